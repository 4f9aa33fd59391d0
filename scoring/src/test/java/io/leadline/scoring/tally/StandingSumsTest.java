package io.leadline.scoring.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;

import io.leadline.scoring.exact.WideIntegers;

import org.junit.jupiter.api.Test;

/** Sums taken when numbers change against sums taken in every snapshot. */
class StandingSumsTest
{
    private static final int NUMBERS = 5;
    private static final int SNAPSHOTS = 200;

    @Test
    void shouldSumWhatStandsInEverySnapshot()
    {
        for (long seed = 1; seed <= 500; seed++)
        {
            final Random random = new Random(seed);
            final StandingSums sums = new StandingSums();
            sums.grow(2);
            sums.grow(NUMBERS);
            final long[] standing = new long[NUMBERS];
            final BigInteger[] expected = new BigInteger[NUMBERS];
            Arrays.fill(expected, BigInteger.ZERO);
            final int bits = 1 + random.nextInt(63);
            // As if a whole day of milliseconds had gone by in between.
            final long stride = random.nextBoolean() ? 1 : 1 + random.nextInt(1 << 20);
            for (int i = 0; i < SNAPSHOTS; i++)
            {
                for (int number = 0; number < NUMBERS; number++)
                {
                    if (random.nextInt(3) == 0)
                    {
                        standing[number] = random.nextInt(5) == 0 ? Long.MAX_VALUE >>> 63 - bits
                            : random.nextLong() >>> 64 - bits;
                        sums.stand(number, standing[number], i * stride);
                    }
                    expected[number] = expected[number].add(
                        BigInteger.valueOf(standing[number]).multiply(BigInteger.valueOf(stride)));
                }
            }
            for (int number = 0; number < NUMBERS; number++)
            {
                assertThat(sums.standing(number)).as("seed=%d number=%d", seed, number).isEqualTo(standing[number]);
                sums.settle(number, SNAPSHOTS * stride);

                assertThat(WideIntegers.of(sums.sumLow(number), sums.sumHigh(number)))
                    .as("seed=%d number=%d bits=%d", seed, number, bits).isEqualTo(expected[number]);
            }
        }
    }

    @Test
    void shouldSumSmallNumbersBelowZero()
    {
        final StandingSums sums = new StandingSums();
        sums.grow(1);
        sums.stand(0, -3, 2);
        sums.stand(0, 1, 5);
        sums.settle(0, 6);

        assertThat(sums.sumLow(0)).isEqualTo(-8);
        assertThat(sums.sumHigh(0)).isEqualTo(-1);
    }

    @Test
    void shouldForgetEverythingWhenCleared()
    {
        final StandingSums sums = new StandingSums();
        sums.grow(1);
        sums.stand(0, 7, 1);
        sums.clear();
        sums.settle(0, 9);

        assertThat(sums.sumLow(0) | sums.sumHigh(0) | sums.standing(0)).isZero();
    }
}
