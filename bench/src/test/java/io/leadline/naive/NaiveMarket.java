package io.leadline.naive;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.config.Makers;
import io.leadline.config.Market;

/** One market's orders, levels, totals, trading and sync, and what each event does to them. */
final class NaiveMarket
{
    /** What rests: an order, or a level of a market that is fed by levels. The maker is null where there is none. */
    record Rest(String maker, boolean isBid, BigDecimal price, BigDecimal size, boolean isPostOnly)
    {
        Rest withSize(final BigDecimal newSize)
        {
            return new Rest(maker, isBid, price, newSize, isPostOnly);
        }

        Rest moved(final BigDecimal newPrice, final BigDecimal newSize)
        {
            return new Rest(maker, isBid, newPrice, newSize, isPostOnly);
        }
    }

    private final Market settings;
    private final Makers makers;
    private final NaiveRules rules;
    private final NaiveCounters counters;
    private final Map<String, Rest> orders = new LinkedHashMap<>();
    private final TreeMap<BigDecimal, Rest> bidLevels = new TreeMap<>();
    private final TreeMap<BigDecimal, Rest> askLevels = new TreeMap<>();
    private final Map<String, NaiveTotals> makerTotals = new HashMap<>();
    private NaiveTotals printedTotals = NaiveTotals.ZERO;
    private boolean inSync = true;
    private boolean halted;

    NaiveMarket(final Market settings, final Makers makers, final NaiveCounters counters)
    {
        this.settings = settings;
        this.makers = makers;
        this.rules = new NaiveRules(settings);
        this.counters = counters;
    }

    Market settings()
    {
        return settings;
    }

    boolean isInSync()
    {
        return inSync;
    }

    boolean isHalted()
    {
        return halted;
    }

    /** What the whole book is the sum of. */
    List<Rest> wholeBook()
    {
        if (settings.book() == Market.BookKind.ORDERS)
        {
            return makerOrders();
        }
        final List<Rest> levels = new ArrayList<>(bidLevels.values());
        levels.addAll(askLevels.values());

        return levels;
    }

    /** Every known order, whether it makes up the whole book or not. */
    List<Rest> makerOrders()
    {
        return List.copyOf(orders.values());
    }

    /** Totals of every maker that ever had any. */
    Map<String, NaiveTotals> makerTotals()
    {
        return Map.copyOf(makerTotals);
    }

    /** Totals of the market; what it calls self-matched is what its makers were. */
    NaiveTotals totals()
    {
        final BigDecimal selfMatched = makerTotals.values().stream()
            .map(NaiveTotals::selfMatchedNotional)
            .reduce(BigDecimal.ZERO, BigDecimal::add);

        return new NaiveTotals(printedTotals.filledSize(), printedTotals.filledNotional(), selfMatched);
    }

    void apply(final NaiveEvent event)
    {
        final Refusal refusal = rules.refusal(event).orElse(null);
        if (refusal != null)
        {
            refuse(event, refusal);
            return;
        }
        if (rules.isRounded(event))
        {
            counters.count(Oddity.PRICE_ROUNDED);
        }
        switch (event.type())
        {
            case ADD -> rest(event.orderId(), added(event), Oddity.ADD_ONTO_LIVE);
            case REDUCE -> reduce(event);
            case FILL -> fill(event);
            case CANCEL -> cancel(event);
            case REPLACE -> replace(event);
            case LEVEL -> level(event);
            case TRADE -> trade(event);
            case CLEAR -> clear();
            case STATUS -> status(event.flags());
            case HEARTBEAT -> { }
            default -> throw new IllegalArgumentException("unknown type: type=" + event.type());
        }
    }

    private void refuse(final NaiveEvent event, final Refusal refusal)
    {
        counters.count(refusal);
        final boolean wouldChangeNothing = event.type() == NaiveEvent.Type.TRADE
            || event.type() == NaiveEvent.Type.LEVEL && settings.book() == Market.BookKind.ORDERS;
        inSync = inSync && wouldChangeNothing;
    }

    private Rest added(final NaiveEvent event)
    {
        return new Rest(
            maker(event.account()), event.isBid(), event.price(), event.size(), event.isPostOnly());
    }

