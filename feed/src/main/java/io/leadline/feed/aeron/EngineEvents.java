package io.leadline.feed.aeron;

import org.agrona.DirectBuffer;

import io.leadline.event.EventFlags;
import io.leadline.event.EventSink;
import io.leadline.event.EventSink.TradingStatus;
import io.leadline.event.EventType;
import io.leadline.event.Side;
import io.leadline.sbe.AddDecoder;
import io.leadline.sbe.CancelDecoder;
import io.leadline.sbe.ClearDecoder;
import io.leadline.sbe.FillDecoder;
import io.leadline.sbe.HeartbeatDecoder;
import io.leadline.sbe.LevelDecoder;
import io.leadline.sbe.OrderFlagsDecoder;
import io.leadline.sbe.ReduceDecoder;
import io.leadline.sbe.ReplaceDecoder;
import io.leadline.sbe.StatusDecoder;
import io.leadline.sbe.TradeDecoder;

/**
 * Writes messages of events into a sink, one event each. A message that means nothing (no such side, an order id below
 * 0) becomes a heartbeat, for its time has passed, and its market is stale; so is one whose account was never defined,
 * though the order stays in the whole book. Single thread; allocates nothing.
 */
final class EngineEvents
{
    private static final TradingStatus[] STATES = TradingStatus.values();

    private final AddDecoder add = new AddDecoder();
    private final ReduceDecoder reduce = new ReduceDecoder();
    private final FillDecoder fill = new FillDecoder();
    private final CancelDecoder cancel = new CancelDecoder();
    private final ReplaceDecoder replace = new ReplaceDecoder();
    private final LevelDecoder level = new LevelDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final ClearDecoder clear = new ClearDecoder();
    private final StatusDecoder status = new StatusDecoder();
    private final HeartbeatDecoder heartbeat = new HeartbeatDecoder();

    private final EngineMarkets markets;
    private final EngineAccounts accounts;
    private final EngineCounters counters;
    private final EventSink sink;
    private DefinedMarket market;
    private long timeEpochNs;
    private long lastEpochNs;
    private int flags;
    private Refused refusal;
    private long refusedValue;

    EngineEvents(
        final EngineMarkets markets, final EngineAccounts accounts, final EngineCounters counters, final EventSink sink)
    {
        this.markets = markets;
        this.accounts = accounts;
        this.counters = counters;
        this.sink = sink;
    }

    /**
     * Writes a message, all of which is known to be there.
     *
     * @param type           {@link EventType}, which is the id of the message's template.
     * @param newTimeEpochNs when it happened.
     * @param newLastEpochNs when the last event before it happened.
     */
    void write(
        final int type,
        final DirectBuffer buffer,
        final int offset,
        final int blockLength,
        final int version,
        final long newTimeEpochNs,
        final long newLastEpochNs)
    {
        timeEpochNs = newTimeEpochNs;
        lastEpochNs = newLastEpochNs;
        flags = 0;
        refusal = null;
        counters.events[type].increment();
        switch (type)
        {
            case EventType.ADD -> add(add.wrap(buffer, offset, blockLength, version));
            case EventType.REDUCE -> reduce(reduce.wrap(buffer, offset, blockLength, version));
            case EventType.FILL -> fill(fill.wrap(buffer, offset, blockLength, version));
            case EventType.CANCEL -> cancel(cancel.wrap(buffer, offset, blockLength, version));
            case EventType.REPLACE -> replace(replace.wrap(buffer, offset, blockLength, version));
            case EventType.LEVEL -> level(level.wrap(buffer, offset, blockLength, version));
            case EventType.TRADE -> trade(trade.wrap(buffer, offset, blockLength, version));
            case EventType.CLEAR -> clear(clear.wrap(buffer, offset, blockLength, version));
            case EventType.STATUS -> status(status.wrap(buffer, offset, blockLength, version));
            default -> heartbeat(heartbeat.wrap(buffer, offset, blockLength, version));
        }
        if (refusal != null)
        {
            market.market().lose(lastEpochNs);
            sink.heartbeat(timeEpochNs, market.market().number());
        }
    }

    /** Why the last message could not be written as it is; null when it could. */
    Refused refusal()
    {
        return refusal;
    }

    long refusedValue()
    {
        return refusedValue;
    }

    private void add(final AddDecoder message)
    {
        final long orderId = message.orderId();
        final short side = message.sideRaw();
        if (isConfigured(message.market()) && isOrder(orderId) && isSide(side))
        {
            final int account = account(message.account(), AddDecoder.accountNullValue());
            final long priceTicks = price(message.price());
            final long sizeLots = size(message.size());
            flags |= OrderFlagsDecoder.postOnly(flagBits(message)) ? EventFlags.POST_ONLY : 0;
            sink.add(timeEpochNs, number(), orderId, account, side, priceTicks, sizeLots, flags);
        }
    }

    private static byte flagBits(final AddDecoder message)
    {
        return message.buffer().getByte(message.offset() + AddDecoder.flagsEncodingOffset());
    }

    private void reduce(final ReduceDecoder message)
    {
        final long orderId = message.orderId();
        if (isConfigured(message.market()) && isOrder(orderId))
        {
            final long sizeLots = size(message.size());
            sink.reduce(timeEpochNs, number(), orderId, sizeLots, flags);
        }
    }

