package io.leadline.feed.levels;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.event.EventSink;
import io.leadline.event.Side;

/**
 * One market's book and status made of events the plain way; time must not run back. Orders are kept beside the levels.
 */
public final class NaiveLevels implements EventSink
{
    private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private final TreeMap<Long, String> orders = new TreeMap<>();
    private final List<String> accounts = new ArrayList<>();
    private TradingStatus status = TradingStatus.OPEN;
    private long timeEpochNs = Long.MIN_VALUE;
    private boolean isInSync = true;
    private int clearCount;
    private int staleCount;
    private int levelCount;
    private int heartbeatCount;
    private int backCount;
    private int tradeCount;
    private long tradedLots;
    private long filledLots;
    private final TreeMap<Long, String> takers = new TreeMap<>();
    private TimeListener listener = (from, to) ->
    {
        // Nobody asked.
    };

    /** Hears that time has passed with the state as it is. */
    @FunctionalInterface
    public interface TimeListener
    {
        void onTime(long fromEpochNs, long toEpochNs);
    }

    /** Hears of every span of time. */
    public NaiveLevels telling(final TimeListener newListener)
    {
        listener = newListener;

        return this;
    }

    /** Told before each event with its time: what stands is the state at every instant before. */
    private void at(final long newTimeEpochNs)
    {
        backCount += newTimeEpochNs < timeEpochNs ? 1 : 0;
        if (newTimeEpochNs > timeEpochNs)
        {
            onTime(timeEpochNs, newTimeEpochNs);
        }
        timeEpochNs = Math.max(timeEpochNs, newTimeEpochNs);
    }

    private void onTime(final long from, final long to)
    {
        listener.onTime(from, to);
    }

    public boolean isInSync()
    {
        return isInSync;
    }

    public Map<Long, Long> bids()
    {
        return bids;
    }

    public Map<Long, Long> asks()
    {
        return asks;
    }

    /** {@code account side price size} by id. */
    public Map<Long, String> orders()
    {
        return orders;
    }

    /** Best prices and their sizes. */
    public String quote()
    {
        return text(bids) + " " + text(asks);
    }

    private static String text(final TreeMap<Long, Long> side)
    {
        return side.isEmpty() ? "-" : side.firstKey() + "x" + side.firstEntry().getValue();
    }

    public int clearCount()
    {
        return clearCount;
    }

    public int staleCount()
    {
        return staleCount;
    }

    public int levelCount()
    {
        return levelCount;
    }

    public int heartbeatCount()
    {
        return heartbeatCount;
    }

    /** Events older than their predecessor. */
    public int backCount()
    {
        return backCount;
    }

    public int tradeCount()
    {
        return tradeCount;
    }

    public long tradedLots()
    {
        return tradedLots;
    }

    /** Filled of orders that were known. */
    public long filledLots()
    {
        return filledLots;
    }

    /** Who took, by the time of the fill; {@code -} where nobody knows. */
    public TreeMap<Long, String> takers()
    {
        return takers;
    }

    public long timeEpochNs()
    {
        return timeEpochNs;
    }

    @Override
    public int market(final String name, final BigDecimal tick, final BigDecimal lot)
    {
        return 0;
    }

    @Override
    public int unconfiguredMarket(final String name)
    {
        throw new IllegalStateException("markets that are not configured are not told: name=" + name);
    }

    @Override
    public int account(final CharSequence name)
    {
        if (!accounts.contains(name.toString()))
        {
            accounts.add(name.toString());
        }

        return accounts.indexOf(name.toString());
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
        final long time, final int market, final long orderId, final int account, final int side,
        final long priceTicks, final long sizeLots, final int flags)
    {
        at(time);
        orders.put(orderId, line(accounts.get(account), side, priceTicks, sizeLots));
    }

    private static String line(final String account, final int side, final long priceTicks, final long sizeLots)
    {
        return account + (side == Side.BID ? " bid " : " ask ") + priceTicks + " " + sizeLots;
    }

    @Override
    public void reduce(final long time, final int market, final long orderId, final long sizeLots, final int flags)
    {
        at(time);
        resize(orderId, sizeLots);
    }

    private void resize(final long orderId, final long sizeLots)
    {
        final String order = orders.remove(orderId);
        if (order != null && sizeLots > 0)
        {
            orders.put(orderId, order.substring(0, order.lastIndexOf(' ') + 1) + sizeLots);
        }
    }

    @Override
    public void fill(
        final long time, final int market, final long orderId, final long priceTicks, final long sizeLots,
        final int takerAccount, final int flags)
    {
        at(time);
        takers.put(time, takerAccount == NO_ACCOUNT ? "-" : accounts.get(takerAccount));
        final String order = orders.get(orderId);
        if (order != null)
        {
            filledLots += sizeLots;
            resize(orderId, Long.parseLong(order.substring(order.lastIndexOf(' ') + 1)) - sizeLots);
        }
    }

    @Override
    public void cancel(final long time, final int market, final long orderId)
    {
        at(time);
        orders.remove(orderId);
    }

    @Override
    public void replace(
        final long time, final int market, final long orderId, final long newOrderId, final long priceTicks,
        final long sizeLots, final int flags)
    {
        at(time);
        final String order = orders.remove(orderId);
        if (order != null)
        {
            final String[] words = order.split(" ");
            orders.put(
                newOrderId == NO_ORDER_ID ? orderId : newOrderId,
                words[0] + " " + words[1] + " " + priceTicks + " " + sizeLots);
        }
    }

    @Override
    public void level(
        final long time, final int market, final int side, final long priceTicks, final long sizeLots,
        final int flags)
    {
        at(time);
        levelCount++;
        final TreeMap<Long, Long> levels = side == Side.BID ? bids : asks;
        if (flags != 0)
        {
            isInSync = false;
        }
        else if (sizeLots == 0)
        {
            levels.remove(priceTicks);
        }
        else
        {
            levels.put(priceTicks, sizeLots);
        }
    }

    @Override
    public void trade(
        final long time, final int market, final int account, final long priceTicks, final long sizeLots,
        final int takerAccount, final int flags)
    {
        at(time);
        tradeCount++;
        tradedLots += sizeLots;
    }

    @Override
    public void clear(final long time, final int market)
    {
        at(time);
        clearCount++;
        isInSync = true;
        bids.clear();
        asks.clear();
        orders.clear();
    }

    @Override
    public void status(final long time, final int market, final TradingStatus newStatus)
    {
        at(time);
        status = newStatus;
        if (status == TradingStatus.STALE)
        {
            staleCount++;
            isInSync = false;
        }
    }

    @Override
    public void heartbeat(final long time, final int market)
    {
        at(time);
        heartbeatCount++;
    }

    @Override
    public void ignored(final long time, final int unconfiguredMarket)
    {
        at(time);
    }

    @Override
    public void flush()
    {
        // Nothing waits here.
    }
}
