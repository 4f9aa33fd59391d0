package io.leadline.feed.hyperliquid;

import java.util.List;

/** Messages as an order book server sends them. */
final class L4Messages
{
    private L4Messages()
    {
    }

    static String subscribe(final String coin)
    {
        return "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"l4Book\",\"coin\":\"" + coin + "\"}}";
    }

    static String answer(final String coin)
    {
        return "{\"channel\":\"subscriptionResponse\",\"data\":" + subscribe(coin) + "}";
    }

    static String error(final String reason)
    {
        return "{\"channel\":\"error\",\"data\":\"" + reason + "\"}";
    }

    /** A snapshot of these orders; it tells no time where that is negative. */
    static String snapshot(
        final String coin, final long height, final long timeMs, final List<String> bids, final List<String> asks)
    {
        return "{\"channel\":\"l4Book\",\"data\":{\"Snapshot\":{\"coin\":\"" + coin + "\"," +
            (timeMs < 0 ? "" : "\"time\":" + timeMs + ",") + "\"height\":" + height + ",\"levels\":[[" +
            String.join(",", bids) + "],[" + String.join(",", asks) + "]]}}}";
    }

    static String updates(
        final long height, final long timeMs, final List<String> statuses, final List<String> diffs)
    {
        return "{\"channel\":\"l4Book\",\"data\":{\"Updates\":{\"time\":" + timeMs + ",\"height\":" + height +
            ",\"order_statuses\":[" + String.join(",", statuses) + "],\"book_diffs\":[" + String.join(",", diffs) +
            "]}}}";
    }

    /** An order of a snapshot, or of a status where it has no user. */
    static String order(
        final String coin, final String user, final long oid, final String side, final String price, final String size,
        final String tif, final boolean isTrigger)
    {
        return "{\"user\":" + (user == null ? "null" : "\"" + user + "\"") + ",\"coin\":\"" + coin + "\",\"side\":\"" +
            side + "\",\"limitPx\":\"" + price + "\",\"sz\":\"" + size + "\",\"oid\":" + oid +
            ",\"timestamp\":1767878782721,\"triggerCondition\":\"N/A\",\"isTrigger\":" + isTrigger +
            ",\"triggerPx\":\"0.0\",\"children\":[],\"isPositionTpsl\":false,\"reduceOnly\":false,\"orderType\":" +
            "\"Limit\",\"tif\":" + (tif == null ? "null" : "\"" + tif + "\"") + ",\"cloid\":null}";
    }

    static String status(final String user, final String status, final String order)
    {
        return "{\"time\":\"2026-01-08T13:26:42.703377851\",\"user\":\"" + user + "\",\"status\":\"" + status +
            "\",\"order\":" + order + "}";
    }

    /** What becomes of an order; no side is told. */
    static String diff(
        final String coin, final String user, final long oid, final String price, final String change)
    {
        return "{\"user\":\"" + user + "\",\"oid\":" + oid + ",\"px\":\"" + price + "\",\"coin\":\"" + coin +
            "\",\"raw_book_diff\":" + change + "}";
    }

    static String added(final String size)
    {
        return "{\"new\":{\"sz\":\"" + size + "\"}}";
    }

    static String updated(final String from, final String to)
    {
        return "{\"update\":{\"origSz\":\"" + from + "\",\"newSz\":\"" + to + "\"}}";
    }

    static String modified(final String size)
    {
        return "{\"modified\":{\"sz\":\"" + size + "\"}}";
    }

    static String removed()
    {
        return "\"remove\"";
    }
}
