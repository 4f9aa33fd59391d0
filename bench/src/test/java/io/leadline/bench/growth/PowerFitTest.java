package io.leadline.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PowerFitTest
{
    private static final double[] SIZES = {1, 4, 16, 64, 256, 8_000};

    @Test
    void shouldFindTheExponentOfAPower()
    {
        final double[] costs = new double[SIZES.length];
        for (int i = 0; i < SIZES.length; i++)
        {
            costs[i] = 3 * Math.pow(SIZES[i], 1.7);
        }
        final PowerFit fit = new PowerFit(SIZES, costs);

        assertThat(fit.exponent()).isCloseTo(1.7, within(1e-9));
        for (int step = 0; step + 1 < SIZES.length; step++)
        {
            assertThat(fit.stepExponent(step)).isCloseTo(1.7, within(1e-9));
        }
    }

    @Test
    void shouldShowABendInItsStepAlone()
    {
        final PowerFit fit = new PowerFit(new double[] {1, 10, 100}, new double[] {5, 5, 500});

        assertThat(fit.stepExponent(0)).isCloseTo(0, within(1e-9));
        assertThat(fit.stepExponent(1)).isCloseTo(2, within(1e-9));
        assertThat(fit.exponent()).isCloseTo(1, within(1e-9));
    }

    @Test
    void shouldTellNLogNFromASquare()
    {
        final double[] linearithmic = new double[SIZES.length];
        final double[] squares = new double[SIZES.length];
        for (int i = 0; i < SIZES.length; i++)
        {
            linearithmic[i] = 7 * SIZES[i] * Math.log(1 + SIZES[i]);
            squares[i] = SIZES[i] * SIZES[i];
        }
        final PowerFit fit = new PowerFit(SIZES, linearithmic);

        assertThat(fit.exponent()).isCloseTo(fit.linearithmicExponent(), within(1e-9));
        assertThat(fit.linearithmicExponent()).isBetween(1.0, 1.4);
        assertThat(new PowerFit(SIZES, squares).exponent())
            .isGreaterThan(fit.linearithmicExponent() + GrowthTable.TOLERANCE);
    }

    @Test
    void shouldRefuseASingleSize()
    {
        assertThatThrownBy(() -> new PowerFit(new double[] {1}, new double[] {1}))
            .isInstanceOf(IllegalArgumentException.class);
    }
}
