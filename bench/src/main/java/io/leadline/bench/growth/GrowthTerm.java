package io.leadline.bench.growth;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One cost of a series, by size.
 *
 * @param name      with its unit.
 * @param isByItem  a cost of each of the things that grow, or of each event on them: what may not grow worse than
 *                  {@code n log n} is the cost of all, size times it. Otherwise the figure is the cost of all.
 * @param values    by size.
 */
record GrowthTerm(String name, boolean isByItem, List<Double> values)
{
    static GrowthTerm of(
        final String name,
        final boolean isByItem,
        final List<GrowthFigures> figures,
        final ToDoubleFunction<GrowthFigures> value)
    {
        return new GrowthTerm(name, isByItem, figures.stream().map(value::applyAsDouble).toList());
    }

    /** Fit of the cost of all. */
    PowerFit fit(final List<Integer> sizes)
    {
        final double[] x = sizes.stream().mapToDouble(Integer::doubleValue).toArray();
        final double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++)
        {
            y[i] = Math.max(Double.MIN_NORMAL, isByItem ? x[i] * values.get(i) : values.get(i));
        }

        return new PowerFit(x, y);
    }
}
