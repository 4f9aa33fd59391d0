package io.leadline.feed.aeron;

import java.math.BigDecimal;
import java.nio.ByteBuffer;

import org.agrona.concurrent.UnsafeBuffer;

import io.leadline.event.EventFlags;
import io.leadline.event.EventSink;
import io.leadline.event.OrderIdText;
import io.leadline.event.Side;
import io.leadline.feed.aeron.SentDefinitions.SentMarket;
import io.leadline.sbe.AccountDefinitionEncoder;
import io.leadline.sbe.AddEncoder;
import io.leadline.sbe.BookSide;
import io.leadline.sbe.CancelEncoder;
import io.leadline.sbe.ClearEncoder;
import io.leadline.sbe.FillEncoder;
import io.leadline.sbe.HeartbeatEncoder;
import io.leadline.sbe.LevelEncoder;
import io.leadline.sbe.MarketDefinitionEncoder;
import io.leadline.sbe.MarketState;
import io.leadline.sbe.MessageHeaderEncoder;
import io.leadline.sbe.ReduceEncoder;
import io.leadline.sbe.ReplaceEncoder;
import io.leadline.sbe.StatusEncoder;
import io.leadline.sbe.TradeEncoder;

/**
 * The engine's end of a native feed, for engines on the JVM: every event becomes one message with the next sequence,
 * from 1. A message that finds no room is lost, not waited for; readers see the hole and hold their books stale until
 * the engine tells them anew: {@link #tellAnew()}, then a {@code clear} and all that rests, at one time, for each
 * market. That is due as soon as {@link #isTellingDue()}, and now and then for readers who come later.
 * <p>
 * Order ids are numbers of 0 or more; ids of any other text have no place in the messages. Single thread, the engine's;
 * allocates nothing but for new names.
 */
