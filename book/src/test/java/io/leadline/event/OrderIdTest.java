package io.leadline.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.leadline.config.Configuration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdTest
{
    private static final long TIME = RandomEvents.START_EPOCH_NS;
    private static final long MAX_JUMP_NS = Configuration.Feed.DEFAULT_MAX_JUMP_NS;
    private static final int NO_ACCOUNT = EventSink.NO_ACCOUNT;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 10, 91_490_942, 999_999_999_999_999_999L, Long.MAX_VALUE})
    void shouldPassNumbersThrough(final long number)
    {
        try (EventLogWriter writer = open())
        {
            assertThat(writer.orderId(0, Long.toString(number))).isEqualTo(number);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "01", "-1", "+1", "1.0", "1e3", " 1", "x", "9223372036854775808",
        "18446744073709551616", "0x1f", "٣"})
    void shouldInternWhatIsNoCanonicalNumber(final String text)
    {
        try (EventLogWriter writer = open())
        {
            final int market = writer.unconfiguredMarket("M");
            final long number = writer.orderId(market, text);
            assertThat(number).isNegative().isNotEqualTo(EventSink.NO_ORDER_ID);
            add(writer, market, number);
            assertThat(writer.orderId(market, text)).isEqualTo(number);
        }
        assertThat(lines()).anyMatch(line -> line.startsWith("order_id 0 -") && line.endsWith(" " + text));
    }

    @Test
    void shouldGiveOneNumberPerMarketAndText()
    {
        try (EventLogWriter writer = open())
        {
            final int first = writer.market("A", BigDecimal.ONE, BigDecimal.ONE);
            final int second = writer.market("B", BigDecimal.ONE, BigDecimal.ONE);
            final long one = writer.orderId(first, "x");
            add(writer, first, one);
            final long other = writer.orderId(second, "x");
            add(writer, second, other);

            assertThat(other).isNotEqualTo(one);
            assertThat(writer.orderId(first, "x")).isEqualTo(one);
            writer.cancel(TIME, first, one);
            assertThat(writer.orderId(second, "x")).isEqualTo(other);
            assertThat(writer.orderId(first, "x")).isNotIn(one, other);
        }
    }

    /** Every way in which an order dies. */
    @ParameterizedTest
    @ValueSource(strings = {"cancel", "reduce", "fill", "overfill", "replace", "clear"})
    void shouldGiveAnotherNumberOnceOrderIsGone(final String death)
    {
        try (EventLogWriter writer = open())
        {
            final int market = writer.unconfiguredMarket("M");
            final long first = writer.orderId(market, "x");
            add(writer, market, first);
            die(writer, market, first, death);
            final long second = writer.orderId(market, "x");
            assertThat(second).isNegative().isNotEqualTo(first);
            add(writer, market, second);
            assertThat(writer.orderId(market, "x")).isEqualTo(second);
        }
    }

    private static void die(final EventLogWriter writer, final int market, final long order, final String death)
    {
        switch (death)
        {
            case "cancel" -> writer.cancel(TIME, market, order);
            case "reduce" -> writer.reduce(TIME, market, order, 0, 0);
            case "fill" -> writer.fill(TIME, market, order, EventSink.NO_PRICE, 5, NO_ACCOUNT, 0);
            case "overfill" -> writer.fill(TIME, market, order, 1, Long.MAX_VALUE >> 2, NO_ACCOUNT, 0);
            case "replace" -> writer.replace(TIME, market, order, writer.orderId(market, "y"), 5, 5, 0);
            default -> writer.clear(TIME, market);
        }
    }

    /** What is refused or falls short changes no life. */
    @Test
    void shouldKeepNumberWhileOrderLives()
    {
        try (EventLogWriter writer = open())
        {
            final int market = writer.unconfiguredMarket("M");
            final long order = writer.orderId(market, "x");
            add(writer, market, order);
            writer.reduce(TIME, market, order, 9, 0);
            writer.fill(TIME, market, order, EventSink.NO_PRICE, 8, NO_ACCOUNT, 0);
            writer.fill(TIME, market, order, -1, 8, NO_ACCOUNT, 0);
            writer.reduce(TIME, market, order, 0, EventFlags.SIZE_OFF_LOT);
            writer.reduce(TIME, market, order, -1, 0);
            writer.replace(TIME, market, order, writer.orderId(market, "y"), 0, 5, 0);
            writer.replace(TIME, market, order, EventSink.NO_ORDER_ID, 7, 3, 0);
            writer.replace(TIME, market, order, order, 7, 3, 0);
            add(writer, market, order);

            assertThat(writer.orderId(market, "x")).isEqualTo(order);
        }
    }

    @Test
    void shouldDefineTextBeforeFirstEventOfOrderOnly()
    {
        final long first;
        final long second;
        try (EventLogWriter writer = open())
        {
            final int market = writer.unconfiguredMarket("M");
            writer.cancel(TIME, market, writer.orderId(market, "never"));
            first = writer.orderId(market, "x");
            add(writer, market, first);
            add(writer, market, first);
            second = writer.orderId(market, "y");
            writer.replace(TIME, market, first, second, 7, 3, 0);
            writer.cancel(TIME, market, second);
        }

        assertThat(lines().stream().filter(line -> line.startsWith("order_id")))
            .containsExactly("order_id 0 " + first + " x", "order_id 0 " + second + " y");
    }

    @Test
    void shouldRefuseTextThatIsTooLong()
    {
        try (EventLogWriter writer = open())
        {
            final int market = writer.unconfiguredMarket("M");
            final String longest = "é".repeat(64);
            add(writer, market, writer.orderId(market, longest));
            final long order = writer.orderId(market, longest + "e");
            assertThatThrownBy(() -> add(writer, market, order))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("length=129 limit=128");
            writer.heartbeat(TIME, market);
        }
        assertThat(lines()).hasSize(4);
    }

    /**
     * Against a model that keeps one set of live texts per market: numbers of the living never change, numbers of the
     * dead never come again, and a log that is opened again goes on the same way.
     */
    @Test
    void shouldFollowLivesThroughRandomEventsAndNewStarts()
    {
        for (long seed = 1; seed <= 6; seed++)
        {
            final Path log = folder.resolve("log-" + seed);
            final Lives lives = new Lives(new Random(seed), "seed=" + seed);
            for (int part = 0; part < 5; part++)
            {
                try (EventLogWriter writer = new EventLogWriter(log, MAX_JUMP_NS))
                {
                    lives.send(writer, 400);
                }
            }
        }
    }

    private static void add(final EventLogWriter writer, final int market, final long order)
    {
        writer.add(TIME, market, order, NO_ACCOUNT, Side.BID, 7, 5, 0);
    }

    private EventLogWriter open()
    {
        return new EventLogWriter(folder, MAX_JUMP_NS);
    }

    private List<String> lines()
    {
        final RecordLines shown = new RecordLines();
        try (EventLogReader reader = new EventLogReader(folder))
        {
            boolean isMore = reader.poll(shown);
            while (isMore)
            {
                isMore = reader.poll(shown);
            }
        }

        return new ArrayList<>(shown.lines());
    }

    private static final class Lives
    {
        private static final int MARKET_COUNT = 3;
        private static final int TEXT_COUNT = 25;

        private final Random random;
        private final String description;
        /** By market and text: number and remaining size. */
        private final Map<String, long[]> living = new HashMap<>();
        private final Set<Long> born = new HashSet<>();

        Lives(final Random random, final String description)
        {
            this.random = random;
            this.description = description;
        }

        void send(final EventLogWriter writer, final int count)
        {
            for (int i = 0; i < count; i++)
            {
                final int market = writer.unconfiguredMarket("M" + random.nextInt(MARKET_COUNT));
                final String text = "o" + random.nextInt(TEXT_COUNT);
                final long number = number(writer, market, text);
                send(writer, market, text, number);
            }
        }

        private long number(final EventLogWriter writer, final int market, final String text)
        {
            final long number = writer.orderId(market, text);
            final long[] order = living.get(market + text);
            if (order == null)
            {
                assertThat(born).as(description).doesNotContain(number);
            }
            else
            {
                assertThat(number).as(description).isEqualTo(order[0]);
            }

            return number;
        }

        private void send(final EventLogWriter writer, final int market, final String text, final long number)
        {
            final long size = random.nextInt(6);
            final long[] order = living.get(market + text);
            switch (random.nextInt(random.nextInt(30) == 0 ? 7 : 6))
            {
                case 0, 1 ->
                {
                    writer.add(TIME, market, number, NO_ACCOUNT, Side.BID, 7, size, 0);
                    live(market + text, number, size);
                }
                case 2 ->
                {
                    writer.reduce(TIME, market, number, size, 0);
                    remain(market + text, order, size);
                }
                case 3 ->
                {
                    writer.fill(TIME, market, number, EventSink.NO_PRICE, size, NO_ACCOUNT, 0);
                    remain(market + text, order, order == null ? 0 : Math.max(0, order[1] - size));
                }
                case 4 ->
                {
                    writer.cancel(TIME, market, number);
                    living.remove(market + text);
                }
                case 5 -> replace(writer, market, text, number, size);
                default ->
                {
                    writer.clear(TIME, market);
                    living.keySet().removeIf(key -> key.startsWith(market + "o"));
                }
            }
        }

        private void replace(
            final EventLogWriter writer, final int market, final String text, final long number, final long size)
        {
            final String newText = "o" + random.nextInt(TEXT_COUNT);
            final long newNumber = number(writer, market, newText);
            final boolean isAlive = living.containsKey(market + text);
            writer.replace(TIME, market, number, newNumber, 7, size, 0);
            if (isAlive && size > 0)
            {
                living.remove(market + text);
                live(market + newText, newNumber, size);
            }
        }

        private void live(final String key, final long number, final long size)
        {
            if (size > 0)
            {
                born.add(number);
                living.put(key, new long[] {number, size});
            }
        }

        private void remain(final String key, final long[] order, final long size)
        {
            if (order != null && size == 0)
            {
                living.remove(key);
            }
            else if (order != null)
            {
                order[1] = size;
            }
        }
    }
}
