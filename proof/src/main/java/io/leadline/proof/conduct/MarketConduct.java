package io.leadline.proof.conduct;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.book.FeedBooks;
import io.leadline.book.MarketBook;
import io.leadline.book.PriceLevels;
import io.leadline.event.Event;
import io.leadline.event.EventSink;
import io.leadline.event.EventType;
import io.leadline.event.Refusal;
import io.leadline.event.Side;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.measure.Measurer;
import io.leadline.measure.Touch;

import org.agrona.collections.Long2ObjectHashMap;

/**
 * Follows the orders of one market beside its book, by the same rules: the book says what the best prices are and what
 * rests in the band, this says since when and whose. Single thread.
 */
final class MarketConduct
{
    private final FeedBooks books;
    private final MarketBook book;
    private final ConductRules rules;
    private final Measurer measurer;
    private final MarketMeasure measure;
    private final MeasureLayout layout;
    private final long minTouchTickLots;
    private final PassedInstants passed;
    private final Touch touch = new Touch();
    private final BookTouch[] bookTouches = {new BookTouch(), new BookTouch()};
    private final Long2ObjectHashMap<FollowedOrder> orders = new Long2ObjectHashMap<>();
    /** By side, then price: the first of the tracked makers' orders there. */
    private final Map<Integer, Long2ObjectHashMap<FollowedOrder>> levels =
        Map.of(Side.BID, new Long2ObjectHashMap<>(), Side.ASK, new Long2ObjectHashMap<>());
    private final TreeMap<String, MakerConduct> makers = new TreeMap<>();
    private final long[] instantCounts;
    private long excludedCount;
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
        this.books = books;
        this.book = book;
        this.rules = rules;
        this.layout = layout;
        this.minTouchTickLots = minTouchTickLots;
        measurer = new Measurer(layout);
        measure = new MarketMeasure(layout);
        instantCounts = new long[rules.flashing().phases()];
        passed = new PassedInstants(
            rules.bandBpsE2(), rules.flashing().beforeNs(everyNs), rules.flashing().afterNs(everyNs));
    }

    /** What a maker did here; made when it is first met. */
    MakerConduct maker(final String name)
    {
        return name == null ? null :
            makers.computeIfAbsent(name, unmet -> new MakerConduct(unmet, rules.flashing().phases()));
    }

    /** An instant of the schedule, or one that is shifted against it: everything up to it has been applied. */
    void onInstant(final long timeEpochNs, final int phase, final boolean isSilent)
    {
        measurer.measure(book, measure, minTouchTickLots, isSilent);
        if (measure.status() == MarketStatus.STALE || measure.status() == MarketStatus.HALTED)
        {
            excludedCount += phase == 0 ? 1 : 0;
            return;
        }
        instantCounts[phase]++;
        final long bid = field(0, MeasureLayout.BEST_BID).longValueExact();
        final long ask = field(0, MeasureLayout.BEST_ASK).longValueExact();
        if (bid == 0 || ask == 0)
        {
            return;
        }
        passed.add(timeEpochNs, phase, bid + ask);
        for (int entity = 1; entity < measure.entityCount(); entity++)
        {
            final BigInteger tickLots = field(entity, layout.notionalField(0, Side.BID, 0))
                .add(field(entity, layout.notionalField(0, Side.ASK, 0)));
            if (tickLots.signum() != 0)
            {
                maker(books.makerName(book.globalMaker(entity))).onResting(phase, tickLots);
            }
        }
    }

    private BigInteger field(final int entity, final int field)
    {
        final int index = entity * measure.fieldCount() + field;
        final BigInteger low = new BigInteger(Long.toUnsignedString(measure.lows()[index]));

        return measure.highs() == null ? low :
            low.add(BigInteger.valueOf(measure.highs()[index]).shiftLeft(Long.SIZE));
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
        if (newest != null && orders.size() > book.orderCount())
        {
            // The book had no room for it, and is out of sync.
            remove(newest, event.timeEpochNs());
            newest = null;
        }
        formTouch(event.timeEpochNs());
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
                    event.orderId(), maker(account), event.side(), event.priceTicks(), event.sizeLots(),
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
                    maker(account).onPrint(event.priceTicks(), event.sizeLots(), account.equals(taker));
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
        orders.put(order.id(), order);
        newest = order;
        if (order.maker() != null)
        {
            final Long2ObjectHashMap<FollowedOrder> ofSide = levels.get(order.side());
            ofSide.put(order.priceTicks(), order.inFrontOf(ofSide.get(order.priceTicks())));
        }
    }

    private void remove(final FollowedOrder order, final long timeEpochNs)
    {
        order.leaveTouch(timeEpochNs);
        orders.remove(order.id());
        if (order.maker() != null)
        {
            final Long2ObjectHashMap<FollowedOrder> ofSide = levels.get(order.side());
            final FollowedOrder first = order.leave(ofSide.get(order.priceTicks()));
            if (first == null)
            {
                ofSide.remove(order.priceTicks());
            }
            else
            {
                ofSide.put(order.priceTicks(), first);
            }
        }
    }

    /** What is left of an order goes, because its owner wants it so. */
    private void takeAway(final FollowedOrder order, final long timeEpochNs)
    {
        if (order != null)
        {
            remove(order, timeEpochNs);
            takeBack(order, order.sizeLots(), timeEpochNs);
            end(order, timeEpochNs);
            if (order.maker() != null)
            {
                order.maker().onCancel();
            }
        }
    }

    private void takeBack(final FollowedOrder order, final long lots, final long timeEpochNs)
    {
        order.takeBack(
            lots, (sinceEpochNs, fromPart) -> passed.onTakenBack(order, sinceEpochNs, fromPart, timeEpochNs));
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
            order.forgetBefore(timeEpochNs - passed.memoryNs());
            order.grow(moreLots, timeEpochNs);
        }
        else
        {
            takeBack(order, -moreLots, timeEpochNs);
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
        levels.values().forEach(Long2ObjectHashMap::clear);
        clearEpochNs = timeEpochNs;
    }

    private void endAll(final long timeEpochNs)
    {
        for (final FollowedOrder order : orders.values())
        {
            order.leaveTouch(timeEpochNs);
            if (order.maker() != null)
            {
                order.maker().onTouch(order.touchTickLotNs(), order.hasFill());
                order.maker().onStillResting();
            }
        }
    }

    /** Whoever stands at a best price is noted as standing there; while the market is out of sync or halted, nobody. */
    private void formTouch(final long timeEpochNs)
    {
        touch.form(book, minTouchTickLots);
        final boolean counts = book.isInSync() && !book.isHalted();
        formTouch(Side.BID, counts ? touch.bidTicks() : PriceLevels.NONE, timeEpochNs);
        formTouch(Side.ASK, counts ? touch.askTicks() : PriceLevels.NONE, timeEpochNs);
    }

    private void formTouch(final int side, final long priceTicks, final long timeEpochNs)
    {
        final long beforeTicks = bookTouches[side].priceTicks();
        bookTouches[side].set(priceTicks, book.levels(side), timeEpochNs);
        if (priceTicks != beforeTicks)
        {
            FollowedOrder left = levels.get(side).get(beforeTicks);
            while (left != null)
            {
                left.leaveTouch(timeEpochNs);
                left = left.behind();
            }
            FollowedOrder entered = levels.get(side).get(priceTicks);
            while (entered != null)
            {
                entered.enterTouch(timeEpochNs);
                entered = entered.behind();
            }
        }
        else if (newest != null && newest.side() == side && newest.priceTicks() == priceTicks)
        {
            newest.enterTouch(timeEpochNs);
        }
    }

    /** The market has lost sync without an event of its own. */
    void onHole(final long timeEpochNs)
    {
        newest = null;
        formTouch(timeEpochNs);
    }

    /** Ends the walk: what still rests counts for the time that it did. */
    void finish(final long timeEpochNs)
    {
        endAll(timeEpochNs);
        bookTouches[Side.BID].flush(timeEpochNs);
        bookTouches[Side.ASK].flush(timeEpochNs);
    }

    /** Makers met, by name. */
    Collection<MakerConduct> makers()
    {
        return makers.values();
    }

    /** Instants of a phase that counted. */
    long instantCount(final int phase)
    {
        return instantCounts[phase];
    }

    /** Instants of the schedule that fell on a market out of sync or halted. */
    long excludedCount()
    {
        return excludedCount;
    }

    /** Notional times time at both best prices of the whole book, in tick·lot·ns. */
    BigInteger touchTickLotNs()
    {
        return bookTouches[Side.BID].tickLotNs().add(bookTouches[Side.ASK].tickLotNs());
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
        return orders.size();
    }
}
