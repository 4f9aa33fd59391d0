package io.leadline.naive;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Market;
import io.leadline.measure.MarketStatus;

/**
 * How long each maker was present, from the contract's words alone: behind all events of one time the whole market is
 * measured anew, and what it is counts for every ns until the next time. Single thread.
 */
public final class NaivePresence
{
    private static final long DAY_NS = 86_400_000_000_000L;

    private final Configuration configuration;
    private final Ladder ladder;
    private final NaiveClock clock;
    private final List<NaiveMarket> markets = new ArrayList<>();
    private final boolean[] areSeen;
    /** In ns, by market, maker (empty: what counts of the market) and UTC day, as {@code market/maker/day}. */
    private final SortedMap<String, Long> lengthsNs = new TreeMap<>();
    private boolean isStarted;

    private NaivePresence(final Configuration configuration, final Ladder ladder)
    {
        final NaiveCounters counters = new NaiveCounters();
        this.configuration = configuration;
        this.ladder = ladder;
        clock = new NaiveClock(configuration.feed().maxJumpNs(), counters);
        for (final Market market : configuration.markets())
        {
            markets.add(new NaiveMarket(market, configuration.makers(), counters));
        }
        areSeen = new boolean[markets.size()];
    }

    /**
     * Runs all events in their order.
     *
     * @param ladder of one edge.
     * @return ns above 0 by {@code market/maker/day}, the maker empty for what counts of the market.
     */
    public static SortedMap<String, Long> run(
        final Configuration configuration, final Ladder ladder, final List<NaiveEvent> events)
    {
        final NaivePresence presence = new NaivePresence(configuration, ladder);
        events.forEach(presence::onEvent);

        return presence.lengthsNs;
    }

    private void onEvent(final NaiveEvent event)
    {
        final long time = clock.stamped(event.timeEpochNs());
        if (isStarted && time > clock.nowEpochNs())
        {
            count(clock.nowEpochNs(), time);
        }
        isStarted = true;
        clock.move(time);
        for (int i = 0; i < markets.size(); i++)
        {
            if (markets.get(i).settings().name().equals(event.market()))
            {
                areSeen[i] = true;
                markets.get(i).apply(event);
            }
        }
    }

    private void count(final long fromEpochNs, final long nextEpochNs)
    {
        final long maxSilenceNs = configuration.feed().maxSilenceNs();
        // The last ns that is not too silent is that of the last event plus the longest silence.
        final long toEpochNs =
            maxSilenceNs > 0 ? Math.min(nextEpochNs, fromEpochNs + maxSilenceNs + 1) : nextEpochNs;
        for (int i = 0; i < areSeen.length; i++)
        {
            if (areSeen[i])
            {
                count(markets.get(i), fromEpochNs, toEpochNs);
            }
        }
    }

    private void count(final NaiveMarket market, final long fromEpochNs, final long toEpochNs)
    {
        final NaiveMeasurer measurer = new NaiveMeasurer(List.of(ladder), market);
        final MarketStatus status = measurer.status(false);
        if (status == MarketStatus.STALE || status == MarketStatus.HALTED)
        {
            return;
        }
        add(market, "", fromEpochNs, toEpochNs);
        final boolean hasMid = measurer.book().bestBid() != null && measurer.book().bestAsk() != null;
        measurer.makers().forEach((maker, measures) ->
        {
            final List<BigDecimal> bands = measures.bands();
            if (hasMid && bands.get(0).signum() > 0 && bands.get(2).signum() > 0)
            {
                add(market, maker, fromEpochNs, toEpochNs);
            }
        });
    }

    private void add(final NaiveMarket market, final String maker, final long fromEpochNs, final long toEpochNs)
    {
        for (long day = fromEpochNs / DAY_NS; day * DAY_NS < toEpochNs; day++)
        {
            final long from = Math.max(fromEpochNs, day * DAY_NS);
            final long to = Math.min(toEpochNs, (day + 1) * DAY_NS);
            lengthsNs.merge(market.settings().name() + '/' + maker + '/' + day, to - from, Long::sum);
        }
    }
}
