package io.leadline.proof.dispute;

import java.util.ArrayList;
import java.util.List;

import io.leadline.command.IsoTime;
import io.leadline.config.Ladder;
import io.leadline.event.Side;
import io.leadline.measure.MeasureLayout;
import io.leadline.problem.BadInputException;
import io.leadline.proof.dispute.InstantView.Prices;
import io.leadline.scoring.exact.Rational;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource.Record;

/** Finds the market's last snapshot at or before a time, and reads what it holds. Single thread. */
final class InstantReading implements AutoCloseable
{
    private static final long NOT_FOUND = -1;

    private final DisputeCase disputed;
    private final LogSet logs;
    private final long askedEpochNs;
    private MarketLog log;

    private InstantReading(final DisputeCase disputed, final LogSet logs, final long askedEpochNs)
    {
        this.disputed = disputed;
        this.logs = logs;
        this.askedEpochNs = askedEpochNs;
    }

    /**
     * Finds the snapshot; what is read of it holds until this is closed.
     *
     * @throws BadInputException when there is none, or the time lies outside the period.
     */
    static InstantReading at(final DisputeCase disputed, final LogSet logs, final long askedEpochNs)
    {
        if (!disputed.contains(askedEpochNs))
        {
            throw new BadInputException("time lies outside the period: at=" + IsoTime.text(askedEpochNs) + " period="
                + disputed.period().text());
        }
        final InstantReading reading = new InstantReading(disputed, logs, askedEpochNs);
        reading.find();

        return reading;
    }

    private void find()
    {
        long best = NOT_FOUND;
        long first = Long.MAX_VALUE;
        LogSet.Log holder = null;
        for (final LogSet.Log candidate : logs.with(disputed.market().name()))
        {
            long found = last(candidate, askedEpochNs);
            found = found == NOT_FOUND ? last(candidate, 0) : found;
            if (found == NOT_FOUND)
            {
                first = Math.min(first, first(candidate));
            }
            else if (found > best)
            {
                best = found;
                holder = candidate;
            }
        }
        if (holder == null)
        {
            throw new BadInputException("no snapshot of the market at or before the time: at="
                + IsoTime.text(askedEpochNs) + " market=" + disputed.market().name() + " first=" + IsoTime.text(first));
        }
        log = new MarketLog(logs, holder, disputed.market().name(), best);
        Record record = log.next();
        while (record != Record.SNAPSHOT || log.snapshot().timeEpochNs() != best)
        {
            if (record == Record.END)
            {
                log.close();
                throw new IllegalStateException("log was changed while it was read: at=" + IsoTime.text(best));
            }
            record = log.next();
        }
    }

    /** Instant of the last snapshot of the market at or before the time, in files from a day on. */
    private long last(final LogSet.Log holder, final long fromEpochNs)
    {
        long last = NOT_FOUND;
        try (MarketLog candidate =
            new MarketLog(logs, holder, disputed.market().name(), fromEpochNs))
        {
            for (Record record = candidate.next(); record != Record.END; record = candidate.next())
            {
                if (record == Record.SNAPSHOT)
                {
                    if (candidate.snapshot().timeEpochNs() > askedEpochNs)
                    {
                        break;
                    }
                    last = candidate.snapshot().timeEpochNs();
                }
            }
        }

        return last;
    }

    private long first(final LogSet.Log holder)
    {
        try (MarketLog candidate = new MarketLog(logs, holder, disputed.market().name(), 0))
        {
            Record record = candidate.next();
            while (record == Record.TOTALS)
            {
                record = candidate.next();
            }

            return record == Record.END ? Long.MAX_VALUE : candidate.snapshot().timeEpochNs();
        }
    }

    /** The snapshot; lent until this is closed. */
    Snapshot snapshot()
    {
        return log.snapshot();
    }

    /** The log that it is in. */
    MarketLog log()
    {
        return log;
    }

    /** What it holds, and what the program makes of it. */
    InstantView view()
    {
        try (SnapshotJudge judge = new SnapshotJudge(
            disputed, logs, log.market(), log.layout(), log.configuration().schedule().everyNs(),
            log.snapshot().timeEpochNs() - log.configuration().schedule().everyNs()))
        {
            final Formula formula = Formula.kept();
            final Line line = judge.judge(log.snapshot(), formula, true);
            final Moment moment = judge.moment(log.snapshot(), true);

            return new InstantView(
                askedEpochNs, line, log.snapshot().eventSequence(), prices(moment, judge.units()),
                bands(moment, judge.units()), formula.steps(), null);
        }
    }

    private static Prices prices(final Moment moment, final Units units)
    {
        return new Prices(
            price(units, moment.bestTicks(Snapshot.WHOLE_BOOK, Side.BID)),
            price(units, moment.bestTicks(Snapshot.WHOLE_BOOK, Side.ASK)),
            moment.hasMid() ? units.halfPrice(moment.midHalfTicks()) : null,
            price(units, moment.bestTicks(moment.maker(), Side.BID)),
            price(units, moment.bestTicks(moment.maker(), Side.ASK)));
    }

    private static Rational price(final Units units, final long ticks)
    {
        return ticks > 0 ? units.price(ticks) : null;
    }

    private List<BandRow> bands(final Moment moment, final Units units)
    {
        final MeasureLayout layout = log.layout();
        final List<BandRow> rows = new ArrayList<>();
        for (int ladder = 0; ladder < layout.ladders().size(); ladder++)
        {
            final Ladder definition = layout.ladders().get(ladder);
            for (final int side : Sides.BOTH)
            {
                for (int edge = 0; edge < definition.edgesBpsE2().size(); edge++)
                {
                    final int size = layout.sizeField(ladder, side, edge);
                    final int notional = layout.notionalField(ladder, side, edge);
                    rows.add(new BandRow(
                        definition.name(), side, Ladder.edgeText(definition.edgesBpsE2().get(edge)),
                        units.size(moment.value(moment.maker(), size)),
                        units.notional(moment.value(moment.maker(), notional)),
                        units.size(moment.value(Snapshot.WHOLE_BOOK, size)),
                        units.notional(moment.value(Snapshot.WHOLE_BOOK, notional))));
                }
            }
        }

        return rows;
    }

    @Override
    public void close()
    {
        log.close();
    }
}
