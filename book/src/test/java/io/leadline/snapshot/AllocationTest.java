package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import com.sun.management.ThreadMXBean;

import io.leadline.book.FeedBooks;
import io.leadline.config.Configuration;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;
import io.leadline.measure.Measurer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing is allocated once capacities have been seen: events written, read, applied, measured, encoded, hashed and
 * appended, over more than a million operations. What is let pass is what the store takes when it maps a new block.
 */
class AllocationTest
{
    private static final ThreadMXBean THREADS = (ThreadMXBean)ManagementFactory.getThreadMXBean();
    private static final long START_EPOCH_NS = 1_772_323_200_000_000_000L;
    private static final int MARKET_COUNT = 3;
    private static final int ACCOUNT_COUNT = 40;
    private static final int ORDER_COUNT = 2_048;
    private static final int EVENTS_PER_INSTANT = 30;
    private static final int WARM_UP_EVENTS = 200_000;
    private static final int WINDOWS = 6;
    private static final int WINDOW_EVENTS = 200_000;
    /**
     * A mapped block of 64 MiB takes the store about 70,000 bytes, and there are two or three in all windows together,
     * so half of the windows have none. An object per instant would be 6,600 · 16 bytes in each window, one per event
     * 200,000 · 16. The least of all windows also leaves out what is allocated until the compiler has seen the loop.
     */
    private static final long LET_PASS_BYTES = 50_000;

    @TempDir
    private Path folder;
    private FeedBooks books;

    @Test
    void shouldAllocateNothingInSteadyState()
    {
        assertNothingAllocated(Configurations.fixed("1ms"));
    }

    @Test
    void shouldAllocateNothingInSteadyStateWithOrders()
    {
        assertNothingAllocated(Configurations.withOrders(Configurations.fixed("1ms")));
    }

    private void assertNothingAllocated(final Configuration configuration)
    {
        try (EventLogWriter writer = new EventLogWriter(folder.resolve("events"), Long.MAX_VALUE))
        {
            final Venue venue = new Venue(writer, configuration);
            venue.defineAll();
            try (EventLogReader reader = new EventLogReader(folder.resolve("events"));
                SnapshotLogWriter log = newLog(configuration))
            {
                final Loop loop = new Loop(books, configuration, log);
                run(venue, reader, loop, WARM_UP_EVENTS);
                final long[] allocated = new long[WINDOWS];
                for (int window = 0; window < WINDOWS; window++)
                {
                    final long before = THREADS.getCurrentThreadAllocatedBytes();
                    run(venue, reader, loop, WINDOW_EVENTS);
                    allocated[window] = THREADS.getCurrentThreadAllocatedBytes() - before;
                }

                assertThat(Arrays.stream(allocated).min().orElseThrow())
                    .as("bytes by window: %s", Arrays.toString(allocated))
                    .isLessThan(LET_PASS_BYTES);
                assertThat(loop.eventCount).isGreaterThan(WINDOWS * WINDOW_EVENTS);
                assertThat(log.snapshotCount()).isGreaterThan(MARKET_COUNT * 40_000L);
            }
        }
    }

    private SnapshotLogWriter newLog(final Configuration configuration)
    {
        books = new FeedBooks(configuration);

        return new SnapshotLogWriter(
            folder.resolve("snapshots"), configuration, null, new MeasureLayout(configuration.ladders()), books, false);
    }

    private static void run(final Venue venue, final EventLogReader reader, final Loop loop, final int count)
    {
        for (int sent = 0; sent < count; sent += EVENTS_PER_INSTANT)
        {
            venue.send(EVENTS_PER_INSTANT);
            boolean isMore = reader.poll(loop);
            while (isMore)
            {
                isMore = reader.poll(loop);
            }
        }
    }

    /** Orders of every kind around prices that wander; ids come again, so that the most that rests is known. */
    private static final class Venue
    {
        private final EventLogWriter log;
        private final Configuration configuration;
        private final Random random = new Random(1);
        private final int[] accounts = new int[ACCOUNT_COUNT];
        private final int[] markets = new int[MARKET_COUNT];
        private long timeEpochNs = START_EPOCH_NS;

        Venue(final EventLogWriter log, final Configuration configuration)
        {
            this.log = log;
            this.configuration = configuration;
        }

