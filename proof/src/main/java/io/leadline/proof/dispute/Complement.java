package io.leadline.proof.dispute;

import java.util.ArrayDeque;
import java.util.Deque;

import io.leadline.config.Market;
import io.leadline.program.OrderScore;
import io.leadline.program.OrderScore.Group;
import io.leadline.proof.dispute.MakerValue.AllMakers;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.input.OutageCursor;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * The orders of a market's complement, read beside the market: what they are worth in the same interval. Where the
 * complement has no snapshot that counts, the market's stands for itself. Single thread.
 */
final class Complement implements AutoCloseable
{
    private final LogSet logs;
    private final String name;
    private final DisputeCase disputed;
    private final OrderScore score;
    private final Group group;
    private final long fromEpochNs;
    private final OutageCursor outages;
    private final Deque<LogSet.Log> left = new ArrayDeque<>();
    private MarketLog log;
    private OrderValuer valuer;
    private long everyNs;
    private long nextStartEpochNs = Long.MIN_VALUE;
    private AllMakers next = AllMakers.NOBODY;

    /**
     * A complement.
     *
     * @param group       of the market.
     * @param fromEpochNs no interval before that of this time will be asked for.
     */
    Complement(
        final LogSet logs,
        final String name,
        final DisputeCase disputed,
        final OrderScore score,
        final Group group,
        final long fromEpochNs)
    {
        this.logs = logs;
        this.name = name;
        this.disputed = disputed;
        this.score = score;
        this.fromEpochNs = fromEpochNs;
        this.group = group;
        outages = disputed.outages().cursor(name);
        left.addAll(logs.with(name));
        openNext();
    }

    private void openNext()
    {
        close();
        log = left.isEmpty()
            ? null
            : new MarketLog(logs, left.removeFirst(), name, fromEpochNs);
        if (log == null)
        {
            nextStartEpochNs = Long.MAX_VALUE;
            return;
        }
        everyNs = log.configuration().schedule().everyNs();
        final OrderBook book = new OrderBook(score, group, new Units(log.market()));
        valuer = new OrderValuer(book, new Enrolment(disputed.program()), disputed.maker(), true);
    }

    /** How its orders are weighed. */
    OrderBook book()
    {
        return valuer.book();
    }

    /**
     * What its orders are worth in an interval.
     *
     * @param startEpochNs of the interval; never before that of an earlier call.
     */
    AllMakers at(final long startEpochNs)
    {
        while (nextStartEpochNs < startEpochNs)
        {
            step();
        }

        return nextStartEpochNs == startEpochNs ? next : AllMakers.NOBODY;
    }

    private void step()
    {
        final Record record = log.next();
        if (record == Record.END)
        {
            openNext();
        }
        else if (record == Record.SNAPSHOT)
        {
            nextStartEpochNs = log.snapshot().interval() * everyNs;
            next = value(log.snapshot());
        }
    }

    /** Nothing of a snapshot that does not count. */
    private AllMakers value(final Snapshot snapshot)
    {
        final boolean counts = disputed.contains(snapshot.timeEpochNs())
            && Exclusion.ofStatus(snapshot.status()).isEmpty()
            && !outages.contains(snapshot.timeEpochNs());
        if (!counts)
        {
            return AllMakers.NOBODY;
        }
        final Market market = log.market();
        final long day = Period.dayOf(snapshot.timeEpochNs());

        return valuer.value(new Moment(
            snapshot, Moment.NOBODY, day, disputed.rates().between(market.quote(), disputed.program().currency()),
            false));
    }

    @Override
    public void close()
    {
        if (log != null)
        {
            log.close();
        }
    }
}
