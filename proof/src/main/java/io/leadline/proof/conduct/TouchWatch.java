package io.leadline.proof.conduct;

import java.math.BigInteger;

import io.leadline.book.MarketBook;
import io.leadline.book.PriceLevels;
import io.leadline.event.Side;
import io.leadline.measure.Touch;

/**
 * Which orders stand at the best prices of one market, and what rests there in all; while the market is out of sync or
 * halted, nobody stands there. Single thread.
 */
final class TouchWatch
{
    private final MarketBook book;
    private final FollowedOrders orders;
    private final long minTouchTickLots;
    private final Touch touch = new Touch();
    private final BookTouch[] bookTouches = {new BookTouch(), new BookTouch()};

    TouchWatch(final MarketBook book, final FollowedOrders orders, final long minTouchTickLots)
    {
        this.book = book;
        this.orders = orders;
        this.minTouchTickLots = minTouchTickLots;
    }

    /**
     * The book has changed, or what it is worth.
     *
     * @param newest the order that came or changed; null for none.
     */
    void form(final FollowedOrder newest, final long timeEpochNs)
    {
        touch.form(book, minTouchTickLots);
        final boolean counts = book.isInSync() && !book.isHalted();
        form(Side.BID, counts ? touch.bidTicks() : PriceLevels.NONE, newest, timeEpochNs);
        form(Side.ASK, counts ? touch.askTicks() : PriceLevels.NONE, newest, timeEpochNs);
    }

    private void form(final int side, final long priceTicks, final FollowedOrder newest, final long timeEpochNs)
    {
        final long beforeTicks = bookTouches[side].priceTicks();
        bookTouches[side].set(priceTicks, book.levels(side), timeEpochNs);
        if (priceTicks != beforeTicks)
        {
            move(side, beforeTicks, priceTicks, timeEpochNs);
        }
        else if (newest != null && newest.side() == side && newest.priceTicks() == priceTicks)
        {
            newest.enterTouch(timeEpochNs);
        }
    }

    private void move(final int side, final long fromTicks, final long toTicks, final long timeEpochNs)
    {
        FollowedOrder left = orders.first(side, fromTicks);
        while (left != null)
        {
            left.leaveTouch(timeEpochNs);
            left = left.behind();
        }
        FollowedOrder entered = orders.first(side, toTicks);
        while (entered != null)
        {
            entered.enterTouch(timeEpochNs);
            entered = entered.behind();
        }
    }

    /** Adds up to the end of the walk. */
    void flush(final long timeEpochNs)
    {
        bookTouches[Side.BID].flush(timeEpochNs);
        bookTouches[Side.ASK].flush(timeEpochNs);
    }

    /** Notional times time at both best prices of the whole book, in tick·lot·ns. */
    BigInteger tickLotNs()
    {
        return bookTouches[Side.BID].tickLotNs().add(bookTouches[Side.ASK].tickLotNs());
    }
}
