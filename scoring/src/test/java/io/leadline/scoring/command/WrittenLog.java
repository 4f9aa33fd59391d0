package io.leadline.scoring.command;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import io.leadline.book.FeedBooks;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
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
    private static final int MAKERS = RandomTrading.MAKERS;
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
          - { name: mid, reference: mid, edges_bps: [1, 3, 5, 7.5, 10, 12.5, 15, 20, 100, 10000] }
          - { name: touch, reference: touch, edges_bps: [1, 3, 5, 10, 15, 20, 50, 100] }
        schedule: { every: 10m, instant: fixed }
        makers: %s
        detail: %s
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
        final boolean recordsOrders = configuration.detail() == Configuration.Detail.ORDERS;
        Arrays.setAll(measures, market -> new MarketMeasure(layout, recordsOrders));
        instants = Instants.of(configuration.schedule(), configuration.markets());
        intervals = new long[measures.length];
        writer = new SnapshotLogWriter(snapshots, configuration, null, layout, books, false);
    }

    /** Writes the log of so many days from a start; every account is a maker. */
    static Path write(final Path folder, final long seed, final long startEpochNs, final int days)
    {
        return write(
            folder.resolve("events-" + seed), folder.resolve("snapshots-" + seed), seed, startEpochNs, days,
            CONFIGURATION.formatted("all", "bands"), 1);
    }

    /** The same with every order of the makers. */
    static Path writeWithOrders(final Path folder, final long seed, final long startEpochNs, final int days)
    {
        return write(
            folder.resolve("events-" + seed), folder.resolve("snapshots-" + seed), seed, startEpochNs, days,
            CONFIGURATION.formatted("all", "orders"), 1);
    }

    /**
     * The same where each maker trades through so many accounts, any of them at a time; what happens does not depend on
     * their number.
     */
    static Path writeOfAccounts(
        final Path folder, final long seed, final long startEpochNs, final int days, final int accounts)
    {
        final StringBuilder makers = new StringBuilder();
        for (int maker = 0; maker < MAKERS + 2; maker++)
        {
            makers.append("\n  - { name: m").append(maker).append(", accounts: [m").append(maker);
            for (int account = 1; account < accounts; account++)
            {
                makers.append(", m").append(maker).append('-').append(account);
            }
            makers.append("] }");
        }

        return write(
            folder.resolve("events-" + seed + "-" + accounts), folder.resolve("snapshots-" + seed + "-" + accounts),
            seed, startEpochNs, days, CONFIGURATION.formatted(makers, "bands"), accounts);
    }

    private static Path write(
        final Path events, final Path snapshots, final long seed, final long startEpochNs, final int days,
        final String text, final int accounts)
    {
        final Configuration configuration = ConfigurationReader.parse(text, "written");
        new RandomTrading(seed, accounts)
            .trade(configuration.markets(), events, startEpochNs, startEpochNs + days * DAY_NS);
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
