package io.leadline.proof.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class LagCountsTest
{
    private static final int SEQUENCES = 500;

    @Test
    void shouldCountPairsOfSamplesThatCount()
    {
        for (long seed = 0; seed < SEQUENCES; seed++)
        {
            final Random random = new Random(seed);
            final LagCounts counts = new LagCounts();
            final List<SampleState> samples = new ArrayList<>();
            for (int i = 0; i < 30; i++)
            {
                final SampleState state = SampleState.values()[random.nextInt(3)];
                final int count = random.nextInt(random.nextBoolean() ? 3 : 20);
                counts.onSamples(state, count);
                for (int j = 0; j < count; j++)
                {
                    samples.add(state);
                }
            }

            assertThat(counts.countedCount()).as("seed=" + seed)
                .isEqualTo(samples.stream().filter(state -> state != SampleState.UNCOUNTED).count());
            assertThat(counts.activeCount()).as("seed=" + seed)
                .isEqualTo(samples.stream().filter(state -> state == SampleState.ACTIVE).count());
            for (int lag = 1; lag <= LagCounts.LAGS; lag++)
            {
                assertThat(counts.halfSquare(lag)).as("seed=" + seed + " lag=" + lag)
                    .isCloseTo(halfSquare(samples, lag), within(1e-12));
            }
        }
    }

    private static double halfSquare(final List<SampleState> samples, final int lag)
    {
        int pairs = 0;
        int differing = 0;
        for (int i = lag; i < samples.size(); i++)
        {
            final SampleState one = samples.get(i - lag);
            final SampleState other = samples.get(i);
            if (one != SampleState.UNCOUNTED && other != SampleState.UNCOUNTED)
            {
                pairs++;
                differing += one == other ? 0 : 1;
            }
        }

        return pairs == 0 ? 0 : differing / (2.0 * pairs);
    }
}
