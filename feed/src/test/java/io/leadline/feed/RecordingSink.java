package io.leadline.feed;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.leadline.event.EventSink;
import io.leadline.event.Side;

/**
 * Keeps every event as a line of words, {@code time type market …}, in the order of the sink's own arguments, with
 * names where the sink has numbers; flags as {@code flags=n} when there are any.
 */
public final class RecordingSink implements EventSink
{
    private final List<String> lines = new ArrayList<>();
    private final List<String> markets = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>();
    private final Map<Long, String> textIds = new HashMap<>();
    private final Map<String, Long> idsOfTexts = new HashMap<>();
    private int flushCount;

    /** Everything so far. */
    public List<String> lines()
    {
        return lines;
    }

    /** Accounts in the order of their numbers. */
    public List<String> accounts()
    {
        return accounts;
    }

    /** Batches ended so far. */
    public int flushCount()
    {
        return flushCount;
    }

    @Override
    public int market(final String name, final BigDecimal tick, final BigDecimal lot)
    {
        return number(markets, name);
    }

    @Override
    public int unconfiguredMarket(final String name)
    {
        return number(markets, "?" + name);
    }

    @Override
    public int account(final CharSequence name)
    {
        return name.length() == 0 ? NO_ACCOUNT : number(accounts, name.toString());
    }

    private static int number(final List<String> names, final String name)
    {
        if (!names.contains(name))
        {
            names.add(name);
        }

        return names.indexOf(name);
    }

    @Override
    public long orderId(final int market, final CharSequence text)
    {
        if (text.toString().matches("0|[1-9][0-9]{0,17}"))
        {
            return Long.parseLong(text.toString());
        }
        final long id = idsOfTexts.computeIfAbsent(text.toString(), known -> -1L - idsOfTexts.size());
        textIds.put(id, text.toString());

        return id;
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
        keep(flags, timeEpochNs, "add", name(market), id(orderId), who(account), side(side), priceTicks, sizeLots);
    }

    @Override
    public void reduce(
        final long timeEpochNs, final int market, final long orderId, final long sizeLots, final int flags)
    {
        keep(flags, timeEpochNs, "reduce", name(market), id(orderId), sizeLots);
    }

    @Override
    public void fill(
        final long timeEpochNs, final int market, final long orderId, final long priceTicks, final long sizeLots,
        final int takerAccount, final int flags)
    {
        keep(flags, timeEpochNs, "fill", name(market), id(orderId), price(priceTicks), sizeLots, who(takerAccount));
    }

    @Override
    public void cancel(final long timeEpochNs, final int market, final long orderId)
    {
        keep(0, timeEpochNs, "cancel", name(market), id(orderId));
    }

    @Override
    public void replace(
        final long timeEpochNs, final int market, final long orderId, final long newOrderId, final long priceTicks,
        final long sizeLots, final int flags)
    {
        keep(flags, timeEpochNs, "replace", name(market), id(orderId), id(newOrderId), priceTicks, sizeLots);
    }

    @Override
    public void level(
        final long timeEpochNs, final int market, final int side, final long priceTicks, final long sizeLots,
        final int flags)
    {
        keep(flags, timeEpochNs, "level", name(market), side(side), priceTicks, sizeLots);
    }

    @Override
    public void trade(
        final long timeEpochNs, final int market, final int account, final long priceTicks, final long sizeLots,
        final int takerAccount, final int flags)
    {
        keep(flags, timeEpochNs, "trade", name(market), who(account), price(priceTicks), sizeLots, who(takerAccount));
    }

    @Override
    public void clear(final long timeEpochNs, final int market)
    {
        keep(0, timeEpochNs, "clear", name(market));
    }

    @Override
    public void status(final long timeEpochNs, final int market, final TradingStatus status)
    {
        keep(0, timeEpochNs, "status", name(market), status);
    }

    @Override
    public void heartbeat(final long timeEpochNs, final int market)
    {
        keep(0, timeEpochNs, "heartbeat", market == NO_MARKET ? "-" : name(market));
    }

    @Override
    public void ignored(final long timeEpochNs, final int unconfiguredMarket)
    {
        keep(0, timeEpochNs, "ignored", name(unconfiguredMarket));
    }

    @Override
    public void flush()
    {
        flushCount++;
    }

    private String name(final int market)
    {
        return markets.get(market);
    }

    private String who(final int account)
    {
        return account == NO_ACCOUNT ? "-" : accounts.get(account);
    }

    private String id(final long orderId)
    {
        return orderId == NO_ORDER_ID ? "-" : orderId >= 0 ? Long.toString(orderId) : textIds.get(orderId);
    }

    private static String side(final int side)
    {
        return side == Side.BID ? "bid" : "ask";
    }

    private static String price(final long priceTicks)
    {
        return priceTicks == NO_PRICE ? "-" : Long.toString(priceTicks);
    }

    private void keep(final int flags, final Object... words)
    {
        final StringBuilder line = new StringBuilder();
        for (final Object word : words)
        {
            line.append(line.length() == 0 ? "" : " ").append(word);
        }

        lines.add(flags == 0 ? line.toString() : line.append(" flags=").append(flags).toString());
    }
}
