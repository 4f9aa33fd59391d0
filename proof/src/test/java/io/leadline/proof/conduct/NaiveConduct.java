package io.leadline.proof.conduct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.leadline.event.EventSink;
import io.leadline.event.Side;

/** Follows every single lot, remembers all of it, and counts at the end: slow, and too plain to be wrong alike. */
final class NaiveConduct
{
    private static final long NEVER = Long.MAX_VALUE;

    private final Map<Long, Order> orders = new LinkedHashMap<>();
    private final List<Lot> lots = new ArrayList<>();
    private final List<Mid> mids = new ArrayList<>();
    private final Map<String, String> makers;
    private final long bandBpsE2;
    final Map<String, Maker> byMaker = new TreeMap<>();
    final Map<Integer, Integer> instantCounts = new HashMap<>();
    long bookTouch;
    long bookFilled;
    long bookFills;
    private boolean isInSync = true;
    private boolean isHalted;
    private long clearEpochNs = -1;
    private long lastEpochNs = -1;

    NaiveConduct(final Map<String, String> makers, final long bandBpsE2)
    {
        this.makers = makers;
        this.bandBpsE2 = bandBpsE2;
    }

    /** What one maker did. */
    static final class Maker
    {
        final Map<Integer, Long> resting = new HashMap<>();
        final Map<Integer, Long> flashing = new HashMap<>();
        final List<Long> lifetimes = new ArrayList<>();
        long cancels;
        long fills;
        long selfMatches;
        long filled;
        long selfMatched;
        long touch;
        long unhit;
        long stillResting;
    }

    private static final class Lot
    {
        private String maker;
        private int side;
        private long price;
        private long came;
        private long takenBack = NEVER;
        private long gone = NEVER;
        private boolean isKnown = true;
    }

    private static final class Order
    {
        private String maker;
        private int side;
        private long price;
        private long since;
        private boolean hasFill;
        private long touch;
        private final List<Lot> lots = new ArrayList<>();
    }

    private record Mid(long time, int phase, long bid, long ask)
    {
    }

    /** An instant, when all up to it has been taken. */
    void instant(final long time, final int phase)
    {
        if (!isInSync || isHalted)
        {
            return;
        }
        instantCounts.merge(phase, 1, Integer::sum);
        if (best(Side.BID) > 0 && best(Side.ASK) > 0)
        {
            mids.add(new Mid(time, phase, best(Side.BID), best(Side.ASK)));
        }
    }

    private long best(final int side)
    {
        return orders.values().stream()
            .filter(order -> order.side == side)
            .mapToLong(order -> order.price)
            .reduce((one, other) -> side == Side.BID ? Math.max(one, other) : Math.min(one, other))
            .orElse(-1);
    }

    /** Events are missing behind the last one: from there on the book may be another. */
    void hole()
    {
        isInSync &= lastEpochNs < 0;
    }

    void event(final OrderEvent event)
    {
        passTime(event.timeEpochNs());
        final boolean isSized = event.kind() == OrderEvent.Kind.ADD;
        if (isSized && event.sizeLots() == 0)
        {
            isInSync = false;
            return;
        }
        apply(event);
    }

    private void passTime(final long time)
    {
        if (lastEpochNs >= 0 && isInSync && !isHalted)
        {
            for (final Order order : orders.values())
            {
                if (order.price == best(order.side))
                {
                    final long added = order.price * order.lots.size() * (time - lastEpochNs);
                    order.touch += added;
                    bookTouch += added;
                }
            }
        }
        lastEpochNs = time;
    }

    private void apply(final OrderEvent event)
    {
        final long time = event.timeEpochNs();
        final Order order = orders.get(event.id());
        switch (event.kind())
        {
            case ADD ->
            {
                cancel(event.id(), time);
                final Order added = new Order();
                added.maker = maker(event.account());
                added.side = event.side();
                added.price = event.priceTicks();
                added.since = time == clearEpochNs ? -1 : time;
                grow(added, event.sizeLots(), time);
                added.lots.forEach(lot -> lot.isKnown = added.since >= 0);
                orders.put(event.id(), added);
            }
            case REDUCE ->
            {
                if (order != null)
                {
                    resize(event.id(), order, event.sizeLots(), time);
                }
            }
            case CANCEL -> cancel(event.id(), time);
            case FILL ->
            {
                if (order != null)
                {
                    fill(event, order);
                }
            }
            case REPLACE ->
            {
                if (order != null)
                {
                    replace(event, order);
                }
            }
            case TRADE ->
            {
                bookFilled += event.priceTicks() * event.sizeLots();
                bookFills++;
                credit(maker(event.account()), event.priceTicks(), event.sizeLots(), maker(event.taker()));
            }
            case CLEAR ->
            {
                isInSync = true;
                clearEpochNs = time;
                orders.values().forEach(cleared -> drop(cleared, time));
                orders.clear();
            }
            case STALE -> isInSync = false;
            case HALTED -> isHalted = true;
            case OPEN -> isHalted = false;
            default ->
            {
                // Time alone.
            }
        }
    }

