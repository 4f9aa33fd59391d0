package io.leadline.feed.aeron;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;

import org.junit.jupiter.api.Test;

class StepRatioTest
{
    private static final String[] STEPS = {
        "1", "0.01", "0.5", "25", "1e3", "0.00000001", "0.07", "0.3", "123456789", "1e-9", "7e6", "0.1000"
    };

    @Test
    void shouldBeExactOrRoundHalfEven()
    {
        final Random random = new Random(20261123);
        for (int i = 0; i < 200_000; i++)
        {
            final BigDecimal engineStep = new BigDecimal(STEPS[random.nextInt(STEPS.length)]);
            final BigDecimal step = new BigDecimal(STEPS[random.nextInt(STEPS.length)]);
            final long integer = random.nextLong() >> random.nextInt(Long.SIZE);
            final StepRatio ratio = StepRatio.of(engineStep, step);
            final BigDecimal value = engineStep.multiply(BigDecimal.valueOf(integer));
            final BigInteger expected = value.divide(step, 0, RoundingMode.HALF_EVEN).toBigInteger();
            final String where = "integer=" + integer + " engineStep=" + engineStep + " step=" + step;

            final long steps = ratio.steps(integer);

            if (expected.bitLength() < Long.SIZE - 1)
            {
                assertThat(steps).as(where).isEqualTo(expected.longValueExact());
            }
            else if (engineStep.compareTo(step) != 0)
            {
                assertThat(steps).as(where).matches(at -> at == expected.signum() * Long.MAX_VALUE ||
                    expected.bitLength() < Long.SIZE && at == expected.longValue());
            }
            assertThat(ratio.isExact()).as(where).isEqualTo(value.remainder(step).signum() == 0);
        }
    }

    @Test
    void shouldLetEqualStepsPassAsTheyAre()
    {
        final StepRatio ratio = StepRatio.of(new BigDecimal("0.50"), new BigDecimal("0.5"));

        assertThat(ratio.steps(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(ratio.isExact()).isTrue();
    }

    @Test
    void shouldNotComeOfStepsWhoseRatioIsNoLong()
    {
        assertThat(StepRatio.of(new BigDecimal("1e30"), new BigDecimal("1e-18"))).isNull();
        assertThat(StepRatio.of(new BigDecimal("1e-30"), new BigDecimal("7"))).isNull();
    }
}
