package io.leadline.bench.apply;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import com.paritytrading.parity.book.Market;
import com.paritytrading.parity.book.MarketListener;
import com.paritytrading.parity.book.OrderBook;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventType;
import io.leadline.event.Side;

/** parity-book behind Leadline's events: one market reconstruction for all instruments, as its own feeds have it. */
public final class ParityBooks implements EventHandler, Supplier<long[]>
{
    private static final MarketListener NOBODY = new MarketListener()
    {
        @Override
        public void update(final OrderBook book, final boolean isBestChanged)
        {
            // The benches ask for books alone.
        }

        @Override
        public void trade(
            final OrderBook book, final com.paritytrading.parity.book.Side side, final long price, final long size)
        {
            // The flow never trades.
        }
    };

    private final Market market = new Market(NOBODY);
    private final List<OrderBook> books = new ArrayList<>();
    private long orderCount;

    /**
     * Without instruments.
     *
     * @param nothing every contender takes one thing.
     */
    public ParityBooks(final Object nothing)
    {
        // Instruments come with the log.
    }

    @Override
    public void onMarket(final int number, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        books.add(market.open(number));
    }

    @Override
    public void onAccount(final int account, final String name)
    {
        // The peer knows no owners.
    }

    @Override
    public void onEvent(final Event event)
    {
        switch (event.type())
        {
            case EventType.ADD ->
            {
                market.add(event.market(), event.orderId(), side(event), event.priceTicks(), event.sizeLots());
                orderCount++;
            }
            case EventType.CANCEL ->
            {
                market.delete(event.orderId());
                orderCount--;
            }
            case EventType.REDUCE -> market.modify(event.orderId(), event.sizeLots());
            default -> throw new IllegalStateException("flow sends no such event: type=" + event.type());
        }
    }

    private static com.paritytrading.parity.book.Side side(final Event event)
    {
        return event.side() == Side.BID ?
            com.paritytrading.parity.book.Side.BUY : com.paritytrading.parity.book.Side.SELL;
    }

    /** An order that the peer has lost has no size in a level any more, so counting what was sent hides nothing. */
    @Override
    public long[] get()
    {
        long sizeLots = 0;
        long levels = 0;
        for (final OrderBook book : books)
        {
            levels += book.getBidPrices().size() + book.getAskPrices().size();
            sizeLots += book.getBidPrices().stream().mapToLong(book::getBidSize).sum();
            sizeLots += book.getAskPrices().stream().mapToLong(book::getAskSize).sum();
        }

        return new long[]{orderCount, sizeLots, levels};
    }
}
