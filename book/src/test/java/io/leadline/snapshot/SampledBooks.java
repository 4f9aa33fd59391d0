package io.leadline.snapshot;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import io.leadline.book.FeedBooks;
import io.leadline.config.Configuration;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;
import io.leadline.measure.Measurer;
import io.leadline.schedule.DayKeys;
import io.leadline.schedule.Instants;

/**
 * Real books that follow a real event log, measured at every instant into a real snapshot log: the plainest sampler
 * that keeps the rules of instants and midnights. Keeps the lines that the log must read back as.
 */
final class SampledBooks implements EventHandler, AutoCloseable
{
    private static final long DAY_NS = 86_400_000_000_000L;

    private final FeedBooks books;
    private final Measurer measurer;
    private final MarketMeasure[] measures;
    private final Instants instants;
    private final SnapshotLogWriter writer;
    private final MeasuredLines.Expected expected;
    /** Markets due by instant; equal instants in the order of the configuration. */
    private final TreeMap<Long, List<Integer>> due = new TreeMap<>();
    private final long[] intervals;
    private long midnightEpochNs = Long.MIN_VALUE;

    SampledBooks(final Configuration configuration, final Path snapshots, final boolean isComparison)
    {
        final MeasureLayout layout = new MeasureLayout(configuration.ladders());
        books = new FeedBooks(configuration);
        measurer = new Measurer(layout);
        measures = new MarketMeasure[configuration.markets().size()];
        final boolean recordsOrders = configuration.detail() == Configuration.Detail.ORDERS;
        Arrays.setAll(measures, market -> new MarketMeasure(layout, recordsOrders));
        instants = Instants.of(configuration.schedule(), configuration.markets());
        intervals = new long[configuration.markets().size()];
        expected = new MeasuredLines.Expected(books, layout);
        writer = new SnapshotLogWriter(
            snapshots,
            configuration,
            configuration.schedule().isRandom() ? new DayKeys(configuration.schedule().seed()) : null,
            layout,
            books,
            isComparison);
    }

    /** Makes a snapshot log from an event log, whole, and returns the lines that it must read back as. */
    static List<String> sample(final Configuration configuration, final Path events, final Path snapshots)
    {
        try (SampledBooks sampled = new SampledBooks(configuration, snapshots, false))
        {
            sampled.follow(events, Long.MAX_VALUE);
            return sampled.expected.lines();
        }
    }

    /** Follows documents of an event log from its start. */
    void follow(final Path events, final long documentCount)
    {
        try (EventLogReader reader = new EventLogReader(events))
        {
            long count = 0;
            while (count < documentCount && reader.poll(this))
            {
                count++;
            }
        }
    }

    SnapshotLogWriter writer()
    {
        return writer;
    }

    List<String> lines()
    {
        return expected.lines();
    }

    @Override
    public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
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
                takeTotals();
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

    private void takeTotals()
    {
        writer.totals(midnightEpochNs);
        for (int market = 0; market < books.marketCount(); market++)
        {
            if (books.book(market).isSeen())
            {
                expected.totals(market, midnightEpochNs);
            }
        }
        midnightEpochNs += DAY_NS;
    }

    private void takeSnapshots(final long instantEpochNs)
    {
        writer.begin(instantEpochNs);
        for (final int market : due.remove(instantEpochNs))
        {
            measurer.measure(books.book(market), measures[market], 0, false);
            writer.snapshot(market, intervals[market], measures[market], books.lastSequence());
            expected.snapshot(market, instantEpochNs, intervals[market], measures[market], books.lastSequence());
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
