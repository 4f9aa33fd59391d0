package io.leadline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class OrderSortTest
{
    private static final int SEEDS = 400;
    /** Words in front of and behind the list, which stay as they are. */
    private static final int MARGIN = 4;

    /** Runs of every number and length, with few prices and many. */
    @Test
    void shouldSortOutwardAndThenLargerFirst()
    {
        final OrderSort sort = new OrderSort();
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            final Random random = new Random(seed);
            final int count = random.nextInt(1 << 1 + random.nextInt(11));
            final boolean isBid = random.nextBoolean();
            final int prices = 1 + random.nextInt(1 << random.nextInt(20));
            final long[] words = LongStream.generate(() -> 1 + random.nextInt(prices))
                .limit(2L * (count + MARGIN)).toArray();
            final long[] expected = words.clone();
            final int sign = isBid ? -1 : 1;
            final long[] sorted = IntStream.range(MARGIN / 2, MARGIN / 2 + count).boxed()
                .sorted(Comparator.<Integer>comparingLong(order -> sign * words[2 * order])
                    .thenComparingLong(order -> -words[2 * order + 1]))
                .flatMapToLong(order -> LongStream.of(words[2 * order], words[2 * order + 1])).toArray();
            System.arraycopy(sorted, 0, expected, MARGIN, sorted.length);

            sort.sort(words, MARGIN, MARGIN + 2 * count, isBid);

            assertThat(words).as("seed=%d count=%d", seed, count).isEqualTo(expected);
        }
    }
}
