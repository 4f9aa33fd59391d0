package io.leadline.feed.backpack;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.leadline.config.Configuration;
import io.leadline.config.Makers;
import io.leadline.feed.FeedFixtures;

/** A naive matching engine: what rests is in maps, and everything it does is told in the venue's own words. */
final class VenueEngine
{
    static final Configuration CONFIGURATION = configuration("alpha", "beta");

    private static final String[] MAKERS = {"alpha", "beta"};
    private static final int MIDDLE = 10_000;
    private static final int REACH = 12;

    private final Random random;
    /** Ticks to lots of everybody else, by side. */
    private final List<TreeMap<Long, Long>> others = List.of(new TreeMap<>(), new TreeMap<>());
    private final TreeMap<Long, Order> orders = new TreeMap<>();
    private final TreeMap<Long, String> truth = new TreeMap<>();
    private final TreeMap<Long, String> takers = new TreeMap<>();
    private final List<String> snapshots = new ArrayList<>();
    private final List<String> publicFrames = new ArrayList<>();
    private final List<List<String>> privateFrames = List.of(new ArrayList<>(), new ArrayList<>());
    private long updateId = 1_000;
    private long orderId = 114_575_842_681_290_000L;
    private long tradeId = 5;
    private long nowUs;
    private long filledLots;

    /** A maker's order. */
    private static final class Order
    {
        private long id;
        private int maker;
        private int side;
        private long ticks;
        private long quantity;
        private long executed;

        private long remaining()
        {
            return quantity - executed;
        }
    }

    VenueEngine(final Random random, final long beginEpochNs)
    {
        this.random = random;
        for (int i = 1; i <= REACH; i++)
        {
            others.get(0).put((long)MIDDLE - i, 1L + random.nextInt(50));
            others.get(1).put((long)MIDDLE + i, 1L + random.nextInt(50));
        }
        snapshots.add(snapshotText());
        truth.put(beginEpochNs, state());
    }

    /** Two makers of these accounts. */
    static Configuration configuration(final String first, final String second)
    {
        final Configuration plain =
            FeedFixtures.configuration(FeedFixtures.levelsMarket("SOL", "0.01", "0.01", "SOL_USDC"));

        return new Configuration(
            plain.venue(), plain.markets(), plain.ladders(), plain.schedule(), plain.feed(), plain.detail(),
            new Makers(false, List.of(
                new Makers.Maker("first", List.of(first)), new Makers.Maker("second", List.of(second)))),
            plain.limits());
    }

    TreeMap<Long, String> truth()
    {
        return truth;
    }

    long filledLots()
    {
        return filledLots;
    }

    List<String> publicFrames()
    {
        return publicFrames;
    }

    List<String> privateFrames(final int maker)
    {
        return privateFrames.get(maker);
    }

    /** Something happens. */
    void step(final long timeEpochNs)
    {
        nowUs = timeEpochNs / 1_000;
        publicFrames.clear();
        privateFrames.forEach(List::clear);
        switch (random.nextInt(8))
        {
            case 0, 1, 2 -> changeOthers();
            case 3, 4 -> place();
            case 5 -> cancel();
            case 6 -> fill();
            default -> oddity();
        }
        truth.put(nowUs * 1_000, state());
    }

    private void changeOthers()
    {
        final int side = random.nextInt(2);
        final long ticks = ticks(side);
        if (random.nextInt(3) == 0)
        {
            others.get(side).remove(ticks);
        }
        else
        {
            others.get(side).put(ticks, 1L + random.nextInt(60));
        }
        tellLevel(side, ticks);
    }

    private long ticks(final int side)
    {
        final int distance = 1 + random.nextInt(REACH);

        return side == 0 ? MIDDLE - distance : MIDDLE + distance;
    }

    private void place()
    {
        final Order order = new Order();
        orderId += 1 + random.nextInt(1000);
        order.id = orderId;
        order.maker = random.nextInt(2);
        order.side = random.nextInt(2);
        order.ticks = ticks(order.side);
        order.quantity = 1 + random.nextInt(40);
        orders.put(order.id, order);
        tell(order, "orderAccepted", "New", "");
        tellLevel(order.side, order.ticks);
    }

    private Order pick()
    {
        return orders.isEmpty() ? null : new ArrayList<>(orders.values()).get(random.nextInt(orders.size()));
    }

    private void cancel()
    {
        final Order order = pick();
        if (order != null)
        {
            orders.remove(order.id);
            tell(order, random.nextBoolean() ? "orderCancelled" : "orderExpired", "Cancelled", "");
            tellLevel(order.side, order.ticks);
        }
    }

