package io.leadline.proof.precision;

/**
 * What lies between two samples, where the time from one change to the next is drawn anew each time: presence that
 * comes and goes at a steady rate, the random telegraph signal, whose covariance at a distance t falls as exp(−rate ·
 * t). Here are its values for samples at random instants, one in each interval, with the rate in changes of the decay
 * per interval: samples j ≥ 1 intervals apart lie 1 + (j − 1) apart with a triangular spread. Functions only.
 */
final class Telegraph
{
    /** Rates beyond make samples independent for all that can be seen. */
    private static final double FASTEST = 1e6;
    private static final double SLOWEST = 1e-6;
    private static final int HALVINGS = 60;

    private Telegraph()
    {
    }

    /** Correlation of samples in neighbouring intervals: ((1 − exp(−rate)) / rate)². */
    static double neighbours(final double rate)
    {
        final double one = -StrictMath.expm1(-rate) / rate;

        return one * one;
    }

    /** Correlation of samples so many intervals apart. */
    static double correlation(final double rate, final int intervals)
    {
        return StrictMath.exp(-rate * (intervals - 1)) * neighbours(rate);
    }

    /**
     * The part of the variance of a sample that lies within its interval, and so does not average out by looking at
     * neighbours: 1 − 2 (rate − 1 + exp(−rate)) / rate².
     */
    static double within(final double rate)
    {
        // Below, the difference of nearly equal numbers; the series begins rate/3 − rate²/12.
        return rate < 1e-3 ? rate / 3 - rate * rate / 12 : 1 - 2 * (rate + StrictMath.expm1(-rate)) / (rate * rate);
    }

    /**
     * The rate at which the semivariogram rises from one interval to two by a given part of what it is at one.
     *
     * @param rise of (value at 2 − value at 1) / value at 1, below 1.
     */
    static double rate(final double rise)
    {
        double low = StrictMath.log(SLOWEST);
        double high = StrictMath.log(FASTEST);
        for (int i = 0; i < HALVINGS; i++)
        {
            final double middle = (low + high) / 2;
            if (rise(StrictMath.exp(middle)) > rise)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return StrictMath.exp((low + high) / 2);
    }

    private static double rise(final double rate)
    {
        final double neighbours = neighbours(rate);

        return neighbours * -StrictMath.expm1(-rate) / (1 - neighbours);
    }
}
