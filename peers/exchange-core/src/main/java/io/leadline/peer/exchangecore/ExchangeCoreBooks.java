package io.leadline.peer.exchangecore;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.Supplier;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventType;
import io.leadline.event.Side;

/**
 * exchange-core's direct books, one for each market of the log, with one pool of objects, as its own tests set them up.
 * All orders are one user's: a cancel must name its user, and an event of the log does not. Supplies resting orders,
 * their size in lots, and levels, over all markets. Single thread.
 */
public final class ExchangeCoreBooks implements EventHandler, Supplier<long[]>
{
    private static final long USER = 1;

    private final ObjectsPool pool = ObjectsPool.createDefaultTestPool();
    private final OrderCommand command = new OrderCommand();
    private final long[] reductionsLots;
    private OrderBookDirectImpl[] books = {};
    private int reductionCount;

    /**
     * Without markets.
     *
     * @param reductionsLots what each reduce event of the log takes away, in their order: this book is told the
     *                       change, an event tells the rest, and looking up the difference would be held against it.
     */
    public ExchangeCoreBooks(final long[] reductionsLots)
    {
        this.reductionsLots = reductionsLots;
        command.orderType = OrderType.GTC;
        command.uid = USER;
    }

    @Override
    public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        final CoreSymbolSpecification symbol = CoreSymbolSpecification.builder()
            .symbolId(market)
            .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
            .baseCurrency(1)
            .quoteCurrency(2)
            .baseScaleK(1)
            .quoteScaleK(1)
            .build();
        books = Arrays.copyOf(books, market + 1);
        books[market] = new OrderBookDirectImpl(
            symbol, pool, OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER, LoggingConfiguration.DEFAULT);
    }

    @Override
    public void onAccount(final int account, final String name)
    {
        // A user of a book is a number and needs no name.
    }

    @Override
    public void onEvent(final Event event)
    {
        final OrderBookDirectImpl book = books[event.market()];
        command.orderId = event.orderId();
        switch (event.type())
        {
            case EventType.ADD -> add(book, event);
            case EventType.CANCEL -> require(book.cancelOrder(command), event);
            case EventType.REDUCE ->
            {
                command.size = reductionsLots[reductionCount++];
                require(book.reduceOrder(command), event);
            }
            default -> throw new IllegalStateException("flow sends no such event: type=" + event.type());
        }
    }

    private void add(final OrderBookDirectImpl book, final Event event)
    {
        command.action = event.side() == Side.BID ? OrderAction.BID : OrderAction.ASK;
        command.price = event.priceTicks();
        command.reserveBidPrice = event.priceTicks();
        command.size = event.sizeLots();
        book.newOrder(command);
    }

    @Override
    public long[] get()
    {
        long orders = 0;
        long sizeLots = 0;
        long levels = 0;
        for (final OrderBookDirectImpl book : books)
        {
            for (final OrderAction side : OrderAction.values())
            {
                orders += book.getOrdersNum(side);
                sizeLots += book.getTotalOrdersVolume(side);
            }
            levels += book.getTotalAskBuckets(Integer.MAX_VALUE) + book.getTotalBidBuckets(Integer.MAX_VALUE);
        }

        return new long[]{orders, sizeLots, levels};
    }

    private static void require(final CommandResultCode result, final Event event)
    {
        if (result != CommandResultCode.SUCCESS)
        {
            throw new IllegalStateException("peer refused an event: result=" + result + " id=" + event.orderId());
        }
    }
}
