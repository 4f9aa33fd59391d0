package io.leadline.sampler;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;

import io.leadline.book.FeedBooks;
import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;
import io.leadline.measure.Measurer;
import io.leadline.schedule.DayKeys;
import io.leadline.schedule.Instants;
import io.leadline.snapshot.SnapshotLogWriter;

/**
 * Turns the events of one log into the documents of a snapshot log. The snapshot of an instant is taken when the first
 * event later than the instant arrives, before that event is applied, so the result depends on the events and the
 * configuration and on nothing else: not on when events come, nor on how often the sampler is stopped and started.
 * <p>
 * Single thread; allocates nothing per event and per snapshot in the steady state.
 */
public final class Sampler implements EventHandler, AutoCloseable
{
    private static final long NS_PER_DAY = 86_400_000_000_000L;

    private final InstantListener listener;
    private final FeedBooks books;
    private final Instants instants;
    private final DueInstants due;
    private final Measurer measurer;
    private final MarketMeasure[] measures;
    private final SnapshotLogWriter log;
    private final long[] minTouchTickLots;
    private final long maxSilenceNs;
    private final long[] snapshotCounts;
    private long nextMidnightEpochNs = Long.MAX_VALUE;

    /**
     * A sampler at the start of an event log.
     *
     * @param configuration with its seed where instants are random.
     * @param snapshots     folder of the snapshot log; one that exists is continued where it ends.
     * @param isComparison  only compare with the log that exists, and write nothing.
     */
    public Sampler(final Configuration configuration, final Path snapshots, final boolean isComparison)
    {
        this(configuration, snapshots, isComparison, InstantListener.NONE);
    }

    /** The same, with somebody who hears of every instant that is appended. */
    public Sampler(
        final Configuration configuration,
        final Path snapshots,
        final boolean isComparison,
        final InstantListener listener)
    {
        final MeasureLayout layout = new MeasureLayout(configuration.ladders());
        this.listener = listener;
        books = new FeedBooks(configuration);
        instants = Instants.of(configuration.schedule(), configuration.markets());
        due = new DueInstants(instants, configuration.markets().size());
        measurer = new Measurer(layout);
        measures = new MarketMeasure[configuration.markets().size()];
        final boolean recordsOrders = configuration.detail() == Configuration.Detail.ORDERS;
        Arrays.setAll(measures, market -> new MarketMeasure(layout, recordsOrders));
        minTouchTickLots = configuration.markets().stream().mapToLong(Market::minTouchTickLots).toArray();
        maxSilenceNs = configuration.feed().maxSilenceNs();
        snapshotCounts = new long[configuration.markets().size()];
        log = new SnapshotLogWriter(
            snapshots,
            configuration,
            configuration.schedule().isRandom() ? new DayKeys(configuration.schedule().seed()) : null,
            layout,
            books,
            isComparison);
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
    public boolean looksAhead()
    {
        return books.looksAhead();
    }

    @Override
    public void onAhead(final Event[] events, final int count)
    {
        books.onAhead(events, count);
    }

    @Override
    public void onEvent(final Event event)
    {
        final long timeEpochNs = event.timeEpochNs();
        if (books.lastTimeEpochNs() < 0)
        {
            log.start(timeEpochNs);
            nextMidnightEpochNs = (timeEpochNs / NS_PER_DAY + 1) * NS_PER_DAY;
        }
        if (books.isAfterHole(event))
        {
            books.onHole();
        }
        if (timeEpochNs > nextMidnightEpochNs || timeEpochNs > due.nextEpochNs())
        {
            sampleBefore(timeEpochNs);
        }
        final int market = books.marketOf(event);
        final boolean isFirst = market >= 0 && !books.book(market).isSeen();
        books.apply(event, market);
        if (isFirst)
        {
            due.start(market, timeEpochNs);
        }
    }

    private void sampleBefore(final long timeEpochNs)
    {
        while (nextMidnightEpochNs < timeEpochNs || due.nextEpochNs() < timeEpochNs)
        {
            if (nextMidnightEpochNs <= due.nextEpochNs())
            {
                log.totals(nextMidnightEpochNs);
                nextMidnightEpochNs += NS_PER_DAY;
            }
            else
            {
                sample(due.nextEpochNs());
            }
        }
    }

    /** Takes the snapshots of all markets that are due at one instant. */
    private void sample(final long instantEpochNs)
    {
        final boolean isSilent = maxSilenceNs > 0 && instantEpochNs - books.lastTimeEpochNs() > maxSilenceNs;
        final long appendedBefore = log.appendedCount();
        int snapshotCount = 0;
        log.begin(instantEpochNs);
        final long appendedAtStart = log.appendedCount();
        boolean isFirstRecorded = false;
        while (due.nextEpochNs() == instantEpochNs)
        {
            snapshotDue(isSilent);
            snapshotCount++;
            if (!isFirstRecorded && log.appendedCount() != appendedAtStart)
            {
                isFirstRecorded = true;
                listener.onFirstRecorded(instantEpochNs);
            }
        }
        log.end();
        if (!isFirstRecorded && log.appendedCount() != appendedAtStart)
        {
            listener.onFirstRecorded(instantEpochNs);
        }
        if (log.appendedCount() != appendedBefore)
        {
            listener.onRecorded(instantEpochNs, snapshotCount);
        }
    }

    private void snapshotDue(final boolean isSilent)
    {
        final int market = due.market();
        measurer.measure(books.book(market), measures[market], minTouchTickLots[market], isSilent);
        log.snapshot(market, due.interval(), measures[market], books.lastSequence());
        snapshotCounts[market]++;
        due.advance();
    }

    /** The books as they stand. */
    public FeedBooks books()
    {
        return books;
    }

    /** The log that is written. */
    public SnapshotLogWriter log()
    {
        return log;
    }

    /** Snapshots made of a market. */
    public long snapshotCount(final int market)
    {
        return snapshotCounts[market];
    }

    @Override
    public void close()
    {
        instants.close();
        log.close();
    }
}
