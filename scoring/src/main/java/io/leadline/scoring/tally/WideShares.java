package io.leadline.scoring.tally;

import java.math.BigInteger;
import java.util.Arrays;

/** Shares and scores of the makers that big integers are needed for, summed up as they stand. Single thread. */
final class WideShares
{
    private final int edgeCount;
    /** By maker, once it was needed: a sum for each bracket, and behind them that of its score. */
    private SumRun[][] runs = {};

    WideShares(final int edgeCount)
    {
        this.edgeCount = edgeCount;
    }

    /** Forgets everything. */
    void clear()
    {
        Arrays.fill(runs, null);
    }

    /** Takes a share that stands from now on; the count is of snapshots before this one. */
    void share(final int entity, final int bracket, final BigInteger shareE18, final long count)
    {
        runs(entity)[bracket].stand(shareE18, count);
    }

    /** Takes a score like that. */
    void score(final int entity, final BigInteger scoreE18, final long count)
    {
        runs(entity)[edgeCount].stand(scoreE18, count);
    }

    /** Nothing of a maker stands here any more. */
    void stop(final int entity, final long count)
    {
        if (isKnown(entity))
        {
            for (final SumRun run : runs[entity])
            {
                run.stand(BigInteger.ZERO, count);
            }
        }
    }

    /** Adds a maker's sums to its day. */
    void settle(final int entity, final MakerDay day, final long count)
    {
        if (isKnown(entity))
        {
            for (int i = 0; i <= edgeCount; i++)
            {
                final SumRun run = runs[entity][i];
                run.settle(count);
                (i == edgeCount ? day.score() : day.share(i)).add(run.sum());
            }
            runs[entity] = null;
        }
    }

    private boolean isKnown(final int entity)
    {
        return entity < runs.length && runs[entity] != null;
    }

    private SumRun[] runs(final int entity)
    {
        if (entity >= runs.length)
        {
            runs = Arrays.copyOf(runs, 2 * entity + 1);
        }
        if (runs[entity] == null)
        {
            runs[entity] = new SumRun[edgeCount + 1];
            Arrays.setAll(runs[entity], i -> new SumRun());
        }

        return runs[entity];
    }
}
