package io.leadline.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.result.LogResult;
import io.leadline.scoring.tally.MarketScorer;
import io.leadline.scoring.tally.MarketTally;
import io.leadline.scoring.tally.RunningTotals;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * One walk over one log, feeding every rule of a {@link Scoring}: in one go or in steps, so that its caller can do
 * something else in between. It shares nothing with walks over other logs, so each may have a thread of its own, one at
 * a time; allocates nothing from snapshot to snapshot, but once per maker and day.
 *
 * <p>A log may be walked over in parts, files or markets of it, each by a thread of its own: {@link #part} begins one,
 * {@link #add} takes it in.
 */
public final class LogPass
{
    private final SnapshotSource source;
    private final List<RulePass> rules;
    private final Outages outages;
    private final long fromEpochNs;
    private final long toEpochNs;
    private final Configuration configuration;
    private final MarketPass[] markets;
    private LogResult log;
    /** The log's own sums by rule, then market name. */
    private final Map<RulePass, Map<String, MarketTally>> tallies = new LinkedHashMap<>();

    LogPass(
        final SnapshotSource source,
        final List<RulePass> rules,
        final Outages outages,
        final long fromEpochNs,
        final long toEpochNs)
    {
        this.source = source;
        this.rules = rules;
        this.outages = outages;
        this.fromEpochNs = fromEpochNs;
        this.toEpochNs = toEpochNs;
        configuration = source.configuration();
        final List<List<MarketScorer>> scorers = scorersByMarket();
        markets = new MarketPass[configuration.markets().size()];
        Arrays.setAll(markets, market -> new MarketPass(
            configuration.markets().get(market),
            scorers.get(market),
            outages.cursor(configuration.markets().get(market).name()),
            fromEpochNs,
            toEpochNs,
            source.beginEpochNs()));
    }

    /** One market of the log: when it has snapshots, and its running totals. */
    record MarketSpan(
        Market market, long firstEpochNs, long lastEpochNs, long snapshotCount, RunningTotals totals)
    {
        /** From 00:00 of the first snapshot's UTC day to 00:00 after the last one's, of at least one market. */
        static Period days(final Map<String, List<MarketSpan>> spans)
        {
            final List<MarketSpan> all = spans.values().stream().flatMap(List::stream).toList();
            final long first = all.stream().mapToLong(MarketSpan::firstEpochNs).min().orElseThrow();
            final long last = all.stream().mapToLong(MarketSpan::lastEpochNs).max().orElseThrow();

            return new Period(
                Period.dayOf(first) * Period.NS_PER_DAY, (Period.dayOf(last) + 1) * Period.NS_PER_DAY);
        }
    }

    /**
     * Walks over the next records.
     *
     * @param recordLimit most records to be read.
     * @return how many were read: fewer only when the log has ended.
     */
    public long run(final long recordLimit)
    {
        long count = 0;
        while (count < recordLimit)
        {
            final Record record = source.next();
            if (record == Record.END)
            {
                break;
            }
            count++;
            onRecord(record, source.snapshot());
        }

        return count;
    }

    private void onRecord(final Record record, final Snapshot snapshot)
    {
        final MarketPass market = markets[snapshot.market()];
        if (record == Record.SNAPSHOT)
        {
            market.onSnapshot(snapshot);
        }
        else
        {
            market.onTotals(snapshot);
        }
    }

    /** Walks to the end of the log; behind that its source is needed no more. What is finished may be so again. */
    public void finish()
    {
        if (log != null)
        {
            return;
        }
        walk();
        log = identity(source.lastHash());
    }

    /**
     * Begins a walk over a part of this log, which no other part has anything of. Nothing is read yet; may be called
     * by any thread while this pass has only been begun.
     *
     * @param records of the part, with the log's own configuration.
     */
    public LogPass part(final SnapshotSource records)
    {
        return new LogPass(records, rules, outages, fromEpochNs, toEpochNs);
    }

    /** Walks over a part to its end. */
    public void walk()
    {
        run(Long.MAX_VALUE);
        flush();
    }

    /**
     * Walks over a part to its end once, for the passes of several scorings.
     *
     * @param passes all over this part.
     */
    public static void walk(final SnapshotSource part, final List<LogPass> passes)
    {
        final LogPass[] fed = passes.toArray(LogPass[]::new);
        for (Record record = part.next(); record != Record.END; record = part.next())
        {
            for (final LogPass pass : fed)
            {
                pass.onRecord(record, part.snapshot());
            }
        }
        passes.forEach(LogPass::flush);
    }

    private void flush()
    {
        for (final MarketPass market : markets)
        {
            market.flush();
        }
    }

    /** Takes in a part that has been walked over; in which order parts are taken in makes no difference. */
    public void add(final LogPass part)
    {
        part.tallies.forEach((rule, byMarket) -> byMarket.forEach((market, tally) ->
            tallies.get(rule).get(market).merge(tally)));
        for (int market = 0; market < markets.length; market++)
        {
            markets[market].merge(part.markets[market]);
        }
    }

    /**
     * Ends a walk that was made in parts only, all of which have been taken in.
     *
     * @param lastHash of the log.
     */
    public void finish(final byte[] lastHash)
    {
        log = identity(lastHash);
    }

    /** Hands the log's sums to the rules. */
    void merge()
    {
        tallies.forEach(RulePass::merge);
    }

    Configuration configuration()
    {
        return configuration;
    }

    /** Markets of the log's configuration. */
    List<Market> markets()
    {
        return configuration.markets();
    }

    /** Every market of the configuration that has a snapshot, in the log's order. */
    Map<String, MarketSpan> spans()
    {
        final Map<String, MarketSpan> spans = new LinkedHashMap<>();
        for (final MarketPass market : markets)
        {
            if (market.snapshotCount() > 0)
            {
                final MarketSpan span = market.span();
                spans.put(span.market().name(), span);
            }
        }

        return spans;
    }

    /** The log's identity; null before it is finished. */
    LogResult log()
    {
        return log;
    }

    private LogResult identity(final byte[] lastHash)
    {
        final List<MarketSpan> spans = new ArrayList<>(spans().values());

        return new LogResult(
            configuration.venue(),
            HexFormat.of().formatHex(lastHash),
            spans.stream().mapToLong(MarketSpan::snapshotCount).sum(),
            spans.stream().mapToLong(MarketSpan::firstEpochNs).min().orElse(0),
            spans.stream().mapToLong(MarketSpan::lastEpochNs).max().orElse(0));
    }

    private List<List<MarketScorer>> scorersByMarket()
    {
        final List<List<MarketScorer>> byMarket = new ArrayList<>();
        configuration.markets().forEach(market -> byMarket.add(new ArrayList<>()));
        for (final RulePass rule : rules)
        {
            final Map<String, MarketTally> ofRule = new TreeMap<>();
            tallies.put(rule, ofRule);
            final MarketScorer[] scorers = rule.bind(configuration, source.layout(), ofRule);
            for (int market = 0; market < scorers.length; market++)
            {
                if (scorers[market] != null)
                {
                    byMarket.get(market).add(scorers[market]);
                }
            }
        }

        return byMarket;
    }
}
