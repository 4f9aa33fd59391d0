package io.leadline.scoring.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;

class QuotientE18Test
{
    private static final int CASES = 200_000;
    private static final BigInteger ONE_E18 = BigInteger.valueOf(SumE18.ONE_E18);

    @Test
    void shouldRoundQuotientsOfEverySizeLikeFractions()
    {
        final long seed = 20260301;
        final Random random = new Random(seed);
        final QuotientE18 quotient = new QuotientE18();
        for (int i = 0; i < CASES; i++)
        {
            final long divisor = divisor(random);
            quotient.divisor(divisor);
            for (int k = 0; k < 3; k++)
            {
                check(quotient, dividend(random, divisor), divisor, "seed=" + seed + " case=" + i);
            }
        }
    }

    /** Where the reciprocal is least exact, and where a quotient is just below or just at the next one. */
    @Test
    void shouldDivideAtTheEndsOfEveryRange()
    {
        final QuotientE18 quotient = new QuotientE18();
        for (int bits = 0; bits < 59; bits++)
        {
            for (long near = -2; near <= 2; near++)
            {
                final long divisor = Math.min(Math.max(1, (1L << bits) + near), QuotientE18.MAX_DIVISOR - 1);
                quotient.divisor(divisor);
                for (final long dividend : new long[] {
                    0, 1, divisor - 1, divisor, divisor + 1, 2 * divisor - 1, 9 * divisor, Long.MAX_VALUE})
                {
                    check(quotient, Math.max(0, dividend), divisor, "bits=" + bits);
                }
            }
        }
        quotient.divisor(QuotientE18.MAX_DIVISOR - 1);
        check(quotient, QuotientE18.MAX_DIVISOR - 2, QuotientE18.MAX_DIVISOR - 1, "largest divisor");
    }

    @Test
    void shouldRoundTiesToEven()
    {
        final QuotientE18 quotient = new QuotientE18();
        quotient.divisor(1L << 19);
        for (long dividend = 1; dividend < 64; dividend += 2)
        {
            quotient.divide(dividend);

            assertThat(quotient.decimalsE18() + quotient.roundUp() & 1).as("dividend=%d", dividend).isZero();
        }
    }

    private static void check(
        final QuotientE18 quotient, final long dividend, final long divisor, final String where)
    {
        quotient.divide(dividend);
        final BigInteger[] exact = BigInteger.valueOf(dividend).multiply(ONE_E18)
            .divideAndRemainder(BigInteger.valueOf(divisor));
        final BigInteger rest = exact[1].multiply(ONE_E18).divide(BigInteger.valueOf(divisor));
        final BigInteger cutOff = BigInteger.valueOf(quotient.units()).multiply(ONE_E18)
            .add(BigInteger.valueOf(quotient.decimalsE18()));
        final BigInteger rounded = cutOff.add(BigInteger.valueOf(quotient.roundUp()));

        assertThat(cutOff)
            .as("%s dividend=%d divisor=%d", where, dividend, divisor).isEqualTo(exact[0]);
        assertThat(rounded).as("%s dividend=%d divisor=%d", where, dividend, divisor)
            .isEqualTo(QuotientE18.roundHalfEven(Rational.of(dividend, divisor)));
        assertThat(rest.longValueExact() - quotient.restE18())
            .as("%s dividend=%d divisor=%d", where, dividend, divisor)
            .isBetween(0L, QuotientE18.REST_ERROR_E18 - 1);
    }

    private static long divisor(final Random random)
    {
        return 1 + (random.nextLong() >>> 5 + random.nextInt(58));
    }

    private static long dividend(final Random random, final long divisor)
    {
        return switch (random.nextInt(3))
        {
            case 0 -> random.nextLong() >>> 1 + random.nextInt(62);
            case 1 -> divisor - 1 - (divisor - 1 >>> 1 + random.nextInt(62));
            default -> Math.floorMod(random.nextLong(), divisor);
        };
    }
}
