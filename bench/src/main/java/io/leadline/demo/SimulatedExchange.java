package io.leadline.demo;

import com.paritytrading.parity.match.OrderBook;
import com.paritytrading.parity.match.OrderBookListener;

import io.leadline.event.EventFlags;
import io.leadline.event.EventSink.TradingStatus;
import io.leadline.event.Side;

/**
 * One market of a venue: order entry in front of Parity's matching engine, whose reports go out as owner-attributed
 * events. Orders of any kind are refused while the market is halted. Single thread.
 *
 * <p>Two habits of the engine are worked around here. It forgets a filled order's place but not its number, and
 * cancelling such a number can take away a newer level of the same price: so only orders known to rest are passed to
 * it. And it always rests what it could not match: so what remains of an immediate order is taken out again before
 * anybody has heard of it.
 */
final class SimulatedExchange
{
    static final long NO_ORDER = 0;

    private final DemoMarket market;
    private final int marketNumber;
    private final VenueFeed feed;
    private final RestingOrders resting = new RestingOrders();
    private final OrderBook engine = new OrderBook(new Reports());
    private final long minTouchNotional;
    private long lastOrderId;
    private boolean isHalted;
    private boolean isChanged;
    private long seenBidTicks;
    private long seenAskTicks;

    private long nowEpochNs;
    private int incomingAccount;
    private int incomingFlags;
    private boolean incomingRests;
    private boolean incomingRested;

    SimulatedExchange(final DemoMarket market, final int marketNumber, final VenueFeed feed)
    {
        this.market = market;
        this.marketNumber = marketNumber;
        this.feed = feed;
        this.minTouchNotional = market.minTouchUsd() * market.unitsPerUsd();
    }

    /**
     * Enters a post-only order.
     *
     * @return its number, or {@link #NO_ORDER} when it was refused: the market is halted or it would have matched.
     */
    long quote(
        final long timeEpochNs, final int account, final int side, final long priceTicks, final long sizeLots)
    {
        if (isHalted || crosses(side, priceTicks))
        {
            return NO_ORDER;
        }

        return enter(timeEpochNs, account, side, priceTicks, sizeLots, EventFlags.POST_ONLY, true);
    }

    /** Enters an order that takes what it can down to its limit; the rest is gone. */
    void take(final long timeEpochNs, final int account, final int side, final long limitTicks, final long sizeLots)
    {
        if (!isHalted)
        {
            enter(timeEpochNs, account, side, limitTicks, sizeLots, 0, false);
        }
    }

    /**
     * Enters an order that takes what it can down to its limit; the rest stays there.
     *
     * @return its number if anything of it rests, else {@link #NO_ORDER}.
     */
    long takeAndRest(
        final long timeEpochNs, final int account, final int side, final long limitTicks, final long sizeLots)
    {
        return isHalted ? NO_ORDER : enter(timeEpochNs, account, side, limitTicks, sizeLots, 0, true);
    }

    /** Takes an order out of the book; nothing happens when it is gone already or the market is halted. */
    void cancel(final long timeEpochNs, final long orderId)
    {
        reduce(timeEpochNs, orderId, 0);
    }

    /** Makes an order smaller in its place; 0 takes it out. Nothing happens when it is no smaller or gone already. */
    void reduce(final long timeEpochNs, final long orderId, final long sizeLots)
    {
        if (!isHalted && resting.order(orderId) != null)
        {
            nowEpochNs = timeEpochNs;
            engine.cancel(orderId, sizeLots);
        }
    }

    /** Halts or opens trading. */
    void setHalted(final long timeEpochNs, final boolean halted)
    {
        isHalted = halted;
        feed.status(timeEpochNs, marketNumber, halted ? TradingStatus.HALTED : TradingStatus.OPEN);
    }

    boolean isHalted()
    {
        return isHalted;
    }

    DemoMarket market()
    {
        return market;
    }

    /** The order, or null when nothing of it rests. */
    RestingOrder order(final long orderId)
    {
        return resting.order(orderId);
    }

    /** Best price of a side, or {@link RestingOrders#NO_PRICE}. */
    long bestTicks(final int side)
    {
        return resting.bestTicks(side);
    }

    /** Best price of a side with dust left out, as the configuration has it, or {@link RestingOrders#NO_PRICE}. */
    long touchTicks(final int side)
    {
        return resting.bestTicks(side, minTouchNotional);
    }

    RestingOrders resting()
    {
        return resting;
    }

    int marketNumber()
    {
        return marketNumber;
    }

    /** Whether the touch, dust left out, is another one than when this was last asked. */
    boolean hasNewTouch()
    {
        if (!isChanged)
        {
            return false;
        }
        isChanged = false;
        final long bidTicks = touchTicks(Side.BID);
        final long askTicks = touchTicks(Side.ASK);
        final boolean isNew = bidTicks != seenBidTicks || askTicks != seenAskTicks;
        seenBidTicks = bidTicks;
        seenAskTicks = askTicks;

        return isNew;
    }

    private boolean crosses(final int side, final long priceTicks)
    {
        final long across = bestTicks(RestingOrders.opposite(side));
        if (across == RestingOrders.NO_PRICE)
        {
            return false;
        }

        return side == Side.BID ? priceTicks >= across : priceTicks <= across;
    }

    private long enter(
        final long timeEpochNs,
        final int account,
        final int side,
        final long priceTicks,
        final long sizeLots,
        final int flags,
        final boolean rests)
    {
        nowEpochNs = timeEpochNs;
        incomingAccount = account;
        incomingFlags = flags;
        incomingRests = rests;
        incomingRested = false;

        final long orderId = ++lastOrderId;
        engine.enter(orderId, engineSide(side), priceTicks, sizeLots);
        if (incomingRested && !rests)
        {
            engine.cancel(orderId, 0);
        }

        return incomingRested && rests ? orderId : NO_ORDER;
    }

    private static com.paritytrading.parity.match.Side engineSide(final int side)
    {
        return side == Side.BID
            ? com.paritytrading.parity.match.Side.BUY : com.paritytrading.parity.match.Side.SELL;
    }

    /** What the engine says, turned into events. */
    private final class Reports implements OrderBookListener
    {
        @Override
        public void match(
            final long restingOrderId,
            final long incomingOrderId,
            final com.paritytrading.parity.match.Side incomingSide,
            final long priceTicks,
            final long executedLots,
            final long remainingLots)
        {
            resting.resize(restingOrderId, remainingLots);
            isChanged = true;
            feed.fill(nowEpochNs, marketNumber, restingOrderId, priceTicks, executedLots, incomingAccount);
        }

        @Override
        public void add(
            final long orderId,
            final com.paritytrading.parity.match.Side side,
            final long priceTicks,
            final long sizeLots)
        {
            incomingRested = true;
            if (incomingRests)
            {
                final int ourSide = side == com.paritytrading.parity.match.Side.BUY ? Side.BID : Side.ASK;
                final RestingOrder order =
                    new RestingOrder(orderId, incomingAccount, ourSide, priceTicks, sizeLots, incomingFlags);
                resting.add(order);
                isChanged = true;
                feed.add(nowEpochNs, marketNumber, order);
            }
        }

        @Override
        public void cancel(final long orderId, final long canceledLots, final long remainingLots)
        {
            if (resting.order(orderId) == null)
            {
                return;
            }
            resting.resize(orderId, remainingLots);
            isChanged = true;
            if (remainingLots == 0)
            {
                feed.cancel(nowEpochNs, marketNumber, orderId);
            }
            else
            {
                feed.reduce(nowEpochNs, marketNumber, orderId, remainingLots);
            }
        }
    }
}
