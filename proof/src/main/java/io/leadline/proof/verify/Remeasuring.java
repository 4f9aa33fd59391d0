package io.leadline.proof.verify;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;

import io.leadline.book.FeedBooks;
import io.leadline.command.IsoTime;
import io.leadline.config.Configuration;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.log.LogException;
import io.leadline.measure.Measurer;
import io.leadline.scoring.figure.Period;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * Measures every record of a snapshot log anew from an event log, at the instant that the record itself names, and
 * compares it value by value, so that it needs no seed and no room. Where the schedule is known, a market's first
 * instant has to be the schedule's; where it is not, one that the schedule can have. That instants behind it are the
 * schedule's, and none is left out, is for a {@link Verification} to tell. Stops at the first record that differs.
 * Single thread; both logs are walked once.
 */
public final class Remeasuring implements EventHandler, AutoCloseable
{
    private static final long NONE = -1;

    private final SnapshotLogReader log;
    private final Configuration configuration;
    private final ScheduleCheck schedule;
    private final FeedBooks books;
    private final Measurer measurer;
    private final MeasuredSnapshot[] made;
    private final RecordDifference differences;
    private final long everyNs;
    private final long maxSilenceNs;
    /** By market: time of the first event that names it. */
    private final long[] firstEpochNs;
    private final long[] lastIntervals;
    /** By market: the 00:00 whose totals were met last. */
    private final long[] totalsEpochNs;
    private Record record;
    private long beginEpochNs = NONE;
    private long checkedMidnightEpochNs = NONE;
    private long lastRecordEpochNs = NONE;
    private long comparedCount;
    private boolean isBehind;

    /**
     * A comparison that has yet to run.
     *
     * @param log   a walk over the snapshot log that has yet to begin; stays the caller's.
     * @param proof what is known of a random schedule.
     */
    public Remeasuring(final SnapshotLogReader log, final ScheduleProof proof)
    {
        this.log = log;
        configuration = log.configuration();
        schedule = new ScheduleCheck(configuration, proof);
        books = new FeedBooks(configuration);
        measurer = new Measurer(log.layout());
        differences = RecordDifference.ofChanges(configuration, log.layout());
        final int marketCount = configuration.markets().size();
        made = new MeasuredSnapshot[marketCount];
        Arrays.setAll(made, market -> new MeasuredSnapshot(configuration, log.layout(), books, market, isWhole()));
        everyNs = configuration.schedule().everyNs();
        maxSilenceNs = configuration.feed().maxSilenceNs();
        firstEpochNs = new long[marketCount];
        lastIntervals = new long[marketCount];
        totalsEpochNs = new long[marketCount];
        Arrays.fill(firstEpochNs, NONE);
        Arrays.fill(lastIntervals, NONE);
        Arrays.fill(totalsEpochNs, NONE);
        record = log.next();
    }

    /**
     * Demands that a snapshot log was made from an event log, whatever is known of its schedule.
     *
     * @param documentsRead hears how many documents of the event log have been read by then.
     * @throws LogException {@code FOREIGN} naming the first record that was not.
     */
    public static void require(final Path snapshots, final Path events, final LongConsumer documentsRead)
    {
        try (SnapshotLogReader log = SnapshotLogReader.open(snapshots);
            EventLogReader reader = new EventLogReader(events);
            Remeasuring remeasuring = new Remeasuring(log, ScheduleProof.NONE))
        {
            remeasuring.run(reader, documentsRead);
        }
    }

    /**
     * Walks both logs to their ends.
     *
     * @param documentsRead hears how many documents of the event log have been read by then.
     * @throws LogException {@code FOREIGN} naming the first record that was not made from these events.
     */
    public void run(final EventLogReader events, final LongConsumer documentsRead)
    {
        while (events.pollToEnd(this))
        {
            documentsRead.accept(events.documentCount());
        }
        finish();
    }

    private boolean isWhole()
    {
        return log.beginEpochNs() == SnapshotSource.WHOLE;
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
        if (beginEpochNs == NONE)
        {
            beginEpochNs = timeEpochNs;
        }
        // As the sampler has it: a hole first, then the instants before the event, then the event.
        if (books.isAfterHole(event))
        {
            books.onHole();
        }
        while (record != Record.END && log.snapshot().timeEpochNs() < timeEpochNs)
        {
            compare(log.snapshot());
            record = log.next();
        }
        final int market = books.marketOf(event);
        if (market >= 0 && firstEpochNs[market] == NONE)
        {
            firstEpochNs[market] = timeEpochNs;
        }
        books.apply(event, market);
    }