        /** Every market, account, order and price once. */
        void defineAll()
        {
            for (int i = 0; i < MARKET_COUNT; i++)
            {
                markets[i] = log.market(
                    configuration.markets().get(i).name(), configuration.markets().get(i).tick(),
                    configuration.markets().get(i).lot());
            }
            for (int i = 0; i < ACCOUNT_COUNT; i++)
            {
                accounts[i] = log.account("account-" + i);
            }
            for (int i = 0; i < ORDER_COUNT; i++)
            {
                for (final int market : markets)
                {
                    log.add(timeEpochNs, market, i, accounts[i % ACCOUNT_COUNT], i & 1, price(i & 1), 1 + i, 0);
                }
            }
            log.flush();
        }

        void send(final int count)
        {
            timeEpochNs += 1_000_000;
            for (int i = 0; i < count; i++)
            {
                send(markets[random.nextInt(MARKET_COUNT)], random.nextInt(ORDER_COUNT), random.nextInt(100));
            }
            log.flush();
        }

        private void send(final int market, final long id, final int kind)
        {
            final int side = random.nextInt(2);
            if (kind < 40)
            {
                final int account = accounts[random.nextInt(ACCOUNT_COUNT)];
                log.add(timeEpochNs, market, id, account, side, price(side), 1 + random.nextInt(100_000), kind & 1);
            }
            else if (kind < 60)
            {
                log.cancel(timeEpochNs, market, id);
            }
            else if (kind < 70)
            {
                log.replace(timeEpochNs, market, id, EventSink.NO_ORDER_ID, price(side), 7, 0);
            }
            else if (kind < 80)
            {
                log.reduce(timeEpochNs, market, id, random.nextInt(50), 0);
            }
            else if (kind < 90)
            {
                log.fill(timeEpochNs, market, id, EventSink.NO_PRICE, 5, accounts[random.nextInt(ACCOUNT_COUNT)], 0);
            }
            else if (kind < 97)
            {
                log.level(timeEpochNs, market, side, price(side), random.nextInt(3), 0);
            }
            else
            {
                log.trade(timeEpochNs, market, accounts[0], price(side), 5, accounts[1], 0);
            }
        }

        private long price(final int side)
        {
            final long distance = random.nextInt(1 << 1 + random.nextInt(12));

            return side == Side.BID ? 100_000 - distance : 100_001 + distance;
        }
    }

    /** Takes a snapshot of every market before the first event of each later time. */
    private static final class Loop implements EventHandler
    {
        private final FeedBooks books;
        private final Measurer measurer;
        private final MarketMeasure[] measures = new MarketMeasure[MARKET_COUNT];
        private final SnapshotLogWriter log;
        private long lastTimeEpochNs = -1;
        private long eventCount;

        Loop(final FeedBooks books, final Configuration configuration, final SnapshotLogWriter log)
        {
            this.books = books;
            this.log = log;
            final MeasureLayout layout = new MeasureLayout(configuration.ladders());
            measurer = new Measurer(layout);
            final boolean recordsOrders = configuration.detail() == Configuration.Detail.ORDERS;
            Arrays.setAll(measures, market -> new MarketMeasure(layout, recordsOrders));
        }

        @Override
        public void onMarket(
            final int market, final String name, final BigDecimal tick, final BigDecimal lot)
        {
            books.onMarket(market, name, tick, lot);
        }

        @Override
        public void onAccount(final int account, final String name)
        {
            books.onAccount(account, name);
        }

        @Override
        public void onEvent(final Event event)
        {
            if (lastTimeEpochNs < 0)
            {
                log.start(event.timeEpochNs());
            }
            else if (event.timeEpochNs() > lastTimeEpochNs)
            {
                sample();
            }
            lastTimeEpochNs = event.timeEpochNs();
            eventCount++;
            books.apply(event, books.marketOf(event));
        }

        private void sample()
        {
            log.begin(lastTimeEpochNs);
            for (int market = 0; market < MARKET_COUNT; market++)
            {
                measurer.measure(books.book(market), measures[market], 1_000, false);
                log.snapshot(market, lastTimeEpochNs / 1_000_000, measures[market], books.lastSequence());
            }
            log.end();
        }
    }
}
