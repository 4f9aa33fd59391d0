package io.leadline.demo;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.paritytrading.parity.match.OrderBook;

import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectRBTreeMap;

/** What the matching engine holds inside, which it shows to nobody: a line per level, orders in their queue. */
final class EngineBook
{
    private EngineBook()
    {
    }

    /** Bids then asks, best first: {@code BID 18000 7x5 9x3} for order 7 of 5 lots before order 9 of 3. */
    static List<String> of(final SimulatedExchange exchange)
    {
        try
        {
            final OrderBook engine = (OrderBook)field(exchange, "engine");
            final List<String> lines = new ArrayList<>();
            addLines(lines, "BID", (Long2ObjectRBTreeMap<?>)field(engine, "bids"));
            addLines(lines, "ASK", (Long2ObjectRBTreeMap<?>)field(engine, "asks"));

            return lines;
        }
        catch (final ReflectiveOperationException failure)
        {
            throw new AssertionError("the engine's inside has another form", failure);
        }
    }

    private static void addLines(final List<String> lines, final String side, final Long2ObjectRBTreeMap<?> levels)
        throws ReflectiveOperationException
    {
        for (final Long2ObjectMap.Entry<?> level : levels.long2ObjectEntrySet())
        {
            final List<String> orders = new ArrayList<>();
            for (final Object order : (List<?>)field(level.getValue(), "orders"))
            {
                orders.add(call(order, "getId") + "x" + call(order, "getRemainingQuantity"));
            }
            lines.add(side + " " + level.getLongKey() + " " + String.join(" ", orders));
        }
    }

    /** The same from events: ids rise with time, so an order's place in its queue is its id's. */
    static List<String> of(final NaiveBook book)
    {
        final List<String> lines = new ArrayList<>();
        book.bids.keySet().forEach(price -> lines.add(line("BID", price, book)));
        book.asks.keySet().forEach(price -> lines.add(line("ASK", price, book)));

        return lines;
    }

    private static String line(final String side, final long priceTicks, final NaiveBook book)
    {
        return book.orders.values().stream()
            .filter(order -> order.priceTicks() == priceTicks)
            .sorted((a, b) -> Long.compare(a.orderId(), b.orderId()))
            .map(order -> order.orderId() + "x" + order.sizeLots())
            .collect(Collectors.joining(" ", side + " " + priceTicks + " ", ""));
    }

    private static Object field(final Object owner, final String name) throws ReflectiveOperationException
    {
        final Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);

        return field.get(owner);
    }

    private static Object call(final Object owner, final String name)
        throws NoSuchMethodException, IllegalAccessException, InvocationTargetException
    {
        final Method method = owner.getClass().getDeclaredMethod(name);
        method.setAccessible(true);

        return method.invoke(owner);
    }
}
