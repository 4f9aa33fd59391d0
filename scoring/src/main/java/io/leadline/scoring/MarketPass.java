package io.leadline.scoring;

import java.util.List;

import io.leadline.config.Market;
import io.leadline.scoring.LogPass.MarketSpan;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.input.OutageCursor;
import io.leadline.scoring.tally.MarketScorer;
import io.leadline.scoring.tally.RunningTotals;
import io.leadline.scoring.tally.TotalsReader;
import io.leadline.snapshot.Snapshot;

/** One market of the log that a pass walks over, with all that its records are fed to. Single thread. */
final class MarketPass
{
    private final Market market;
    private final MarketScorer[] scorers;
    private final OutageCursor outages;
    private final long fromEpochNs;
    private final long toEpochNs;
    private final long beginEpochNs;
    private final RunningTotals totals = new RunningTotals();
    private final TotalsReader totalsReader = new TotalsReader(totals);
    private long firstEpochNs;
    private long lastEpochNs;
    private long snapshotCount;
    private long dayStartEpochNs = Long.MIN_VALUE;
    private long dayEndEpochNs = Long.MIN_VALUE;
    private long day;

    MarketPass(
        final Market market,
        final List<MarketScorer> scorers,
        final OutageCursor outages,
        final long fromEpochNs,
        final long toEpochNs,
        final long beginEpochNs)
    {
        this.market = market;
        this.scorers = scorers.toArray(MarketScorer[]::new);
        this.outages = outages;
        this.fromEpochNs = fromEpochNs;
        this.toEpochNs = toEpochNs;
        this.beginEpochNs = beginEpochNs;
    }

    /** Snapshots so far, within the period and without. */
    long snapshotCount()
    {
        return snapshotCount;
    }

    MarketSpan span()
    {
        return new MarketSpan(market, firstEpochNs, lastEpochNs, snapshotCount, totals);
    }

    void onSnapshot(final Snapshot snapshot)
    {
        final long timeEpochNs = snapshot.timeEpochNs();
        if (snapshotCount++ == 0)
        {
            firstEpochNs = timeEpochNs;
        }
        lastEpochNs = timeEpochNs;
        if (timeEpochNs >= toEpochNs)
        {
            return;
        }
        enterDay(timeEpochNs);
        totalsReader.onRecord(snapshot, segment(timeEpochNs), false);
        if (timeEpochNs >= fromEpochNs)
        {
            final boolean isOutage = outages.contains(timeEpochNs);
            for (final MarketScorer scorer : scorers)
            {
                scorer.onSnapshot(snapshot, day, isOutage);
            }
        }
    }

    /**
     * Totals as of a 00:00 UTC say how the day before ended; those that a log begins with, whose earlier files were
     * retired, how everything before did.
     */
    void onTotals(final Snapshot record)
    {
        final long endEpochNs = record.timeEpochNs() - 1;
        if (record.timeEpochNs() == beginEpochNs)
        {
            totalsReader.onRecord(record, RunningTotals.BEFORE_ALL, true);
        }
        else if (endEpochNs < toEpochNs)
        {
            enterDay(endEpochNs);
            totalsReader.onRecord(record, segment(endEpochNs), true);
        }
    }

    /** Takes in the snapshots and totals of another part of the log; both have been flushed. */
    void merge(final MarketPass other)
    {
        if (other.snapshotCount > 0)
        {
            firstEpochNs = snapshotCount == 0 ? other.firstEpochNs : Math.min(firstEpochNs, other.firstEpochNs);
            lastEpochNs = snapshotCount == 0 ? other.lastEpochNs : Math.max(lastEpochNs, other.lastEpochNs);
            snapshotCount += other.snapshotCount;
        }
        totals.merge(other.totals);
    }

    /** Adds what the tallies and totals have not taken in yet. */
    void flush()
    {
        totalsReader.flush();
        for (final MarketScorer scorer : scorers)
        {
            scorer.flush();
        }
    }

    private void enterDay(final long timeEpochNs)
    {
        if (timeEpochNs < dayStartEpochNs || timeEpochNs >= dayEndEpochNs)
        {
            day = Period.dayOf(timeEpochNs);
            dayStartEpochNs = day * Period.NS_PER_DAY;
            dayEndEpochNs = dayStartEpochNs + Period.NS_PER_DAY;
        }
    }

    /** Start of the segment of an instant: its UTC day, cut at the start of the period. */
    private long segment(final long timeEpochNs)
    {
        return timeEpochNs >= fromEpochNs ? Math.max(dayStartEpochNs, fromEpochNs) : dayStartEpochNs;
    }
}
