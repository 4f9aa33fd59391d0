package io.leadline.sampler;

import io.leadline.schedule.Instants;

/**
 * Which market is due next: a binary heap of markets by the time of their next instant, equal times in the order of the
 * configuration. Single thread; allocates nothing after its construction.
 */
final class DueInstants
{
    static final long NEVER = Long.MAX_VALUE;

    private final Instants instants;
    private final int[] heap;
    private final long[] timesEpochNs;
    private final long[] intervals;
    private int size;

    DueInstants(final Instants instants, final int marketCount)
    {
        this.instants = instants;
        heap = new int[marketCount];
        timesEpochNs = new long[marketCount];
        intervals = new long[marketCount];
    }

    /** Schedules a market from its first instant at or after a time. */
    void start(final int market, final long timeEpochNs)
    {
        intervals[market] = instants.firstInterval(market, timeEpochNs);
        timesEpochNs[market] = instants.instantEpochNs(market, intervals[market]);
        heap[size] = market;
        siftUp(size++);
    }

    /** Time of the earliest instant, {@link #NEVER} while no market is scheduled. */
    long nextEpochNs()
    {
        return size == 0 ? NEVER : timesEpochNs[heap[0]];
    }

    /** The market that is due at {@link #nextEpochNs()}. */
    int market()
    {
        return heap[0];
    }

    /** Interval of the market that is due. */
    long interval()
    {
        return intervals[heap[0]];
    }

    /** Schedules the market that is due for its next instant. */
    void advance()
    {
        final int market = heap[0];
        intervals[market]++;
        timesEpochNs[market] = instants.instantEpochNs(market, intervals[market]);
        siftDown();
    }

    private void siftUp(final int from)
    {
        int place = from;
        while (place > 0 && isBefore(heap[place], heap[(place - 1) / 2]))
        {
            swap(place, (place - 1) / 2);
            place = (place - 1) / 2;
        }
    }

    private void siftDown()
    {
        int place = 0;
        while (true)
        {
            final int left = 2 * place + 1;
            int first = place;
            if (left < size && isBefore(heap[left], heap[first]))
            {
                first = left;
            }
            if (left + 1 < size && isBefore(heap[left + 1], heap[first]))
            {
                first = left + 1;
            }
            if (first == place)
            {
                return;
            }
            swap(place, first);
            place = first;
        }
    }

    private void swap(final int left, final int right)
    {
        final int market = heap[left];
        heap[left] = heap[right];
        heap[right] = market;
    }

    private boolean isBefore(final int left, final int right)
    {
        return timesEpochNs[left] < timesEpochNs[right] ||
            timesEpochNs[left] == timesEpochNs[right] && left < right;
    }
}
