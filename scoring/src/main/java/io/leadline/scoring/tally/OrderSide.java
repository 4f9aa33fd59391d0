package io.leadline.scoring.tally;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import io.leadline.scoring.exact.FractionSum;
import io.leadline.scoring.tally.OrderDistances.Weight;

/**
 * The weighed depth of one side of one maker. It is summed up in integers ({@link OrderValues}); where these cannot
 * tell how the sum is rounded to 10^-18, it is formed of fractions, which takes many times as long. Single thread.
 */
final class OrderSide
{
    private final List<Weight> weights = new ArrayList<>();
    private final List<BigInteger> depths = new ArrayList<>();
    private BigInteger sum = BigInteger.ZERO;
    /** Each unit of depth may have left out half of the last decimal; this is twice as much. */
    private BigInteger error = BigInteger.ZERO;

    void clear()
    {
        weights.clear();
        depths.clear();
        sum = BigInteger.ZERO;
        error = BigInteger.ZERO;
    }

    void add(final Weight weight, final BigInteger depth)
    {
        sum = sum.add(weight.value().multiply(depth));
        weights.add(weight);
        depths.add(depth);
        error = weight.isWhole() ? error : error.add(depth);
    }

    /** The sum, which is rounded to 10^-18 as the exact one is. */
    BigInteger value()
    {
        return error.signum() == 0 || OrderValues.isSure(sum, error) ? sum : exactly();
    }

    private BigInteger exactly()
    {
        final FractionSum fractions = new FractionSum();
        for (int i = 0; i < weights.size(); i++)
        {
            fractions.addTimes(weights.get(i).exact(), depths.get(i));
        }

        return OrderValues.cut(fractions.value());
    }
}
