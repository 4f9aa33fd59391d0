package io.leadline.feed.itch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.paritytrading.juncture.nasdaq.itch50.ITCH50.AddOrder;
import com.paritytrading.juncture.nasdaq.itch50.ITCH50.AddOrderMPID;
import com.paritytrading.juncture.nasdaq.itch50.ITCH50.OrderCancel;
import com.paritytrading.juncture.nasdaq.itch50.ITCH50.OrderDelete;
import com.paritytrading.juncture.nasdaq.itch50.ITCH50.OrderExecuted;
import com.paritytrading.juncture.nasdaq.itch50.ITCH50.OrderExecutedWithPrice;
import com.paritytrading.juncture.nasdaq.itch50.ITCH50.OrderReplace;
import com.paritytrading.juncture.nasdaq.itch50.ITCH50.StockTradingAction;
import com.paritytrading.juncture.nasdaq.itch50.ITCH50.Trade;
import com.paritytrading.juncture.nasdaq.itch50.ITCH50Listener;
import com.paritytrading.juncture.nasdaq.itch50.ITCH50Parser;

/**
 * What messages change, by juncture's decoder and plain maps, as lines of the sink's form without their times: held
 * against the adapter's. Every stock is a market of its symbol, a tick is 0.0001 and a lot one share.
 */
final class SlowItch
{
    private final List<String> lines = new ArrayList<>();
    /** Shares by order. */
    private final Map<Long, Long> shares = new HashMap<>();
    private final Map<Integer, String> stocks = new HashMap<>();
    private final Set<Long> added = new HashSet<>();
    private final ITCH50Parser parser = new ITCH50Parser((ITCH50Listener)Proxy.newProxyInstance(
        SlowItch.class.getClassLoader(), new Class<?>[] {ITCH50Listener.class}, (proxy, method, arguments) ->
        {
            take(arguments[0]);
            return null;
        }));
    private long unknownCount;
    private long neverAddedCount;

    void read(final byte[] message)
    {
        try
        {
            parser.message(ByteBuffer.wrap(message));
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private void take(final Object message)
    {
        if (message instanceof AddOrder order)
        {
            add(order.stockLocate, order.orderReferenceNumber, order.buySellIndicator, order.shares, order.stock,
                order.price, "-");
        }
        else if (message instanceof AddOrderMPID order)
        {
            add(order.stockLocate, order.orderReferenceNumber, order.buySellIndicator, order.shares, order.stock,
                order.price, text(ByteBuffer.allocate(4).putInt(order.attribution)));
        }
        else if (message instanceof OrderExecuted fill)
        {
            take(fill.orderReferenceNumber, fill.executedShares);
            line(fill.stockLocate, "fill", fill.orderReferenceNumber, "-", fill.executedShares, "-");
        }
        else if (message instanceof OrderExecutedWithPrice fill)
        {
            take(fill.orderReferenceNumber, fill.executedShares);
            line(fill.stockLocate, "fill", fill.orderReferenceNumber, fill.executionPrice, fill.executedShares, "-");
        }
        else
        {
            takeOther(message);
        }
    }

    private void takeOther(final Object message)
    {
        if (message instanceof OrderCancel cancel)
        {
            if (take(cancel.orderReferenceNumber, cancel.canceledShares))
            {
                line(cancel.stockLocate, "reduce", cancel.orderReferenceNumber,
                    shares.getOrDefault(cancel.orderReferenceNumber, 0L));
            }
        }
        else if (message instanceof OrderDelete delete)
        {
            take(delete.orderReferenceNumber, Long.MAX_VALUE);
            line(delete.stockLocate, "cancel", delete.orderReferenceNumber);
        }
        else if (message instanceof OrderReplace replace)
        {
            if (take(replace.originalOrderReferenceNumber, Long.MAX_VALUE))
            {
                shares.put(replace.newOrderReferenceNumber, replace.shares);
            }
            line(replace.stockLocate, "replace", replace.originalOrderReferenceNumber,
                replace.newOrderReferenceNumber, replace.price, replace.shares);
        }
        else if (message instanceof Trade trade)
        {
            stocks.put(trade.stockLocate, text(ByteBuffer.allocate(8).putLong(trade.stock)));
            line(trade.stockLocate, "trade", "-", trade.price, trade.shares, "-");
        }
        else if (message instanceof StockTradingAction action)
        {
            stocks.put(action.stockLocate, text(ByteBuffer.allocate(8).putLong(action.stock)));
            line(action.stockLocate, "status", action.tradingState == 'T' ? "OPEN" : "HALTED");
        }
    }

    private void add(
        final int locate, final long reference, final byte side, final long size, final long stock, final long price,
        final String account)
    {
        stocks.put(locate, text(ByteBuffer.allocate(8).putLong(stock)));
        shares.put(reference, size);
        added.add(reference);
        line(locate, "add", reference, account, side == 'B' ? "bid" : "ask", price, size);
    }

    private boolean take(final long reference, final long size)
    {
        neverAddedCount += added.contains(reference) ? 0 : 1;
        final Long before = shares.get(reference);
        if (before == null)
        {
            unknownCount++;
            return false;
        }
        if (before <= size)
        {
            shares.remove(reference);
        }
        else
        {
            shares.put(reference, before - size);
        }

        return true;
    }

    private void line(final int locate, final String type, final Object... words)
    {
        final String stock = stocks.get(locate);
        if (stock != null)
        {
            final StringBuilder line = new StringBuilder(type).append(' ').append(stock);
            for (final Object word : words)
            {
                line.append(' ').append(word);
            }
            lines.add(line.toString());
        }
    }

    private static String text(final ByteBuffer letters)
    {
        return new String(letters.array(), StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** Changes of stocks whose symbols are told, in order. */
    List<String> lines()
    {
        return lines;
    }

    /** Symbols told so far. */
    Set<String> symbols()
    {
        return new HashSet<>(stocks.values());
    }

    /** Messages that name an order which does not rest. */
    long unknownCount()
    {
        return unknownCount;
    }

    /** Messages that name an order which no add told. */
    long neverAddedCount()
    {
        return neverAddedCount;
    }
}
