package io.leadline.proof.conduct;

import java.math.BigInteger;
import java.util.Collection;

import io.leadline.book.FeedBooks;
import io.leadline.book.MarketBook;
import io.leadline.event.Event;
import io.leadline.event.EventSink;
import io.leadline.event.EventType;
import io.leadline.event.Refusal;
import io.leadline.measure.MeasureLayout;

/**
 * Follows the orders of one market beside its book, by the same rules: the book says what the best prices are and what
 * rests in the band, this says since when and whose. What comes and goes around instants and what stands at the touch
 * is watched beside. Single thread.
 */
final class MarketConduct
{
    private final MarketBook book;
    private final ConductRules rules;
    private final MakerConducts makers;
    private final FollowedOrders orders = new FollowedOrders();
    private final FlashWatch flashing;
    private final TouchWatch touch;
    private long fillCount;
    private long clearEpochNs = FollowedOrder.UNKNOWN;
    private FollowedOrder newest;

    MarketConduct(
        final FeedBooks books,
        final MarketBook book,
        final ConductRules rules,
        final MeasureLayout layout,
        final long minTouchTickLots,
        final long everyNs)
    {
        this.book = book;
        this.rules = rules;
        makers = new MakerConducts(rules.flashing().phases());
        flashing = new FlashWatch(books, book, makers, rules, layout, minTouchTickLots, everyNs);
        touch = new TouchWatch(book, orders, minTouchTickLots);
    }

    /**
     * An event of this market that its book has just taken in.
     *
     * @param account name of the maker that the event's account belongs to; null for none that is tracked.
     * @param taker   name of the maker that its taker belongs to, likewise.
     */
    void onEvent(final Event event, final String account, final String taker)
    {
        newest = null;
        if (event.refusal() == Refusal.NONE)
        {
            follow(event, account, taker);
        }
        if (newest != null && orders.count() > book.orderCount())
        {
            // The book had no room for it, and is out of sync.
            remove(newest, event.timeEpochNs());
            newest = null;
        }
        touch.form(newest, event.timeEpochNs());
    }

    private void follow(final Event event, final String account, final String taker)
    {
        final long time = event.timeEpochNs();
        final FollowedOrder order = hasOrder(event.type()) ? orders.get(event.orderId()) : null;
        switch (event.type())
        {
            case EventType.ADD ->
            {
                takeAway(order, time);
                rest(new FollowedOrder(
                    event.orderId(), makers.of(account), event.side(), event.priceTicks(), event.sizeLots(),
                    time == clearEpochNs ? FollowedOrder.UNKNOWN : time));
            }
            case EventType.REDUCE ->
            {
                if (order != null)
                {
                    resize(order, event.sizeLots(), time);
                }
            }
            case EventType.CANCEL -> takeAway(order, time);
            case EventType.FILL ->
            {
                if (order != null)
                {
                    fill(order, event, taker);
                }
            }
            case EventType.REPLACE ->
            {
                if (order != null)
                {
                    replace(order, event);
                }
            }
            case EventType.TRADE ->
            {
                fillCount++;
                if (account != null)
                {
                    makers.of(account).onPrint(event.priceTicks(), event.sizeLots(), account.equals(taker));
                }
            }
            case EventType.CLEAR -> clear(time);
            default ->
            {
                // Other events name no order.
            }
        }
    }

    private static boolean hasOrder(final int type)
    {
        return type == EventType.ADD || type == EventType.REDUCE || type == EventType.CANCEL ||
            type == EventType.FILL || type == EventType.REPLACE;
    }

    private void rest(final FollowedOrder order)
    {
        orders.add(order);
        newest = order;
    }

    private void remove(final FollowedOrder order, final long timeEpochNs)
    {
        order.leaveTouch(timeEpochNs);
        orders.remove(order);
    }

    /** What is left of an order goes, because its owner wants it so. */
    private void takeAway(final FollowedOrder order, final long timeEpochNs)
    {
        if (order != null)
        {
            remove(order, timeEpochNs);
            flashing.takeBack(order, order.sizeLots(), timeEpochNs);
            end(order, timeEpochNs);
            if (order.maker() != null)
            {
                order.maker().onCancel();
            }
        }
    }

