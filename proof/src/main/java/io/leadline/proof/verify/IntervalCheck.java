package io.leadline.proof.verify;

import java.util.Arrays;

import io.leadline.config.Configuration;
import io.leadline.proof.store.StoreException;
import io.leadline.proof.store.StoreException.Kind;
import io.leadline.snapshot.Snapshot;

/**
 * Holds the interval numbers of a log together: of each market none is left out and none invented, from its first
 * snapshot to the log's last instant, over the bounds of days and files; every instant lies in its interval, and where
 * the schedule is known it is the schedule's. Single thread.
 */
final class IntervalCheck
{
    private static final long UNSEEN = -1;

    private final Configuration configuration;
    private final ScheduleCheck schedule;
    private final long everyNs;
    private final long[] lastIntervals;
    private long lastEpochNs = UNSEEN;
    private int lastMarket;

    IntervalCheck(final Configuration configuration, final ScheduleCheck schedule)
    {
        this.configuration = configuration;
        this.schedule = schedule;
        everyNs = configuration.schedule().everyNs();
        lastIntervals = new long[configuration.markets().size()];
        Arrays.fill(lastIntervals, UNSEEN);
    }

    /**
     * Takes in the next snapshot.
     *
     * @param place where it lies, for messages.
     * @throws StoreException when it is not the one that comes next.
     */
    void onSnapshot(final Snapshot snapshot, final Place place)
    {
        final int market = snapshot.market();
        final long interval = snapshot.interval();
        final long timeEpochNs = snapshot.timeEpochNs();
        final long last = lastIntervals[market];
        if (last != UNSEEN && interval != last + 1)
        {
            throw fault(
                interval > last ? "instants are left out" : "instant is there already", snapshot, place,
                interval > last ? "left_out=" + (interval - last - 1) + " last=" + last : "last=" + last);
        }
        if (timeEpochNs / everyNs != interval)
        {
            throw fault("instant lies outside of its interval", snapshot, place, "every_ns=" + everyNs);
        }
        if (timeEpochNs == lastEpochNs && market <= lastMarket)
        {
            throw fault("market stands before those in front of it", snapshot, place, "");
        }
        final long expected = schedule.expected(market, interval);
        schedule.count(expected >= 0);
        if (expected >= 0 && expected != timeEpochNs)
        {
            throw fault(
                "instant is not the schedule's", snapshot, place,
                "expected=" + DocumentText.time(expected) + " off_ns=" + (timeEpochNs - expected));
        }
        lastIntervals[market] = interval;
        lastEpochNs = timeEpochNs;
        lastMarket = market;
    }

    /** Where the record at hand lies, in the words of a message; asked for only when there is one. */
    interface Place
    {
        String text();
    }

    /**
     * At the end of the log: every market has come as far as the others.
     *
     * @throws StoreException when the last instants of one are left out.
     */
    void onEnd(final Place place)
    {
        for (int market = 0; market < lastIntervals.length; market++)
        {
            final long next = lastIntervals[market] + 1;
            if (next > 0 && isDue(market, next))
            {
                throw new StoreException(
                    Kind.OFF_SCHEDULE, "instants are left out at the end of the log: " + place.text() + " market=" +
                    DocumentText.market(market, configuration) + " last=" + lastIntervals[market] + " time=" +
                    DocumentText.time(lastEpochNs));
            }
        }
    }

    /** Whether an instant should have been recorded before the last that was. */
    private boolean isDue(final int market, final long interval)
    {
        final long expected = schedule.expected(market, interval);
        if (expected < 0)
        {
            return (interval + 1) * everyNs <= lastEpochNs;
        }

        return expected < lastEpochNs || expected == lastEpochNs && market < lastMarket;
    }

    private StoreException fault(
        final String what, final Snapshot snapshot, final Place place, final String values)
    {
        return new StoreException(
            Kind.OFF_SCHEDULE, what + ": " + place.text() + " market=" +
            DocumentText.market(snapshot.market(), configuration) + " time=" +
            DocumentText.time(snapshot.timeEpochNs()) + " interval=" + snapshot.interval() +
            (values.isEmpty() ? "" : " " + values));
    }
}
