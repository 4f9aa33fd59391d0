package io.leadline.example;

import java.util.Map;
import java.util.TreeMap;

import com.paritytrading.parity.match.OrderBook;
import com.paritytrading.parity.match.OrderBookListener;

import io.leadline.event.EventFlags;
import io.leadline.event.EventSink;
import io.leadline.event.Side;

/**
 * One market of an engine made of parity-match, and its tap. The book knows orders by number alone, so order entry says
 * whose request it is and when, before the book is called; what the book reports is written as it happens: a fill
 * before the rest of the taker's order, a reduction as what remains. What rests is kept, because a reader who comes
 * late, or has missed something, is told all of it anew.
 * <p>
 * Single thread, the engine's; the caller flushes the sink at the end of its unit of work.
 */
public final class ParityTap implements OrderBookListener
{
    private final OrderBook book = new OrderBook(this);
    private final Map<Long, Order> resting = new TreeMap<>();
    private final EventSink sink;
    private final int market;
    private long lastOrderId;
    private long nowEpochNs;
    private int account;
    private int flags;

    /**
     * A market without orders.
     *
     * @param market its number in the sink.
     */
    public ParityTap(final EventSink sink, final int market)
    {
        this.sink = sink;
        this.market = market;
    }

    private record Order(int account, int side, long priceTicks, long sizeLots, int flags)
    {
        private Order withSize(final long newSizeLots)
        {
            return new Order(account, side, priceTicks, newSizeLots, flags);
        }
    }

    /**
     * Enters an order.
     *
     * @param ownerAccount of the sink.
     * @param side         {@link Side}.
     * @param isPostOnly   as order entry has checked it.
     * @return the order's number.
     */
    public long enter(
        final long timeEpochNs,
        final int ownerAccount,
        final int side,
        final long priceTicks,
        final long sizeLots,
        final boolean isPostOnly)
    {
        nowEpochNs = timeEpochNs;
        account = ownerAccount;
        flags = isPostOnly ? EventFlags.POST_ONLY : 0;
        book.enter(++lastOrderId, engineSide(side), priceTicks, sizeLots);

        return lastOrderId;
    }

    private static com.paritytrading.parity.match.Side engineSide(final int side)
    {
        return side == Side.BID
            ? com.paritytrading.parity.match.Side.BUY : com.paritytrading.parity.match.Side.SELL;
    }

    /** Makes an order smaller in its place; 0 takes it out. Nothing happens when it does not rest or is no larger. */
    public void reduce(final long timeEpochNs, final long orderId, final long sizeLots)
    {
        nowEpochNs = timeEpochNs;
        // The book must not be asked about an order that is filled: it keeps the number and has given up the place.
        if (resting.containsKey(orderId))
        {
            book.cancel(orderId, sizeLots);
        }
    }

    /** The whole book, for whoever does not have it: at one time, behind a clear. */
    public void tellAnew(final long timeEpochNs)
    {
        sink.clear(timeEpochNs, market);
        resting.forEach((orderId, order) -> sink.add(
            timeEpochNs, market, orderId, order.account(), order.side(), order.priceTicks(), order.sizeLots(),
            order.flags()));
    }

    /** Orders that rest. */
    public int restingCount()
    {
        return resting.size();
    }

    @Override
    public void match(
        final long restingOrderId,
        final long incomingOrderId,
        final com.paritytrading.parity.match.Side incomingSide,
        final long priceTicks,
        final long executedLots,
        final long remainingLots)
    {
        keep(restingOrderId, remainingLots);
        sink.fill(nowEpochNs, market, restingOrderId, priceTicks, executedLots, account, 0);
    }

    @Override
    public void add(
        final long orderId,
        final com.paritytrading.parity.match.Side side,
        final long priceTicks,
        final long sizeLots)
    {
        final int ourSide = side == com.paritytrading.parity.match.Side.BUY ? Side.BID : Side.ASK;
        resting.put(orderId, new Order(account, ourSide, priceTicks, sizeLots, flags));
        sink.add(nowEpochNs, market, orderId, account, ourSide, priceTicks, sizeLots, flags);
    }

    @Override
    public void cancel(final long orderId, final long canceledLots, final long remainingLots)
    {
        keep(orderId, remainingLots);
        if (remainingLots == 0)
        {
            sink.cancel(nowEpochNs, market, orderId);
        }
        else
        {
            sink.reduce(nowEpochNs, market, orderId, remainingLots, 0);
        }
    }

    private void keep(final long orderId, final long remainingLots)
    {
        if (remainingLots == 0)
        {
            resting.remove(orderId);
        }
        else
        {
            resting.computeIfPresent(orderId, (id, order) -> order.withSize(remainingLots));
        }
    }
}
