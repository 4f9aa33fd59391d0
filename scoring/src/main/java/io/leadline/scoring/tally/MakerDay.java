package io.leadline.scoring.tally;

import java.util.Arrays;
import java.util.stream.Stream;

import io.leadline.scoring.exact.ExactSum;
import io.leadline.scoring.exact.SumE18;

/**
 * Exact sums over one maker's snapshots in one market on one UTC day. While a pass fills it, what stands at the moment
 * is not in the sums yet; {@link #settle} puts it there, and only then may they be read. Single thread.
 */
public final class MakerDay
{
    private final PresenceRun presence = new PresenceRun();
    private final SumRun spreadBps = new SumRun();
    private final SumRun score = new SumRun();
    private final SumRun[] shares;

    MakerDay(final int shareCount)
    {
        shares = new SumRun[shareCount];
        Arrays.setAll(shares, i -> new SumRun());
    }

    /** Counted snapshots in which the presence rule holds. */
    public long activeCount()
    {
        return presence.activeCount();
    }

    /** Sum of sizes in tick·lots: the smaller side's notional, or both sides'; as the program says. */
    public ExactSum size()
    {
        return presence.size();
    }

    /** Sum of spreads over active snapshots, in bps. */
    public SumE18 spreadBps()
    {
        return spreadBps.sum();
    }

    /** Sum of snapshot scores. */
    public SumE18 score()
    {
        return score.sum();
    }

    /** Sums of the shares of each bracket, in order of the brackets. */
    public SumE18 share(final int bracket)
    {
        return shares[bracket].sum();
    }

    /** Brackets that have shares. */
    public int shareCount()
    {
        return shares.length;
    }

    PresenceRun presenceRun()
    {
        return presence;
    }

    SumRun spreadRun()
    {
        return spreadBps;
    }

    SumRun scoreRun()
    {
        return score;
    }

    SumRun shareRun(final int bracket)
    {
        return shares[bracket];
    }

    /**
     * Adds what stands; nothing stands behind it, and counts begin again.
     *
     * @param countedCount snapshots of the day so far that count for presence, size and spread.
     * @param scoredCount  those that count for score and shares.
     */
    void settle(final long countedCount, final long scoredCount)
    {
        presence.settle(countedCount);
        spreadBps.settle(countedCount);
        score.settle(scoredCount);
        for (final SumRun share : shares)
        {
            share.settle(scoredCount);
        }
    }

    void merge(final MakerDay other)
    {
        presence.merge(other.presence);
        spreadBps().add(other.spreadBps());
        score().add(other.score());
        for (int i = 0; i < shares.length; i++)
        {
            share(i).add(other.share(i));
        }
    }

    @Override
    public boolean equals(final Object other)
    {
        return other instanceof MakerDay that
            && activeCount() == that.activeCount()
            && size().equals(that.size())
            && spreadBps().equals(that.spreadBps())
            && score().equals(that.score())
            && Arrays.equals(shareSums(), that.shareSums());
    }

    @Override
    public int hashCode()
    {
        return Long.hashCode(activeCount()) + 31 * score().hashCode();
    }

    @Override
    public String toString()
    {
        return "active=" + activeCount() + " size=" + size() + " spreadBps=" + spreadBps() + " score=" + score()
            + " shares=" + Arrays.toString(shareSums());
    }

    private SumE18[] shareSums()
    {
        return Stream.of(shares).map(SumRun::sum).toArray(SumE18[]::new);
    }
}