    private void fill()
    {
        final Order order = pick();
        if (order == null)
        {
            return;
        }
        final long size = 1 + random.nextInt((int)order.remaining());
        order.executed += size;
        filledLots += size;
        tradeId++;
        if (order.remaining() == 0)
        {
            orders.remove(order.id);
        }
        final Order taker = taker(order, size);
        final boolean isTakerFirst = random.nextBoolean();
        tellTaker(taker, order.ticks, isTakerFirst);
        tell(
            order, "orderFill", order.remaining() == 0 ? "Filled" : "PartiallyFilled",
            ",\"l\":\"" + decimal(size) + "\",\"L\":\"" + decimal(order.ticks) + "\",\"m\":true,\"t\":" + tradeId);
        tellTaker(taker, order.ticks, !isTakerFirst);
        tellTrade(order.side == 0, order.id, taker.id, order.ticks, size);
        tellLevel(order.side, order.ticks);
    }

    /** One of the makers takes, the owner himself perhaps, or somebody else. */
    private Order taker(final Order maker, final long size)
    {
        final Order taker = new Order();
        orderId += 1 + random.nextInt(1000);
        taker.id = orderId;
        taker.maker = random.nextInt(3);
        taker.side = 1 - maker.side;
        taker.ticks = maker.ticks;
        taker.quantity = size;
        takers.put(nowUs * 1_000, taker.maker < MAKERS.length ? MAKERS[taker.maker] : "-");

        return taker;
    }

    private void tellTaker(final Order taker, final long ticks, final boolean isNow)
    {
        if (isNow && taker.maker < MAKERS.length)
        {
            taker.executed = 0;
            privateFrames.get(taker.maker).add(text(taker, "orderAccepted", "New", "").replace("GTC", "IOC"));
            taker.executed = taker.quantity;
            privateFrames.get(taker.maker).add(text(
                taker, "orderFill", "Filled",
                ",\"l\":\"" + decimal(taker.quantity) + "\",\"L\":\"" + decimal(ticks) + "\",\"m\":false,\"t\":" +
                tradeId).replace("GTC", "IOC"));
        }
    }

    /** Who took, by the time of the fill; {@code -} where it is none of the makers. */
    TreeMap<Long, String> takers()
    {
        return takers;
    }

    private void tellTrade(
        final boolean isBuyerMaker, final long maker, final long taker, final long ticks, final long size)
    {
        publicFrames.add(
            "{\"data\":{\"E\":" + (nowUs + 7) + ",\"T\":" + nowUs + ",\"a\":\"" + (isBuyerMaker ? taker : maker) +
            "\",\"b\":\"" + (isBuyerMaker ? maker : taker) + "\",\"e\":\"trade\",\"m\":" + isBuyerMaker +
            ",\"p\":\"" + decimal(ticks) + "\",\"q\":\"" + decimal(size) + "\",\"s\":\"SOL_USDC\",\"t\":" + tradeId +
            "},\"stream\":\"trade.SOL_USDC\"}");
    }

    private void oddity()
    {
        final Order order = pick();
        switch (random.nextInt(3))
        {
            case 0 -> rejectAtOnce();
            case 1 ->
            {
                tradeId++;
                tellTrade(random.nextBoolean(), 1, 2, MIDDLE, 3);
            }
            default ->
            {
                if (order != null)
                {
                    modify(order);
                }
            }
        }
    }

    /** An order of which all is told and nothing ever rests. */
    private void rejectAtOnce()
    {
        final Order order = new Order();
        orderId += 1 + random.nextInt(1000);
        order.id = orderId;
        order.maker = random.nextInt(2);
        order.ticks = MIDDLE;
        order.quantity = 5;
        final String accepted = text(order, "orderAccepted", "New", "").replace("GTC", "IOC");
        privateFrames.get(order.maker).add(accepted);
        privateFrames.get(order.maker)
            .add(accepted.replace("orderAccepted", "orderExpired").replace("New", "Expired"));
    }

    private void modify(final Order order)
    {
        final long before = order.ticks;
        order.quantity = order.executed + 1 + random.nextInt(40);
        if (random.nextBoolean())
        {
            order.ticks = ticks(order.side);
        }
        tell(order, "orderModified", order.executed == 0 ? "New" : "PartiallyFilled", "");
        tellLevel(order.side, before, order.ticks == before);
        if (order.ticks != before)
        {
            tellLevel(order.side, order.ticks);
        }
    }

    private void tell(final Order order, final String event, final String state, final String more)
    {
        privateFrames.get(order.maker).add(text(order, event, state, more));
    }

    private String text(final Order order, final String event, final String state, final String more)
    {
        return "{\"data\":{\"E\":" + (nowUs + 9) + ",\"O\":\"USER\",\"S\":\"" + side(order) + "\",\"T\":" + nowUs +
            ",\"V\":\"RejectTaker\",\"X\":\"" + state + "\",\"Z\":\"0\",\"e\":\"" + event + "\",\"f\":\"GTC\"," +
            "\"i\":\"" + order.id + "\",\"o\":\"LIMIT\",\"p\":\"" + decimal(order.ticks) + "\",\"q\":\"" +
            decimal(order.quantity) + "\",\"r\":false,\"s\":\"SOL_USDC\",\"z\":\"" + decimal(order.executed) + "\"" +
            (more.isEmpty() ? ",\"t\":null" : more) + "},\"stream\":\"account.orderUpdate\"}";
    }

