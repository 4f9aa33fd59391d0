package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Random;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

/** What the lists of a reader take in memory, and that all of them stay what they are while they are moved. */
class LoggedOrdersTest
{
    private static final ThreadMXBean THREADS = (ThreadMXBean)ManagementFactory.getThreadMXBean();
    private static final int WORDS = LoggedOrders.WORDS;
    private static final int LONGEST = 8_000;
    private static final int KEYFRAME = 64;

    private final long[] list = new long[WORDS * LONGEST];

    private void replace(final LoggedOrders orders, final int owner, final int count, final long number)
    {
        for (int order = 0; order < count; order++)
        {
            list[WORDS * order] = word(owner, order, number);
            list[WORDS * order + 1] = -word(owner, order, number);
        }
        if (!orders.replace(owner, list, count))
        {
            throw new IllegalStateException("refused: owner=" + owner + " count=" + count);
        }
    }

    private static long word(final int owner, final int order, final long number)
    {
        return (number * 1_000 + owner) * LONGEST + order;
    }

    private static boolean isSame(final LoggedOrders orders, final int owner, final int count, final long number)
    {
        boolean isSame = orders.count(owner) == count;
        for (int order = 0; isSame && order < count; order++)
        {
            final long word = word(owner, order, number);
            final int at = orders.first(owner) + order;
            isSame = orders.priceTicks(at) == word && orders.sizeLots(at) == -word;
        }

        return isSame;
    }

    /** The room of the longest list of each of 1,000 owners would be 190 MB; never are there 10,000 orders. */
    @Test
    void shouldTakeMemoryForOrdersThatThereAre()
    {
        final int owners = 1_000;
        final LoggedOrders orders = new LoggedOrders(10_000);
        orders.begin(owners / 2, true);
        final long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int owner = 0; owner < owners; owner++)
        {
            replace(orders, owner, LONGEST, owner);
            replace(orders, owner, 1, owner);
        }

        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(8_000_000L);
        for (int owner = 0; owner < owners; owner++)
        {
            assertThat(isSame(orders, owner, 1, owner)).as("owner=%d", owner).isTrue();
        }
        assertThat(orders.count()).isEqualTo(owners);
    }

    /** Lists that come, go, grow and shrink in every snapshot, and are all told again in each keyframe. */
    @Test
    void shouldKeepAllListsAndAllocateNothingInSteadyState()
    {
        for (long seed = 1; seed <= 3; seed++)
        {
            final Random random = new Random(seed);
            final int owners = 200;
            final LoggedOrders orders = new LoggedOrders(100_000);
            final int[] counts = new int[owners];
            final long[] numbers = new long[owners];
            run(orders, counts, numbers, random, 100 * KEYFRAME);
            final long before = THREADS.getCurrentThreadAllocatedBytes();

            run(orders, counts, numbers, random, 100 * KEYFRAME);

            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).as("seed=%d", seed).isLessThan(4_096L);
        }
    }

    private void run(
        final LoggedOrders orders, final int[] counts, final long[] numbers, final Random random, final int snapshots)
    {
        for (int snapshot = 0; snapshot < snapshots; snapshot++)
        {
            final boolean isKeyframe = snapshot % KEYFRAME == 0;
            orders.begin(counts.length / 2, isKeyframe);
            for (int owner = 0; owner < counts.length; owner++)
            {
                final boolean isTold = random.nextInt(8) == 0;
                if (isTold)
                {
                    counts[owner] = random.nextInt(4) == 0 ? 0 : random.nextInt(60);
                    numbers[owner]++;
                }
                if (isTold || isKeyframe)
                {
                    replace(orders, owner, counts[owner], numbers[owner]);
                }
            }
            requireSame(orders, counts, numbers);
        }
    }

    /** Allocates nothing, as it is in the midst of what is measured. */
    private static void requireSame(final LoggedOrders orders, final int[] counts, final long[] numbers)
    {
        long sum = 0;
        for (int owner = 0; owner < counts.length; owner++)
        {
            if (!isSame(orders, owner, counts[owner], numbers[owner]))
            {
                throw new AssertionError("other orders: owner=" + owner + " number=" + numbers[owner]);
            }
            sum += counts[owner];
        }
        if (orders.count() != sum)
        {
            throw new AssertionError("other count: count=" + orders.count() + " expected=" + sum);
        }
    }
}
