package io.leadline.proof.dispute;

import java.util.List;

import io.leadline.scoring.figure.Period;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * Walks over the market's records in the order of time, judges those of the period, and adds them up. Nothing is kept
 * of a line once it has been handed on. Single thread.
 */
final class DisputeWalk
{
    private final DisputeCase disputed;
    private final LogSet logs;
    private final long lastEpochNs;
    private final Totals totals;

    /**
     * A walk.
     *
     * @param lastEpochNs of the last snapshot that was scored: logs may have grown since.
     */
    DisputeWalk(final DisputeCase disputed, final LogSet logs, final long lastEpochNs)
    {
        this.disputed = disputed;
        this.logs = logs;
        this.lastEpochNs = lastEpochNs;
        totals = new Totals(disputed);
    }

    /** Walks, once; returns what the lines add up to. */
    Totals run(final LineSink sink) throws Exception
    {
        for (final LogSet.Log candidate : logs.with(disputed.market().name()))
        {
            try (MarketLog log = new MarketLog(
                logs, candidate, disputed.market().name(), disputed.period().fromEpochNs());
                SnapshotJudge judge = new SnapshotJudge(
                    disputed, logs, log.market(), log.layout(), log.configuration().schedule().everyNs(),
                    disputed.period().fromEpochNs()))
            {
                walk(log, judge, sink);
            }
        }

        return totals;
    }

    private void walk(final MarketLog log, final SnapshotJudge judge, final LineSink sink) throws Exception
    {
        final Trading trading = new Trading(judge.units());
        for (Record record = log.next(); record != Record.END; record = log.next())
        {
            final Snapshot snapshot = log.snapshot();
            final boolean isSnapshot = record == Record.SNAPSHOT;
            // Totals as of a 00:00 say how the day before ended.
            final long timeEpochNs = isSnapshot ? snapshot.timeEpochNs() : snapshot.timeEpochNs() - 1;
            if (timeEpochNs >= disputed.period().toEpochNs() || isSnapshot && timeEpochNs > lastEpochNs)
            {
                return;
            }
            final boolean isCounted = disputed.contains(timeEpochNs);
            final List<Figure> traded = trading.grown(judge.moment(snapshot, timeEpochNs, false), isCounted);
            if (isCounted)
            {
                totals.addTraded(Period.dayOf(timeEpochNs), traded);
                if (isSnapshot)
                {
                    final Line line = judge.judge(snapshot, Formula.NONE, sink.isDetailed());
                    totals.add(Period.dayOf(timeEpochNs), line);
                    sink.onLine(line.with(traded));
                }
            }
        }
    }
}
