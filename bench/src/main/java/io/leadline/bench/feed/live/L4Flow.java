package io.leadline.bench.feed.live;

/**
 * Orders of one coin with their owners, in the words that a Hyperliquid node and an order book server beside it have in
 * common. In every block eight orders come, one is filled in part, and the eight oldest go.
 */
final class L4Flow
{
    /** What rests before and behind every block. */
    static final int RESTING = 20_000;
    /** Orders that come in a block, and that go. */
    static final int CHANGES = 8;
    /** Markets of it, in a configuration. */
    static final String MARKETS =
        "markets:\n  - { name: BTC-PERP, tick: \"1\", lot: \"0.00001\", book: orders, venue_id: BTC }\n";
    /** The first order of a snapshot. */
    private static final long FIRST = 412_036_000_000L;
    private static final int OWNERS = 5_000;
    private static final int MID = 81_300;
    private static final int SPREAD = 2_000;

    private final StringBuilder text;
    private final boolean areSidesInDiffs;
    private long next = FIRST + RESTING;

    /**
     * A flow before its first block.
     *
     * @param text            is appended to.
     * @param areSidesInDiffs as the node has it; the server tells them in statuses alone.
     */
    L4Flow(final StringBuilder text, final boolean areSidesInDiffs)
    {
        this.text = text;
        this.areSidesInDiffs = areSidesInDiffs;
    }

    /** Both sides of a snapshot; to the node an order is a pair of its owner and itself. */
    void snapshot()
    {
        for (int side = 0; side < 2; side++)
        {
            text.append(side == 0 ? "[[" : ",[");
            for (long order = FIRST + side; order < FIRST + RESTING; order += 2)
            {
                text.append(order == FIRST + side ? "" : ",");
                if (areSidesInDiffs)
                {
                    text.append("[\"");
                    owner(order);
                    text.append("\",");
                }
                order(order, !areSidesInDiffs);
                text.append(areSidesInDiffs ? "]" : "");
            }
            text.append(']');
        }
        text.append(']');
    }

    private void order(final long order, final boolean hasOwner)
    {
        text.append('{');
        if (hasOwner)
        {
            text.append("\"user\":\"");
            owner(order);
            text.append("\",");
        }
        text.append("\"coin\":\"BTC\",\"side\":\"").append(side(order)).append("\",\"limitPx\":\"");
        price(order);
        text.append("\",\"sz\":\"0.18385\",\"oid\":").append(order)
            .append(",\"timestamp\":1778002736649,\"triggerCondition\":\"N/A\",\"isTrigger\":false," +
                "\"triggerPx\":\"0.0\",\"children\":[],\"isPositionTpsl\":false,\"reduceOnly\":false," +
                "\"orderType\":\"Limit\",\"origSz\":\"0.18385\",\"tif\":\"Alo\",\"cloid\":null}");
    }

    private void owner(final long order)
    {
        text.append("0x5eaac7c475b1fad85701f02c4e9e796a53f9").append(Long.toHexString(0x1000 + order % OWNERS));
    }

    private static char side(final long order)
    {
        return order % 2 == 0 ? 'B' : 'A';
    }

    private void price(final long order)
    {
        final long distance = 1 + order * 7 % SPREAD;
        text.append(MID + (order % 2 == 0 ? -distance : distance)).append(".0");
    }

    /** Statuses of the orders that come in the block's diffs, which follow. */
    void statuses(final CharSequence time)
    {
        for (long order = next; order < next + CHANGES; order++)
        {
            text.append(order == next ? "" : ",").append("{\"time\":\"").append(time).append("\",\"user\":\"");
            owner(order);
            text.append("\",\"status\":\"open\",\"order\":");
            order(order, false);
            text.append('}');
        }
    }

    /** The next block's diffs. */
    void diffs()
    {
        for (int i = 0; i < CHANGES; i++)
        {
            diff(next);
            text.append("{\"new\":{\"sz\":\"0.18385\"}}},");
            diff(next - RESTING);
            text.append("\"remove\"},");
            next++;
        }
        diff(filled());
        text.append("{\"update\":{\"origSz\":\"0.18385\",\"newSz\":\"0.18384\"}}}");
    }

    private void diff(final long order)
    {
        text.append("{\"user\":\"");
        owner(order);
        text.append("\",\"oid\":").append(order).append(",\"coin\":\"BTC\",");
        if (areSidesInDiffs)
        {
            text.append("\"side\":\"").append(side(order)).append("\",");
        }
        text.append("\"px\":\"");
        price(order);
        text.append("\",\"raw_book_diff\":");
    }

    /** Both sides of the trade of the last block. */
    void fills()
    {
        fill(filled(), filled() + 1, side(filled() + 1), true);
        text.append(',');
        fill(filled(), filled(), side(filled()), false);
    }

    private void fill(final long trade, final long order, final char side, final boolean isTaker)
    {
        text.append("[\"");
        owner(order);
        text.append("\",{\"coin\":\"BTC\",\"px\":\"");
        price(trade);
        text.append("\",\"sz\":\"0.00001\",\"side\":\"").append(side)
            .append("\",\"time\":1778002753024,\"startPosition\":\"0.20486\",\"dir\":\"Open Long\"," +
                "\"closedPnl\":\"0.0\",\"hash\":" +
                "\"0x0000000000000000000000000000000000000000000000000000000000000000\",\"oid\":").append(order)
            .append(",\"crossed\":").append(isTaker).append(",\"fee\":\"0.010866\",\"tid\":").append(trade)
            .append(",\"feeToken\":\"USDC\",\"twapId\":null}]");
    }

    private long filled()
    {
        return next - RESTING / 2;
    }
}
