package io.leadline.bench.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

import io.leadline.bench.flow.FlowShape;
import io.leadline.bench.flow.MemoryLog;
import io.leadline.bench.pair.Contender;
import io.leadline.book.FeedBooks;
import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.Side;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Guards the update of a level in a market fed by levels, from its encoded bytes. */
@Tag("guard")
@Isolated
class LevelGuardTest
{
    private static final int DOCUMENTS = 200;
    private static final int DOCUMENT_EVENTS = 1_000;
    private static final int MID_TICKS = 600_000;
    private static final int SPREAD_TICKS = 4_000;
    private static final int REMOVED_ONE_IN = 3;
    private static final int WARM_UP_LAPS = 5;
    private static final int LAPS = 50;
    /** Measured: 0.2 to 0.3. With a walk over the levels to the price it is 6. */
    private static final double LIMIT = 0.5;

    @TempDir
    private static Path folder;
    private static MemoryLog log;

    /** Most updates close to the touch, a few far from it, as a venue of one tick in 60,000 has them. */
    @BeforeAll
    static void writeLevels()
    {
        final Market market = configuration().markets().get(0);
        final SplittableRandom random = new SplittableRandom(1);
        try (EventLogWriter events = new EventLogWriter(folder, Configuration.Feed.DEFAULT_MAX_JUMP_NS))
        {
            final int number = events.market(market.name(), market.tick(), market.lot());
            events.flush();
            for (int i = 0; i < DOCUMENTS * DOCUMENT_EVENTS; i++)
            {
                final int side = random.nextInt(2);
                final int distance =
                    random.nextInt(1 + random.nextInt(SPREAD_TICKS) / (1 + random.nextInt(50)));
                events.level(
                    1_760_000_000_000_000_000L + i, number, side,
                    side == Side.BID ? MID_TICKS - distance : MID_TICKS + 1 + distance,
                    random.nextInt(REMOVED_ONE_IN) == 0 ? 0 : 1 + random.nextInt(10_000), 0);
                if (i % DOCUMENT_EVENTS == DOCUMENT_EVENTS - 1)
                {
                    events.flush();
                }
            }
        }
        log = new MemoryLog(folder);
    }

    private static Configuration configuration()
    {
        final Configuration orders = new FlowShape(1, 1, 1, 1).configuration(GuardFlow.EVERY_NS);
        final Market market = orders.markets().get(0);

        return new Configuration(
            orders.venue(),
            List.of(new Market(
                market.name(), market.tick(), market.lot(), Market.BookKind.LEVELS, market.minTouchNotional(),
                market.multiplier(), market.quote(), market.name(), null, null)),
            orders.ladders(), orders.schedule(), orders.feed(), orders.detail(), orders.makers(), orders.limits());
    }

    @Test
    void shouldAllocateNothing()
    {
        final Updates updates = new Updates(new FeedBooks(configuration()));
        final AllocationMeter meter = new AllocationMeter();
        long count = 0;
        for (int lap = -WARM_UP_LAPS; lap < LAPS; lap++)
        {
            if (lap == 0)
            {
                meter.reset();
            }
            for (int i = 0; i < DOCUMENTS; i++)
            {
                updates.prepare();
                meter.start();
                count += updates.run();
                meter.stop();
            }
        }

        assertThat(count).isGreaterThan(10_000_000);
        assertThat(meter.bytes()).as("bytes allocated by %d updates of a level", count)
            .isLessThanOrEqualTo(AllocationMeter.ONCE_BYTES);
    }

    @Test
    void shouldStayFarBelowATree()
    {
        RatioGate.require(
            "update a level / TreeMap", LIMIT, new Updates(new FeedBooks(configuration())), new Updates(new Trees()));
    }

    /** All updates again and again, a document a chunk. */
    private static final class Updates implements Contender
    {
        private final EventHandler handler;
        private EventLogReader reader;
        private int left;

        private Updates(final EventHandler handler)
        {
            this.handler = handler;
        }

        @Override
        public void prepare()
        {
            if (left == 0)
            {
                reader = new EventLogReader(log.read());
                reader.poll(handler);
                left = DOCUMENTS;
            }
            left--;
        }

        @Override
        public long run()
        {
            reader.poll(handler);

            return DOCUMENT_EVENTS;
        }
    }

    private static final class Trees implements EventHandler
    {
        private final List<TreeMap<Long, Long>> sides = List.of(new TreeMap<>(), new TreeMap<>());

        @Override
        public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
        {
            // There is one.
        }

        @Override
        public void onAccount(final int account, final String name)
        {
            // Levels are nobody's.
        }

        @Override
        public void onEvent(final Event event)
        {
            final TreeMap<Long, Long> levels = sides.get(event.side());
            if (event.sizeLots() == 0)
            {
                levels.remove(event.priceTicks());
            }
            else
            {
                levels.put(event.priceTicks(), event.sizeLots());
            }
        }
    }
}
