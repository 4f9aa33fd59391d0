package io.leadline.command;

import io.leadline.problem.BadInputException;

/** A window of time that a user asks of logs, in the words that every verb refuses it with. Immutable. */
public final class LogWindow
{
    private static final long NS_PER_DAY = 86_400_000_000_000L;

    private LogWindow()
    {
    }

    /**
     * The refusal of a window that no log touches.
     *
     * @param fromEpochNs  start, inclusive, ns since 1970-01-01 UTC; {@link Long#MIN_VALUE}: that of the logs.
     * @param toEpochNs    end, exclusive, likewise; {@link Long#MAX_VALUE}: that of the logs.
     * @param firstEpochNs of the logs' first snapshot.
     * @param lastEpochNs  of their last; the logs are told as the UTC days of both.
     */
    public static BadInputException outside(
        final long fromEpochNs, final long toEpochNs, final long firstEpochNs, final long lastEpochNs)
    {
        final long logsFrom = Math.floorDiv(firstEpochNs, NS_PER_DAY) * NS_PER_DAY;
        final long logsTo = (Math.floorDiv(lastEpochNs, NS_PER_DAY) + 1) * NS_PER_DAY;

        return new BadInputException(
            "period lies outside the logs: from=" + IsoTime.text(fromEpochNs == Long.MIN_VALUE ? logsFrom : fromEpochNs)
                + " to=" + IsoTime.text(toEpochNs == Long.MAX_VALUE ? logsTo : toEpochNs)
                + " logs=" + IsoTime.text(logsFrom) + ".." + IsoTime.text(logsTo));
    }
}