    private void compare(final Snapshot logged)
    {
        final int market = logged.market();
        if (firstEpochNs[market] == NONE)
        {
            throw foreign("no event names the market up to then");
        }
        final long timeEpochNs = logged.timeEpochNs();
        final boolean isSilent = maxSilenceNs > 0 && timeEpochNs - books.lastTimeEpochNs() > maxSilenceNs;
        made[market].measure(measurer, logged, isSilent);
        final String difference = record == Record.TOTALS
            ? ofTotals(logged, market) : ofSnapshot(logged, market);
        if (difference != null)
        {
            throw foreign(difference);
        }
        lastRecordEpochNs = timeEpochNs;
        comparedCount++;
    }

    private String ofTotals(final Snapshot logged, final int market)
    {
        final long timeEpochNs = logged.timeEpochNs();
        if (timeEpochNs % Period.NS_PER_DAY != 0 || timeEpochNs <= totalsEpochNs[market])
        {
            return "the events come to no totals then";
        }
        totalsEpochNs[market] = timeEpochNs;

        return differences.ofTotals(logged, made[market]);
    }

    private String ofSnapshot(final Snapshot logged, final int market)
    {
        requireTotals(logged.timeEpochNs() / Period.NS_PER_DAY * Period.NS_PER_DAY);
        if (lastIntervals[market] == NONE && isBegunIn(market) && !canBeFirst(market, logged.interval()))
        {
            return "it is not the market's first instant, and the first that the log has: first_event=" +
                IsoTime.text(firstEpochNs[market]);
        }
        lastIntervals[market] = logged.interval();
        final String difference = differences.ofSnapshots(logged, made[market]);
        made[market].settle();

        return difference;
    }

    /** In front of the first snapshot of a day stand the totals of every market that was seen by its 00:00. */
    private void requireTotals(final long midnightEpochNs)
    {
        if (midnightEpochNs == checkedMidnightEpochNs)
        {
            return;
        }
        checkedMidnightEpochNs = midnightEpochNs;
        for (int market = 0; market < made.length && midnightEpochNs > beginEpochNs; market++)
        {
            final boolean isSeen = firstEpochNs[market] != NONE && firstEpochNs[market] <= midnightEpochNs;
            if (isSeen && totalsEpochNs[market] != midnightEpochNs)
            {
                throw foreign("the log lacks totals: of=" + DocumentText.market(market, configuration) + " at=" +
                    IsoTime.text(midnightEpochNs));
            }
        }
    }

    /** Whether the log has the market from its first event on. */
    private boolean isBegunIn(final int market)
    {
        return isWhole() || firstEpochNs[market] >= log.beginEpochNs();
    }

    private boolean canBeFirst(final int market, final long interval)
    {
        final long first = firstEpochNs[market] / everyNs;
        final long expected = schedule.expected(market, first);
        if (expected < 0)
        {
            return interval == first || interval == first + 1;
        }

        return interval == (expected >= firstEpochNs[market] ? first : first + 1);
    }

    private void finish()
    {
        if (record != Record.END)
        {
            throw new LogException(
                LogException.Fault.FOREIGN, "snapshot log goes on where the event log has ended: " + place() +
                " last_event=" + IsoTime.text(Math.max(0, books.lastTimeEpochNs())));
        }
        for (int market = 0; market < made.length; market++)
        {
            if (firstEpochNs[market] != NONE)
            {
                final long next = nextInterval(market);
                if (lastIntervals[market] == NONE && isDueBefore(market, next, lastRecordEpochNs))
                {
                    throw new LogException(
                        LogException.Fault.FOREIGN, "snapshot log lacks a market of the events: market=" +
                        DocumentText.market(market, configuration) + " first_event=" +
                        IsoTime.text(firstEpochNs[market]));
                }
                isBehind |= isDueBefore(market, next, books.lastTimeEpochNs());
            }
        }
    }

    /** The interval of the market's next instant; of its first where one of two may have it, the later one. */
    private long nextInterval(final int market)
    {
        if (lastIntervals[market] != NONE)
        {
            return lastIntervals[market] + 1;
        }
        final long first = firstEpochNs[market] / everyNs;

        return canBeFirst(market, first + 1) ? first + 1 : first;
    }

    /** Whether an instant lies before a time for sure. */
    private boolean isDueBefore(final int market, final long interval, final long timeEpochNs)
    {
        final long expected = schedule.expected(market, interval);

        return expected < 0 ? (interval + 1) * everyNs <= timeEpochNs : expected < timeEpochNs;
    }

    private LogException foreign(final String difference)
    {
        return new LogException(
            LogException.Fault.FOREIGN, "snapshot was not made from these events: " + place() + " " + difference);
    }

    private String place()
    {
        final Snapshot logged = log.snapshot();

        return "index=0x" + Long.toHexString(log.index()) + " market=" +
            DocumentText.market(logged.market(), configuration) + " time=" + IsoTime.text(logged.timeEpochNs());
    }

    /** Records of the log, each as the events come to. */
    public long comparedCount()
    {
        return comparedCount;
    }

    /** Whether the events come to instants for sure that the log does not have yet. */
    public boolean isBehind()
    {
        return isBehind;
    }

    @Override
    public void close()
    {
        books.close();
    }
}
