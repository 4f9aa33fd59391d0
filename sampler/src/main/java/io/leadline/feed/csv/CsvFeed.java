package io.leadline.feed.csv;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import io.leadline.config.Configuration;
import io.leadline.event.EventFlags;
import io.leadline.event.EventSink;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;
import io.leadline.feed.Recording;
import io.leadline.problem.BadInputException;

/**
 * The text form of order events. Files are read in the given order, each under a header of its own; columns are found
 * by name, unknown ones are not read; blank lines are passed over. A malformed row stops the import with everything
 * that is wrong with it, a row of a market that is not configured included. See {@link RowType} for what each type of
 * row must hold.
 */
public final class CsvFeed implements Feed
{
    /** No field that means anything comes near; a quote that never closes does. */
    private static final int MAX_FIELD_LENGTH = 1 << 20;

    private final List<Recording> recordings;
    private final CsvNames names;
    private final EventRow event;
    private final FeedCounters counters = new FeedCounters();
    private final Counter files = counters.add("files");
    private final Counter rows = counters.add("rows");
    private final Map<RowType, Counter> rowsByType = rowCounters();
    private final Counter unconfigured = counters.add("unconfigured_market");
    private final Counter offLot = counters.add("size_off_lot");
    private final Counter offTick = counters.add("price_off_tick");
    private final Counter rounded = counters.add("price_rounded");

    /** A feed of these recordings, which are opened when it runs. */
    public CsvFeed(final Configuration configuration, final List<Recording> recordings)
    {
        this.recordings = List.copyOf(recordings);
        this.names = new CsvNames(configuration.markets());
        this.event = new EventRow(names);
    }

    private Map<RowType, Counter> rowCounters()
    {
        final Map<RowType, Counter> byType = new EnumMap<>(RowType.class);
        for (final RowType type : RowType.values())
        {
            byType.put(type, counters.add(type.text()));
        }

        return byType;
    }

    @Override
    public FeedCounters counters()
    {
        return counters;
    }

    @Override
    public void run(final EventSink sink)
    {
        final EventWriter writer = new EventWriter(sink);
        try
        {
            for (final Recording recording : recordings)
            {
                read(recording, writer);
            }
        }
        catch (final BadInputException malformed)
        {
            sink.flush();
            throw malformed;
        }
        sink.flush();
    }

    private void read(final Recording recording, final EventWriter writer)
    {
        final CsvRow row = new CsvRow(names);
        try (Reader text = recording.openText(); CsvReader<CsvRow> reader = reader(row, text))
        {
            for (final CsvRow next : reader)
            {
                accept(recording, next, writer);
            }
        }
        catch (final CsvParseException malformed)
        {
            throw problem(recording, row, malformed);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
        if (!row.hasHeader())
        {
            throw recording.problem(1, "header missing");
        }
        files.increment();
    }

    private static CsvReader<CsvRow> reader(final CsvRow row, final Reader text)
    {
        return CsvReader.builder()
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)      // both counted by us, with our own message
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .skipEmptyLines(true)
            .maxBufferSize(MAX_FIELD_LENGTH)
            .build(row, text);
    }

    private void accept(final Recording recording, final CsvRow row, final EventWriter writer)
    {
        if (row.hasHeader())
        {
            event.read(row);
            stopOn(event.problems(), recording, row);
            writer.write(event);
            count();
        }
        else
        {
            final List<String> problems = new ArrayList<>();
            row.readHeader(problems);
            stopOn(problems, recording, row);
        }
    }

    private static void stopOn(final List<String> problems, final Recording recording, final CsvRow row)
    {
        if (!problems.isEmpty())
        {
            final String place = recording + ":" + row.line() + ": ";
            throw new BadInputException(problems.stream().map(place::concat).toList());
        }
    }

    private void count()
    {
        rows.increment();
        rowsByType.get(event.type()).increment();
        final int flags = event.flags();
        if (event.market() != null && !event.market().isConfigured())
        {
            unconfigured.increment();
        }
        else if (flags != 0)
        {
            offLot.increase((flags & EventFlags.SIZE_OFF_LOT) != 0 ? 1 : 0);
            offTick.increase((flags & EventFlags.PRICE_OFF_TICK) != 0 ? 1 : 0);
            rounded.increase((flags & EventFlags.PRICE_ROUNDED) != 0 ? 1 : 0);
        }
    }

    private static RuntimeException problem(
        final Recording recording, final CsvRow row, final CsvParseException malformed)
    {
        // The parser wraps what the recording itself has to say.
        return malformed.getCause() instanceof RuntimeException cause ?
            cause : recording.problem(row.line(), "malformed csv: reason=" + reason(malformed));
    }

    /** The parser's words for it, without its own way to name the line. */
    private static String reason(final CsvParseException malformed)
    {
        final String message = malformed.getMessage();
        final int place = message.indexOf(" (record starting at line");

        return place < 0 ? message : message.substring(0, place);
    }
}