    private static String side(final Order order)
    {
        return order.side == 0 ? "Bid" : "Ask";
    }

    private static String decimal(final long hundredths)
    {
        return BigDecimal.valueOf(hundredths, 2).toPlainString();
    }

    private void tellLevel(final int side, final long ticks)
    {
        tellLevel(side, ticks, true);
    }

    private void tellLevel(final int side, final long ticks, final boolean isAll)
    {
        updateId++;
        final String level = "[\"" + decimal(ticks) + "\",\"" + decimal(total(side).getOrDefault(ticks, 0L)) + "\"]";
        publicFrames.add(
            "{\"data\":{\"E\":" + (nowUs + 5) + ",\"T\":" + nowUs + ",\"U\":" + updateId + ",\"a\":[" +
            (side == 1 ? level : "") + "],\"b\":[" + (side == 0 ? level : "") + "],\"e\":\"depth\"," +
            "\"s\":\"SOL_USDC\",\"u\":" + updateId + "},\"stream\":\"depth.SOL_USDC\"}");
        // Before the update or behind it: nobody says.
        if (isAll)
        {
            publicFrames.add(publicFrames.size() - (updateId % 3 == 0 ? 1 : 0), quote());
        }
        snapshots.add(snapshotText());
    }

    private String quote()
    {
        final TreeMap<Long, Long> bids = total(0);
        final TreeMap<Long, Long> asks = total(1);

        return "{\"data\":{\"A\":" + best(asks.isEmpty() ? null : asks.firstEntry().getValue()) +
            ",\"B\":" + best(bids.isEmpty() ? null : bids.lastEntry().getValue()) + ",\"E\":" + (nowUs + 6) +
            ",\"T\":" + nowUs + ",\"a\":" + best(asks.isEmpty() ? null : asks.firstKey()) +
            ",\"b\":" + best(bids.isEmpty() ? null : bids.lastKey()) + ",\"e\":\"bookTicker\"," +
            "\"s\":\"SOL_USDC\",\"u\":" + updateId + "},\"stream\":\"bookTicker.SOL_USDC\"}";
    }

    private static String best(final Long hundredths)
    {
        return hundredths == null ? "null" : "\"" + decimal(hundredths) + "\"";
    }

    private TreeMap<Long, Long> total(final int side)
    {
        final TreeMap<Long, Long> total = new TreeMap<>(others.get(side));
        for (final Order order : orders.values())
        {
            if (order.side == side)
            {
                total.merge(order.ticks, order.remaining(), Long::sum);
            }
        }

        return total;
    }

    private String snapshotText()
    {
        return "{\"asks\":" + sideText(1) + ",\"bids\":" + sideText(0) + ",\"lastUpdateId\":\"" + updateId +
            "\",\"timestamp\":" + nowUs + "}";
    }

    /** As the venue's REST answers have it: no zeros at the end. */
    private String sideText(final int side)
    {
        return total(side).entrySet().stream()
            .map(level -> "[\"" + rest(level.getKey()) + "\",\"" + rest(level.getValue()) + "\"]")
            .collect(Collectors.joining(",", "[", "]"));
    }

    private static String rest(final long hundredths)
    {
        return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
    }

    /** The book as it was so many updates ago. */
    String snapshot(final int updatesAgo)
    {
        return snapshots.get(Math.max(0, snapshots.size() - 1 - updatesAgo));
    }

    String openOrders(final int maker)
    {
        return orders.values().stream()
            .filter(order -> order.maker == maker)
            .map(order -> "{\"orderType\":\"Limit\",\"id\":\"" + order.id + "\",\"createdAt\":1," +
                "\"symbol\":\"SOL_USDC\",\"side\":\"" + side(order) + "\",\"status\":\"" +
                (order.executed == 0 ? "New" : "PartiallyFilled") +
                "\",\"timeInForce\":\"GTC\",\"postOnly\":false,\"price\":\"" + rest(order.ticks) +
                "\",\"quantity\":\"" + rest(order.quantity) + "\",\"executedQuantity\":\"" + rest(order.executed) +
                "\",\"executedQuoteQuantity\":\"0\",\"clientId\":null}")
            .collect(Collectors.joining(",", "[", "]"));
    }

    private String state()
    {
        final Map<Long, String> resting = new TreeMap<>();
        for (final Order order : orders.values())
        {
            resting.put(
                order.id,
                MAKERS[order.maker] + (order.side == 0 ? " bid " : " ask ") + order.ticks + " " + order.remaining());
        }

        return text(total(0).descendingMap(), total(1), resting);
    }

    static String text(final Map<Long, Long> bids, final Map<Long, Long> asks, final Map<Long, String> orders)
    {
        return bids + " " + asks + " " + orders;
    }
}
