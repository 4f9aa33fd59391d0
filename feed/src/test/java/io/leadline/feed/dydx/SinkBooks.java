package io.leadline.feed.dydx;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.event.EventFlags;
import io.leadline.event.EventSink;
import io.leadline.event.Side;

/** The books that a feed's events make, as plainly as the rules say it; whatever the rules call odd fails. */
final class SinkBooks implements EventSink
{
    private static final int REFUSED = EventFlags.PRICE_OFF_TICK | EventFlags.SIZE_OFF_LOT;

    private final List<String> markets = new ArrayList<>();
    private final List<BigDecimal> ticks = new ArrayList<>();
    private final List<BigDecimal> lots = new ArrayList<>();
    private final List<Map<Long, Order>> books = new ArrayList<>();
    private final List<Boolean> areInSync = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>();
    private final Map<String, BigDecimal> filled = new TreeMap<>();
    private long lastTimeEpochNs;

    /** Orders of a market, sorted: {@code account side price size}, decimals in shortest form. */
    List<String> book(final String market)
    {
        final int number = markets.indexOf(market);

        return books.get(number).values().stream().map(order -> order.text(number)).sorted().toList();
    }

    /** Something was written of the market, and nothing since its last clear says that the book is wrong. */
    boolean isInSync(final String market)
    {
        return areInSync.get(markets.indexOf(market));
    }

    /** What fills and trades have credited, by {@code market maker taker price}. */
    Map<String, BigDecimal> filled()
    {
        return filled;
    }

    long lastTimeEpochNs()
    {
        return lastTimeEpochNs;
    }

    @Override
    public int market(final String name, final BigDecimal tick, final BigDecimal lot)
    {
        markets.add(name);
        ticks.add(tick);
        lots.add(lot);
        books.add(new HashMap<>());
        areInSync.add(false);

        return markets.size() - 1;
    }

    @Override
    public int account(final CharSequence name)
    {
        if (accounts.contains(name.toString()))
        {
            throw new IllegalStateException("account asked for twice: account=" + name);
        }
        accounts.add(name.toString());

        return accounts.size() - 1;
    }

    @Override
    public void add(
        final long timeEpochNs, final int market, final long orderId, final int account, final int side,
        final long priceTicks, final long sizeLots, final int flags)
    {
        see(timeEpochNs, flags);
        final Order order = new Order(accounts.get(account), side, priceTicks, sizeLots);
        require(sizeLots > 0 && books.get(market).put(orderId, order) == null, "add", orderId);
    }

    @Override
    public void reduce(
        final long timeEpochNs, final int market, final long orderId, final long sizeLots, final int flags)
    {
        see(timeEpochNs, flags);
        remain(market, orderId, sizeLots);
    }

    private void remain(final int market, final long orderId, final long sizeLots)
    {
        final Order order = books.get(market).remove(orderId);
        require(order != null && order.sizeLots != sizeLots && sizeLots >= 0, "reduce", orderId);
        if (sizeLots > 0)
        {
            books.get(market).put(orderId, new Order(order.account, order.side, order.priceTicks, sizeLots));
        }
    }

    @Override
    public void fill(
        final long timeEpochNs, final int market, final long orderId, final long priceTicks, final long sizeLots,
        final int takerAccount, final int flags)
    {
        see(timeEpochNs, flags);
        final Order order = books.get(market).get(orderId);
        require(order != null, "fill", orderId);
        remain(market, orderId, order.sizeLots - sizeLots);
        credit(market, order.account, priceTicks, sizeLots, takerAccount);
    }

    @Override
    public void trade(
        final long timeEpochNs, final int market, final int account, final long priceTicks, final long sizeLots,
        final int takerAccount, final int flags)
    {
        see(timeEpochNs, flags);
        credit(market, accounts.get(account), priceTicks, sizeLots, takerAccount);
    }

    private void credit(
        final int market, final String maker, final long priceTicks, final long sizeLots, final int taker)
    {
        final String key = markets.get(market) + " " + maker + " " + accounts.get(taker) + " " +
            text(ticks.get(market), priceTicks);
        filled.merge(key, lots.get(market).multiply(BigDecimal.valueOf(sizeLots)).stripTrailingZeros(), SinkBooks::sum);
    }

    static BigDecimal sum(final BigDecimal first, final BigDecimal second)
    {
        return first.add(second).stripTrailingZeros();
    }

    @Override
    public void cancel(final long timeEpochNs, final int market, final long orderId)
    {
        see(timeEpochNs, 0);
        require(books.get(market).remove(orderId) != null, "cancel", orderId);
    }

    @Override
    public void clear(final long timeEpochNs, final int market)
    {
        see(timeEpochNs, 0);
        books.get(market).clear();
        areInSync.set(market, true);
    }

    @Override
    public void status(final long timeEpochNs, final int market, final TradingStatus status)
    {
        see(timeEpochNs, 0);
        require(status == TradingStatus.STALE && areInSync.get(market), "status", market);
        areInSync.set(market, false);
    }

    @Override
    public void heartbeat(final long timeEpochNs, final int market)
    {
        see(timeEpochNs, 0);
    }

    private void see(final long timeEpochNs, final int flags)
    {
        require(timeEpochNs >= lastTimeEpochNs, "event", timeEpochNs);
        require((flags & REFUSED) == 0, "flags", flags);
        lastTimeEpochNs = timeEpochNs;
    }

    private static void require(final boolean isSo, final String what, final long number)
    {
        if (!isSo)
        {
            throw new IllegalStateException("event that the rules call odd: what=" + what + " number=" + number);
        }
    }

    @Override
    public void sequence(final long nextSequence)
    {
        throw new UnsupportedOperationException("sequence");
    }

    @Override
    public int unconfiguredMarket(final String name)
    {
        throw new UnsupportedOperationException("unconfiguredMarket");
    }

    @Override
    public long orderId(final int market, final CharSequence text)
    {
        throw new UnsupportedOperationException("orderId");
    }

    @Override
    public void replace(
        final long timeEpochNs, final int market, final long orderId, final long newOrderId, final long priceTicks,
        final long sizeLots, final int flags)
    {
        throw new UnsupportedOperationException("replace");
    }

    @Override
    public void level(
        final long timeEpochNs, final int market, final int side, final long priceTicks, final long sizeLots,
        final int flags)
    {
        throw new UnsupportedOperationException("level");
    }

    @Override
    public void ignored(final long timeEpochNs, final int unconfiguredMarket)
    {
        throw new UnsupportedOperationException("ignored");
    }

    @Override
    public void flush()
    {
        // Everything is seen at once.
    }

    private static String text(final BigDecimal step, final long count)
    {
        return step.multiply(BigDecimal.valueOf(count)).stripTrailingZeros().toPlainString();
    }

    private final class Order
    {
        private final String account;
        private final int side;
        private final long priceTicks;
        private final long sizeLots;

        private Order(final String account, final int side, final long priceTicks, final long sizeLots)
        {
            this.account = account;
            this.side = side;
            this.priceTicks = priceTicks;
            this.sizeLots = sizeLots;
        }

        private String text(final int market)
        {
            return account + (side == Side.BID ? " bid " : " ask ") +
                SinkBooks.text(ticks.get(market), priceTicks) + " " + SinkBooks.text(lots.get(market), sizeLots);
        }
    }
}