    private void grow(final Order order, final long count, final long came)
    {
        for (int i = 0; i < count; i++)
        {
            final Lot lot = new Lot();
            lot.maker = order.maker;
            lot.side = order.side;
            lot.price = order.price;
            lot.came = came;
            order.lots.add(lot);
            lots.add(lot);
        }
    }

    private void resize(final long id, final Order order, final long size, final long time)
    {
        if (size == 0)
        {
            cancel(id, time);
            return;
        }
        if (size > order.lots.size())
        {
            grow(order, size - order.lots.size(), time);
        }
        while (size < order.lots.size())
        {
            takeBack(order.lots.remove(order.lots.size() - 1), time);
        }
    }

    private static void takeBack(final Lot lot, final long time)
    {
        lot.takenBack = time;
        lot.gone = time;
    }

    private void cancel(final long id, final long time)
    {
        final Order order = orders.remove(id);
        if (order != null)
        {
            order.lots.forEach(lot -> takeBack(lot, time));
            of(order, maker -> maker.cancels++);
            end(order, time);
        }
    }

    private void end(final Order order, final long time)
    {
        of(order, maker ->
        {
            maker.touch += order.touch;
            maker.unhit += order.hasFill ? 0 : order.touch;
            if (order.since >= 0)
            {
                maker.lifetimes.add(time - order.since);
            }
        });
    }

    private void drop(final Order order, final long time)
    {
        order.lots.forEach(lot -> lot.gone = time);
        of(order, maker ->
        {
            maker.touch += order.touch;
            maker.unhit += order.hasFill ? 0 : order.touch;
            maker.stillResting++;
        });
    }

    private void fill(final OrderEvent event, final Order order)
    {
        final long count = Math.min(event.sizeLots(), order.lots.size());
        final long price = event.priceTicks() == EventSink.NO_PRICE ? order.price : event.priceTicks();
        bookFilled += price * count;
        bookFills++;
        credit(order.maker, price, count, maker(event.taker()));
        order.hasFill = true;
        for (int i = 0; i < count; i++)
        {
            order.lots.remove(0).gone = event.timeEpochNs();
        }
        if (order.lots.isEmpty())
        {
            orders.remove(event.id());
            end(order, event.timeEpochNs());
        }
    }

    private void credit(final String maker, final long price, final long count, final String taker)
    {
        if (maker != null)
        {
            final Maker credited = of(maker);
            credited.fills++;
            credited.filled += price * count;
            credited.selfMatches += maker.equals(taker) ? 1 : 0;
            credited.selfMatched += maker.equals(taker) ? price * count : 0;
        }
    }

    private void replace(final OrderEvent event, final Order order)
    {
        final long time = event.timeEpochNs();
        final long id = event.newId() == EventSink.NO_ORDER_ID ? event.id() : event.newId();
        if (event.priceTicks() != order.price)
        {
            cancel(event.id(), time);
            cancel(id, time);
            final Order moved = new Order();
            moved.maker = order.maker;
            moved.side = order.side;
            moved.price = event.priceTicks();
            moved.since = time;
            grow(moved, event.sizeLots(), time);
            orders.put(id, moved);
            return;
        }
        orders.remove(event.id());
        cancel(id, time);
        orders.put(id, order);
        resize(id, order, event.sizeLots(), time);
    }

    /** Counts all that was remembered. */
    void finish(final long beforeNs, final long afterNs)
    {
        orders.values().forEach(order -> drop(order, NEVER));
        for (final Mid mid : mids)
        {
            for (final Lot lot : lots)
            {
                if (lot.maker != null && lot.came <= mid.time() && lot.gone > mid.time() && isInside(lot, mid))
                {
                    of(lot.maker).resting.merge(mid.phase(), lot.price, Long::sum);
                    if (lot.isKnown && mid.time() - lot.came <= beforeNs && lot.takenBack != NEVER &&
                        lot.takenBack - mid.time() <= afterNs)
                    {
                        of(lot.maker).flashing.merge(mid.phase(), lot.price, Long::sum);
                    }
                }
            }
        }
    }

    private boolean isInside(final Lot lot, final Mid mid)
    {
        final double middle = (mid.bid() + mid.ask()) / 2.0;
        final double distance = lot.side == Side.BID ? middle - lot.price : lot.price - middle;

        return distance * 1_000_000 <= bandBpsE2 * middle;
    }

    private String maker(final String account)
    {
        return makers.get(account);
    }

    private void of(final Order order, final Consumer<Maker> change)
    {
        if (order.maker != null)
        {
            change.accept(of(order.maker));
        }
    }

    Maker of(final String maker)
    {
        return byMaker.computeIfAbsent(maker, unmet -> new Maker());
    }
}
