package io.leadline.feed.dydx;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Message;

import io.leadline.config.Market;

/**
 * The venue's books from its messages as protobuf's own reader sees them, with maps and decimals and the order's key as
 * a text. Once it has lost a book, it says so until the next snapshot; it does not say since when.
 */
final class NaiveNode
{
    private static final int FINAL = 7;

    private final Map<Long, Market> markets = new HashMap<>();
    private final Map<String, Map<String, Order>> books = new TreeMap<>();
    private final Map<String, Boolean> areInSync = new HashMap<>();
    private final Map<String, BigDecimal> filled = new TreeMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private boolean isAwaitingSnapshot = true;

    NaiveNode(final Market... markets)
    {
        for (final Market market : markets)
        {
            this.markets.put(Long.parseLong(market.venueId()), market);
            books.put(market.name(), new HashMap<>());
            areInSync.put(market.name(), false);
        }
    }

    /** Orders that rest, sorted: {@code account side price size}. */
    List<String> book(final String market)
    {
        return books.get(market).values().stream()
            .filter(order -> order.remaining().signum() > 0)
            .map(Order::toString).sorted().toList();
    }

    /** A snapshot has told the book, and nothing since shows a hole. */
    boolean isInSync(final String market)
    {
        return areInSync.get(market);
    }

    /** Size of final fills by {@code market maker taker price}. */
    Map<String, BigDecimal> filled()
    {
        return filled;
    }

    long count(final String what)
    {
        return counts.getOrDefault(what, 0L);
    }

    private void count(final String what, final int more)
    {
        counts.merge(what, (long)more, Long::sum);
    }

    /** The subscription has ended. */
    void disconnect()
    {
        isAwaitingSnapshot = true;
        areInSync.replaceAll((market, isInSync) -> false);
    }

    /** Best bid and best ask are in order, or a side is empty. */
    boolean isCrossed(final String market)
    {
        final List<BigDecimal> bids = prices(market, " bid ");
        final List<BigDecimal> asks = prices(market, " ask ");

        return !bids.isEmpty() && !asks.isEmpty() &&
            bids.get(bids.size() - 1).compareTo(asks.get(0)) >= 0;
    }

    private List<BigDecimal> prices(final String market, final String side)
    {
        return books.get(market).values().stream()
            .filter(order -> order.side.equals(side) && order.remaining().signum() > 0)
            .map(order -> order.price).sorted().toList();
    }

