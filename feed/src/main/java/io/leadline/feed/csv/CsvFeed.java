package io.leadline.feed.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvParseException;

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
    private final List<Recording> recordings;
    private final CsvNames names;
    private final EventRow event;
    private final FeedCounters counters = new FeedCounters();
    private final Counter files = counters.add("files");
    private final Counter rows = counters.add("rows");
    /** By place of the type. */
    private final Counter[] rowsByType = rowCounters();
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

    private Counter[] rowCounters()
    {
        return Stream.of(RowType.values()).map(type -> counters.add(type.text())).toArray(Counter[]::new);
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
        try (RowReader reader = new RowReader(recording.openText()))
        {
            readRows(recording, reader, writer);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
        files.increment();
    }

    private void readRows(final Recording recording, final RowReader reader, final EventWriter writer)
    {
        try
        {
            final RowBatch rows = new RowBatch(names, header(recording, reader));
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = readBatch(recording, reader, rows, writer);
            }
        }
        catch (final CsvParseException malformed)
        {
            throw problem(recording, reader.line(), malformed);
        }
    }

    private static CsvHeader header(final Recording recording, final RowReader reader)
    {
        final CsvHeader header = new CsvHeader();
        if (!reader.read(header))
        {
            throw recording.problem(1, "header missing");
        }
        stopOn(header.problems(), recording, header.line());

        return header;
    }

    /** Rows before one that cannot be read are written first, and stop the import themselves if they are malformed. */
    private boolean readBatch(
        final Recording recording, final RowReader reader, final RowBatch batch, final EventWriter writer)
    {
        try
        {
            return batch.fill(reader);
        }
        finally
        {
            write(recording, batch, writer);
        }
    }

    private void write(final Recording recording, final RowBatch batch, final EventWriter writer)
    {
        boolean isAnyExpected = false;
        for (int i = 0; i < batch.count(); i++)
        {
            isAnyExpected |= writer.expect(batch.row(i));
        }
        batch.readTogether(isAnyExpected);
        for (int i = 0; i < batch.count(); i++)
        {
            event.read(batch.row(i));
            stopOn(event.problems(), recording, batch.row(i).line());
            writer.write(event);
            count();
        }
    }

    private static void stopOn(final List<String> problems, final Recording recording, final long line)
    {
        if (!problems.isEmpty())
        {
            final String place = recording + ":" + line + ": ";
            throw new BadInputException(problems.stream().map(place::concat).toList());
        }
    }

    private void count()
    {
        rows.increment();
        rowsByType[event.type().ordinal()].increment();
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
        final Recording recording, final long line, final CsvParseException malformed)
    {
        // The parser wraps what the recording itself has to say.
        return malformed.getCause() instanceof RuntimeException cause ?
            cause : recording.problem(line, "malformed csv: reason=" + reason(malformed));
    }

    /** The parser's words for it, without its own way to name the line. */
    private static String reason(final CsvParseException malformed)
    {
        final String message = malformed.getMessage();
        final int place = message.indexOf(" (record starting at line");

        return place < 0 ? message : message.substring(0, place);
    }
}
