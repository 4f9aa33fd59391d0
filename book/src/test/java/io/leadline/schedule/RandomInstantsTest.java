package io.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.leadline.config.Market;
import io.leadline.config.Market.BookKind;
import io.leadline.config.Schedule;
import io.leadline.config.Seed;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RandomInstantsTest
{
    private static final long EVERY_NS = 250_000_000;
    private static final long FIRST_INTERVAL = 7_040_000_000L;
    private static final byte[] SEED =
        HexFormat.of().parseHex("f9e1d2c3b4a5968778695a4b3c2d1e0f00112233445566778899aabbccddeeff");

    @Test
    void shouldGiveInstantsInOrderForEveryMarket()
    {
        try (Instants instants = instants(EVERY_NS, 3))
        {
            for (long interval = FIRST_INTERVAL; interval < FIRST_INTERVAL + 5 * InstantBlock.LENGTH; interval++)
            {
                for (int market = 0; market < 3; market++)
                {
                    assertInstant(instants, EVERY_NS, market, interval, 0);
                }
            }
        }
    }

    @Test
    void shouldGiveAnyIntervalAtAnyTime()
    {
        final long seed = 42;
        final Random random = new Random(seed);
        try (Instants instants = instants(EVERY_NS, 5))
        {
            long interval = FIRST_INTERVAL;
            for (int i = 0; i < 3_000; i++)
            {
                interval = step(random, interval);
                assertInstant(instants, EVERY_NS, random.nextInt(5), interval, seed);
            }
        }
    }

    /** Mostly onwards, often over the end of a block, sometimes back, sometimes anywhere. */
    private static long step(final Random random, final long interval)
    {
        final int kind = random.nextInt(20);
        if (kind == 0)
        {
            return Math.floorMod(random.nextLong(), Long.MAX_VALUE / EVERY_NS);
        }
        final long limit = Long.MAX_VALUE / EVERY_NS - 1;

        return Math.min(limit, Math.max(0, kind < 3 ? interval - random.nextInt(300) : interval + random.nextInt(200)));
    }

    /** Each jump comes while the block of an earlier one is still being filled. */
    @Test
    void shouldAnswerJumpsThatFollowAtOnce()
    {
        final int jumpCount = 2_000;
        final long[] instantsEpochNs = new long[jumpCount];
        try (Instants instants = instants(EVERY_NS, 1))
        {
            for (int i = 0; i < jumpCount; i++)
            {
                instantsEpochNs[i] = instants.instantEpochNs(0, FIRST_INTERVAL + i * 1_000L);
            }
        }

        for (int i = 0; i < jumpCount; i++)
        {
            assertThat(instantsEpochNs[i]).as("i=%d", i)
                .isEqualTo(NaiveInstants.instantEpochNs(SEED, EVERY_NS, "M0", FIRST_INTERVAL + i * 1_000L));
        }
    }

    @Test
    void shouldServeThousandMarketsThatStartTogether()
    {
        try (Instants instants = instants(EVERY_NS, 1_000))
        {
            for (int market = 0; market < 1_000; market++)
            {
                assertInstant(instants, EVERY_NS, market, FIRST_INTERVAL + market, 0);
            }
            for (int market = 0; market < 1_000; market += 100)
            {
                assertInstant(instants, EVERY_NS, market, FIRST_INTERVAL + market + InstantBlock.LENGTH, 0);
            }
        }
    }

    @Test
    void shouldChangeDayKeyInsideBlockWhenIntervalSpansMidnight()
    {
        final long everyNs = 7 * 3_600_000_000_000L;
        try (Instants instants = instants(everyNs, 1))
        {
            for (long interval = 70_330; interval < 70_330 + 2 * InstantBlock.LENGTH; interval++)
            {
                assertInstant(instants, everyNs, 0, interval, 0);
            }
        }
    }

    @Test
    void shouldGiveLastIntervalsBeforeEndOfTime()
    {
        final long lastInterval = Long.MAX_VALUE / EVERY_NS - 1;
        try (Instants instants = instants(EVERY_NS, 1))
        {
            for (long interval = lastInterval - 10; interval <= lastInterval; interval++)
            {
                assertInstant(instants, EVERY_NS, 0, interval, 0);
            }
            assertThatThrownBy(() -> instants.instantEpochNs(0, lastInterval + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interval out of range: interval=36893488147 everyNs=250000000 limit=36893488146");
        }
    }

    @Test
    void shouldRefuseIntervalsBefore1970()
    {
        try (Instants instants = instants(EVERY_NS, 1))
        {
            assertThatThrownBy(() -> instants.instantEpochNs(0, -1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> instants.firstInterval(0, -1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldStartInNextIntervalWhenInstantOfThisOneHasPassed()
    {
        try (Instants instants = instants(EVERY_NS, 1))
        {
            final long instantEpochNs = NaiveInstants.instantEpochNs(SEED, EVERY_NS, "M0", FIRST_INTERVAL);

            assertThat(instants.firstInterval(0, FIRST_INTERVAL * EVERY_NS)).isEqualTo(FIRST_INTERVAL);
            assertThat(instants.firstInterval(0, instantEpochNs - 1)).isEqualTo(FIRST_INTERVAL);
            assertThat(instants.firstInterval(0, instantEpochNs)).isEqualTo(FIRST_INTERVAL);
            assertThat(instants.firstInterval(0, instantEpochNs + 1)).isEqualTo(FIRST_INTERVAL + 1);
        }
    }

    @Test
    void shouldAllocateNothingOnAskingThreadWhenAskedInOrder()
    {
        final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean)ManagementFactory.getThreadMXBean();
        try (Instants instants = instants(EVERY_NS, 2))
        {
            long sum = askInOrder(instants, FIRST_INTERVAL, 40 * InstantBlock.LENGTH);
            final long before = threads.getCurrentThreadAllocatedBytes();
            sum += askInOrder(instants, FIRST_INTERVAL + 40 * InstantBlock.LENGTH, 200 * InstantBlock.LENGTH);
            final long allocated = threads.getCurrentThreadAllocatedBytes() - before;

            // One object for each of the 400 blocks would be 6,400 bytes at least.
            assertThat(allocated).as("sum=%d", sum).isLessThan(1_000);
        }
    }

    private static long askInOrder(final Instants instants, final long firstInterval, final int count)
    {
        long sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += instants.instantEpochNs(0, firstInterval + i) ^ instants.instantEpochNs(1, firstInterval + i);
        }

        return sum;
    }

    @Test
    void shouldEndItsThreadWhenClosed()
    {
        final Instants instants = instants(EVERY_NS, 1);
        instants.instantEpochNs(0, FIRST_INTERVAL);

        instants.close();
        instants.close();

        assertThatThrownBy(() -> instants.instantEpochNs(0, 2 * FIRST_INTERVAL))
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("no more instants are computed: isClosed=true");
    }

    @Test
    void shouldPassOnFailureOfItsThread()
    {
        final RuntimeException cause = new IllegalStateException("no key");
        final RandomInstant formula = new RandomInstant(EVERY_NS, day ->
        {
            throw cause;
        });
        final InstantWorker worker = new InstantWorker(formula, List.of("M0"), 1_000);
        final InstantBlock block = new InstantBlock(0);
        worker.start();
        worker.request(block, 0);

        assertThatThrownBy(() -> worker.awaitPublished(block, 0))
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("no more instants are computed: isClosed=false")
            .hasCause(cause);
        worker.close();
    }

    @Test
    void shouldRefuseRandomScheduleWithoutSeed()
    {
        assertThatThrownBy(() -> Instants.of(new Schedule(EVERY_NS, true, null), markets(1)))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("random instants without a seed: everyNs=250000000");
    }

    private static void assertInstant(
        final Instants instants, final long everyNs, final int market, final long interval, final long seed)
    {
        assertThat(instants.instantEpochNs(market, interval))
            .as("seed=%d market=%d interval=%d", seed, market, interval)
            .isEqualTo(NaiveInstants.instantEpochNs(SEED, everyNs, "M" + market, interval));
    }

    private static Instants instants(final long everyNs, final int marketCount)
    {
        return Instants.of(new Schedule(everyNs, true, new Seed(SEED)), markets(marketCount));
    }

    private static List<Market> markets(final int count)
    {
        return IntStream.range(0, count).mapToObj(i -> new Market(
            "M" + i, BigDecimal.ONE, BigDecimal.ONE, BookKind.ORDERS, BigDecimal.ZERO, BigDecimal.ONE, "USD", "M" + i,
            null, null)).toList();
    }
}
