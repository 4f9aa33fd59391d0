package io.leadline.proof.precision;

import java.util.List;

/** Seeded random schedules of one interval over one market. Single thread. */
final class RandomTrials
{
    private final Intervals[] intervals;
    private final double[] uptimes;
    private final RankErrors ranks;
    private final double[] squares;
    private final double[] largest;
    private final long[] covered;
    private long trialCount;

    /** No trial yet. */
    RandomTrials(final List<StateSteps> steps, final double[] uptimes, final long everyNs)
    {
        this.uptimes = uptimes;
        intervals = steps.stream().map(of -> new Intervals(of, everyNs)).toArray(Intervals[]::new);
        ranks = new RankErrors(uptimes);
        squares = new double[uptimes.length];
        largest = new double[uptimes.length];
        covered = new long[uptimes.length];
    }

    /** Samples every maker at the instants of a schedule; makers of whom nothing counts then seem absent. */
    void run(final InstantDraw draw)
    {
        final double[] sampled = new double[uptimes.length];
        for (int maker = 0; maker < sampled.length; maker++)
        {
            final LagCounts samples = new LagCounts();
            intervals[maker].sample(draw, samples);
            if (samples.countedCount() > 0)
            {
                sampled[maker] = samples.activeCount() / (double)samples.countedCount();
                covered[maker] += SamplingError.interval(samples).contains(uptimes[maker]) ? 1 : 0;
                final double error = Math.abs(sampled[maker] - uptimes[maker]);
                squares[maker] += error * error;
                largest[maker] = Math.max(largest[maker], error);
            }
        }
        ranks.add(sampled, 1);
        trialCount++;
    }

    MarketPrecision.SchedulePrecision schedule(final MarketPrecision.Kind kind)
    {
        return new MarketPrecision.SchedulePrecision(kind, ranks.reversed(), ranks.open());
    }

    MarketPrecision.Error error(final int maker)
    {
        return new MarketPrecision.Error(
            intervals[maker].standardError(uptimes[maker]),
            Math.sqrt(squares[maker] / trialCount),
            largest[maker],
            covered[maker] / (double)trialCount,
            ranks.wrongRank(maker));
    }
}