    private void rest(final String orderId, final Rest order, final Oddity ontoLive)
    {
        if (orders.put(orderId, order) != null)
        {
            counters.count(ontoLive);
        }
    }

    private void reduce(final NaiveEvent event)
    {
        if (!isKnown(event))
        {
            return;
        }
        if (event.size().signum() == 0)
        {
            orders.remove(event.orderId());
        }
        else
        {
            orders.computeIfPresent(event.orderId(), (id, order) -> order.withSize(event.size()));
        }
    }

    private void fill(final NaiveEvent event)
    {
        if (!isKnown(event))
        {
            return;
        }
        final Rest order = orders.remove(event.orderId());
        final BigDecimal remaining = order.size().subtract(event.size());
        if (remaining.signum() > 0)
        {
            orders.put(event.orderId(), order.withSize(remaining));
        }
        else if (remaining.signum() < 0)
        {
            counters.count(Oddity.OVERFILL);
        }
        final BigDecimal executed = order.size().min(event.size());
        final BigDecimal price = event.price() == null ? order.price() : rules.priceOnTick(event.price());
        credit(order.maker(), maker(event.taker()), price, executed);
        if (settings.book() == Market.BookKind.ORDERS)
        {
            creditMarket(price, executed);
        }
    }

    private void cancel(final NaiveEvent event)
    {
        if (isKnown(event))
        {
            orders.remove(event.orderId());
        }
    }

    private void replace(final NaiveEvent event)
    {
        if (!isKnown(event))
        {
            return;
        }
        final Rest order = orders.remove(event.orderId());
        final String newId = event.newOrderId().isEmpty() ? event.orderId() : event.newOrderId();
        rest(newId, order.moved(event.price(), event.size()), Oddity.REPLACE_ONTO_LIVE);
    }

    private void level(final NaiveEvent event)
    {
        if (settings.book() == Market.BookKind.ORDERS)
        {
            counters.count(Oddity.LEVEL_IN_ORDERS_MARKET);
            return;
        }
        final TreeMap<BigDecimal, Rest> levels = event.isBid() ? bidLevels : askLevels;
        if (event.size().signum() == 0)
        {
            levels.remove(event.price());
        }
        else
        {
            levels.put(event.price(), new Rest(null, event.isBid(), event.price(), event.size(), false));
        }
    }

    private void trade(final NaiveEvent event)
    {
        final BigDecimal price = rules.priceOnTick(event.price());
        credit(maker(event.account()), maker(event.taker()), price, event.size());
        creditMarket(price, event.size());
    }

    private void clear()
    {
        orders.clear();
        bidLevels.clear();
        askLevels.clear();
        inSync = true;
    }

    private void status(final String flags)
    {
        switch (flags)
        {
            case NaiveEvent.OPEN -> halted = false;
            case NaiveEvent.HALTED -> halted = true;
            case NaiveEvent.STALE -> inSync = false;
            default -> throw new IllegalArgumentException("unknown status: flags=" + flags);
        }
    }

    private boolean isKnown(final NaiveEvent event)
    {
        final boolean isKnown = orders.containsKey(event.orderId());
        if (!isKnown)
        {
            counters.count(Oddity.UNKNOWN_ORDER);
        }

        return isKnown;
    }

    private void credit(final String maker, final String takerMaker, final BigDecimal price, final BigDecimal size)
    {
        if (maker != null)
        {
            final NaiveTotals before = makerTotals.getOrDefault(maker, NaiveTotals.ZERO);
            makerTotals.put(maker, before.plus(size, notional(price, size), maker.equals(takerMaker)));
        }
    }

    private void creditMarket(final BigDecimal price, final BigDecimal size)
    {
        printedTotals = printedTotals.plus(size, notional(price, size), false);
    }

    private BigDecimal notional(final BigDecimal price, final BigDecimal size)
    {
        return price.multiply(size).multiply(settings.multiplier());
    }

    private String maker(final String account)
    {
        if (makers.isAll())
        {
            return account.isEmpty() ? null : account;
        }

        return makers.makers().stream()
            .filter(maker -> maker.accounts().contains(account))
            .map(Makers.Maker::name)
            .findFirst()
            .orElse(null);
    }
}
