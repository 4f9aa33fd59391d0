package io.leadline.proof.conduct;

import java.util.Comparator;
import java.util.PriorityQueue;

import io.leadline.snapshot.SnapshotSource;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * The instants that a snapshot log records, and behind each of them those that are shifted by equal parts of the
 * interval, all in the order of time. Holds no more of them than an interval has. Single thread.
 */
final class PhasedInstants
{
    static final long NEVER = Long.MAX_VALUE;

    private final SnapshotSource snapshots;
    private final int phases;
    private final long everyNs;
    private final PriorityQueue<Due> due = new PriorityQueue<>(
        Comparator.comparingLong(Due::timeEpochNs).thenComparingInt(Due::market).thenComparingInt(Due::phase));
    private boolean hasRecord;

    PhasedInstants(final SnapshotSource snapshots, final int phases)
    {
        this.snapshots = snapshots;
        this.phases = phases;
        everyNs = snapshots.configuration().schedule().everyNs();
        advance();
    }

    /**
     * An instant of a market.
     *
     * @param phase    0 for one of the schedule.
     * @param sequence of the last event that the snapshot log has applied by then; of phase 0 alone.
     */
    record Due(int market, int phase, long timeEpochNs, long sequence)
    {
    }

    private void advance()
    {
        Record record = snapshots.next();
        while (record == Record.TOTALS)
        {
            record = snapshots.next();
        }
        hasRecord = record == Record.SNAPSHOT;
    }

    /** Time of the next, {@link #NEVER} when there is none. */
    long nextEpochNs()
    {
        final long recorded = hasRecord ? snapshots.snapshot().timeEpochNs() : NEVER;

        return due.isEmpty() ? recorded : Math.min(recorded, due.peek().timeEpochNs());
    }

    /** Whether the snapshot log has instants that were not taken. */
    boolean hasMore()
    {
        return hasRecord || due.stream().anyMatch(next -> next.phase() == 0);
    }

    /** Takes the next, which there is. */
    Due take()
    {
        while (hasRecord && (due.isEmpty() || snapshots.snapshot().timeEpochNs() <= due.peek().timeEpochNs()))
        {
            final int market = snapshots.snapshot().market();
            final long timeEpochNs = snapshots.snapshot().timeEpochNs();
            final long sequence = snapshots.snapshot().eventSequence();
            for (int phase = 0; phase < phases; phase++)
            {
                due.add(new Due(market, phase, timeEpochNs + everyNs / phases * phase, sequence));
            }
            advance();
        }

        return due.remove();
    }
}
