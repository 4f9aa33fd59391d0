package io.leadline.feed.hyperliquid;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Lines as a node writes them. */
final class NodeFiles
{
    /** From one block to the next. */
    static final long BLOCK_NS = 70_000_000L;

    private static final Instant EPOCH = Instant.ofEpochSecond(1_700_000_000L);

    private NodeFiles()
    {
    }

    /** Time of a block in ns since 1970. */
    static long time(final long block)
    {
        return EPOCH.getEpochSecond() * 1_000_000_000L + block * BLOCK_NS;
    }

    /** One line of a block. */
    static String line(final long block, final String... events)
    {
        final LocalDateTime time = LocalDateTime.ofInstant(EPOCH.plusNanos(BLOCK_NS * block), ZoneOffset.UTC);

        return "{\"local_time\":\"" + time.plusSeconds(1) + "\",\"block_time\":\"" + time + "\",\"block_number\":" +
            block + ",\"events\":[" + String.join(",", events) + "]}\n";
    }

    /** The lines of a block in the streaming form, one an event. */
    static String lines(final long block, final List<String> events)
    {
        final StringBuilder lines = new StringBuilder();
        events.forEach(event -> lines.append(line(block, event)));

        return lines.toString();
    }

    static String added(final String user, final long order, final String side, final String price, final String size)
    {
        return diff(user, order, side, price, "{\"new\":{\"sz\":\"" + size + "\"}}");
    }

    static String updated(
        final String user, final long order, final String side, final String price, final String from, final String to)
    {
        return diff(
            user, order, side, price, "{\"update\":{\"origSz\":\"" + from + "\",\"newSz\":\"" + to + "\"}}");
    }

    static String removed(final String user, final long order, final String side, final String price)
    {
        return diff(user, order, side, price, "\"remove\"");
    }

    static String diff(
        final String user, final long order, final String side, final String price, final String change)
    {
        return diff("BTC", user, order, side, price, change);
    }

    static String diff(
        final String coin, final String user, final long order, final String side, final String price,
        final String change)
    {
        return "{\"user\":\"" + user + "\",\"oid\":" + order + ",\"coin\":\"" + coin + "\",\"side\":\"" + side +
            "\",\"px\":\"" + price + "\",\"raw_book_diff\":" + change + "}";
    }

    /** Both sides of a trade, the taker's first. */
    static List<String> filled(
        final long trade, final String maker, final long order, final String taker, final String price,
        final String size)
    {
        return List.of(
            side(trade, "BTC", taker, 1_000_000 + trade, price, size, true),
            side(trade, "BTC", maker, order, price, size, false));
    }

    /** One side of a trade. */
    static String side(
        final long trade, final String coin, final String user, final long order, final String price,
        final String size, final boolean isTaker)
    {
        return "[\"" + user + "\",{\"coin\":\"" + coin + "\",\"px\":\"" + price + "\",\"sz\":\"" + size +
            "\",\"side\":\"B\",\"time\":1,\"oid\":" + order + ",\"crossed\":" + isTaker + ",\"fee\":\"0.0\",\"tid\":" +
            trade + ",\"twapId\":null}]";
    }

    /** A snapshot of one coin. */
    static String snapshot(final long height, final List<String> bids, final List<String> asks)
    {
        final String other = resting("0xdd", 9, "B", "1", "1", "Gtc", false);

        return "[" + height + ",[[\"DOGE\",[[" + other + "],[]]],[\"BTC\",[[" + String.join(",", bids) +
            "],[" + String.join(",", asks) + "]]]]]";
    }

    /** A resting order of a snapshot, with a child that rests nowhere. */
    static String resting(
        final String user, final long order, final String side, final String price, final String size,
        final String tif, final boolean isTrigger)
    {
        final String child = "{\"coin\":\"BTC\",\"side\":\"A\",\"limitPx\":\"9.0\",\"sz\":\"9.0\",\"oid\":" +
            (order + 500) + ",\"isTrigger\":true,\"children\":[],\"tif\":null}";

        return "[\"" + user + "\",{\"coin\":\"BTC\",\"side\":\"" + side + "\",\"limitPx\":\"" + price + "\",\"sz\":\"" +
            size + "\",\"oid\":" + order + ",\"timestamp\":1,\"isTrigger\":" + isTrigger + ",\"children\":[" + child +
            "],\"origSz\":\"99.0\",\"tif\":" + (tif == null ? "null" : "\"" + tif + "\"") + "}]";
    }

    @SafeVarargs
    static List<String> joined(final List<String>... parts)
    {
        final List<String> all = new ArrayList<>();
        for (final List<String> part : parts)
        {
            all.addAll(part);
        }

        return all;
    }
}
