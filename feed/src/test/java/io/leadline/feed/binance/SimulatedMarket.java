package io.leadline.feed.binance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One market of a simulated venue: its true book, what is published of it in the venue's words, and every state that
 * was published with the times at which it may be seen. Futures ids have gaps and name their predecessor; spot ids have
 * none, and there is no engine time. Guarded by the venue.
 */
final class SimulatedMarket
{
    private static final int MIDDLE = 1_000;
    private static final int REACH = 15;
    private static final int KEPT_SNAPSHOTS = 40;
    private static final int TICK_DIGITS = 1;
    private static final int LOT_DIGITS = 3;

    private final Random random;
    private final String symbol;
    private final boolean isFutures;
    private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private final TreeSet<Long> changedBids = new TreeSet<>();
    private final TreeSet<Long> changedAsks = new TreeSet<>();
    private final List<String> snapshots = new ArrayList<>();
    private final List<Published> published = new ArrayList<>();
    private long firstId;
    private long lastId;
    private long publishedId;
    private long tradeId = 100;

    /**
     * A book as it was published.
     *
     * @param fromEpochNs  the time that it was published with.
     * @param untilEpochNs the latest time that the venue had told when the next one was published: an instant from then
     *                     on cannot have this one, for time does not run back in a log.
     */
    private record Published(long fromEpochNs, long untilEpochNs, String book)
    {
    }

    SimulatedMarket(final Random random, final String symbol, final boolean isFutures)
    {
        this.random = random;
        this.symbol = symbol;
        this.isFutures = isFutures;
        lastId = 1_000 + random.nextInt(1_000);
        publishedId = lastId;
        for (long i = 1; i <= REACH; i++)
        {
            bids.put(MIDDLE - i, 1L + random.nextInt(5_000));
            asks.put(MIDDLE + i, 1L + random.nextInt(5_000));
        }
        keepSnapshot();
    }

    String symbol()
    {
        return symbol;
    }

    /** Somebody places, changes or takes something. */
    void change()
    {
        final boolean isBid = random.nextBoolean();
        final long ticks = MIDDLE + (isBid ? -1 : 1) * (1 + random.nextInt(REACH));
        if (random.nextInt(3) == 0)
        {
            (isBid ? bids : asks).remove(ticks);
        }
        else
        {
            (isBid ? bids : asks).put(ticks, 1L + random.nextInt(5_000));
        }
        lastId += isFutures ? 1 + random.nextInt(5) : 1;
        firstId = changedBids.isEmpty() && changedAsks.isEmpty() ? lastId : firstId;
        (isBid ? changedBids : changedAsks).add(ticks);
        keepSnapshot();
    }

    private void keepSnapshot()
    {
        if (snapshots.size() == KEPT_SNAPSHOTS)
        {
            snapshots.remove(0);
        }
        snapshots.add(
            "{\"lastUpdateId\":" + lastId + ",\"bids\":" + levels(bids, bids.keySet()) + ",\"asks\":" +
            levels(asks, asks.keySet()) + "}");
    }

    /** The book as it is, or as it was so many changes ago. */
    String snapshot(final int changesAgo)
    {
        return snapshots.get(Math.max(0, snapshots.size() - 1 - changesAgo));
    }

    boolean isChanged()
    {
        return !changedBids.isEmpty() || !changedAsks.isEmpty();
    }

    /**
     * The update with all changes since the last.
     *
     * @param told         its time in the venue's unit.
     * @param toldEpochNs  the same.
     * @param untilEpochNs the latest time that was told so far, by this frame or any before.
     */
    String publish(final long told, final long toldEpochNs, final long untilEpochNs)
    {
        final String frame =
            "{\"stream\":\"" + symbol.toLowerCase() + "@depth@100ms\",\"data\":{\"e\":\"depthUpdate\"," +
            "\"E\":" + told + (isFutures ? ",\"T\":" + told : "") + ",\"s\":\"" + symbol + "\",\"U\":" + firstId +
            ",\"u\":" + lastId + (isFutures ? ",\"pu\":" + publishedId : "") + ",\"b\":" + levels(bids, changedBids) +
            ",\"a\":" + levels(asks, changedAsks) + "}}";
        publishedId = lastId;
        changedBids.clear();
        changedAsks.clear();
        if (!published.isEmpty())
        {
            final Published last = published.remove(published.size() - 1);
            published.add(new Published(last.fromEpochNs(), untilEpochNs, last.book()));
        }
        published.add(new Published(toldEpochNs, Long.MAX_VALUE, book()));

        return frame;
    }

    /** A print; the book is as it was. */
    String trade(final long told)
    {
        tradeId++;

        return "{\"stream\":\"" + symbol.toLowerCase() + "@aggTrade\",\"data\":{\"e\":\"aggTrade\",\"E\":" + told +
            (isFutures ? ",\"T\":" + told : "") + ",\"s\":\"" + symbol + "\",\"a\":" + tradeId + ",\"p\":\"" +
            decimal(MIDDLE, TICK_DIGITS) + "\",\"q\":\"0.006\",\"f\":1,\"l\":1,\"m\":true}}";
    }

    private static String levels(final Map<Long, Long> side, final Iterable<Long> prices)
    {
        final StringBuilder levels = new StringBuilder("[");
        for (final long ticks : prices)
        {
            levels.append(levels.length() == 1 ? "" : ",").append("[\"").append(decimal(ticks, TICK_DIGITS))
                .append("\",\"").append(decimal(side.getOrDefault(ticks, 0L), LOT_DIGITS)).append("\"]");
        }

        return levels.append(']').toString();
    }

    private static String decimal(final long steps, final int digits)
    {
        return BigDecimal.valueOf(steps, digits).toPlainString();
    }

    /** The book as it is. */
    String book()
    {
        return text(bids, asks);
    }

    /** A book in the form of {@link #book()}. */
    static String text(final Map<Long, Long> bids, final Map<Long, Long> asks)
    {
        return bids + " " + asks;
    }

    /** The first instant of a span at which this was not the published book; {@code to} where it always was. */
    long firstWrong(final String book, final long from, final long to)
    {
        long right = from;
        boolean isFound = true;
        while (isFound && right < to)
        {
            isFound = false;
            for (int i = published.size() - 1; i >= 0 && published.get(i).untilEpochNs() > right; i--)
            {
                final Published state = published.get(i);
                if (state.fromEpochNs() <= right && state.book().equals(book))
                {
                    right = state.untilEpochNs();
                    isFound = true;
                    break;
                }
            }
        }

        return Math.min(right, to);
    }

    /** What was published around a time, for the message of a failure. */
    String publishedAround(final long epochNs)
    {
        return published.stream()
            .filter(state -> state.untilEpochNs() > epochNs - 200_000_000)
            .filter(state -> state.fromEpochNs() < epochNs + 200_000_000)
            .limit(6)
            .toList()
            .toString();
    }
}
