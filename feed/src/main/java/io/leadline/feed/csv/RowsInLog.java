package io.leadline.feed.csv;

import java.nio.file.Path;

import io.leadline.event.LogEnd;
import io.leadline.problem.BadInputException;

/**
 * The rows that a log holds already, as the first of the rows that are read again. Every row makes one event, and what
 * an adapter adds by itself says so in the log; so the count of the other events is the count of the rows, whatever
 * stopped their writer, and nothing beside the log need be kept. That the rows are the same is checked where the log's
 * last own time must come up again. Rows that begin behind that time are a new input, of which the log holds nothing.
 * Single thread.
 */
final class RowsInLog
{
    /** Of a log that is not gone on with. */
    static final RowsInLog NONE = new RowsInLog(LogEnd.EMPTY);

    private final LogEnd end;
    private long passed;
    private boolean areAllPassed;

    RowsInLog(final LogEnd end)
    {
        this.end = end;
        areAllPassed = end.toldCount() == 0;
    }

    /**
     * Whether the log holds the row that is read next.
     *
     * @throws BadInputException when the log holds another in its place.
     */
    boolean holds(final CsvRow row, final Path file)
    {
        if (areAllPassed)
        {
            return false;
        }
        final long timeEpochNs = row.isFilled(Column.TIME_NS) ? row.time().timeEpochNs() : TimeField.MALFORMED;
        if (passed == 0 && timeEpochNs > end.toldTimeEpochNs() && end.toldTimeEpochNs() != LogEnd.NONE)
        {
            areAllPassed = true;
            return false;
        }
        passed++;
        areAllPassed = passed == end.toldCount();
        if (passed == end.toldCount() - end.toldSinceTime() && timeEpochNs != end.toldTimeEpochNs())
        {
            throw new BadInputException(
                file + ":" + row.line() + ": not the row that the log holds: row=" + passed + " time=" + timeEpochNs +
                " log_time=" + end.toldTimeEpochNs());
        }

        return true;
    }

    /** Whether rows are read now that the log does not hold. */
    boolean areAllPassed()
    {
        return areAllPassed;
    }

    /** There are no more rows, and the log holds more. */
    BadInputException missing()
    {
        return new BadInputException(
            "inputs hold fewer rows than the log: rows=" + passed + " log=" + end.toldCount());
    }
}
