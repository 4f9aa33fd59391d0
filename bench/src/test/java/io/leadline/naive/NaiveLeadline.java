package io.leadline.naive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.leadline.config.Configuration;
import io.leadline.config.Market;

/**
 * The whole way from events in the text form to the export table, from the contract's words alone: one stamped clock,
 * one sorted map of orders per market, and a fresh count of everything at every instant. Single thread.
 */
public final class NaiveLeadline
{
    private static final long DAY_NS = 86_400_000_000_000L;

    private final Configuration configuration;
    private final NaiveSchedule schedule;
    private final NaiveCounters counters = new NaiveCounters();
    private final NaiveClock clock;
    private final List<NaiveMarket> markets = new ArrayList<>();
    private final Map<Integer, Long> nextIntervals = new TreeMap<>();
    private final Map<Integer, Map<String, NaiveTotals>> totalsOfLastRows = new HashMap<>();
    private final List<NaiveSnapshot> snapshots = new ArrayList<>();
    private final List<NaiveMidnight> midnights = new ArrayList<>();
    private long firstEpochNs;
    private long sequence;

    private NaiveLeadline(final Configuration configuration)
    {
        this.configuration = configuration;
        this.schedule = new NaiveSchedule(configuration.schedule());
        this.clock = new NaiveClock(configuration.feed().maxJumpNs(), counters);
        for (final Market market : configuration.markets())
        {
            totalsOfLastRows.put(markets.size(), new HashMap<>());
            markets.add(new NaiveMarket(market, configuration.makers(), counters));
        }
    }

    /** Runs all events in their order. */
    public static NaiveResult run(final Configuration configuration, final List<NaiveEvent> events)
    {
        final NaiveLeadline leadline = new NaiveLeadline(configuration);
        events.forEach(leadline::onEvent);

        return new NaiveResult(
            NaiveTable.lines(configuration, leadline.snapshots),
            leadline.snapshots,
            leadline.midnights,
            leadline.counters);
    }

    private void onEvent(final NaiveEvent event)
    {
        final long time = clock.stamped(event.timeEpochNs());
        if (sequence > 0)
        {
            takeMidnightsBefore(time);
            takeSnapshotsBefore(time);
        }
        if (sequence == 0)
        {
            firstEpochNs = time;
        }
        clock.move(time);
        sequence++;
        final int index = index(event.market());
        if (index >= 0)
        {
            nextIntervals.computeIfAbsent(index, unused -> schedule.firstInterval(event.market(), time));
            markets.get(index).apply(event);
        }
        else if (!event.market().isEmpty())
        {
            counters.count(Oddity.UNCONFIGURED_MARKET);
        }
    }

    private int index(final String name)
    {
        for (int i = 0; i < markets.size(); i++)
        {
            if (markets.get(i).settings().name().equals(name))
            {
                return i;
            }
        }

        return -1;
    }

    /** Instants in the order of rows: time, then the market's place in the configuration. */
    private void takeSnapshotsBefore(final long timeEpochNs)
    {
        while (true)
        {
            int next = -1;
            long instant = timeEpochNs;
            for (final Map.Entry<Integer, Long> market : nextIntervals.entrySet())
            {
                final String name = markets.get(market.getKey()).settings().name();
                final long candidate = schedule.instant(name, market.getValue());
                if (candidate < instant)
                {
                    instant = candidate;
                    next = market.getKey();
                }
            }
            if (next < 0)
            {
                return;
            }
            snapshots.add(snapshot(next, instant));
            nextIntervals.merge(next, 1L, Long::sum);
        }
    }

    private NaiveSnapshot snapshot(final int index, final long instant)
    {
        final NaiveMarket market = markets.get(index);
        final NaiveMeasurer measurer = new NaiveMeasurer(configuration.ladders(), market);
        final long maxSilenceNs = configuration.feed().maxSilenceNs();
        final boolean isSilent = maxSilenceNs > 0 && instant - clock.nowEpochNs() > maxSilenceNs;

        return new NaiveSnapshot(
            instant,
            market.settings().name(),
            nextIntervals.get(index),
            measurer.status(isSilent),
            sequence,
            measurer.book(),
            rows(measurer.makers(), totalsOfLastRows.get(index)),
            configuration.detail() == Configuration.Detail.ORDERS ? measurer.ordersInside() : new TreeMap<>());
    }

    private static SortedMap<String, NaiveMeasures> rows(
        final SortedMap<String, NaiveMeasures> makers, final Map<String, NaiveTotals> totalsOfLastRows)
    {
        final SortedMap<String, NaiveMeasures> rows = new TreeMap<>(makers.comparator());
        makers.forEach((name, measures) ->
        {
            final NaiveTotals last = totalsOfLastRows.getOrDefault(name, NaiveTotals.ZERO);
            if (measures.restsInside() || !measures.totals().isSameAs(last))
            {
                rows.put(name, measures);
                totalsOfLastRows.put(name, measures.totals());
            }
        });

        return rows;
    }

    /** Not the midnight at which the log begins: what happens in its first moment belongs to its first day. */
    private void takeMidnightsBefore(final long timeEpochNs)
    {
        for (long midnight = Math.floorDiv(clock.nowEpochNs() + DAY_NS - 1, DAY_NS) * DAY_NS;
            midnight < timeEpochNs;
            midnight += DAY_NS)
        {
            if (midnight == firstEpochNs)
            {
                continue;
            }
            for (final int index : nextIntervals.keySet())
            {
                final NaiveMarket market = markets.get(index);
                midnights.add(new NaiveMidnight(
                    midnight, market.settings().name(), market.totals(), new TreeMap<>(market.makerTotals())));
            }
        }
    }
}
