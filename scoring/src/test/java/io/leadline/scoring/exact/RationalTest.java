package io.leadline.scoring.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;

class RationalTest
{
    /** On the limit, one beside it, and anywhere; with fractions of longs and of more. */
    @Test
    void shouldCompareAPartWithAFractionOfAWholeAsFractionsDo()
    {
        final long seed = 8;
        final Random random = new Random(seed);
        int held = 0;
        for (int i = 0; i < 20_000; i++)
        {
            final int bits = 1 + random.nextInt(31);
            final long numerator = random.nextLong() >>> Long.SIZE - bits;
            final long denominator = 1 + (random.nextLong() >>> Long.SIZE - bits);
            final long times = random.nextLong() >>> 34 + random.nextInt(29);
            final boolean isNear = random.nextBoolean();
            final long part = isNear
                ? Math.max(0, numerator * times + random.nextInt(3) - 1)
                : random.nextLong() >>> 1 + random.nextInt(62);
            final long whole = isNear ? denominator * times : random.nextLong() >>> 1 + random.nextInt(62);
            final BigInteger wide = BigInteger.ONE.shiftLeft(random.nextInt(3) * 35).add(BigInteger.ONE);
            final Rational narrow = Rational.of(numerator, denominator);
            final Rational fraction = i % 3 == 0
                ? narrow.times(Rational.of(wide, wide.add(BigInteger.ONE)))
                : narrow;

            final boolean isExpected = Rational.of(part).compareTo(fraction.times(Rational.of(whole))) <= 0;

            assertThat(fraction.isAtMostOf(part, whole))
                .as("seed=%d fraction=%s part=%d whole=%d", seed, fraction, part, whole).isEqualTo(isExpected);
            held += isExpected ? 1 : 0;
        }
        assertThat(held).isBetween(5_000, 15_000);
    }
}
