package io.leadline.measure;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.leadline.book.FeedBooks;
import io.leadline.book.MarketBook;
import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.config.Schedule;
import io.leadline.event.EventFlags;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.measure.MeasuredOrders.Order;

/** A market under random events that are never refused, and a plain list of what rests in it. */
final class ChangingMarket implements AutoCloseable
{
    private static final long TIME = 1_772_323_200_000_000_000L;
    private static final long MAX_PRICE = (1L << 41) - 1;
    private static final int MAKERS = 70;
    private static final int IDS = 200;

    private final Random random;
    private final boolean isFedByOrders;
    private final EventLogWriter writer;
    private final EventLogReader reader;
    private final FeedBooks books;
    private final int market;
    private final int makerLimit;
    private final int spread;
    private final int sizeBits;
    private final Map<Long, Order> orders = new HashMap<>();
    private final List<TreeMap<Long, Long>> levels = List.of(new TreeMap<>(), new TreeMap<>());
    private long centre;
    private boolean isHalted;
    private boolean isStale;

    ChangingMarket(final Market.BookKind kind, final List<Ladder> ladders, final Random random, final Path log)
    {
        this.random = random;
        isFedByOrders = kind == Market.BookKind.ORDERS;
        books = new FeedBooks(new Configuration(
            "example",
            List.of(new Market(
                "M", BigDecimal.ONE, BigDecimal.ONE, kind, BigDecimal.ZERO, BigDecimal.ONE, "USD", "M", null, null)),
            ladders, new Schedule(1_000_000_000L, false, null), Configuration.Feed.DEFAULT,
            Configuration.Detail.BANDS, Makers.ALL, Configuration.Limits.DEFAULT));
        writer = new EventLogWriter(log, Long.MAX_VALUE);
        market = writer.market("M", BigDecimal.ONE, BigDecimal.ONE);
        writer.clear(TIME, market);
        writer.flush();
        reader = new EventLogReader(log);
        makerLimit = 1 + random.nextInt(random.nextBoolean() ? MAKERS : 4);
        centre = 2 + (random.nextLong() >>> 1) % (1L << 3 + random.nextInt(37));
        spread = 1 + random.nextInt(20);
        sizeBits = 1 + random.nextInt(61);
    }

    /** Sends events and applies them. */
    void change(final int count)
    {
        if (random.nextInt(3) == 0)
        {
            centre = price(centre + random.nextInt(5) - 2);
        }
        for (int i = 0; i < count; i++)
        {
            send(random.nextInt(100), random.nextInt(IDS));
        }
        writer.flush();
        boolean isMore = reader.poll(books);
        while (isMore)
        {
            isMore = reader.poll(books);
        }
    }

    private void send(final int kind, final long id)
    {
        if (kind < 50)
        {
            add(id);
        }
        else if (kind < 60)
        {
            writer.cancel(TIME, market, id);
            orders.remove(id);
        }
        else if (kind < 70)
        {
            reduce(id);
        }
        else if (kind < 78)
        {
            replace(id, random.nextInt(IDS));
        }
        else if (kind < 84)
        {
            fill(id);
        }
        else if (kind < 86)
        {
            writer.trade(TIME, market, account(random.nextInt(makerLimit + 1)), centre, 1, EventSink.NO_ACCOUNT, 0);
        }
        else if (kind < 99)
        {
            level();
        }
        else
        {
            status();
        }
    }

    private void add(final long id)
    {
        final int side = random.nextInt(2);
        final long priceTicks = priceOf(side);
        final Order order =
            new Order(random.nextInt(makerLimit + 1), side, priceTicks, size(priceTicks), random.nextBoolean());
        writer.add(
            TIME, market, id, account(order.maker()), side, priceTicks, order.sizeLots(),
            order.isPostOnly() ? EventFlags.POST_ONLY : 0);
        orders.put(id, order);
    }

    /** To any size: only the size of an event is bounded here, not its notional. */
    private void reduce(final long id)
    {
        final long sizeLots = (random.nextLong() >>> 1) % (1L << sizeBits);
        writer.reduce(TIME, market, id, sizeLots, 0);
        if (sizeLots == 0)
        {
            orders.remove(id);
        }
        orders.computeIfPresent(id, (key, order) ->
            new Order(order.maker(), order.side(), order.priceTicks(), sizeLots, order.isPostOnly()));
    }

