package io.leadline.feed;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.leadline.event.EventSink;
import io.leadline.event.Side;

/**
 * What an instant would see of the books that a feed's events make: a span for each time between two events, with the
 * book as one number, which a test makes of the venue's own book in the same way. Times are stamped as the log stamps
 * them. Events that the rules call odd fail while their market is in sync.
 */
public final class SampledBooks implements EventSink
{
    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

    private final List<Book> books = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>();
    private long timeEpochNs = Long.MIN_VALUE;
    private boolean isPassing;

    /**
     * Instants from one time on and before another.
     *
     * @param isOk      in sync.
     * @param isPassed  it ends because time has passed, not because something came in.
     * @param bookCode  of all orders, as {@link #code} adds them up.
     */
    public record Span(long fromEpochNs, long toEpochNs, boolean isOk, boolean isPassed, long bookCode)
    {
    }

    /** The number of an order; that of a book is the sum of its orders'. */
    public static long code(
        final String account, final int side, final BigDecimal price, final BigDecimal size)
    {
        return code(account + (side == Side.BID ? " bid " : " ask ") + plain(price) + " " + plain(size));
    }

    /** The number of {@code account side price size}, decimals in shortest form. */
    public static long code(final String order)
    {
        long code = 1;
        for (int i = 0; i < order.length(); i++)
        {
            code = (code ^ order.charAt(i)) * MULTIPLIER;
            code ^= code >>> Integer.SIZE;
        }

        return code;
    }

    private static String plain(final BigDecimal decimal)
    {
        return decimal.stripTrailingZeros().toPlainString();
    }

    /** From now on time passes, or something has come in. */
    public void passing(final boolean newIsPassing)
    {
        isPassing = newIsPassing;
    }

    /** Everything that instants would have seen of a market. */
    public List<Span> spans(final String market)
    {
        return find(market).spans;
    }

    /** Whether a market is known and in sync. */
    public boolean isOk(final String market)
    {
        return find(market).isOk();
    }

    /** The book as it is now. */
    public long bookCode(final String market)
    {
        return find(market).code;
    }

    private Book find(final String market)
    {
        return books.stream().filter(book -> book.name.equals(market)).findFirst().orElseThrow();
    }

    private Book at(final long newTimeEpochNs, final int market)
    {
        if (newTimeEpochNs > timeEpochNs)
        {
            for (final Book book : books)
            {
                book.close(timeEpochNs, newTimeEpochNs, isPassing);
            }
            timeEpochNs = newTimeEpochNs;
        }
        final Book book = market == NO_MARKET ? null : books.get(market);
        if (book != null && !book.isNamed)
        {
            book.isNamed = true;
            book.isInSync = true;
        }

        return book;
    }

    @Override
    public int market(final String name, final BigDecimal tick, final BigDecimal lot)
    {
        books.add(new Book(name, tick, lot));

        return books.size() - 1;
    }

    @Override
    public int account(final CharSequence name)
    {
        accounts.add(name.toString());

        return accounts.size() - 1;
    }

    @Override
    public void add(
        final long time, final int market, final long orderId, final int account, final int side,
        final long priceTicks, final long sizeLots, final int flags)
    {
        final Book book = at(time, market);
        book.require(sizeLots > 0 && !book.orders.containsKey(orderId), "add", orderId);
        book.put(orderId, new Order(accounts.get(account), side, priceTicks, sizeLots));
    }

    @Override
    public void reduce(final long time, final int market, final long orderId, final long sizeLots, final int flags)
    {
        final Book book = at(time, market);
        final Order order = book.orders.get(orderId);
        book.require(order != null, "reduce", orderId);
        if (order != null)
        {
            book.put(orderId, new Order(order.account, order.side, order.priceTicks, sizeLots));
        }
    }

    @Override
    public void fill(
        final long time, final int market, final long orderId, final long priceTicks, final long sizeLots,
        final int takerAccount, final int flags)
    {
        final Book book = at(time, market);
        final Order order = book.orders.get(orderId);
        book.require(order != null && order.sizeLots >= sizeLots, "fill", orderId);
        if (order != null)
        {
            book.put(orderId, new Order(order.account, order.side, order.priceTicks, order.sizeLots - sizeLots));
        }
    }

    @Override
    public void cancel(final long time, final int market, final long orderId)
    {
        final Book book = at(time, market);
        book.require(book.orders.containsKey(orderId), "cancel", orderId);
        book.put(orderId, null);
    }

    @Override
    public void trade(
        final long time, final int market, final int account, final long priceTicks, final long sizeLots,
        final int takerAccount, final int flags)
    {
        at(time, market);
    }

    @Override
    public void clear(final long time, final int market)
    {
        final Book book = at(time, market);
        book.orders.clear();
        book.code = 0;
        book.isInSync = true;
    }

    @Override
    public void status(final long time, final int market, final TradingStatus status)
    {
        final Book book = at(time, market);
        book.isInSync &= status != TradingStatus.STALE;
    }

    @Override
    public void heartbeat(final long time, final int market)
    {
        at(time, market);
    }

    @Override
    public void flush()
    {
        // Everything is seen at once.
    }

    @Override
    public int unconfiguredMarket(final String name)
    {
        throw new UnsupportedOperationException("unconfiguredMarket");
    }

    @Override
    public long orderId(final int market, final CharSequence text)
    {
        throw new UnsupportedOperationException("orderId");
    }

    @Override
    public void sequence(final long nextSequence)
    {
        throw new UnsupportedOperationException("sequence");
    }

    @Override
    public void replace(
        final long time, final int market, final long orderId, final long newOrderId, final long priceTicks,
        final long sizeLots, final int flags)
    {
        throw new UnsupportedOperationException("replace");
    }

    @Override
    public void level(
        final long time, final int market, final int side, final long priceTicks, final long sizeLots,
        final int flags)
    {
        throw new UnsupportedOperationException("level");
    }

    @Override
    public void ignored(final long time, final int unconfiguredMarket)
    {
        throw new UnsupportedOperationException("ignored");
    }

    private record Order(String account, int side, long priceTicks, long sizeLots)
    {
    }

    private static final class Book
    {
        private final String name;
        private final BigDecimal tick;
        private final BigDecimal lot;
        private final Map<Long, Order> orders = new HashMap<>();
        private final List<Span> spans = new ArrayList<>();
        private boolean isNamed;
        private boolean isInSync;
        private long code;

        private Book(final String name, final BigDecimal tick, final BigDecimal lot)
        {
            this.name = name;
            this.tick = tick;
            this.lot = lot;
        }

        private boolean isOk()
        {
            return isNamed && isInSync;
        }

        private void close(final long fromEpochNs, final long toEpochNs, final boolean isPassed)
        {
            if (isNamed)
            {
                spans.add(new Span(fromEpochNs, toEpochNs, isInSync, isPassed, code));
            }
        }

        private void put(final long orderId, final Order order)
        {
            final boolean isResting = order != null && order.sizeLots > 0;
            final Order old = isResting ? orders.put(orderId, order) : orders.remove(orderId);
            code += (isResting ? code(order) : 0) - (old == null ? 0 : code(old));
        }

        private long code(final Order order)
        {
            return SampledBooks.code(
                order.account, order.side, tick.multiply(BigDecimal.valueOf(order.priceTicks)),
                lot.multiply(BigDecimal.valueOf(order.sizeLots)));
        }

        private void require(final boolean isSo, final String what, final long orderId)
        {
            if (!isSo && isOk())
            {
                throw new IllegalStateException(
                    "event that the rules call odd: market=" + name + " what=" + what + " order=" + orderId);
            }
        }
    }
}
