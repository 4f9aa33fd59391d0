package io.leadline.feed.dydx;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import com.google.protobuf.Message;

/**
 * A node with two pairs and one that is not configured, all of whose books it keeps itself. Every message is made of
 * what happened: placements, removals, replacements, the fills that it expects (some of which consensus takes back),
 * the fills that are final (some of which it had not expected), liquidations, updates and fills of orders that are
 * gone, client ids used again. A seed gives the same messages everywhere.
 */
final class RandomNode
{
    private static final String[] OWNERS = {"dydx1alpha", "dydx1beta", "dydx1gamma", "dydx1delta"};
    private static final int[] FLAGS = {0, 32, 64};
    private static final long[] LOT_QUANTUMS = {1_000_000, 1_000_000, 1000};
    private static final long[] TICK_SUBTICKS = {100_000, 100_000, 10};
    private static final long MID_TICKS = 5000;
    private static final int MAX_CHANGES = 12;

    private final SplittableRandom random;
    private final List<Order> live = new ArrayList<>();
    private final List<Order> gone = new ArrayList<>();
    /** Matches that the node expects and consensus has not decided on. */
    private final List<Expected> expected = new ArrayList<>();
    private final Map<String, BigDecimal> filled = new TreeMap<>();
    private final List<Message> updates = new ArrayList<>();
    private final List<Message> changes = new ArrayList<>();
    private int mode;
    private long height = 100;

    RandomNode(final long seed)
    {
        random = new SplittableRandom(seed);
    }

    /** Orders that rest in a pair, sorted: {@code account side price size}. */
    List<String> book(final int pair)
    {
        return live.stream().filter(order -> order.pair == pair).map(Order::text).sorted().toList();
    }

    /** Size of final fills of the two pairs by {@code market maker taker price}. */
    Map<String, BigDecimal> filled()
    {
        return filled;
    }

    /** A snapshot of all pairs, some orders of it in another turn each time. */
    Message snapshot()
    {
        beginMessage();
        for (int i = 0; i < live.size(); i++)
        {
            final Order order = live.get(i);
            changes.add(Node.place(order.message()));
            changes.add(Node.total(order.id(), order.filled));
        }

        return Node.response(Node.book(height, Node.PREPARED, true, changes));
    }

    private void beginMessage()
    {
        updates.clear();
        changes.clear();
        mode = random.nextBoolean() ? Node.OPTIMISTIC : Node.PREPARED;
    }

    /** What happens next; now and then a block is final. */
    Message next()
    {
        beginMessage();
        if (random.nextInt(5) == 0)
        {
            finishBlock();
        }
        final int count = random.nextInt(MAX_CHANGES);
        for (int i = 0; i < count; i++)
        {
            act();
        }
        flushChanges();
        if (random.nextInt(4) == 0)
        {
            updates.add(Node.update(
                height, mode, "taker_order", Proto.draft("TakerOrder").set("order", newOrder().message()).build()));
        }

        return Node.response(updates);
    }

    private void flushChanges()
    {
        if (!changes.isEmpty())
        {
            updates.add(Node.book(height, mode, false, changes));
            changes.clear();
        }
    }

    private void act()
    {
        final int kind = live.size() < 20 ? 0 : random.nextInt(20);
        switch (kind)
        {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> place();
            case 8, 9, 10, 11 -> remove(pick());
            case 12 -> replace();
            case 13 -> flushChanges();
            case 14 ->
            {
                final Order never = newOrder();
                if (live.stream().noneMatch(never::isSameId))
                {
                    tellAny(never);
                }
            }
            case 15 ->
            {
                if (!gone.isEmpty())
                {
                    tellAny(gone.get(random.nextInt(gone.size())));
                }
            }
            default -> expect();
        }
    }

    private void tellAny(final Order order)
    {
        changes.add(Node.total(order.id(), random.nextInt(100) * LOT_QUANTUMS[order.pair]));
    }

    private Order pick()
    {
        return live.get(random.nextInt(live.size()));
    }