    private void fill(final FillDecoder message)
    {
        final long orderId = message.orderId();
        if (isConfigured(message.market()) && isOrder(orderId))
        {
            final int taker = account(message.taker(), FillDecoder.takerNullValue());
            final long priceTicks = executionPrice(message.price(), FillDecoder.priceNullValue());
            final long sizeLots = size(message.size());
            sink.fill(timeEpochNs, number(), orderId, priceTicks, sizeLots, taker, flags);
        }
    }

    private void cancel(final CancelDecoder message)
    {
        final long orderId = message.orderId();
        if (isConfigured(message.market()) && isOrder(orderId))
        {
            sink.cancel(timeEpochNs, number(), orderId);
        }
    }

    private void replace(final ReplaceDecoder message)
    {
        final long orderId = message.orderId();
        final long newId = message.newOrderId();
        final boolean keepsId = newId == ReplaceDecoder.newOrderIdNullValue();
        if (isConfigured(message.market()) && isOrder(orderId) && (keepsId || isOrder(newId)))
        {
            final long priceTicks = price(message.price());
            final long sizeLots = size(message.size());
            sink.replace(
                timeEpochNs, number(), orderId, keepsId ? EventSink.NO_ORDER_ID : newId, priceTicks, sizeLots, flags);
        }
    }

    private void level(final LevelDecoder message)
    {
        final short side = message.sideRaw();
        if (isConfigured(message.market()) && isSide(side))
        {
            final long priceTicks = price(message.price());
            final long sizeLots = size(message.size());
            sink.level(timeEpochNs, number(), side, priceTicks, sizeLots, flags);
        }
    }

    private void trade(final TradeDecoder message)
    {
        if (isConfigured(message.market()))
        {
            final int account = account(message.account(), TradeDecoder.accountNullValue());
            final int taker = account(message.taker(), TradeDecoder.takerNullValue());
            final long priceTicks = executionPrice(message.price(), Long.MIN_VALUE);
            final long sizeLots = size(message.size());
            sink.trade(timeEpochNs, number(), account, priceTicks, sizeLots, taker, flags);
        }
    }

    private void clear(final ClearDecoder message)
    {
        if (isConfigured(message.market()))
        {
            market.market().onClear();
            sink.clear(timeEpochNs, number());
        }
    }

    private void status(final StatusDecoder message)
    {
        final short state = message.stateRaw();
        if (!isConfigured(message.market()))
        {
            return;
        }
        if (state >= STATES.length)
        {
            refuse(Refused.BAD_STATES, state);
            return;
        }
        if (STATES[state] == TradingStatus.STALE)
        {
            market.market().onStale();
        }
        sink.status(timeEpochNs, number(), STATES[state]);
    }

    private void heartbeat(final HeartbeatDecoder message)
    {
        final long marketNumber = message.market();
        if (marketNumber == HeartbeatDecoder.marketNullValue())
        {
            sink.heartbeat(timeEpochNs, EventSink.NO_MARKET);
        }
        else if (isConfigured(marketNumber))
        {
            sink.heartbeat(timeEpochNs, number());
        }
    }

    /** Time has passed, as others than the engine know. */
    void beat(final long epochNs)
    {
        sink.byAdapter();
        sink.heartbeat(epochNs, EventSink.NO_MARKET);
    }

    /** The event is one of a configured market; of any other, its time is all that counts. */
    private boolean isConfigured(final long marketNumber)
    {
        market = markets.find(marketNumber);
        if (market == null)
        {
            counters.unknownMarkets.increment();
            markets.loseUndefined(lastEpochNs);
            sink.heartbeat(timeEpochNs, EventSink.NO_MARKET);
        }
        else if (!market.market().isConfigured())
        {
            counters.unconfiguredMarkets.increment();
            sink.ignored(timeEpochNs, number());
        }

        return market != null && market.market().isConfigured();
    }

    private int number()
    {
        return market.market().number();
    }

    private boolean isOrder(final long orderId)
    {
        return orderId >= 0 || refuse(Refused.BAD_ORDER_IDS, orderId);
    }

    private boolean isSide(final short side)
    {
        return side == Side.BID || side == Side.ASK || refuse(Refused.BAD_SIDES, side);
    }

    private boolean refuse(final Refused reason, final long value)
    {
        refusal = reason;
        refusedValue = value;

        return false;
    }

    private int account(final long accountNumber, final long nullNumber)
    {
        if (accountNumber == nullNumber)
        {
            return EventSink.NO_ACCOUNT;
        }
        final int account = accounts.find(accountNumber);
        if (account == EngineAccounts.UNKNOWN)
        {
            counters.unknownAccounts.increment();
            market.market().lose(lastEpochNs);
            return EventSink.NO_ACCOUNT;
        }

        return account;
    }

    private long price(final long price)
    {
        final long ticks = market.price().steps(price);
        if (!market.price().isExact())
        {
            flags |= EventFlags.PRICE_OFF_TICK;
            counters.offTick.increment();
        }

        return ticks;
    }

    private long executionPrice(final long price, final long nullPrice)
    {
        if (price == nullPrice)
        {
            return EventSink.NO_PRICE;
        }
        final long ticks = market.price().steps(price);
        if (!market.price().isExact())
        {
            flags |= EventFlags.PRICE_ROUNDED;
            counters.rounded.increment();
        }

        return ticks;
    }

    private long size(final long size)
    {
        final long lots = market.size().steps(size);
        if (!market.size().isExact())
        {
            flags |= EventFlags.SIZE_OFF_LOT;
            counters.offLot.increment();
        }

        return lots;
    }
}
