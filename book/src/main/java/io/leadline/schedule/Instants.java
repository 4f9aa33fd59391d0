package io.leadline.schedule;

import java.util.List;

import io.leadline.config.Market;
import io.leadline.config.Schedule;

/**
 * The sample instants of all markets: one in each interval {@code [k·every, (k+1)·every)} counted from 1970-01-01 UTC.
 * Markets are named by their position in the configuration. An instant is a pure function of schedule, market and
 * interval, so any interval may be asked for at any time and gives the same answer again.
 *
 * <p>Times lie from 1970-01-01 to about the year 2262; others are refused with an {@link IllegalArgumentException}.
 * One thread may ask.
 */
public interface Instants extends AutoCloseable
{
    /**
     * The instant of an interval.
     *
     * @param market   position of the market in the configuration.
     * @param interval number k of the interval, 0 or more.
     * @return ns since 1970-01-01 UTC, inside the interval.
     */
    long instantEpochNs(int market, long interval);

    /**
     * The first interval whose instant is at or after a time; that of the next interval follows it, and so on.
     *
     * @param market      position of the market in the configuration.
     * @param timeEpochNs ns since 1970-01-01 UTC, 0 or more.
     */
    long firstInterval(int market, long timeEpochNs);

    /** Ends what works behind the instants; asking afterwards is a bug. */
    @Override
    void close();

    /**
     * The instants of a schedule.
     *
     * @throws IllegalArgumentException when instants are random and the schedule holds no seed.
     */
    static Instants of(final Schedule schedule, final List<Market> markets)
    {
        if (!schedule.isRandom())
        {
            return new FixedInstants(schedule.everyNs());
        }
        if (schedule.seed() == null)
        {
            throw new IllegalArgumentException("random instants without a seed: everyNs=" + schedule.everyNs());
        }

        return new RandomInstants(schedule, markets);
    }
}
