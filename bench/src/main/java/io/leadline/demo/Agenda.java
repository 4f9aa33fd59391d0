package io.leadline.demo;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What happens when, on venue time; things due at one time happen in the order they were put down. Single thread. */
final class Agenda
{
    /** Something that an agent does at its time. */
    interface Action
    {
        /** The time has come. */
        void act(long timeEpochNs);
    }

    private static final Comparator<Entry> DUE_FIRST =
        Comparator.comparingLong(Entry::timeEpochNs).thenComparingLong(Entry::sequence);

    private final PriorityQueue<Entry> entries = new PriorityQueue<>(DUE_FIRST);
    private long nextSequence;
    private long nowEpochNs = Long.MIN_VALUE;

    /**
     * Puts an action down.
     *
     * @throws IllegalArgumentException when its time has passed already.
     */
    void at(final long timeEpochNs, final Action action)
    {
        if (timeEpochNs < nowEpochNs)
        {
            throw new IllegalArgumentException(
                "action in the past: timeEpochNs=" + timeEpochNs + " limit=" + nowEpochNs);
        }
        entries.add(new Entry(timeEpochNs, nextSequence++, action));
    }

    /**
     * Lets the next action happen if it is due before the bound.
     *
     * @return false when nothing is due before the bound.
     */
    boolean actBefore(final long boundEpochNs)
    {
        final Entry next = entries.peek();
        if (next == null || next.timeEpochNs >= boundEpochNs)
        {
            return false;
        }
        entries.remove();
        nowEpochNs = next.timeEpochNs;
        next.action.act(nowEpochNs);

        return true;
    }

    /** Time of the last action. */
    long nowEpochNs()
    {
        return nowEpochNs;
    }

    private record Entry(long timeEpochNs, long sequence, Action action)
    {
    }
}