    private void end(final FollowedOrder order, final long timeEpochNs)
    {
        final MakerConduct maker = order.maker();
        if (maker != null)
        {
            maker.onTouch(order.touchTickLotNs(), order.hasFill());
            if (order.sinceEpochNs() != FollowedOrder.UNKNOWN)
            {
                final long lifetimeNs = timeEpochNs - order.sinceEpochNs();
                maker.onLifetime(lifetimeNs, lifetimeNs < rules.lifetime().shortNs());
            }
        }
    }

    private void resize(final FollowedOrder order, final long sizeLots, final long timeEpochNs)
    {
        if (sizeLots == 0)
        {
            takeAway(order, timeEpochNs);
            return;
        }
        order.leaveTouch(timeEpochNs);
        newest = order;
        final long moreLots = sizeLots - order.sizeLots();
        if (moreLots > 0)
        {
            order.forgetBefore(timeEpochNs - flashing.memoryNs());
            order.grow(moreLots, timeEpochNs);
        }
        else
        {
            flashing.takeBack(order, -moreLots, timeEpochNs);
        }
    }

    private void fill(final FollowedOrder order, final Event event, final String taker)
    {
        final long lots = Math.min(event.sizeLots(), order.sizeLots());
        final long priceTicks =
            event.priceTicks() == EventSink.NO_PRICE ? order.priceTicks() : event.priceTicks();
        order.leaveTouch(event.timeEpochNs());
        fillCount++;
        if (order.maker() != null)
        {
            order.maker().onFill(priceTicks, lots, order.maker().name().equals(taker));
        }
        if (lots == order.sizeLots())
        {
            remove(order, event.timeEpochNs());
            order.fill(lots);
            end(order, event.timeEpochNs());
        }
        else
        {
            order.fill(lots);
            newest = order;
        }
    }

    /** At its own price an order goes on, whatever its id; at another it is taken away and comes anew. */
    private void replace(final FollowedOrder order, final Event event)
    {
        final long time = event.timeEpochNs();
        final long id = event.newOrderId() == EventSink.NO_ORDER_ID ? order.id() : event.newOrderId();
        if (event.priceTicks() != order.priceTicks())
        {
            takeAway(order, time);
            takeAway(orders.get(id), time);
            rest(new FollowedOrder(
                id, order.maker(), order.side(), event.priceTicks(), event.sizeLots(), time));
            return;
        }
        remove(order, time);
        takeAway(orders.get(id), time);
        final FollowedOrder renamed = new FollowedOrder(order, id);
        rest(renamed);
        resize(renamed, event.sizeLots(), time);
    }

    /** The book is told anew: nobody has taken anything back, and nobody knows since when what comes now is there. */
    private void clear(final long timeEpochNs)
    {
        endAll(timeEpochNs);
        orders.clear();
        clearEpochNs = timeEpochNs;
    }

    private void endAll(final long timeEpochNs)
    {
        for (final FollowedOrder order : orders.all())
        {
            order.leaveTouch(timeEpochNs);
            if (order.maker() != null)
            {
                order.maker().onTouch(order.touchTickLotNs(), order.hasFill());
                order.maker().onStillResting();
            }
        }
    }

    /** The market has lost sync without an event of its own, behind the last one before. */
    void onHole(final long timeEpochNs)
    {
        newest = null;
        touch.form(null, timeEpochNs);
    }

    /** Ends the walk: what still rests counts for the time that it did. */
    void finish(final long timeEpochNs)
    {
        endAll(timeEpochNs);
        touch.flush(timeEpochNs);
    }

    /** Makers met, by name. */
    Collection<MakerConduct> makers()
    {
        return makers.all();
    }

    /** What comes and goes around instants. */
    FlashWatch flashing()
    {
        return flashing;
    }

    /** What stands at the best prices. */
    TouchWatch touch()
    {
        return touch;
    }

    /** Filled notional of the whole market. */
    BigInteger filledTickLots()
    {
        final int index = MarketBook.totalIndex(MarketBook.UNTRACKED, MarketBook.FILLED_NOTIONAL);

        return new BigInteger(Long.toUnsignedString(book.totals()[index]))
            .add(BigInteger.valueOf(book.totals()[index + 1]).shiftLeft(Long.SIZE));
    }

    /** Fills and prints of the whole market. */
    long fillCount()
    {
        return fillCount;
    }

    /** Orders that are followed now. */
    int orderCount()
    {
        return orders.count();
    }
}
