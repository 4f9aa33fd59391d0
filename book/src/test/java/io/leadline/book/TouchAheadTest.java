package io.leadline.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Books that touch every block ahead, against books that never do. */
class TouchAheadTest
{
    private static final BigDecimal STEP = new BigDecimal("0.1");
    private static final long START_EPOCH_NS = 1_772_323_200_000_000_000L;
    private static final Configuration EVERYBODY = configuration("makers: all");
    private static final Configuration GROUPED = configuration("makers: [{ name: m, accounts: [a1, a2, a17] }]");

    @TempDir
    private Path folder;

    private static Configuration configuration(final String makers)
    {
        return configuration(3, makers);
    }

    private static Configuration configuration(final int markets, final String makers)
    {
        final String listed = IntStream.range(0, markets)
            .mapToObj(i -> "  - { name: M" + i + ", tick: '0.1', lot: '0.1', book: " + (i == 1 ? "levels" : "orders"))
            .collect(Collectors.joining(" }\n", "", " }\n"));

        return ConfigurationReader.parse(
            "venue: example\nmarkets:\n" + listed + "schedule: { every: 1s, instant: fixed }\n" + makers, "touch");
    }

    @Test
    void shouldChangeNothingWhateverComes()
    {
        for (long seed = 1; seed <= 12; seed++)
        {
            final Path log = folder.resolve("log-" + seed);
            write(log, new Random(seed), 3_000);
            assertSame(log, seed % 2 == 0 ? EVERYBODY : GROUPED, "seed=" + seed);
        }
    }

    /** The objects of many markets are touched as well. */
    @Test
    void shouldChangeNothingInManyMarkets()
    {
        final Configuration configuration = configuration(1_100, "makers: all");
        for (long seed = 1; seed <= 3; seed++)
        {
            final Path log = folder.resolve("log-" + seed);
            write(log, new Random(seed), 1_000);
            assertSame(log, configuration, "seed=" + seed);
        }
    }

    @Test
    void shouldBeginWithAsManyOrdersAsItPaysFor()
    {
        final FeedBooks books = new FeedBooks(EVERYBODY, 2);
        final Path log = folder.resolve("few");
        try (EventLogWriter writer = new EventLogWriter(log, Long.MAX_VALUE))
        {
            final int market = writer.market("M0", STEP, STEP);
            writer.add(START_EPOCH_NS, market, 1, -1, 0, 10, 1, 0);
            writer.flush();
            writer.add(START_EPOCH_NS, market, 2, -1, 0, 10, 1, 0);
        }
        try (EventLogReader reader = new EventLogReader(log))
        {
            reader.poll(books);
            assertThat(books.looksAhead()).isFalse();
            reader.poll(books);
            assertThat(books.looksAhead()).isTrue();
        }
    }

    private static void assertSame(final Path log, final Configuration configuration, final String description)
    {
        final FeedBooks touching = new FeedBooks(configuration, 0);
        final FeedBooks plain = new FeedBooks(configuration, Integer.MAX_VALUE);
        try (EventLogReader first = new EventLogReader(log); EventLogReader second = new EventLogReader(log))
        {
            while (first.poll(plain))
            {
                second.poll(touching);
                assertThat(state(touching)).as(description).isEqualTo(state(plain));
            }
        }
    }

    private static List<Long> state(final FeedBooks books)
    {
        final List<Long> state = new ArrayList<>();
        for (int kind = 0; kind < BookCounters.kindCount(); kind++)
        {
            state.add(books.counters().count(kind));
        }
        for (int market = 0; market < books.marketCount(); market++)
        {
            final MarketBook book = books.book(market);
            state.add(book.isInSync() ? 1L : 0L);
            state.add((long)book.orderCount());
            state.add((long)book.makerCount());
            for (int side = 0; side < 2; side++)
            {
                final PriceLevels levels = book.levels(side);
                for (long price = levels.lowest(); price != PriceLevels.NONE; price = levels.above(price))
                {
                    state.add(price);
                    state.add(levels.lowSizeLots(price));
                }
            }
        }

        return state;
    }

    /** Names turn up between events; ids, accounts and markets are known and unknown, events good and refused. */
    private static void write(final Path log, final Random random, final int count)
    {
        try (EventLogWriter writer = new EventLogWriter(log, Long.MAX_VALUE))
        {
            for (int i = 0; i < count; i++)
            {
                final int number = random.nextInt(4);
                send(writer, random, START_EPOCH_NS + i, writer.market("M" + number, STEP, STEP));
                if (random.nextInt(60) == 0)
                {
                    writer.flush();
                }
            }
        }
    }

    private static void send(final EventLogWriter writer, final Random random, final long time, final int market)
    {
        final long id = random.nextInt(200);
        final int side = random.nextInt(2);
        final long price = random.nextInt(30) == 0 ? random.nextLong() : 1_000 + random.nextInt(300);
        final long size = random.nextInt(30) == 0 ? -1 : random.nextInt(9);
        final int account = writer.account(random.nextInt(5) == 0 ? "" : "a" + random.nextInt(20));
        switch (random.nextInt(12))
        {
            case 0, 1, 2, 3, 4 -> writer.add(time, market, id, account, side, price, size, side);
            case 5, 6 -> writer.cancel(time, market, id);
            case 7 -> writer.reduce(time, market, id, size, 0);
            case 8 -> writer.fill(time, market, id, price, size, account, 0);
            case 9 -> writer.replace(time, market, id, random.nextInt(200), price, size, 0);
            case 10 -> writer.level(time, market, side, price, size, 0);
            default -> sendSeldom(writer, random, time, market);
        }
    }

    private static void sendSeldom(
        final EventLogWriter writer, final Random random, final long time, final int market)
    {
        switch (random.nextInt(8))
        {
            case 0 -> writer.clear(time, market);
            case 1 -> writer.ignored(time, writer.unconfiguredMarket("elsewhere"));
            case 2 -> writer.status(time, market, EventSink.TradingStatus.HALTED);
            case 3 -> writer.trade(time, market, -1, 7, 1, -1, 0);
            default -> writer.heartbeat(time, random.nextBoolean() ? market : EventSink.NO_MARKET);
        }
    }
}
