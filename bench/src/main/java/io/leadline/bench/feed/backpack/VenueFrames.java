package io.leadline.bench.feed.backpack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.leadline.bench.feed.Messages;

import org.agrona.collections.IntArrayList;
import org.agrona.collections.LongArrayList;

/**
 * A seeded session of one market and one enrolled maker, in frames of the venue's own form. Of 20 things that happen
 * twelve change a level of others, four place and three cancel an order of the maker's, and one fills it; each of the
 * maker's is told on its private line and changes its level, and every second change is followed by the best quote.
 */
final class VenueFrames
{
    /** Update ids begin here; the book is empty before. */
    static final long FIRST_UPDATE = 6_904_947_650L;
    static final int PRIVATE_LINE = 1;
    static final int LEVELS = 200;

    private static final int MIDDLE_TICKS = 866_400;
    private static final int MAX_ORDERS = 100;
    private static final long TAKER_ORDER = 66_605_329_178L;
    private static final int MAX_STEP_US = 2_000;
    private static final long LATENCY_US = 900;
    private static final long NS_PER_US = 1_000;

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<byte[]> frames = new ArrayList<>();
    private final IntArrayList lines = new IntArrayList();
    private final LongArrayList received = new LongArrayList();
    /** In lots, bids and then asks, from the middle. */
    private final long[] othersLots = new long[2 * LEVELS];
    private final long[] ownLots = new long[2 * LEVELS];
    private final long[] orderIds = new long[MAX_ORDERS];
    private final int[] orderLevels = new int[MAX_ORDERS];
    private final long[] orderLots = new long[MAX_ORDERS];
    private int orderCount;
    private long lastOrderId = 114_575_842_681_290_753L;
    private long lastTradeId = 99_419_870;
    private long updateId = FIRST_UPDATE;
    private long nowUs;

    /**
     * A session of so many frames.
     *
     * @param beginEpochNs before all of them.
     */
    VenueFrames(final int count, final long beginEpochNs)
    {
        nowUs = beginEpochNs / NS_PER_US;
        while (frames.size() < count)
        {
            happen();
        }
    }

    Messages messages()
    {
        return Messages.of(frames);
    }

    /** The line of each frame. */
    int[] lines()
    {
        return lines.toIntArray();
    }

    /** When each comes in. */
    long[] receivedEpochNs()
    {
        return received.toLongArray();
    }

    private void happen()
    {
        nowUs += 1 + random.nextInt(MAX_STEP_US);
        final int kind = random.nextInt(20);
        if (kind < 12 || orderCount == 0 && kind >= 16)
        {
            final int level = random.nextInt(2 * LEVELS);
            othersLots[level] = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(500_000);
            tellLevel(level);
        }
        else if (kind < 16 && orderCount < MAX_ORDERS)
        {
            place();
        }
        else
        {
            end(random.nextInt(orderCount), kind == 19);
        }
    }

    private void place()
    {
        final int level = random.nextInt(2 * LEVELS);
        lastOrderId += 1 + random.nextInt(1_000);
        orderIds[orderCount] = lastOrderId;
        orderLevels[orderCount] = level;
        orderLots[orderCount] = 1 + random.nextInt(200_000);
        ownLots[level] += orderLots[orderCount];
        tellOrder(orderCount, "orderAccepted", "New", "\"t\":null,\"z\":\"0\"");
        orderCount++;
        tellLevel(level);
    }

    private void end(final int order, final boolean isFilled)
    {
        final int level = orderLevels[order];
        final boolean isBid = level < LEVELS;
        final String size = size(orderLots[order]);
        ownLots[level] -= orderLots[order];
        if (isFilled)
        {
            lastTradeId++;
            tellOrder(
                order, "orderFill", "Filled", "\"L\":\"" + price(level) + "\",\"l\":\"" + size +
                "\",\"m\":true,\"n\":\"0\",\"t\":" + lastTradeId + ",\"z\":\"" + size + "\"");
            tell(
                0, "{\"data\":{" + times() + ",\"a\":\"" + (isBid ? TAKER_ORDER : orderIds[order]) + "\",\"b\":\"" +
                (isBid ? orderIds[order] : TAKER_ORDER) + "\",\"e\":\"trade\",\"m\":" + isBid +
                ",\"p\":\"" + price(level) + "\",\"q\":\"" + size + "\",\"s\":\"BTC_USDC_PERP\",\"t\":" +
                lastTradeId + "},\"stream\":\"trade.BTC_USDC_PERP\"}");
        }
        else
        {
            tellOrder(order, "orderCancelled", "Cancelled", "\"t\":null,\"z\":\"0\"");
        }
        orderCount--;
        orderIds[order] = orderIds[orderCount];
        orderLevels[order] = orderLevels[orderCount];
        orderLots[order] = orderLots[orderCount];
        tellLevel(level);
    }

    private void tellOrder(final int order, final String event, final String state, final String rest)
    {
        final int level = orderLevels[order];
        tell(
            PRIVATE_LINE, "{\"data\":{" + times() + ",\"O\":\"USER\",\"Q\":\"3568.3445\",\"S\":\"" +
            (level < LEVELS ? "Bid" : "Ask") + "\",\"V\":\"RejectTaker\",\"X\":\"" + state + "\",\"Z\":\"0\",\"e\":\"" +
            event + "\",\"f\":\"GTC\",\"i\":\"" + orderIds[order] + "\",\"o\":\"LIMIT\",\"p\":\"" + price(level) +
            "\",\"q\":\"" + size(orderLots[order]) + "\",\"r\":false,\"s\":\"BTC_USDC_PERP\"," + rest +
            "},\"stream\":\"account.orderUpdate\"}");
    }

    private void tellLevel(final int level)
    {
        updateId++;
        final String told = "[\"" + price(level) + "\",\"" + size(othersLots[level] + ownLots[level]) + "\"]";
        tell(
            0, "{\"data\":{" + times() + ",\"U\":" + updateId + ",\"a\":[" + (level < LEVELS ? "" : told) +
            "],\"b\":[" + (level < LEVELS ? told : "") + "],\"e\":\"depth\",\"s\":\"BTC_USDC_PERP\",\"u\":" + updateId +
            "},\"stream\":\"depth.BTC_USDC_PERP\"}");
        if (updateId % 2 == 0)
        {
            tell(
                0, "{\"data\":{\"A\":\"7.76096\",\"B\":\"1.60813\"," + times() + ",\"a\":\"86640.1\"," +
                "\"b\":\"86640.0\",\"e\":\"bookTicker\",\"s\":\"BTC_USDC_PERP\",\"u\":" + updateId +
                "},\"stream\":\"bookTicker.BTC_USDC_PERP\"}");
        }
    }

    private String times()
    {
        return "\"E\":" + (nowUs + 119) + ",\"T\":" + nowUs;
    }

    private static String price(final int level)
    {
        final int ticks = level < LEVELS ? MIDDLE_TICKS - level : MIDDLE_TICKS + 1 + level - LEVELS;

        return ticks / 10 + "." + ticks % 10;
    }

    private static String size(final long lots)
    {
        return lots / 100_000 + "." + Long.toString(100_000 + lots % 100_000).substring(1);
    }

    private void tell(final int line, final String frame)
    {
        frames.add(frame.getBytes(StandardCharsets.US_ASCII));
        lines.addInt(line);
        received.addLong((nowUs + LATENCY_US) * NS_PER_US);
    }
}
