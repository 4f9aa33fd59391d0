package io.leadline.scoring.tally;

import io.leadline.scoring.exact.Rational;
import io.leadline.snapshot.Snapshot;

/**
 * In how many snapshots each maker rests enough notional on both sides of each band, and of all of them. That depends
 * on nothing but the maker's own bands, once there is a mid; so only a maker that changed is looked at. Single thread,
 * no allocation from snapshot to snapshot where notionals are below 2^63 tick·lots.
 */
final class KpiCounts implements ScoreSums
{
    private final KpiNeeds needs;
    private final LadderBrackets brackets;
    private final int needCount;
    /** For each maker, 1 where a need holds, and behind them 1 where all do. */
    private final StandingSums sums = new StandingSums();
    private int makers;
    private boolean hasMid;

    /** Counts for these needs, with the brackets of their ladder. */
    KpiCounts(final KpiNeeds needs, final LadderBrackets brackets)
    {
        this.needs = needs;
        this.brackets = brackets;
        needCount = needs.count();
    }

    @Override
    public void onDay(final Rational notionalRate)
    {
        sums.clear();
        needs.rate(notionalRate);
    }

    @Override
    public boolean onTime(final long timeEpochNs)
    {
        return needs.onTime(timeEpochNs) | needs.isOverMid();
    }

    @Override
    public void onBook(final Snapshot snapshot, final long midHalfTicks)
    {
        hasMid = midHalfTicks > 0;
    }

    @Override
    public void onSameBook()
    {
        // Nothing here depends on the book, but for a mid.
    }

    @Override
    public void onMaker(final Snapshot snapshot, final int entity, final long count)
    {
        if (entity >= makers)
        {
            makers = 2 * entity + 1;
            sums.grow(makers * (needCount + 1));
        }
        count(snapshot, entity, count);
    }

    @Override
    public void onEnd(final Snapshot snapshot, final long count)
    {
        // Nothing here depends on the book, but for a mid.
    }

    private void count(final Snapshot snapshot, final int entity, final long count)
    {
        final int first = entity * (needCount + 1);
        boolean isAll = hasMid;
        for (int i = 0; i < needCount; i++)
        {
            final boolean holds = hasMid && (holds(snapshot, entity, i) || needs.isWaivedFor(snapshot, entity, i));
            isAll &= holds;
            stand(first + i, holds, count);
        }
        stand(first + needCount, isAll && needs.isTwoSided(snapshot, entity), count);
    }

    private void stand(final int number, final boolean holds, final long count)
    {
        if (sums.standing(number) != 0 != holds)
        {
            sums.stand(number, holds ? 1 : 0, count);
        }
    }

    private boolean holds(final Snapshot snapshot, final int entity, final int need)
    {
        final long least = needs.leastLow(need);
        if (least != Long.MAX_VALUE && brackets.sumUp(needs.edge(need)))
        {
            return brackets.bidNotional() >= least && brackets.askNotional() >= least;
        }

        return needs.holds(snapshot, entity, need);
    }

    @Override
    public void settle(final int entity, final MakerDay day, final long count)
    {
        final int first = entity * (needCount + 1);
        for (int i = 0; i <= needCount; i++)
        {
            sums.settle(first + i, count);
            day.addHeld(i, sums.sumLow(first + i));
        }
    }
}
