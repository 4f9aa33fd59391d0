package io.leadline.example;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import org.agrona.collections.Long2LongHashMap;

import io.leadline.event.EventSink;
import io.leadline.event.Side;

/**
 * A handler of exchange-core's results, given to {@code ExchangeCore.builder().resultsConsumer(…)}: the engine's last
 * stage calls it with every command and what came of it. Commands say what was asked; how much of an order remains is
 * kept here, because a move tells its price alone. The engine's time is each command's own, as the gateway stamped it
 * (here in ns since 1970). A command that was refused has changed nothing.
 * <p>
 * The engine's own thread of results; it ends the batch behind every command, which is its unit of work.
 */
public final class ExchangeCoreTap implements ObjLongConsumer<OrderCommand>
{
    private static final long NONE = 0;

    private final Map<Integer, Symbol> symbols = new HashMap<>();
    private final Long2LongHashMap accounts = new Long2LongHashMap(EventSink.NO_ACCOUNT);
    private final EventSink sink;

    /** A tap without symbols. */
    public ExchangeCoreTap(final EventSink sink)
    {
        this.sink = sink;
    }

    /** What remains of the orders of a symbol, by their numbers, which are the symbol's own. */
    private record Symbol(int market, Long2LongHashMap remainingLots)
    {
    }

    /** A symbol whose results are to be written, before the engine starts; those of others are left out. */
    public void addSymbol(final int symbolId, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        symbols.put(symbolId, new Symbol(sink.market(name, tick, lot), new Long2LongHashMap(NONE)));
    }

    @Override
    public void accept(final OrderCommand command, final long sequence)
    {
        final Symbol symbol = symbols.get(command.symbol);
        if (symbol == null || command.resultCode != CommandResultCode.SUCCESS)
        {
            return;
        }
        switch (command.command)
        {
            case PLACE_ORDER -> place(symbol, command);
            case MOVE_ORDER -> move(symbol, command);
            case CANCEL_ORDER, REDUCE_ORDER -> reduce(symbol, command);
            default ->
            {
                // Users, balances, reports: nothing of a book.
                return;
            }
        }
        sink.flush();
    }

    private void place(final Symbol symbol, final OrderCommand command)
    {
        final long restLots = command.size - fills(symbol, command);
        if (command.orderType == OrderType.GTC && restLots > 0)
        {
            symbol.remainingLots().put(command.orderId, restLots);
            final int side = command.action == OrderAction.BID ? Side.BID : Side.ASK;
            sink.add(
                command.timestamp, symbol.market(), command.orderId, account(command.uid), side, command.price,
                restLots, 0);
        }
    }

    /** An order at its new price may be a taker's first. */
    private void move(final Symbol symbol, final OrderCommand command)
    {
        final long restLots = symbol.remainingLots().get(command.orderId) - fills(symbol, command);
        keep(symbol, command.orderId, restLots);
        if (restLots > 0)
        {
            sink.replace(
                command.timestamp, symbol.market(), command.orderId, EventSink.NO_ORDER_ID, command.price, restLots, 0);
        }
        else
        {
            sink.cancel(command.timestamp, symbol.market(), command.orderId);
        }
    }

    private void reduce(final Symbol symbol, final OrderCommand command)
    {
        final long restLots = symbol.remainingLots().get(command.orderId) - command.matcherEvent.size;
        keep(symbol, command.orderId, restLots);
        if (restLots > 0)
        {
            sink.reduce(command.timestamp, symbol.market(), command.orderId, restLots, 0);
        }
        else
        {
            sink.cancel(command.timestamp, symbol.market(), command.orderId);
        }
    }

    /** Writes what the command's order took from others, and returns how much that was. */
    private long fills(final Symbol symbol, final OrderCommand command)
    {
        long takenLots = 0;
        for (MatcherTradeEvent event = command.matcherEvent; event != null; event = event.nextEvent)
        {
            if (event.eventType == MatcherEventType.TRADE)
            {
                takenLots += event.size;
                keep(symbol, event.matchedOrderId, symbol.remainingLots().get(event.matchedOrderId) - event.size);
                sink.fill(
                    command.timestamp, symbol.market(), event.matchedOrderId, event.price, event.size,
                    account(command.uid), 0);
            }
        }

        return takenLots;
    }

    private static void keep(final Symbol symbol, final long orderId, final long remainingLots)
    {
        if (remainingLots > 0)
        {
            symbol.remainingLots().put(orderId, remainingLots);
        }
        else
        {
            symbol.remainingLots().remove(orderId);
        }
    }

    private int account(final long uid)
    {
        long account = accounts.get(uid);
        if (account == EventSink.NO_ACCOUNT)
        {
            account = sink.account(Long.toString(uid));
            accounts.put(uid, account);
        }

        return (int)account;
    }
}