    private void replace(final long id, final long newId)
    {
        final int side = orders.containsKey(id) ? orders.get(id).side() : Side.BID;
        final long priceTicks = priceOf(side);
        final long sizeLots = size(priceTicks);
        writer.replace(TIME, market, id, newId, priceTicks, sizeLots, 0);
        final Order order = orders.remove(id);
        if (order != null)
        {
            orders.put(newId, new Order(order.maker(), side, priceTicks, sizeLots, order.isPostOnly()));
        }
    }

    private void fill(final long id)
    {
        final long sizeLots = 1 + random.nextInt(1 << Math.min(30, sizeBits));
        writer.fill(TIME, market, id, EventSink.NO_PRICE, sizeLots, account(random.nextInt(makerLimit + 1)), 0);
        orders.computeIfPresent(id, (key, order) -> order.sizeLots() <= sizeLots ? null : new Order(
            order.maker(), order.side(), order.priceTicks(), order.sizeLots() - sizeLots, order.isPostOnly()));
    }

    private void level()
    {
        final int side = random.nextInt(2);
        final long priceTicks = priceOf(side);
        final long sizeLots = random.nextInt(3) == 0 ? 0 : size(priceTicks);
        writer.level(TIME, market, side, priceTicks, sizeLots, 0);
        if (!isFedByOrders && sizeLots == 0)
        {
            levels.get(side).remove(priceTicks);
        }
        else if (!isFedByOrders)
        {
            levels.get(side).put(priceTicks, sizeLots);
        }
    }

    private void status()
    {
        switch (random.nextInt(6))
        {
            case 0 ->
            {
                writer.clear(TIME, market);
                orders.clear();
                levels.forEach(TreeMap::clear);
                isStale = false;
            }
            case 1 ->
            {
                writer.status(TIME, market, EventSink.TradingStatus.STALE);
                isStale = true;
            }
            case 2, 3 ->
            {
                writer.status(TIME, market, EventSink.TradingStatus.HALTED);
                isHalted = true;
            }
            default ->
            {
                writer.status(TIME, market, EventSink.TradingStatus.OPEN);
                isHalted = false;
            }
        }
    }

    /** Mostly near the mid, now and then beyond it and far off. */
    private long priceOf(final int side)
    {
        if (random.nextInt(60) == 0)
        {
            return random.nextBoolean() ? MAX_PRICE - random.nextInt(3) : 1 + random.nextInt(3);
        }
        final long distance = switch (random.nextInt(20))
        {
            case 0 -> -random.nextInt(2 * spread);
            case 1 -> (random.nextLong() >>> 1) % centre;
            case 2, 3, 4 -> (random.nextLong() >>> 1) % (1 + centre / (1 << random.nextInt(12)));
            default -> random.nextInt(1 << 1 + random.nextInt(10));
        };

        return price(side == Side.BID ? centre - distance : centre + spread + distance);
    }

    private static long price(final long ticks)
    {
        return Math.max(1, Math.min(MAX_PRICE, ticks));
    }

    private long size(final long priceTicks)
    {
        final long limit = Math.min(1L << sizeBits, ((1L << 62) - 1) / priceTicks);

        return 1 + (random.nextLong() >>> 1) % Math.max(1, limit);
    }

    private int account(final int maker)
    {
        return maker == 0 ? EventSink.NO_ACCOUNT : writer.account(Integer.toString(maker));
    }

    MarketBook book()
    {
        return books.book(0);
    }

    /** Number of the maker that an entity measures. */
    int maker(final int entity)
    {
        return Integer.parseInt(books.makerName(book().globalMaker(entity)));
    }

    List<Order> orders()
    {
        return new ArrayList<>(orders.values());
    }

    /** The whole book, as orders or levels. */
    List<Order> levels()
    {
        if (isFedByOrders)
        {
            return orders();
        }
        final List<Order> all = new ArrayList<>();
        for (int side = 0; side < 2; side++)
        {
            for (final Map.Entry<Long, Long> level : levels.get(side).entrySet())
            {
                all.add(new Order(0, side, level.getKey(), level.getValue(), false));
            }
        }

        return all;
    }

    boolean isHalted()
    {
        return isHalted;
    }

    boolean isStale()
    {
        return isStale;
    }

    @Override
    public void close()
    {
        reader.close();
        writer.close();
    }
}
