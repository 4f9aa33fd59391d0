package io.leadline.feed.levels;

import java.util.Arrays;

/** How far each of a feed's streams is known to be complete, by the venue's time. Single thread; allocates nothing. */
final class StreamClocks
{
    /** Nobody waits for a stream of this clock. */
    static final long NOT_AWAITED = Long.MAX_VALUE;

    private long[] clocks;
    private long leastEpochNs = NOT_AWAITED;

    StreamClocks(final int streamCount)
    {
        clocks = new long[streamCount];
        Arrays.fill(clocks, NOT_AWAITED);
    }

    /** One stream more, which nobody waits for yet: its number. */
    int add()
    {
        clocks = Arrays.copyOf(clocks, clocks.length + 1);
        clocks[clocks.length - 1] = NOT_AWAITED;

        return clocks.length - 1;
    }

    /** The stream is awaited and complete up to this time. */
    void begin(final int stream, final long timeEpochNs)
    {
        set(stream, timeEpochNs);
    }

    /** The stream, if it is awaited, is complete up to this time. */
    void advance(final int stream, final long timeEpochNs)
    {
        if (clocks[stream] != NOT_AWAITED && clocks[stream] < timeEpochNs)
        {
            set(stream, timeEpochNs);
        }
    }

    /** Nobody waits for the stream. */
    void end(final int stream)
    {
        set(stream, NOT_AWAITED);
    }

    private void set(final int stream, final long timeEpochNs)
    {
        final long before = clocks[stream];
        clocks[stream] = timeEpochNs;
        if (before == leastEpochNs || timeEpochNs < leastEpochNs)
        {
            leastEpochNs = least();
        }
    }

    private long least()
    {
        long least = NOT_AWAITED;
        for (final long clock : clocks)
        {
            least = Math.min(least, clock);
        }

        return least;
    }

    /** All awaited streams are complete up to this time; {@link #NOT_AWAITED} when there is none. */
    long leastEpochNs()
    {
        return leastEpochNs;
    }
}
