package io.leadline.scoring.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Weighted sums of quotients, rounded once, against fractions. */
class RoundedSumTest
{
    private static final int CASES = 100_000;
    private static final int TERMS = 6;

    @Test
    void shouldCorrectSumsOfRoundedQuotientsOrSayThatItCannot()
    {
        final long seed = 7;
        final Random random = new Random(seed);
        final QuotientE18 quotient = new QuotientE18();
        int certain = 0;
        for (int i = 0; i < CASES; i++)
        {
            final int weightLimit = random.nextBoolean() ? 400 : (int)(RoundedSum.MAX_WEIGHT_SUM / TERMS);
            Rational exact = Rational.ZERO;
            BigInteger ofRounded = BigInteger.ZERO;
            long restSum = 0;
            long weightSum = 0;
            for (int term = 0; term < TERMS; term++)
            {
                final long weight = random.nextInt(weightLimit);
                final long divisor = 1 + (random.nextLong() >>> 5 + random.nextInt(58));
                final long dividend = Math.floorMod(random.nextLong(), 3 * divisor);
                quotient.divisor(divisor);
                quotient.divide(dividend);
                restSum += weight * RoundedSum.rest(quotient);
                weightSum += weight;
                exact = exact.plus(Rational.of(weight).times(Rational.of(dividend, divisor)));
                ofRounded = ofRounded.add(BigInteger.valueOf(weight)
                    .multiply(QuotientE18.roundHalfEven(Rational.of(dividend, divisor))));
            }
            if (RoundedSum.isCertain(restSum, weightSum))
            {
                certain++;

                assertThat(ofRounded.add(BigInteger.valueOf(RoundedSum.correction(restSum))))
                    .as("seed=%d case=%d", seed, i).isEqualTo(QuotientE18.roundHalfEven(exact));
            }
        }

        // What is left are exact ties: divisors of 2^19 and more with few other factors.
        assertThat(certain).isGreaterThan(CASES * 99 / 100);
    }

    @Test
    void shouldLeaveExactTiesUncertain()
    {
        final QuotientE18 quotient = new QuotientE18();
        quotient.divisor(1L << 19);
        quotient.divide(1);

        assertThat(RoundedSum.isCertain(3 * RoundedSum.rest(quotient), 3)).isFalse();
        assertThat(RoundedSum.isCertain(4 * RoundedSum.rest(quotient), 4)).isTrue();
    }
}
