package io.leadline.feed.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.event.Event;
import io.leadline.event.EventFlags;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventSink;
import io.leadline.event.EventType;

/**
 * A log held against the venue that it tells of: at every moment between two events where the log says that the book is
 * in sync, the book is the venue's, at the moment's begin and at its end.
 */
final class TruthfulLog implements EventHandler
{
    private final RandomVenue venue;
    private final String where;
    private final List<String> accounts = new ArrayList<>();
    private final Map<Long, Long> sizes = new TreeMap<>();
    private final Map<Long, Integer> owners = new HashMap<>();
    private final Map<String, Long> credits = new TreeMap<>();
    private boolean isInSync = true;
    private long firstTimeEpochNs = -1;
    private long lastTimeEpochNs = -1;
    private long lastSequence;
    private int syncMoments;
    private int staleMoments;
    private int adapterEvents;

    private TruthfulLog(final RandomVenue venue, final String where)
    {
        this.venue = venue;
        this.where = where;
    }

    /** Reads a whole log. */
    static TruthfulLog read(final Path folder, final RandomVenue venue, final String where)
    {
        final TruthfulLog log = new TruthfulLog(venue, where);
        try (EventLogReader reader = new EventLogReader(folder))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.pollToEnd(log);
            }
        }

        return log;
    }

    boolean isInSync()
    {
        return isInSync;
    }

    /** Time of the first event. */
    long firstTimeEpochNs()
    {
        return firstTimeEpochNs;
    }

    String book()
    {
        return sizes.toString();
    }

    /** Lots credited to each account. */
    Map<String, Long> credits()
    {
        return credits;
    }

    long creditedLots()
    {
        return credits.values().stream().mapToLong(Long::longValue).sum();
    }

    int syncMoments()
    {
        return syncMoments;
    }

    int staleMoments()
    {
        return staleMoments;
    }

    int adapterEvents()
    {
        return adapterEvents;
    }

    @Override
    public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        assertThat(market).isZero();
    }

    @Override
    public void onAccount(final int account, final String name)
    {
        accounts.add(name);
    }

    @Override
    public void onEvent(final Event event)
    {
        assertThat(event.sequence()).as(where).isEqualTo(lastSequence + 1);
        lastSequence++;
        if (lastTimeEpochNs >= 0 && event.timeEpochNs() > lastTimeEpochNs)
        {
            check(event.timeEpochNs() - 1);
        }
        lastTimeEpochNs = event.timeEpochNs();
        firstTimeEpochNs = firstTimeEpochNs < 0 ? lastTimeEpochNs : firstTimeEpochNs;
        adapterEvents += (event.flags() & EventFlags.BY_ADAPTER) != 0 ? 1 : 0;
        apply(event);
    }

    private void check(final long untilEpochNs)
    {
        if (!isInSync)
        {
            staleMoments++;
            return;
        }
        syncMoments++;
        assertThat(book()).as("%s time=%d", where, lastTimeEpochNs).isEqualTo(truth(lastTimeEpochNs));
        assertThat(book()).as("%s time=%d", where, untilEpochNs).isEqualTo(truth(untilEpochNs));
    }

    private String truth(final long timeEpochNs)
    {
        final long block = Math.min(
            venue.books().size(), (timeEpochNs - NodeFiles.time(0)) / NodeFiles.BLOCK_NS);

        return block < 1 ? "{}" : venue.books().get((int)block - 1);
    }

    private void apply(final Event event)
    {
        switch (event.type())
        {
            case EventType.ADD ->
            {
                sizes.put(event.orderId(), event.sizeLots());
                owners.put(event.orderId(), event.account());
            }
            case EventType.REDUCE -> leave(event.orderId(), event.sizeLots());
            case EventType.FILL -> fill(event);
            case EventType.CANCEL -> leave(event.orderId(), 0);
            case EventType.TRADE -> credit(event.account(), event.sizeLots());
            case EventType.CLEAR ->
            {
                sizes.clear();
                isInSync = true;
            }
            case EventType.STATUS ->
                isInSync &= event.status() != EventSink.TradingStatus.STALE.ordinal();
            default -> assertThat(event.type()).as(where).isEqualTo(EventType.HEARTBEAT);
        }
    }

    private void leave(final long order, final long lots)
    {
        sizes.computeIfPresent(order, (id, size) -> lots == 0 ? null : lots);
    }

    private void fill(final Event event)
    {
        final Long left = sizes.get(event.orderId());
        if (left != null)
        {
            credit(owners.get(event.orderId()), Math.min(left, event.sizeLots()));
            leave(event.orderId(), Math.max(0, left - event.sizeLots()));
        }
    }

    private void credit(final int account, final long lots)
    {
        credits.merge(account < 0 ? "" : accounts.get(account), lots, Long::sum);
    }
}