    void receive(final Message response)
    {
        for (final Message update : messages(response, "updates"))
        {
            final boolean isFinal = (int)Proto.get(update, "exec_mode") == FINAL;
            if (Proto.has(update, "orderbook_update"))
            {
                book((Message)Proto.get(update, "orderbook_update"));
            }
            else if (Proto.has(update, "order_fill") && !isAwaitingSnapshot)
            {
                fills((Message)Proto.get(update, "order_fill"), isFinal);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Message> messages(final Message message, final String field)
    {
        return (List<Message>)Proto.get(message, field);
    }

    private void book(final Message update)
    {
        final boolean isSnapshot = (boolean)Proto.get(update, "snapshot");
        if (isSnapshot)
        {
            // What a snapshot does not name is not subscribed, or empty: empty here, and in sync is not compared then.
            books.values().forEach(Map::clear);
            areInSync.replaceAll((market, isInSync) -> true);
            isAwaitingSnapshot = false;
        }
        if (!isAwaitingSnapshot)
        {
            messages(update, "updates").forEach(this::change);
        }
    }

    private void change(final Message change)
    {
        if (Proto.has(change, "order_place"))
        {
            place((Message)Proto.get((Message)Proto.get(change, "order_place"), "order"));
        }
        else if (Proto.has(change, "order_remove"))
        {
            remove((Message)Proto.get((Message)Proto.get(change, "order_remove"), "removed_order_id"));
        }
        else if (Proto.has(change, "order_update"))
        {
            final Message update = (Message)Proto.get(change, "order_update");
            total((Message)Proto.get(update, "order_id"), (long)Proto.get(update, "total_filled_quantums"));
        }
        else
        {
            final Message replace = (Message)Proto.get(change, "order_replace");
            remove((Message)Proto.get(replace, "old_order_id"));
            place((Message)Proto.get(replace, "order"));
        }
    }

    private void place(final Message order)
    {
        final Message id = (Message)Proto.get(order, "order_id");
        final Market market = market(id);
        if (market != null)
        {
            count("places", 1);
            final Order placed = new Order(
                account((Message)Proto.get(id, "subaccount_id")),
                ((EnumValueDescriptor)Proto.get(order, "side")).getNumber() == 1 ? " bid " : " ask ",
                price(market, order), size(market, (long)Proto.get(order, "quantums")));
            if (books.get(market.name()).put(key(id), placed) != null)
            {
                areInSync.put(market.name(), false);
            }
        }
    }

    private Market market(final Message id)
    {
        return markets.get((long)(int)Proto.get(id, "clob_pair_id"));
    }

    private static String key(final Message id)
    {
        final List<Object> parts = new ArrayList<>(List.of(account((Message)Proto.get(id, "subaccount_id"))));
        for (final String field : List.of("client_id", "order_flags", "clob_pair_id"))
        {
            parts.add(Proto.get(id, field));
        }

        return parts.toString();
    }

    private static String account(final Message subaccount)
    {
        return Proto.get(subaccount, "owner") + "/" + Integer.toUnsignedString((int)Proto.get(subaccount, "number"));
    }

    private static BigDecimal price(final Market market, final Message order)
    {
        return decimal((long)Proto.get(order, "subticks")).scaleByPowerOfTen(market.priceExponent());
    }

    private static BigDecimal size(final Market market, final long quantums)
    {
        return decimal(quantums).scaleByPowerOfTen(market.sizeExponent());
    }

    private static BigDecimal decimal(final long unsigned)
    {
        return new BigDecimal(Long.toUnsignedString(unsigned));
    }

    private void total(final Message id, final long quantums)
    {
        final Market market = market(id);
        if (market != null)
        {
            count("updates", 1);
            fillUp(market, id, quantums);
        }
    }

    private void fillUp(final Market market, final Message id, final long quantums)
    {
        if (books.get(market.name()).computeIfPresent(
            key(id), (key, order) -> order.filledTo(size(market, quantums))) == null)
        {
            count("unknown updates", 1);
        }
    }

    private void remove(final Message id)
    {
        final Market market = market(id);
        if (market != null)
        {
            count("removes", 1);
            if (books.get(market.name()).remove(key(id)) == null)
            {
                count("unknown removes", 1);
                areInSync.put(market.name(), false);
            }
        }
    }

    private void fills(final Message fill, final boolean isFinal)
    {
        final Message match = (Message)Proto.get(fill, "clob_match");
        if (Proto.has(match, "match_orders"))
        {
            final Message matched = (Message)Proto.get(match, "match_orders");
            final Message taker = (Message)Proto.get((Message)Proto.get(matched, "taker_order_id"), "subaccount_id");
            fills(fill, messages(matched, "fills"), isFinal, maker -> maker + " " + account(taker));
        }
        else if (Proto.has(match, "match_perpetual_liquidation"))
        {
            final Message matched = (Message)Proto.get(match, "match_perpetual_liquidation");
            final Message taker = (Message)Proto.get(matched, "liquidated");
            fills(fill, messages(matched, "fills"), isFinal, maker -> maker + " " + account(taker));
        }
    }

    private void fills(
        final Message fill, final List<Message> makers, final boolean isFinal, final UnaryOperator<String> traders)
    {
        final List<String> keys = new ArrayList<>();
        messages(fill, "orders").forEach(order -> keys.add(key((Message)Proto.get(order, "order_id"))));
        for (final Message maker : makers)
        {
            final Message id = (Message)Proto.get(maker, "maker_order_id");
            final Market market = market(id);
            if (market != null)
            {
                final int position = keys.indexOf(key(id));
                final Message order = messages(fill, "orders").get(position);
                final BigDecimal amount = size(market, (long)Proto.get(maker, "fill_amount"));
                count(books.get(market.name()).containsKey(key(id)) ? "fills" : "unknown fills", 1);
                if (isFinal)
                {
                    filled.merge(
                        market.name() + " " + traders.apply(account((Message)Proto.get(id, "subaccount_id"))) + " " +
                            price(market, order).stripTrailingZeros().toPlainString(),
                        amount.stripTrailingZeros(), SinkBooks::sum);
                }
                final long total = (long)((List<?>)Proto.get(fill, "fill_amounts")).get(position);
                books.get(market.name()).computeIfPresent(
                    key(id), (key, resting) -> resting.filledTo(size(market, total)));
            }
        }
    }

    private static final class Order
    {
        private final String account;
        private final String side;
        private final BigDecimal price;
        private final BigDecimal size;
        private final BigDecimal filled;

        private Order(final String account, final String side, final BigDecimal price, final BigDecimal size)
        {
            this(account, side, price, size, BigDecimal.ZERO);
        }

        private Order(
            final String account, final String side, final BigDecimal price, final BigDecimal size,
            final BigDecimal filled)
        {
            this.account = account;
            this.side = side;
            this.price = price;
            this.size = size;
            this.filled = filled;
        }

        private Order filledTo(final BigDecimal newFilled)
        {
            return new Order(account, side, price, size, newFilled);
        }

        private BigDecimal remaining()
        {
            return size.subtract(filled);
        }

        @Override
        public String toString()
        {
            return account + side + price.stripTrailingZeros().toPlainString() + " " +
                remaining().stripTrailingZeros().toPlainString();
        }
    }
}
