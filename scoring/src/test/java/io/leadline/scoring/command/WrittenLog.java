package io.leadline.scoring.command;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

import io.leadline.book.FeedBooks;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.config.Market;
import io.leadline.event.Event;
import io.leadline.event.EventFlags;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;
import io.leadline.measure.Measurer;
import io.leadline.schedule.Instants;
import io.leadline.snapshot.SnapshotLogWriter;

/**
 * A snapshot log in a folder, of random makers over several days and six markets: markets and makers that
 * come later, a market halted over a midnight, a day without an event. What samples it is as plain as can be.
 */
final class WrittenLog implements EventHandler, AutoCloseable
{
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long MID_TICKS = 100_000;
    private static final int MAKERS = 9;
    private static final String CONFIGURATION = """
        venue: example
        markets:
          - { name: SOL-PERP, tick: "0.01", lot: "0.1" }
          - { name: BTC-PERP, tick: "0.01", lot: "0.1" }
          - { name: ETH-PERP, tick: "0.01", lot: "0.1" }
          - { name: BONK-PERP, tick: "0.01", lot: "0.1" }
          - { name: SOL/USDC, tick: "0.01", lot: "0.1" }
          - { name: DOGE-PERP, tick: "0.01", lot: "0.1" }
        ladders:
          - { name: mid, reference: mid, edges_bps: [1, 3, 5, 7.5, 10, 12.5, 15, 20, 100] }
          - { name: touch, reference: touch, edges_bps: [1, 3, 5, 10, 15, 20, 50, 100] }
        schedule: { every: 10m, instant: fixed }
        makers: all
        """;

    private final FeedBooks books;
    private final Measurer measurer;
    private final MarketMeasure[] measures;
    private final Instants instants;
    private final SnapshotLogWriter writer;
    private final TreeMap<Long, List<Integer>> due = new TreeMap<>();
    private final long[] intervals;
    private long midnightEpochNs = Long.MIN_VALUE;

    private WrittenLog(final Configuration configuration, final Path snapshots)
    {
        final MeasureLayout layout = new MeasureLayout(configuration.ladders());
        books = new FeedBooks(configuration);
        measurer = new Measurer(layout);
        measures = new MarketMeasure[configuration.markets().size()];
        Arrays.setAll(measures, market -> new MarketMeasure(layout));
        instants = Instants.of(configuration.schedule(), configuration.markets());
        intervals = new long[measures.length];
        writer = new SnapshotLogWriter(snapshots, configuration, null, layout, books, false);
    }

    /** Writes the log of so many days from a start. */
    static Path write(final Path folder, final long seed, final long startEpochNs, final int days)
    {
        final Configuration configuration = ConfigurationReader.parse(CONFIGURATION, "written");
        final Path events = folder.resolve("events-" + seed);
        final Path snapshots = folder.resolve("snapshots-" + seed);
        trade(new Random(seed), configuration.markets(), events, startEpochNs, startEpochNs + days * DAY_NS);
        try (EventLogReader reader = new EventLogReader(events);
            WrittenLog log = new WrittenLog(configuration, snapshots))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(log);
            }
        }

        return snapshots;
    }

    private static void trade(
        final Random random, final List<Market> markets, final Path events, final long fromEpochNs,
        final long toEpochNs)
    {
        try (EventLogWriter log = new EventLogWriter(events, Long.MAX_VALUE))
        {
            final long stillFromEpochNs = fromEpochNs + (toEpochNs - fromEpochNs) / 3;
            final long stillNs = (toEpochNs - fromEpochNs) / 4;
            long time = fromEpochNs;
            long id = 1;
            while (time < toEpochNs)
            {
                final double share = (time - fromEpochNs) / (double)(toEpochNs - fromEpochNs);
                final int which = random.nextInt(1 + (int)(share * 2 * markets.size())) % markets.size();
                final Market market = markets.get(which);
                final int number = log.market(market.name(), market.tick(), market.lot());
                final int maker = random.nextInt(2 + (int)(share * MAKERS));
                quote(random, log, time, number, maker, id);
                happen(random, log, time, number, maker, id);
                id += 2;
                time += random.nextLong(8 * MINUTE_NS);
                time += time > stillFromEpochNs && time < stillFromEpochNs + MINUTE_NS * 10 ? stillNs : 0;
            }
        }
    }

    /** A bid and an ask under the maker's own ids of this market, in place of those before; now and then only one. */
    private static void quote(
        final Random random, final EventLogWriter log, final long time, final int market, final int maker,
        final long id)
    {
        final int account = log.account("m" + maker);
        for (int side = 0; side < 2; side++)
        {
            final long own = 1_000_000L + 2L * (market * 100 + maker) + side;
            if (random.nextInt(12) == 0)
            {
                log.cancel(time, market, own);
                continue;
            }
            final long distance = 1 + random.nextInt(random.nextInt(4) == 0 ? 900 : 60);
            log.add(
                time, market, own, account, side, MID_TICKS + (side == Side.BID ? -distance : distance),
                1 + random.nextInt(3_000), random.nextBoolean() ? EventFlags.POST_ONLY : 0);
        }
        log.add(time, market, id, log.account(""), Side.BID, MID_TICKS - 1_500, 1 + random.nextInt(50), 0);
    }

    private static void happen(
        final Random random, final EventLogWriter log, final long time, final int market, final int maker,
        final long id)
    {
        if (random.nextInt(3) == 0)
        {
            final int taker = random.nextInt(5) == 0 ? log.account("m" + maker) : EventSink.NO_ACCOUNT;
            log.fill(
                time, market, 1_000_000L + 2L * (market * 100 + maker), EventSink.NO_PRICE, 1 + random.nextInt(20),
                taker, 0);
        }
        switch (random.nextInt(60))
        {
            case 0 -> log.status(time, market, EventSink.TradingStatus.HALTED);
            case 1, 2, 3 -> log.status(time, market, EventSink.TradingStatus.OPEN);
            case 4 -> log.clear(time, market);
            default -> log.cancel(time, market, id);
        }
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
        final long time = event.timeEpochNs();
        if (midnightEpochNs == Long.MIN_VALUE)
        {
            writer.start(time);
            midnightEpochNs = (time / DAY_NS + 1) * DAY_NS;
        }
        while (midnightEpochNs < time || !due.isEmpty() && due.firstKey() < time)
        {
            if (due.isEmpty() || midnightEpochNs <= due.firstKey())
            {
                writer.totals(midnightEpochNs);
                midnightEpochNs += DAY_NS;
            }
            else
            {
                takeSnapshots(due.firstKey());
            }
        }
        final int market = books.marketOf(event);
        final boolean isFirst = market >= 0 && !books.book(market).isSeen();
        books.apply(event, market);
        if (isFirst)
        {
            intervals[market] = instants.firstInterval(market, time);
            schedule(market);
        }
    }

    private void schedule(final int market)
    {
        final List<Integer> markets = due.computeIfAbsent(
            instants.instantEpochNs(market, intervals[market]), instant -> new ArrayList<>());
        markets.add(market);
        markets.sort(null);
    }

    private void takeSnapshots(final long instantEpochNs)
    {
        writer.begin(instantEpochNs);
        for (final int market : due.remove(instantEpochNs))
        {
            measurer.measure(books.book(market), measures[market], 0, false);
            writer.snapshot(market, intervals[market], measures[market], books.lastSequence());
            intervals[market]++;
            schedule(market);
        }
        writer.end();
    }

    @Override
    public void close()
    {
        instants.close();
        writer.close();
    }
}
