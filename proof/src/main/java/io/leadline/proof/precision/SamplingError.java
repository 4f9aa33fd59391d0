package io.leadline.proof.precision;

/**
 * What a sampled uptime may be off by, told from the samples alone, for one random instant in each interval.
 *
 * <p>Such a sample has less variance than one of independent looks, which Wilson's interval is made for: what holds
 * over many intervals is met at all of their instants alike. Only what changes within an interval is left to chance.
 * That part is the nugget of the samples' semivariogram: its value where the distance shrinks to nothing. Two
 * extrapolations from larger distances are averaged. One is a parabola through distances of one, two and three
 * intervals, which is near for what changes seldom and for what comes and goes by a clock, and up to half too large for
 * what changes about once an interval. The other is a line, for what changes seldom, and a {@link Telegraph}, for what
 * changes often, which is near for all that changes by chance, and too small for what keeps to a clock. The line and
 * the telegraph are drawn back by a standard error each, since a rise that is chance would make the interval too short.
 * The nugget is kept between a third of the value at distance one, which is a line's, and the variance of independent
 * looks. The interval is Wilson's with as many looks as have that variance. Where it holds what it says, and where it
 * is wider, is tried by the tests of this class over many kinds of makers.
 */
public final class SamplingError
{
    /** The normal distribution's quantile of 0.975. */
    static final double Z = 1.959963984540054;

    private static final int FAR = LagCounts.LAGS;
    private static final int NEAR = 3;

    private SamplingError()
    {
    }

    /**
     * An interval of a proportion.
     *
     * @param low  lower end, 0 to 1.
     * @param high upper end, 0 to 1.
     */
    public record Interval(double low, double high)
    {
        /** Whether a proportion lies inside, ends included. */
        public boolean contains(final double proportion)
        {
            return low <= proportion && proportion <= high;
        }
    }

    /** The 95 % interval of the uptime behind samples of which at least one counts. */
    static Interval interval(final LagCounts samples)
    {
        final double looks = samples.countedCount();
        final double share = samples.activeCount() / looks;
        final double independent = share * (1 - share);
        if (independent == 0)
        {
            return wilson(share, looks);
        }

        return wilson(share, looks * independent / Math.min(independent, nugget(samples)));
    }

    /** The standard error that goes with the interval; 0 where no two samples differ. */
    static double standardError(final LagCounts samples)
    {
        final double looks = samples.countedCount();
        final double share = samples.activeCount() / looks;
        final double independent = share * (1 - share);

        return independent == 0 ? 0 : Math.sqrt(Math.min(independent, nugget(samples)) / looks);
    }

    private static double nugget(final LagCounts samples)
    {
        final double one = samples.halfSquare(1);
        if (one == 0)
        {
            // Some samples are active and some are not, but no neighbours: those between do not count.
            return 1;
        }
        return (parabola(samples) + lineAndTelegraph(samples)) / 2;
    }

    /** Of a semivariogram of the form nugget + a · distance - b · distance², averaged over instants in intervals. */
    private static double parabola(final LagCounts samples)
    {
        final double one = samples.halfSquare(1);

        return Math.max(one / 3, (13 * one - 10 * samples.halfSquare(2) + 3 * samples.halfSquare(3)) / 6);
    }

    private static double lineAndTelegraph(final LagCounts samples)
    {
        final double one = samples.halfSquare(1);
        final double chance = Math.sqrt(one / (2.0 * samples.countedCount()));
        final double slope =
            Math.max(0, (samples.halfSquare(FAR) - samples.halfSquare(NEAR) - chance) / (FAR - NEAR));
        final double fast = one - slope;
        final double least = one / 3;
        if (fast <= 0)
        {
            return least;
        }
        final double rise = (samples.halfSquare(2) - one - slope - chance) / fast;

        return Math.max(least, slope / 3 + fast * nuggetOfUnit(rise));
    }

    /** Of a telegraph whose semivariogram is 1 at one interval, and rises from there to the second. */
    private static double nuggetOfUnit(final double rise)
    {
        if (rise <= 0)
        {
            return 1;
        }
        if (rise >= 1)
        {
            return 1.0 / 3;
        }
        final double rate = Telegraph.rate(rise);

        return Telegraph.within(rate) / (1 - Telegraph.neighbours(rate));
    }

    /** Wilson's interval of a share of so many independent looks. */
    static Interval wilson(final double share, final double looks)
    {
        final double square = Z * Z;
        final double centre = share + square / (2 * looks);
        final double half = Z * Math.sqrt(share * (1 - share) / looks + square / (4 * looks * looks));
        final double divisor = 1 + square / looks;

        return new Interval(
            share == 0 ? 0 : (centre - half) / divisor, share == 1 ? 1 : Math.min(1, (centre + half) / divisor));
    }
}
