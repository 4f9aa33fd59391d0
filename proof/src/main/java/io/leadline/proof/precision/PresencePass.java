package io.leadline.proof.precision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import io.leadline.book.FeedBooks;
import io.leadline.config.Configuration;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;

/**
 * Measures presence at every event of a log instead of at instants: what a snapshot of any ns would say. The state of a
 * ns is that after every event up to it, so a market is looked at once all events of one time are applied, and what it
 * is then holds until the next time at which it changes. A market begins with the first event that names it and ends
 * with the log's last event, as its instants do; a hole in the feed's sequence makes the time before the event behind
 * it stale, as it does the instants there. Single thread.
 */
public final class PresencePass implements EventHandler, AutoCloseable
{
    private final List<Presence> presences;
    private final FeedBooks books;
    private final MarketWatch[] markets;
    private final long maxSilenceNs;
    /** Markets that were touched since the last time was left, and how many. */
    private final int[] touched;
    private final boolean[] isTouched;
    private int touchedCount;
    private long eventCount;
    private long firstTimeEpochNs;

    /**
     * A pass at the start of an event log.
     *
     * @param configuration markets, makers and limits; its schedule makes no difference.
     * @param presences     the rules to measure by.
     */
    public PresencePass(final Configuration configuration, final List<Presence> presences)
    {
        this.presences = List.copyOf(presences);
        books = new FeedBooks(configuration);
        markets = new MarketWatch[configuration.markets().size()];
        for (int i = 0; i < markets.length; i++)
        {
            markets[i] =
                new MarketWatch(books.book(i), configuration.markets().get(i).minTouchTickLots(), presences);
        }
        maxSilenceNs = configuration.feed().maxSilenceNs();
        touched = new int[markets.length];
        isTouched = new boolean[markets.length];
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
        if (eventCount++ == 0)
        {
            firstTimeEpochNs = timeEpochNs;
        }
        if (books.isAfterHole(event))
        {
            books.onHole();
            touchSeen();
        }
        if (timeEpochNs != books.lastTimeEpochNs())
        {
            leave(timeEpochNs);
        }
        final int market = books.marketOf(event);
        books.apply(event, market);
        if (market >= 0)
        {
            touch(market);
        }
    }

    private void touch(final int market)
    {
        if (!isTouched[market])
        {
            isTouched[market] = true;
            touched[touchedCount++] = market;
        }
    }

    private void touchSeen()
    {
        for (int market = 0; market < markets.length; market++)
        {
            if (books.book(market).isSeen())
            {
                touch(market);
            }
        }
    }

    /** All events of one time are applied; the next event is of another. */
    private void leave(final long nextEpochNs)
    {
        final long timeEpochNs = books.lastTimeEpochNs();
        for (int i = 0; i < touchedCount; i++)
        {
            markets[touched[i]].settle(timeEpochNs);
            isTouched[touched[i]] = false;
        }
        touchedCount = 0;
        if (maxSilenceNs > 0 && timeEpochNs >= 0 && nextEpochNs - timeEpochNs > maxSilenceNs)
        {
            for (final MarketWatch market : markets)
            {
                market.silence(timeEpochNs + maxSilenceNs + 1);
            }
            touchSeen();
        }
    }

    /** Ends the pass at the last event's time; no event follows. */
    public void finish()
    {
        for (final MarketWatch market : markets)
        {
            market.end(Math.max(0, books.lastTimeEpochNs()));
        }
    }

    /** Events so far. */
    public long eventCount()
    {
        return eventCount;
    }

    /** Time of the first event, 0 without any. */
    public long firstTimeEpochNs()
    {
        return firstTimeEpochNs;
    }

    /** Time of the last event, -1 without any. */
    public long lastTimeEpochNs()
    {
        return books.lastTimeEpochNs();
    }

    /** When a market was neither stale nor halted. */
    public Stretches counted(final int market)
    {
        return markets[market].counted();
    }

    /** Names of the makers that a market has seen, in the order of their first orders or trades. */
    public List<String> makers(final int market)
    {
        final List<String> names = new ArrayList<>();
        for (int maker = 1; maker < books.book(market).makerCount(); maker++)
        {
            names.add(books.makerName(books.book(market).globalMaker(maker)));
        }

        return names;
    }

    /**
     * When a maker was present, whatever the market's status was.
     *
     * @param presence place of the rule.
     * @param market   place of the market in the configuration.
     * @param maker    place of the maker in {@link #makers}.
     */
    public Stretches present(final int presence, final int market, final int maker)
    {
        return markets[market].present(presence, maker + 1);
    }

    /** The rules that are measured by. */
    public List<Presence> presences()
    {
        return presences;
    }

    /** Gives the books' memory up; what was measured stays. */
    @Override
    public void close()
    {
        books.close();
    }
}
