package io.leadline.feed.hyperliquid;

import io.leadline.event.LogEnd;

/**
 * The blocks that a log holds already, among those that are read again after a restart. Every block ends with a
 * heartbeat of no market, so the log holds all blocks up to the one of its last such heartbeat; where time by the local
 * clock had run ahead and late blocks carry other times than their own, these are counted from the last that carries
 * its own. A block that a process left half written counts as held when the log has fills of it, which would be
 * credited twice otherwise. Single thread.
 */
final class BlocksInLog
{
    private static final long NONE = -1;

    private final LogEnd end;
    private long left = NONE;
    private long lastBlock = NONE;
    private boolean isLastHeld;
    private boolean isLastCut;

    BlocksInLog(final LogEnd end)
    {
        this.end = end;
        isLastHeld = end.markTimeEpochNs() != LogEnd.NONE || end.creditsSinceMark() > 0;
    }

    /** Time of the last block whose own time the log has; {@link LogEnd#NONE} where there is none. */
    long timeEpochNs()
    {
        return end.markTimeEpochNs();
    }

    /** Whether the log holds a block; asked in the order of the blocks, from one before its end on. */
    boolean holds(final long block, final long timeEpochNs)
    {
        if (isLastHeld && block > lastBlock)
        {
            isLastHeld = isNextHeld(timeEpochNs);
        }
        lastBlock = Math.max(lastBlock, block);

        return isLastHeld && block <= lastBlock;
    }

    private boolean isNextHeld(final long timeEpochNs)
    {
        if (end.markTimeEpochNs() == LogEnd.NONE)
        {
            isLastCut = timeEpochNs == end.toldTimeEpochNs();
            return timeEpochNs <= end.toldTimeEpochNs();
        }
        if (left == NONE)
        {
            left = timeEpochNs == end.markTimeEpochNs() ? end.marksSinceTime() : NONE;
            return timeEpochNs <= end.markTimeEpochNs();
        }
        if (left == 0 && end.creditsSinceMark() > 0 && !isLastCut)
        {
            isLastCut = true;
            return true;
        }
        left--;

        return left >= 0;
    }

    /** Whether the last block that is held is half written, and its end is still to be told. */
    boolean isLastCut()
    {
        return isLastHeld && isLastCut;
    }
}
