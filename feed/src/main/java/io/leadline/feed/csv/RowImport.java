package io.leadline.feed.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvParseException;

import io.leadline.config.Configuration;
import io.leadline.event.EventFlags;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;
import io.leadline.problem.BadInputException;

/**
 * Rows of one file after another, read, checked, counted and written. What is wrong with a row is said in the words of
 * {@code file:line: what is wrong}; the rows before it are written. Single thread.
 */
final class RowImport
{
    private final CsvNames names;
    private final EventRow event;
    private final Counter rows;
    /** By place of the type. */
    private final Counter[] rowsByType;
    private final Counter unconfigured;
    private final Counter offLot;
    private final Counter offTick;
    private final Counter rounded;
    private final RowsInLog inLog;
    private Path file;
    private long timeEpochNs;

    /**
     * An import before its first file, which adds its counters to a feed's.
     *
     * @param inLog knows the rows that are passed over.
     */
    RowImport(final Configuration configuration, final FeedCounters counters, final RowsInLog inLog)
    {
        this.inLog = inLog;
        names = new CsvNames(configuration.markets());
        event = new EventRow(names);
        rows = counters.add("rows");
        rowsByType = Stream.of(RowType.values()).map(type -> counters.add(type.text())).toArray(Counter[]::new);
        unconfigured = counters.add("unconfigured_market");
        offLot = counters.add("size_off_lot");
        offTick = counters.add("price_off_tick");
        rounded = counters.add("price_rounded");
    }

    /**
     * Begins a file with its header.
     *
     * @param path names the file where something is wrong.
     * @return takes the file's rows; null when there is no row, not even of a header.
     * @throws BadInputException when no rows can be read under the header.
     */
    RowBatch begin(final Path path, final RowReader reader)
    {
        file = path;
        final CsvHeader header = new CsvHeader();
        try
        {
            if (!reader.read(header))
            {
                return null;
            }
        }
        catch (final CsvParseException malformed)
        {
            throw problem(reader.line(), malformed);
        }
        stopOn(header.problems(), header.line());

        return new RowBatch(names, header);
    }

    /**
     * Reads the next rows and writes them.
     *
     * @return whether more may follow.
     * @throws BadInputException when a row is malformed; those before it are written.
     */
    boolean read(final RowReader reader, final RowBatch batch, final EventWriter writer)
    {
        try
        {
            return fill(reader, batch, writer);
        }
        catch (final CsvParseException malformed)
        {
            throw problem(reader.line(), malformed);
        }
    }

    /** Rows before one that cannot be read are written first, and stop the import themselves if they are malformed. */
    private boolean fill(final RowReader reader, final RowBatch batch, final EventWriter writer)
    {
        try
        {
            return batch.fill(reader);
        }
        finally
        {
            write(batch, writer);
        }
    }

    private void write(final RowBatch batch, final EventWriter writer)
    {
        boolean isAnyExpected = false;
        for (int i = 0; i < batch.count(); i++)
        {
            isAnyExpected |= writer.expect(batch.row(i));
        }
        batch.readTogether(isAnyExpected);
        for (int i = 0; i < batch.count(); i++)
        {
            if (inLog.holds(batch.row(i), file))
            {
                timeEpochNs = batch.row(i).time().timeEpochNs();
                continue;
            }
            event.read(batch.row(i));
            stopOn(event.problems(), batch.row(i).line());
            writer.write(event);
            timeEpochNs = event.timeEpochNs();
            count();
        }
    }

    private void stopOn(final List<String> problems, final long line)
    {
        if (!problems.isEmpty())
        {
            final String place = file + ":" + line + ": ";
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

    /** Time of the row that was written or passed over last. */
    long timeEpochNs()
    {
        return timeEpochNs;
    }

    private RuntimeException problem(final long line, final CsvParseException malformed)
    {
        // The parser wraps what the recording itself has to say.
        return malformed.getCause() instanceof RuntimeException cause ?
            cause : new BadInputException(file + ":" + line + ": malformed csv: reason=" + reason(malformed));
    }

    /** The parser's words for it, without its own way to name the line. */
    private static String reason(final CsvParseException malformed)
    {
        final String message = malformed.getMessage();
        final int place = message.indexOf(" (record starting at line");

        return place < 0 ? message : message.substring(0, place);
    }
}
