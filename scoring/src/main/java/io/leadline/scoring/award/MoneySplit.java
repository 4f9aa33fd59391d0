package io.leadline.scoring.award;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import io.leadline.scoring.exact.Rational;

/** Splits money by weights to a smallest step without losing or making any: largest remainder, H. C. Hamilton. */
public final class MoneySplit
{
    private MoneySplit()
    {
    }

    /**
     * Parts of an amount in proportion to weights; they add up to the amount.
     *
     * @param amount  a multiple of the step, not negative.
     * @param step    the smallest payout.
     * @param weights not negative, not all zero; of equal remainders the first gets the step.
     */
    public static List<BigDecimal> split(
        final BigDecimal amount, final BigDecimal step, final List<Rational> weights)
    {
        final BigInteger steps = amount.divideToIntegralValue(step).toBigIntegerExact();
        final Rational sum = weights.stream().reduce(Rational.ZERO, Rational::plus);
        final List<BigInteger> floors = new ArrayList<>();
        final List<Rational> remainders = new ArrayList<>();
        BigInteger left = steps;
        for (final Rational weight : weights)
        {
            final Rational quota = Rational.of(steps).times(weight).dividedBy(sum);
            final BigInteger floor = quota.floor();
            floors.add(floor);
            remainders.add(quota.minus(Rational.of(floor)));
            left = left.subtract(floor);
        }
        IntStream.range(0, weights.size())
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
            .limit(left.longValueExact())
            .forEach(i -> floors.set(i, floors.get(i).add(BigInteger.ONE)));

        return floors.stream().map(floor -> new BigDecimal(floor).multiply(step)).toList();
    }
}
