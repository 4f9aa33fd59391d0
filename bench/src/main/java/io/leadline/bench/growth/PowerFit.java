package io.leadline.bench.growth;

/**
 * How fast a cost grows with a size: the exponent p of {@code cost = c · size^p} that fits best, all distances taken in
 * logarithms, and what it would be of {@code size · log size} over the same sizes. Immutable.
 */
final class PowerFit
{
    private final double[] sizes;
    private final double[] costs;

    /** Of positive sizes that rise, and positive costs. */
    PowerFit(final double[] sizes, final double[] costs)
    {
        if (sizes.length != costs.length || sizes.length < 2)
        {
            throw new IllegalArgumentException("too few sizes: sizes=" + sizes.length + " costs=" + costs.length);
        }
        this.sizes = sizes.clone();
        this.costs = costs.clone();
    }

    /** Exponent over all sizes, by least squares. */
    double exponent()
    {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < sizes.length; i++)
        {
            meanX += Math.log(sizes[i]) / sizes.length;
            meanY += Math.log(costs[i]) / sizes.length;
        }
        double sumXy = 0;
        double sumXx = 0;
        for (int i = 0; i < sizes.length; i++)
        {
            final double x = Math.log(sizes[i]) - meanX;
            sumXy += x * (Math.log(costs[i]) - meanY);
            sumXx += x * x;
        }

        return sumXy / sumXx;
    }

    /** Exponent of one step: from a size to the one after it. */
    double stepExponent(final int step)
    {
        return Math.log(costs[step + 1] / costs[step]) / Math.log(sizes[step + 1] / sizes[step]);
    }

    /** What {@link #exponent} would be if the cost were {@code size · log2(1 + size)}: 1 and a little. */
    double linearithmicExponent()
    {
        final double[] linearithmic = new double[sizes.length];
        for (int i = 0; i < sizes.length; i++)
        {
            linearithmic[i] = sizes[i] * Math.log1p(sizes[i]);
        }

        return new PowerFit(sizes, linearithmic).exponent();
    }
}