    private void place()
    {
        final Order order = newOrder();
        if (live.stream().noneMatch(order::isSameId))
        {
            gone.removeIf(order::isSameId);
            place(order);
        }
    }

    private void place(final Order order)
    {
        live.add(order);
        changes.add(Node.place(order.message()));
        if (random.nextInt(8) == 0)
        {
            order.filled = random.nextLong(order.lots()) * LOT_QUANTUMS[order.pair];
        }
        changes.add(Node.total(order.id(), order.filled));
    }

    /** So few ids that they come again and again. */
    private Order newOrder()
    {
        final Order order = new Order();
        order.pair = random.nextInt(LOT_QUANTUMS.length);
        order.owner = OWNERS[random.nextInt(OWNERS.length)];
        order.subaccount = random.nextInt(2) * 128;
        order.clientId = random.nextInt(4) - 2;
        order.flags = FLAGS[random.nextInt(FLAGS.length)];
        order.isBuy = random.nextBoolean();
        order.quantums = (1 + random.nextInt(50)) * LOT_QUANTUMS[order.pair];
        final long away = 1 + random.nextInt(30);
        order.subticks = (order.isBuy ? MID_TICKS - away : MID_TICKS + away) * TICK_SUBTICKS[order.pair];
        order.timeInForce = random.nextInt(3) == 0 ? Node.POST_ONLY : 0;

        return order;
    }

    private void remove(final Order order)
    {
        changes.add(Node.remove(order.id()));
        forget(order);
    }

    private void forget(final Order order)
    {
        live.remove(order);
        if (gone.size() < 10)
        {
            gone.add(order);
        }
    }

    private void replace()
    {
        final Order old = pick();
        final Order order = newOrder();
        order.pair = old.pair;
        order.quantums = (1 + random.nextInt(50)) * LOT_QUANTUMS[order.pair];
        order.subticks = (MID_TICKS + (order.isBuy ? -7 : 7)) * TICK_SUBTICKS[order.pair];
        if (live.stream().noneMatch(other -> other != old && order.isSameId(other)))
        {
            forget(old);
            gone.removeIf(order::isSameId);
            live.add(order);
            changes.add(Node.replace(old.id(), order.message()));
            changes.add(Node.total(order.id(), 0));
        }
    }

    /** The node matches a taker with one to three resting orders of a pair and says so at once. */
    private void expect()
    {
        flushChanges();
        final Expected match = newMatch();
        if (match != null)
        {
            updates.add(match.message(mode));
            match.makers.forEach(this::tellFilled);
            flushChanges();
            expected.add(match);
        }
    }

    private Expected newMatch()
    {
        final Expected match = new Expected();
        match.taker = newOrder();
        match.isLiquidation = random.nextInt(4) == 0;
        final List<Order> makers = live.stream()
            .filter(order -> order.pair == match.taker.pair)
            .limit(1 + random.nextInt(3)).toList();
        for (final Order maker : makers)
        {
            final long lots = 1 + random.nextLong((maker.quantums - maker.filled) / LOT_QUANTUMS[maker.pair]);
            match.take(maker, lots * LOT_QUANTUMS[maker.pair]);
        }

        return makers.isEmpty() ? null : match;
    }

    /**
     * Consensus decides: what was expected is final or never was, and a match that was not expected is final, too. The
     * node may first take back what it expected, and always ends with what is filled.
     */
    private void finishBlock()
    {
        mode = Node.FINAL;
        height++;
        final List<Order> makers = expected.stream().flatMap(match -> match.makers.stream()).distinct().toList();
        final Expected surprise = random.nextBoolean() ? newMatch() : null;
        if (surprise != null)
        {
            expected.add(surprise);
        }
        expected.forEach(Expected::takeBack);
        if (random.nextBoolean())
        {
            makers.forEach(this::tellFilled);
            flushChanges();
        }
        expected.stream().filter(match -> random.nextInt(6) > 0).forEach(Expected::finish);
        makers.forEach(this::tellFilled);
        expected.forEach(match -> match.makers.forEach(this::tellFilled));
        expected.clear();
        if (random.nextInt(4) == 0)
        {
            flushChanges();
            updates.add(Node.fill(
                height, mode, Node.deleveraging(Node.subaccount("dydx1bankrupt", 0)), List.of(), List.of()));
        }
        flushChanges();
        mode = Node.PREPARED;
    }

