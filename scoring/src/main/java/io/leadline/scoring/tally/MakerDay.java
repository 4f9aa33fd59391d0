package io.leadline.scoring.tally;

import java.util.Arrays;

import io.leadline.scoring.exact.ExactSum;
import io.leadline.scoring.exact.SumE18;

/** Exact sums over one maker's snapshots in one market on one UTC day. Mutable while a pass fills it; single thread. */
public final class MakerDay
{
    private long activeCount;
    private final ExactSum size = new ExactSum();
    private final SumE18 spreadBps = new SumE18();
    private final SumE18 score = new SumE18();
    private final SumE18[] shares;
    private final long[] held;

    MakerDay(final TallyShape shape)
    {
        shares = new SumE18[shape.shareCount()];
        Arrays.setAll(shares, i -> new SumE18());
        held = new long[shape.heldCount()];
    }

    /** Counted snapshots in which the presence rule holds. */
    public long activeCount()
    {
        return activeCount;
    }

    /** Sum of sizes in tick·lots: the smaller side's notional, or both sides'; as the program says. */
    public ExactSum size()
    {
        return size;
    }

    /** Sum of spreads over active snapshots, in bps. */
    public SumE18 spreadBps()
    {
        return spreadBps;
    }

    /** Sum of snapshot scores. */
    public SumE18 score()
    {
        return score;
    }

    /** Sums of the shares of each bracket, in order of the brackets. */
    public SumE18 share(final int bracket)
    {
        return shares[bracket];
    }

    /** Brackets that have shares. */
    public int shareCount()
    {
        return shares.length;
    }

    /** Counted snapshots in which a need of a KPI holds; the number behind the last need is that of all of them. */
    public long heldCount(final int need)
    {
        return held[need];
    }

    void addHeld(final int need, final long count)
    {
        held[need] += count;
    }

    void addActive(final long count)
    {
        activeCount += count;
    }

    void merge(final MakerDay other)
    {
        activeCount += other.activeCount;
        size.add(other.size);
        spreadBps.add(other.spreadBps);
        score.add(other.score);
        for (int i = 0; i < shares.length; i++)
        {
            shares[i].add(other.shares[i]);
        }
        for (int i = 0; i < held.length; i++)
        {
            held[i] += other.held[i];
        }
    }

    @Override
    public boolean equals(final Object other)
    {
        return other instanceof MakerDay that
            && activeCount == that.activeCount
            && size.equals(that.size)
            && spreadBps.equals(that.spreadBps)
            && score.equals(that.score)
            && Arrays.equals(shares, that.shares)
            && Arrays.equals(held, that.held);
    }

    @Override
    public int hashCode()
    {
        return Long.hashCode(activeCount) + 31 * score.hashCode();
    }

    @Override
    public String toString()
    {
        return "active=" + activeCount + " size=" + size + " spreadBps=" + spreadBps + " score=" + score
            + " shares=" + Arrays.toString(shares) + " held=" + Arrays.toString(held);
    }
}
