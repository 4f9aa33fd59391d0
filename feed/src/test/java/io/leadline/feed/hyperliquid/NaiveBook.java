package io.leadline.feed.hyperliquid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.event.EventSink;
import io.leadline.event.Side;

/** One market's book as plainly as the rules say it, kept from a feed's events; what is odd is counted. */
final class NaiveBook implements EventSink
{
    private static final int SMALL = 1000;

    private final Map<Long, Order> orders = new HashMap<>();
    private final Map<String, Integer> accounts = new LinkedHashMap<>();
    private final Map<String, Long> filledLots = new TreeMap<>();
    private final List<String> quotes = new ArrayList<>();
    private final List<String> books = new ArrayList<>();
    private final List<Long> heartbeats = new ArrayList<>();
    private int addCount;
    private int oddCount;
    private int crossedCount;
    private int staleCount;
    private long tradedLots;
    private long lastTimeEpochNs;

    private record Order(int account, int side, long priceTicks, long sizeLots, boolean isPostOnly)
    {
    }

    private Map<Long, Long> sizes()
    {
        final Map<Long, Long> sizes = new TreeMap<>();
        orders.forEach((id, order) -> sizes.put(id, order.sizeLots));

        return sizes;
    }

    /** What rests of each order at each heartbeat, of books small enough to be written out. */
    List<String> books()
    {
        return books;
    }

    /** {@code bid size count ask size count} at each heartbeat. */
    List<String> quotes()
    {
        return quotes;
    }

    List<Long> heartbeats()
    {
        return heartbeats;
    }

    int addCount()
    {
        return addCount;
    }

    /** Unknown orders, orders added twice, overfills, sizes and prices of 0 or less, times that ran back. */
    int oddCount()
    {
        return oddCount;
    }

    int crossedCount()
    {
        return crossedCount;
    }

    int staleCount()
    {
        return staleCount;
    }

    long tradedLots()
    {
        return tradedLots;
    }

    Map<String, Long> filledLots()
    {
        return filledLots;
    }

    private String quote()
    {
        final TreeMap<Long, long[]> bids = levels(Side.BID);
        final TreeMap<Long, long[]> asks = levels(Side.ASK);
        if (bids.isEmpty() || asks.isEmpty())
        {
            return "";
        }
        crossedCount += bids.lastKey() > asks.firstKey() ? 1 : 0;

        return bids.lastKey() + " " + bids.lastEntry().getValue()[0] + " " + bids.lastEntry().getValue()[1] + " " +
            asks.firstKey() + " " + asks.firstEntry().getValue()[0] + " " + asks.firstEntry().getValue()[1];
    }

    private TreeMap<Long, long[]> levels(final int side)
    {
        final TreeMap<Long, long[]> levels = new TreeMap<>();
        for (final Order order : orders.values())
        {
            if (order.side == side)
            {
                final long[] level = levels.computeIfAbsent(order.priceTicks, price -> new long[2]);
                level[0] += order.sizeLots;
                level[1]++;
            }
        }

        return levels;
    }

    private void odd(final boolean isOdd)
    {
        oddCount += isOdd ? 1 : 0;
    }

    private void at(final long timeEpochNs)
    {
        odd(timeEpochNs < lastTimeEpochNs);
        lastTimeEpochNs = timeEpochNs;
    }

    @Override
    public int market(final String name, final BigDecimal tick, final BigDecimal lot)
    {
        return 0;
    }

    @Override
    public int unconfiguredMarket(final String name)
    {
        throw new IllegalStateException("no event of other markets is expected: market=" + name);
    }

    @Override
    public int account(final CharSequence name)
    {
        return accounts.computeIfAbsent(name.toString(), unknown -> accounts.size());
    }

    @Override
    public long orderId(final int market, final CharSequence text)
    {
        return Long.parseLong(text.toString());
    }

    @Override
    public void sequence(final long nextSequence)
    {
        throw new IllegalStateException("feeds leave the sequence to the sink: sequence=" + nextSequence);
    }

    @Override
    public void add(
        final long timeEpochNs, final int market, final long orderId, final int account, final int side,
        final long priceTicks, final long sizeLots, final int flags)
    {
        at(timeEpochNs);
        addCount++;
        odd(priceTicks <= 0 || sizeLots <= 0 || flags > 1);
        odd(orders.put(orderId, new Order(account, side, priceTicks, sizeLots, flags == 1)) != null);
    }

    @Override
    public void reduce(
        final long timeEpochNs, final int market, final long orderId, final long sizeLots, final int flags)
    {
        at(timeEpochNs);
        odd(!orders.containsKey(orderId) || sizeLots < 0 || flags != 0);
        orders.computeIfPresent(orderId, (id, order) -> left(order, sizeLots));
    }

    @Override
    public void fill(
        final long timeEpochNs, final int market, final long orderId, final long priceTicks, final long sizeLots,
        final int takerAccount, final int flags)
    {
        at(timeEpochNs);
        final Order order = orders.get(orderId);
        odd(order == null || order.sizeLots < sizeLots || sizeLots <= 0 || flags != 0);
        if (order != null)
        {
            odd(order.priceTicks != priceTicks || takerAccount == NO_ACCOUNT || takerAccount == order.account);
            filledLots.merge(List.copyOf(accounts.keySet()).get(order.account), sizeLots, Long::sum);
            orders.computeIfPresent(orderId, (id, known) -> left(known, known.sizeLots - sizeLots));
        }
    }

    private static Order left(final Order order, final long sizeLots)
    {
        return sizeLots <= 0 ?
            null : new Order(order.account, order.side, order.priceTicks, sizeLots, order.isPostOnly);
    }

    @Override
    public void cancel(final long timeEpochNs, final int market, final long orderId)
    {
        at(timeEpochNs);
        odd(orders.remove(orderId) == null);
    }

    @Override
    public void replace(
        final long timeEpochNs, final int market, final long orderId, final long newOrderId, final long priceTicks,
        final long sizeLots, final int flags)
    {
        throw new IllegalStateException("the venue replaces nothing: order_id=" + orderId);
    }

    @Override
    public void level(
        final long timeEpochNs, final int market, final int side, final long priceTicks, final long sizeLots,
        final int flags)
    {
        throw new IllegalStateException("the venue tells orders, not levels: price_ticks=" + priceTicks);
    }

    @Override
    public void trade(
        final long timeEpochNs, final int market, final int account, final long priceTicks, final long sizeLots,
        final int takerAccount, final int flags)
    {
        at(timeEpochNs);
        tradedLots += sizeLots;
    }

    @Override
    public void clear(final long timeEpochNs, final int market)
    {
        at(timeEpochNs);
        orders.clear();
    }

    @Override
    public void status(final long timeEpochNs, final int market, final TradingStatus status)
    {
        at(timeEpochNs);
        staleCount += status == TradingStatus.STALE ? 1 : 0;
    }

    @Override
    public void heartbeat(final long timeEpochNs, final int market)
    {
        at(timeEpochNs);
        heartbeats.add(timeEpochNs);
        quotes.add(quote());
        books.add(orders.size() > SMALL ? "" : sizes().toString());
    }

    @Override
    public void ignored(final long timeEpochNs, final int unconfiguredMarket)
    {
        throw new IllegalStateException("nothing of other markets is expected: market=" + unconfiguredMarket);
    }

    @Override
    public void flush()
    {
        odd(false);
    }
}
