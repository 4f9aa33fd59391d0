package io.leadline.proof.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TelegraphTest
{
    private static final int STEPS = 2_000;

    /** Means of exp(-rate · distance) over both instants, by the midpoint rule. */
    private static double mean(final double rate, final int intervals)
    {
        double sum = 0;
        for (int i = 0; i < STEPS; i++)
        {
            for (int j = 0; j < STEPS; j++)
            {
                sum += Math.exp(-rate * Math.abs(intervals + (j - i) / (double)STEPS));
            }
        }

        return sum / STEPS / STEPS;
    }

    @Test
    void shouldBeTheMeanOverBothInstants()
    {
        for (final double rate : new double[] {0.0005, 0.01, 0.7, 3, 20})
        {
            assertThat(Telegraph.within(rate)).as("rate=" + rate).isCloseTo(1 - mean(rate, 0), within(1e-4));
            assertThat(Telegraph.correlation(rate, 1)).as("rate=" + rate).isCloseTo(mean(rate, 1), within(1e-4));
            assertThat(Telegraph.correlation(rate, 3)).as("rate=" + rate).isCloseTo(mean(rate, 3), within(1e-4));
        }
    }

    @Test
    void shouldFindTheRateOfARise()
    {
        for (final double rate : new double[] {0.001, 0.1, 1, 5, 30})
        {
            final double one = 1 - Telegraph.correlation(rate, 1);
            final double rise = (Telegraph.correlation(rate, 1) - Telegraph.correlation(rate, 2)) / one;

            assertThat(Telegraph.rate(rise) / rate).as("rate=" + rate).isCloseTo(1, within(1e-6));
        }
    }
}
