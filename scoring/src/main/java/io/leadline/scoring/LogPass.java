package io.leadline.scoring;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.input.OutageCursor;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.result.LogResult;
import io.leadline.scoring.tally.MarketScorer;
import io.leadline.scoring.tally.RunningTotals;
import io.leadline.scoring.tally.TotalsReader;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource;
import io.leadline.snapshot.SnapshotSource.Record;

/** One walk over one log, feeding every rule. Single thread. */
final class LogPass
{
    private final SnapshotSource source;
    private final Configuration configuration;
    private final long fromEpochNs;
    private final long toEpochNs;
    private final MarketScorer[][] scorersByMarket;
    private final OutageCursor[] outages;
    private final RunningTotals[] totals;
    private final TotalsReader[] totalsReaders;
    private final long[] firstEpochNs;
    private final long[] lastEpochNs;
    private final long[] snapshotCounts;

    LogPass(
        final SnapshotSource source,
        final List<RulePass> rules,
        final Outages allOutages,
        final long fromEpochNs,
        final long toEpochNs)
    {
        this.source = source;
        this.fromEpochNs = fromEpochNs;
        this.toEpochNs = toEpochNs;
        configuration = source.configuration();
        final int marketCount = configuration.markets().size();
        scorersByMarket = scorersByMarket(rules, marketCount);
        outages = new OutageCursor[marketCount];
        totals = new RunningTotals[marketCount];
        totalsReaders = new TotalsReader[marketCount];
        firstEpochNs = new long[marketCount];
        lastEpochNs = new long[marketCount];
        snapshotCounts = new long[marketCount];
        for (int i = 0; i < marketCount; i++)
        {
            outages[i] = allOutages.cursor(configuration.markets().get(i).name());
            totals[i] = new RunningTotals();
            totalsReaders[i] = new TotalsReader(totals[i]);
        }
    }

    /** One market of the log: when it has snapshots, and its running totals. */
    record MarketSpan(
        Market market, long firstEpochNs, long lastEpochNs, long snapshotCount, RunningTotals totals)
    {
    }

    /** Walks to the end of the log. */
    void run()
    {
        for (Record record = source.next(); record != Record.END; record = source.next())
        {
            final Snapshot snapshot = source.snapshot();
            if (record == Record.SNAPSHOT)
            {
                onSnapshot(snapshot);
            }
            else
            {
                onTotals(snapshot);
            }
        }
        for (final TotalsReader reader : totalsReaders)
        {
            reader.flush();
        }
        for (final MarketScorer[] scorers : scorersByMarket)
        {
            for (final MarketScorer scorer : scorers)
            {
                scorer.flush();
            }
        }
    }

    /** Every market of the configuration that has a snapshot, in the log's order. */
    Map<String, MarketSpan> spans()
    {
        final Map<String, MarketSpan> spans = new LinkedHashMap<>();
        for (int i = 0; i < totals.length; i++)
        {
            if (snapshotCounts[i] > 0)
            {
                final Market market = configuration.markets().get(i);
                spans.put(market.name(), new MarketSpan(
                    market, firstEpochNs[i], lastEpochNs[i], snapshotCounts[i], totals[i]));
            }
        }

        return spans;
    }

    /** The log's identity. */
    LogResult log()
    {
        final List<MarketSpan> spans = new ArrayList<>(spans().values());

        return new LogResult(
            configuration.venue(),
            HexFormat.of().formatHex(source.lastHash()),
            spans.stream().mapToLong(MarketSpan::snapshotCount).sum(),
            spans.stream().mapToLong(MarketSpan::firstEpochNs).min().orElse(0),
            spans.stream().mapToLong(MarketSpan::lastEpochNs).max().orElse(0));
    }

    private MarketScorer[][] scorersByMarket(final List<RulePass> rules, final int marketCount)
    {
        final List<List<MarketScorer>> byMarket = new ArrayList<>();
        for (int i = 0; i < marketCount; i++)
        {
            byMarket.add(new ArrayList<>());
        }
        for (final RulePass rule : rules)
        {
            final MarketScorer[] scorers = rule.bind(configuration, source.layout());
            for (int i = 0; i < marketCount; i++)
            {
                if (scorers[i] != null)
                {
                    byMarket.get(i).add(scorers[i]);
                }
            }
        }

        return byMarket.stream().map(list -> list.toArray(MarketScorer[]::new)).toArray(MarketScorer[][]::new);
    }

    private void onSnapshot(final Snapshot snapshot)
    {
        final int market = snapshot.market();
        final long timeEpochNs = snapshot.timeEpochNs();
        if (snapshotCounts[market]++ == 0)
        {
            firstEpochNs[market] = timeEpochNs;
        }
        lastEpochNs[market] = timeEpochNs;
        if (timeEpochNs >= toEpochNs)
        {
            return;
        }
        totalsReaders[market].onRecord(snapshot, segment(timeEpochNs), false);
        if (timeEpochNs >= fromEpochNs)
        {
            final boolean isOutage = outages[market].contains(timeEpochNs);
            final long day = Period.dayOf(timeEpochNs);
            for (final MarketScorer scorer : scorersByMarket[market])
            {
                scorer.onSnapshot(snapshot, day, isOutage);
            }
        }
    }

    /** Totals as of a 00:00 UTC say how the day before ended. */
    private void onTotals(final Snapshot record)
    {
        final long endEpochNs = record.timeEpochNs() - 1;
        if (endEpochNs < toEpochNs)
        {
            totalsReaders[record.market()].onRecord(record, segment(endEpochNs), true);
        }
    }

    /** Start of the segment of an instant: its UTC day, cut at the start of the period. */
    private long segment(final long timeEpochNs)
    {
        final long dayStart = timeEpochNs - Math.floorMod(timeEpochNs, Period.NS_PER_DAY);

        return timeEpochNs >= fromEpochNs ? Math.max(dayStart, fromEpochNs) : dayStart;
    }
}