public final class EngineSink implements EventSink
{
    private static final int MAX_MESSAGE_LENGTH = 256;

    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(MAX_MESSAGE_LENGTH));
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AddEncoder add = new AddEncoder();
    private final ReduceEncoder reduce = new ReduceEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final CancelEncoder cancel = new CancelEncoder();
    private final ReplaceEncoder replace = new ReplaceEncoder();
    private final LevelEncoder level = new LevelEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final ClearEncoder clear = new ClearEncoder();
    private final StatusEncoder status = new StatusEncoder();
    private final HeartbeatEncoder heartbeat = new HeartbeatEncoder();
    private final MarketDefinitionEncoder marketDefinition = new MarketDefinitionEncoder();
    private final AccountDefinitionEncoder accountDefinition = new AccountDefinitionEncoder();

    private final SentDefinitions definitions = new SentDefinitions();
    private final MessageOutput output;
    private long nextSequence = 1;
    private long lastEpochNs;
    private long lostCount;
    private boolean isTellingDue;

    /** A session that begins with its first message. */
    public EngineSink(final MessageOutput output)
    {
        this.output = output;
    }

    /** Messages sent or lost. */
    public long messageCount()
    {
        return nextSequence - 1;
    }

    /** Messages for which there was no room. */
    public long lostCount()
    {
        return lostCount;
    }

    /** A message was lost since everything was last told anew. */
    public boolean isTellingDue()
    {
        return isTellingDue;
    }

    /** Sends all definitions; what rests in each market is to follow behind its {@code clear}, at one time. */
    public void tellAnew()
    {
        isTellingDue = false;
        for (int number = 0; number < definitions.marketCount(); number++)
        {
            sendMarket(number);
        }
        for (int number = 0; number < definitions.accountCount(); number++)
        {
            sendAccount(number);
        }
    }

    @Override
    public int market(final String name, final BigDecimal tick, final BigDecimal lot)
    {
        final int known = definitions.market(name);
        if (known < 0)
        {
            final int number = definitions.addMarket(name, tick, lot);
            sendMarket(number);

            return number;
        }
        final SentMarket sent = definitions.sentMarket(known);
        if (sent.tick().compareTo(tick) != 0 || sent.lot().compareTo(lot) != 0)
        {
            throw new IllegalStateException(
                "market is known with other steps: name=" + name + " tick=" + tick + " known=" + sent.tick() +
                " lot=" + lot + " known=" + sent.lot());
        }

        return known;
    }

    /** A market like any other: which ones are configured is the reader's to know. */
    @Override
    public int unconfiguredMarket(final String name)
    {
        return market(name, BigDecimal.ONE, BigDecimal.ONE);
    }

    @Override
    public int account(final CharSequence name)
    {
        if (name.length() == 0)
        {
            return NO_ACCOUNT;
        }
        final String text = name.toString();
        final int known = definitions.account(text);
        if (known >= 0)
        {
            return known;
        }
        final int number = definitions.addAccount(text);
        sendAccount(number);

        return number;
    }

    /**
     * The number that the text is.
     *
     * @throws IllegalArgumentException when it is none.
     */
    @Override
    public long orderId(final int market, final CharSequence text)
    {
        final char[] symbols = text.toString().toCharArray();
        final long number = OrderIdText.canonicalNumber(symbols, 0, symbols.length);
        if (number < 0)
        {
            throw new IllegalArgumentException("order id is no number: id=" + text);
        }

        return number;
    }

    /** Not for this sink, whose messages have a sequence of their own. */
    @Override
    public void sequence(final long newSequence)
    {
        throw new UnsupportedOperationException("messages have their own sequence: sequence=" + newSequence);
    }

    /** Flags other than post-only are for feeds of decimals. */
    @Override
    public void add(
        final long timeEpochNs,
        final int market,
        final long orderId,
        final int account,
        final int side,
        final long priceTicks,
        final long sizeLots,
        final int flags)
    {
        requireWhole(flags & ~EventFlags.POST_ONLY);
        add.wrapAndApplyHeader(buffer, 0, header)
            .sequence(nextSequence)
            .timeEpochNs(timeEpochNs)
            .market(market)
            .account(account)
            .orderId(orderId)
            .price(priceTicks)
            .size(sizeLots)
            .side(side == Side.BID ? BookSide.BID : BookSide.ASK)
            .flags().clear().postOnly((flags & EventFlags.POST_ONLY) != 0);
        send(timeEpochNs, add.encodedLength());
    }

    @Override
    public void reduce(
        final long timeEpochNs, final int market, final long orderId, final long sizeLots, final int flags)
    {
        requireWhole(flags);
        reduce.wrapAndApplyHeader(buffer, 0, header)
            .sequence(nextSequence)
            .timeEpochNs(timeEpochNs)
            .market(market)
            .orderId(orderId)
            .size(sizeLots);
        send(timeEpochNs, reduce.encodedLength());
    }

    @Override
    public void fill(
        final long timeEpochNs,
        final int market,
        final long orderId,
        final long priceTicks,
        final long sizeLots,
        final int takerAccount,
        final int flags)
    {
        requireWhole(flags);
        fill.wrapAndApplyHeader(buffer, 0, header)
            .sequence(nextSequence)
            .timeEpochNs(timeEpochNs)
            .market(market)
            .taker(takerAccount)
            .orderId(orderId)
            .price(priceTicks)
            .size(sizeLots);
        send(timeEpochNs, fill.encodedLength());
    }

    @Override
    public void cancel(final long timeEpochNs, final int market, final long orderId)
    {
        cancel.wrapAndApplyHeader(buffer, 0, header)
            .sequence(nextSequence)
            .timeEpochNs(timeEpochNs)
            .market(market)
            .orderId(orderId);
        send(timeEpochNs, cancel.encodedLength());
    }

    @Override
    public void replace(
        final long timeEpochNs,
        final int market,
        final long orderId,
        final long newOrderId,
        final long priceTicks,
        final long sizeLots,
        final int flags)
    {
        requireWhole(flags);
        replace.wrapAndApplyHeader(buffer, 0, header)
            .sequence(nextSequence)
            .timeEpochNs(timeEpochNs)
            .market(market)
            .orderId(orderId)
            .newOrderId(newOrderId)
            .price(priceTicks)
            .size(sizeLots);
        send(timeEpochNs, replace.encodedLength());
    }

    @Override
    public void level(
        final long timeEpochNs,
        final int market,
        final int side,
        final long priceTicks,
        final long sizeLots,
        final int flags)
    {
        requireWhole(flags);
        level.wrapAndApplyHeader(buffer, 0, header)
            .sequence(nextSequence)
            .timeEpochNs(timeEpochNs)
            .market(market)
            .side(side == Side.BID ? BookSide.BID : BookSide.ASK)
            .price(priceTicks)
            .size(sizeLots);
        send(timeEpochNs, level.encodedLength());
    }

    @Override
    public void trade(
        final long timeEpochNs,
        final int market,
        final int account,
        final long priceTicks,
        final long sizeLots,
        final int takerAccount,
        final int flags)
    {
        requireWhole(flags);
        trade.wrapAndApplyHeader(buffer, 0, header)
            .sequence(nextSequence)
            .timeEpochNs(timeEpochNs)
            .market(market)
            .account(account)
            .price(priceTicks)
            .size(sizeLots)
            .taker(takerAccount);
        send(timeEpochNs, trade.encodedLength());
    }

    @Override
    public void clear(final long timeEpochNs, final int market)
    {
        clear.wrapAndApplyHeader(buffer, 0, header)
            .sequence(nextSequence)
            .timeEpochNs(timeEpochNs)
            .market(market);
        send(timeEpochNs, clear.encodedLength());
    }

    @Override
    public void status(final long timeEpochNs, final int market, final TradingStatus newStatus)
    {
        status.wrapAndApplyHeader(buffer, 0, header)
            .sequence(nextSequence)
            .timeEpochNs(timeEpochNs)
            .market(market)
            .state(state(newStatus));
        send(timeEpochNs, status.encodedLength());
    }

    private static MarketState state(final TradingStatus status)
    {
        return switch (status)
        {
            case OPEN -> MarketState.OPEN;
            case HALTED -> MarketState.HALTED;
            case STALE -> MarketState.STALE;
        };
    }

    @Override
    public void heartbeat(final long timeEpochNs, final int market)
    {
        heartbeat.wrapAndApplyHeader(buffer, 0, header)
            .sequence(nextSequence)
            .timeEpochNs(timeEpochNs)
            .market(market);
        send(timeEpochNs, heartbeat.encodedLength());
    }

    /** Only the time counts, whatever the reader's configuration. */
    @Override
    public void ignored(final long timeEpochNs, final int unconfiguredMarket)
    {
        heartbeat(timeEpochNs, unconfiguredMarket);
    }

    @Override
    public void flush()
    {
        output.flush();
    }

    private void sendMarket(final int number)
    {
        final SentMarket market = definitions.sentMarket(number);
        marketDefinition.wrapAndApplyHeader(buffer, 0, header)
            .sequence(nextSequence)
            .timeEpochNs(lastEpochNs)
            .market(number)
            .priceStepMantissa(market.tick().unscaledValue().longValueExact())
            .sizeStepMantissa(market.lot().unscaledValue().longValueExact())
            .priceStepExponent((byte)-market.tick().scale())
            .sizeStepExponent((byte)-market.lot().scale())
            .putName(market.name(), 0, market.name().length);
        send(lastEpochNs, marketDefinition.encodedLength());
    }

    private void sendAccount(final int number)
    {
        final byte[] name = definitions.accountName(number);
        accountDefinition.wrapAndApplyHeader(buffer, 0, header)
            .sequence(nextSequence)
            .timeEpochNs(lastEpochNs)
            .account(number)
            .putName(name, 0, name.length);
        send(lastEpochNs, accountDefinition.encodedLength());
    }

    private void send(final long timeEpochNs, final int bodyLength)
    {
        lastEpochNs = timeEpochNs;
        nextSequence++;
        if (!output.offer(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength))
        {
            lostCount++;
            isTellingDue = true;
        }
    }

    private static void requireWhole(final int flags)
    {
        if (flags != 0)
        {
            throw new IllegalArgumentException("an engine's prices and sizes are whole steps: flags=" + flags);
        }
    }
}