    /** What is filled of the order that rests under an id, which may be another by now; removed where that is all. */
    private void tellFilled(final Order maker)
    {
        live.stream().filter(maker::isSameId).findFirst().ifPresent(order ->
        {
            changes.add(Node.total(order.id(), order.filled));
            if (order.filled == order.quantums)
            {
                remove(order);
            }
        });
    }

    private static final class Order
    {
        private int pair;
        private String owner;
        private int subaccount;
        private int clientId;
        private int flags;
        private boolean isBuy;
        private long quantums;
        private long subticks;
        private int timeInForce;
        private long filled;

        private Message id()
        {
            return Node.id(owner, subaccount, clientId, flags, pair);
        }

        private Message message()
        {
            return Node.order(id(), isBuy ? Node.BUY : Node.SELL, quantums, subticks, timeInForce);
        }

        private boolean isSameId(final Order other)
        {
            return pair == other.pair && clientId == other.clientId && flags == other.flags &&
                subaccount == other.subaccount && owner.equals(other.owner);
        }

        private long lots()
        {
            return quantums / LOT_QUANTUMS[pair];
        }

        private String account()
        {
            return owner + "/" + subaccount;
        }

        private String text()
        {
            return account() + (isBuy ? " bid " : " ask ") + price() + " " +
                size(pair, quantums - filled).toPlainString();
        }

        private String price()
        {
            return BigDecimal.valueOf(subticks, pair == 0 ? 5 : 6).stripTrailingZeros().toPlainString();
        }

        private static BigDecimal size(final int pair, final long quantums)
        {
            return BigDecimal.valueOf(quantums, pair == 0 ? 10 : 9).stripTrailingZeros();
        }
    }

    private final class Expected
    {
        private final List<Order> makers = new ArrayList<>();
        private final List<Long> amounts = new ArrayList<>();
        private Order taker;
        private boolean isLiquidation;

        private void take(final Order maker, final long quantums)
        {
            maker.filled += quantums;
            makers.add(maker);
            amounts.add(quantums);
        }

        private Message message(final int newMode)
        {
            final List<Message> fills = new ArrayList<>();
            final List<Message> orders = new ArrayList<>();
            final List<Long> totals = new ArrayList<>();
            for (int i = 0; i < makers.size(); i++)
            {
                fills.add(Node.makerFill(makers.get(i).id(), amounts.get(i)));
                orders.add(makers.get(i).message());
                totals.add(makers.get(i).filled);
            }
            if (!isLiquidation)
            {
                orders.add(taker.message());
                totals.add(amounts.stream().mapToLong(Long::longValue).sum());
            }
            final Message match = isLiquidation ?
                Node.liquidation(Node.subaccount(taker.owner, taker.subaccount), fills) :
                Node.match(taker.id(), fills);

            return Node.fill(height, newMode, match, orders, totals);
        }

        /** The match is undecided. */
        private void takeBack()
        {
            for (int i = 0; i < makers.size(); i++)
            {
                makers.get(i).filled -= amounts.get(i);
            }
        }

        /** The match is final. */
        private void finish()
        {
            for (int i = 0; i < makers.size(); i++)
            {
                makers.get(i).filled += amounts.get(i);
            }
            updates.add(message(Node.FINAL));
            credit();
        }

        private void credit()
        {
            for (int i = 0; i < makers.size(); i++)
            {
                final Order maker = makers.get(i);
                if (maker.pair < 2)
                {
                    filled.merge(
                        (maker.pair == 0 ? "BTC-USD " : "ETH-USD ") + maker.account() + " " + taker.account() + " " +
                            maker.price(),
                        Order.size(maker.pair, amounts.get(i)), SinkBooks::sum);
                }
            }
        }
    }
}
