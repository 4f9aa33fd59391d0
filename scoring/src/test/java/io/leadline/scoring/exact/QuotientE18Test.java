package io.leadline.scoring.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;

class QuotientE18Test
{
    private static final int CASES = 200_000;

    @Test
    void shouldRoundQuotientsOfEverySizeLikeFractions()
    {
        final long seed = 20260301;
        final Random random = new Random(seed);
        final QuotientE18 quotient = new QuotientE18();
        for (int i = 0; i < CASES; i++)
        {
            final long divisor = 1 + (random.nextLong() >>> 5 + random.nextInt(58));
            final long dividend = random.nextLong() >>> 1 + random.nextInt(62);
            quotient.divide(dividend, divisor);
            final SumE18 sum = new SumE18();
            sum.add(quotient.units(), quotient.roundedFractionE18());

            assertThat(e18(sum.value()))
                .as("seed=%d case=%d dividend=%d divisor=%d", seed, i, dividend, divisor)
                .isEqualTo(QuotientE18.roundHalfEven(Rational.of(dividend, divisor)));
        }
    }

    @Test
    void shouldRoundTiesToEven()
    {
        final QuotientE18 quotient = new QuotientE18();
        final long divisor = 1L << 19;
        for (long dividend = 1; dividend < 64; dividend += 2)
        {
            quotient.divide(dividend, divisor);

            assertThat(quotient.roundedFractionE18() & 1).as("dividend=%d", dividend).isZero();
        }
    }

    @Test
    void shouldRoundWeightedSumsOnceOrSayThatItCannot()
    {
        final long seed = 7;
        final Random random = new Random(seed);
        final QuotientE18 quotient = new QuotientE18();
        final WeightedSumE18 weighted = new WeightedSumE18();
        int decided = 0;
        for (int i = 0; i < CASES; i++)
        {
            weighted.clear();
            Rational exact = Rational.ZERO;
            for (int term = 0; term < 6; term++)
            {
                final long weight = random.nextInt(400);
                final long divisor = 1 + (random.nextLong() >>> 5 + random.nextInt(58));
                final long dividend = Math.min(divisor, random.nextLong() >>> 1 + random.nextInt(62));
                quotient.divide(dividend, divisor);
                weighted.add(weight, quotient);
                exact = exact.plus(Rational.of(weight).times(Rational.of(dividend, divisor)));
            }
            if (weighted.isDecided())
            {
                decided++;
                final SumE18 sum = new SumE18();
                weighted.addTo(sum);

                assertThat(e18(sum.value())).as("seed=%d case=%d", seed, i)
                    .isEqualTo(QuotientE18.roundHalfEven(exact));
            }
        }

        assertThat(decided).isGreaterThan(CASES * 99 / 100);
    }

    @Test
    void shouldLeaveExactTiesOfWeightedSumsUndecided()
    {
        final QuotientE18 quotient = new QuotientE18();
        final WeightedSumE18 weighted = new WeightedSumE18();
        weighted.clear();
        quotient.divide(1, 1L << 19);
        weighted.add(3, quotient);

        assertThat(weighted.isDecided()).isFalse();
    }

    private static BigInteger e18(final Rational value)
    {
        return value.times(Rational.of(SumE18.ONE_E18)).floor();
    }
}
