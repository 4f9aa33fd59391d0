package io.leadline.feed.dydx;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class ScaleTest
{
    private static final BigInteger LIMIT = BigInteger.valueOf(Long.MAX_VALUE);

    @Test
    void shouldTurnTheVenuesIntegersIntoTicksAndLots()
    {
        assertThat(new Scale(-5, new BigDecimal("1")).steps(10_033_200_000L)).isEqualTo(100_332);
        assertThat(new Scale(-10, new BigDecimal("0.0001")).steps(839_000_000)).isEqualTo(839);
        assertThat(new Scale(-6, new BigDecimal("0.1")).steps(3_631_800_000L)).isEqualTo(36_318);
    }

    @Test
    void shouldAgreeWithDecimals()
    {
        for (long seed = 0; seed < 20_000; seed++)
        {
            final SplittableRandom random = new SplittableRandom(seed);
            final int exponent = random.nextInt(61) - 30;
            final BigDecimal step = BigDecimal.valueOf(
                1 + (random.nextInt(3) == 0 ? random.nextLong() >>> 1 + random.nextInt(62) : random.nextInt(10)),
                random.nextInt(40) - 10);
            final Scale scale = new Scale(exponent, step);
            for (int i = 0; i < 5; i++)
            {
                final long units = random.nextLong() >>> random.nextInt(Long.SIZE);
                final BigDecimal value =
                    new BigDecimal(Long.toUnsignedString(units)).scaleByPowerOfTen(exponent);
                final BigInteger steps = value.divide(step, 0, RoundingMode.HALF_EVEN).toBigInteger();

                assertThat(scale.steps(units)).as("seed=%d", seed).isEqualTo(steps.min(LIMIT).longValueExact());
                assertThat(scale.isExact()).as("seed=%d", seed)
                    .isEqualTo(value.remainder(step).signum() == 0);
            }
        }
    }
}
