package io.leadline.proof.precision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;

class RankErrorsTest
{
    private static final int ORDERS = 5_000;

    @Test
    void shouldTellReversedFromLeftOpen()
    {
        final RankErrors ranks = new RankErrors(new double[] {0.9, 0.8, 0.8});
        ranks.add(new double[] {0.9, 0.8, 0.7}, 1);
        ranks.add(new double[] {0.8, 0.8, 0.7}, 1);
        ranks.add(new double[] {0.7, 0.8, 0.7}, 2);

        assertThat(ranks.reversed()).isEqualTo(0.5);
        assertThat(ranks.open()).isEqualTo(0.25);
        assertThat(ranks.wrongRank(0)).isEqualTo(0.5);
        // Second with its equal, then third, then first with its better, then second again behind one that is worse.
        assertThat(ranks.wrongRank(2)).isEqualTo(0.5);
    }

    @Test
    void shouldAgreeWithEveryPair()
    {
        final Random random = new Random(8);
        for (int order = 0; order < ORDERS; order++)
        {
            final double[] exact = random.ints(1 + random.nextInt(6), 0, 5).asDoubleStream().toArray();
            final double[] sampled = random.ints(exact.length, 0, 5).asDoubleStream().toArray();
            final RankErrors ranks = new RankErrors(exact);
            ranks.add(sampled, 1);

            boolean isReversed = false;
            boolean isEqual = false;
            for (int i = 0; i < exact.length; i++)
            {
                for (int j = 0; j < exact.length; j++)
                {
                    isReversed |= exact[i] > exact[j] && sampled[i] < sampled[j];
                    isEqual |= exact[i] > exact[j] && sampled[i] == sampled[j];
                }
                assertThat(ranks.wrongRank(i)).as("order=" + order)
                    .isEqualTo(rank(exact, i) == rank(sampled, i) ? 0 : 1);
            }
            assertThat(ranks.reversed()).as("order=" + order).isEqualTo(isReversed ? 1 : 0);
            assertThat(ranks.open()).as("order=" + order).isEqualTo(isEqual && !isReversed ? 1 : 0);
        }
    }

    private static int rank(final double[] uptimes, final int maker)
    {
        int rank = 1;
        for (final double other : uptimes)
        {
            rank += other > uptimes[maker] ? 1 : 0;
        }

        return rank;
    }
}
