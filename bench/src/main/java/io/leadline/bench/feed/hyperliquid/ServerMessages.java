package io.leadline.bench.feed.hyperliquid;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Recorded blocks as an order book server beside the node would have told them on its channel {@code l4Book}. */
final class ServerMessages
{
    static final byte[] ANSWER = bytes(
        "{\"channel\":\"subscriptionResponse\",\"data\":{\"method\":\"subscribe\",\"subscription\":" +
        "{\"type\":\"l4Book\",\"coin\":\"BTC\"}}}");

    private ServerMessages()
    {
    }

    private static byte[] bytes(final String text)
    {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The book: a pair of an address and an order becomes an order with its user. */
    static byte[] snapshot(final RecordedBlocks recording)
    {
        final String text = recording.snapshot();
        final String sides = text.substring(text.indexOf("[[[\"0x"), text.lastIndexOf('}') + 1)
            .replaceAll("\\[\"(0x[0-9a-f]{40})\",\\{", "{\"user\":\"$1\",")
            .replace("}],{\"user\"", "},{\"user\"")
            .replace("}]],[{\"user\"", "}],[{\"user\"");

        return bytes(
            "{\"channel\":\"l4Book\",\"data\":{\"Snapshot\":{\"coin\":\"BTC\",\"height\":" + recording.height() +
            ",\"levels\":" + sides + "]]}}}");
    }

    /** A block: sides go from its diffs into statuses of the orders that are new. */
    static byte[] updates(final RecordedBlocks.Block block)
    {
        final List<String> statuses = block.diffs().stream()
            .filter(RecordedBlocks.Diff::isNew).map(ServerMessages::status).toList();
        final List<String> diffs = block.diffs().stream().map(ServerMessages::diff).toList();

        return bytes(
            "{\"channel\":\"l4Book\",\"data\":{\"Updates\":{\"time\":" + block.timeEpochMs() + ",\"height\":" +
            block.number() + ",\"order_statuses\":[" + String.join(",", statuses) + "],\"book_diffs\":[" +
            String.join(",", diffs) + "]}}}");
    }

    private static String status(final RecordedBlocks.Diff diff)
    {
        return "{\"time\":\"2026-01-08T13:26:42.703377851\",\"user\":\"" + diff.user() + "\",\"status\":\"open\"," +
            "\"order\":{\"user\":null,\"coin\":\"BTC\",\"side\":\"" + diff.side() + "\",\"limitPx\":\"" + diff.price() +
            "\",\"sz\":\"0.1\",\"oid\":" + diff.oid() + ",\"timestamp\":1767878782721,\"triggerCondition\":\"N/A\"," +
            "\"isTrigger\":false,\"triggerPx\":\"0.0\",\"children\":[],\"isPositionTpsl\":false,\"reduceOnly\":false," +
            "\"orderType\":\"Limit\",\"tif\":\"Alo\",\"cloid\":null}}";
    }

    private static String diff(final RecordedBlocks.Diff diff)
    {
        return "{\"user\":\"" + diff.user() + "\",\"oid\":" + diff.oid() + ",\"px\":\"" + diff.price() +
            "\",\"coin\":\"BTC\",\"raw_book_diff\":" + diff.change() + "}";
    }
}
