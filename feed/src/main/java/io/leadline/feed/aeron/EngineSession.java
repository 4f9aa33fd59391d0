package io.leadline.feed.aeron;

import java.nio.ByteOrder;

import org.agrona.DirectBuffer;

import io.leadline.config.Configuration;
import io.leadline.event.EventSink;
import io.leadline.event.EventType;
import io.leadline.feed.FeedCounters;
import io.leadline.sbe.AccountDefinitionDecoder;
import io.leadline.sbe.AddDecoder;
import io.leadline.sbe.CancelDecoder;
import io.leadline.sbe.ClearDecoder;
import io.leadline.sbe.FillDecoder;
import io.leadline.sbe.HeartbeatDecoder;
import io.leadline.sbe.LevelDecoder;
import io.leadline.sbe.MarketDefinitionDecoder;
import io.leadline.sbe.MessageHeaderDecoder;
import io.leadline.sbe.ReduceDecoder;
import io.leadline.sbe.ReplaceDecoder;
import io.leadline.sbe.StatusDecoder;
import io.leadline.sbe.TradeDecoder;

/**
 * Turns the messages of an engine into events, whatever brings them: the sequence's rules, and what they mean for the
 * books. A session of the engine begins with sequence 1, with books as they are in the log when nothing came before it,
 * and stale otherwise; numbers that were defined before it stand for nothing. Wherever something was or may have been
 * lost (a hole in the sequence, a session joined in the middle, a connection that ended, a message that cannot be
 * read), every market of the configuration is stale from the time of the last event before that, until the engine
 * clears it and tells it anew. A message told twice is dropped.
 * <p>
 * Times are the engine's. Nothing thrown, whatever the bytes are; single thread; allocates nothing but for definitions.
 */
public final class EngineSession
{
    private static final int UNKNOWN = -1;
    /** A sequence this far ahead is no hole. */
    private static final long MAX_HOLE = 1L << 40;
    private static final int[] BLOCK_LENGTHS = new int[EventType.ACCOUNT_DEFINITION + 1];
    private static final int HEAD_LENGTH = 2 * Long.BYTES;

    static
    {
        BLOCK_LENGTHS[AddDecoder.TEMPLATE_ID] = AddDecoder.BLOCK_LENGTH;
        BLOCK_LENGTHS[ReduceDecoder.TEMPLATE_ID] = ReduceDecoder.BLOCK_LENGTH;
        BLOCK_LENGTHS[FillDecoder.TEMPLATE_ID] = FillDecoder.BLOCK_LENGTH;
        BLOCK_LENGTHS[CancelDecoder.TEMPLATE_ID] = CancelDecoder.BLOCK_LENGTH;
        BLOCK_LENGTHS[ReplaceDecoder.TEMPLATE_ID] = ReplaceDecoder.BLOCK_LENGTH;
        BLOCK_LENGTHS[LevelDecoder.TEMPLATE_ID] = LevelDecoder.BLOCK_LENGTH;
        BLOCK_LENGTHS[TradeDecoder.TEMPLATE_ID] = TradeDecoder.BLOCK_LENGTH;
        BLOCK_LENGTHS[ClearDecoder.TEMPLATE_ID] = ClearDecoder.BLOCK_LENGTH;
        BLOCK_LENGTHS[StatusDecoder.TEMPLATE_ID] = StatusDecoder.BLOCK_LENGTH;
        BLOCK_LENGTHS[HeartbeatDecoder.TEMPLATE_ID] = HeartbeatDecoder.BLOCK_LENGTH;
        BLOCK_LENGTHS[MarketDefinitionDecoder.TEMPLATE_ID] = MarketDefinitionDecoder.BLOCK_LENGTH;
        BLOCK_LENGTHS[AccountDefinitionDecoder.TEMPLATE_ID] = AccountDefinitionDecoder.BLOCK_LENGTH;
    }

    private final EngineCounters counters;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EngineMarkets markets;
    private final EngineAccounts accounts;
    private final EngineDefinitions definitions;
    private final EngineEvents events;
    private final EngineClock clock;
    private final Refused.Listener listener;
    private long nextSequence = UNKNOWN;
    private long connection = UNKNOWN;
    private boolean isConnected;
    /** Something was lost before there was a time to say so at. */
    private boolean isLossPending;
    private long toldEpochNs;

    /**
     * A session before its first message.
     *
     * @param configuration the markets to decode, known by their {@code venue_id}.
     * @param sink          takes the events; flushed by whoever drives the session.
     * @param limits        the most that is kept.
     * @param listener      hears of messages that are refused.
     */
    public EngineSession(
        final Configuration configuration,
        final EventSink sink,
        final EngineLimits limits,
        final Refused.Listener listener)
    {
        this(configuration, sink, limits, listener, new FeedCounters());
    }

    /** A session that adds its counters to these. */
    EngineSession(
        final Configuration configuration,
        final EventSink sink,
        final EngineLimits limits,
        final Refused.Listener listener,
        final FeedCounters allCounters)
    {
        this.listener = listener;
        counters = new EngineCounters(allCounters);
        markets = new EngineMarkets(configuration.markets(), sink, limits.markets());
        accounts = new EngineAccounts(sink, limits.accounts());
        definitions = new EngineDefinitions(markets, accounts, counters);
        events = new EngineEvents(markets, accounts, counters, sink);
        clock = new EngineClock(configuration.feed().maxJumpNs());
    }

    /** What was counted so far. */
    public FeedCounters counters()
    {
        return counters.all;
    }

    /**
     * The engine is heard from here on; what comes first may be anywhere in its sequence.
     *
     * @param newConnection tells one writer of the engine's from another; the same writer goes on with its sequence.
     *                      Not negative.
     */
    public void onConnect(final long newConnection)
    {
        if (newConnection != connection)
        {
            if (connection != UNKNOWN || nextSequence != UNKNOWN)
            {
                loseAll();
            }
            forgetSession();
            connection = newConnection;
        }
        isConnected = true;
    }

    /** The engine is not heard any more. */
    public void onDisconnect()
    {
        if (isConnected)
        {
            isConnected = false;
            counters.disconnects.increment();
            loseAll();
        }
    }

    /** Whether the engine is heard. */
    boolean isConnected()
    {
        return isConnected;
    }

    /** Whether there was an event. */
    boolean isTimeKnown()
    {
        return clock.isKnown();
    }

    /** Its time as the log has it; of no meaning before it. */
    long lastEpochNs()
    {
        return clock.lastEpochNs();
    }

    /** Its time as the engine told it last, whatever the log made of it; of no meaning before it. */
    long toldEpochNs()
    {
        return toldEpochNs;
    }

    /** Time has passed of which the engine tells nothing, for it is not heard; only behind an event. */
    void onTime(final long timeEpochNs)
    {
        events.beat(timeEpochNs);
        clock.advance(timeEpochNs);
    }

    /** Messages will not come, whether or not others follow. */
    void onLost()
    {
        loseAll();
    }

    private void forgetSession()
    {
        nextSequence = UNKNOWN;
        markets.forgetNumbers();
        accounts.forgetNumbers();
    }

    private void loseAll()
    {
        isLossPending = !clock.isKnown();
        if (!isLossPending)
        {
            markets.loseAll(clock.lastEpochNs());
        }
    }

    /** One message, header and all; bytes behind what it needs are passed over. */
    public void onMessage(final DirectBuffer buffer, final int offset, final int length)
    {
        counters.messages.increment();
        if (length < MessageHeaderDecoder.ENCODED_LENGTH + HEAD_LENGTH)
        {
            refuse(Refused.SHORT_MESSAGES, length, UNKNOWN, UNKNOWN);
            return;
        }
        header.wrap(buffer, offset);
        final int template = header.templateId();
        final int version = header.version();
        final int blockLength = header.blockLength();
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID)
        {
            refuse(Refused.OTHER_SCHEMAS, header.schemaId(), template, version);
            return;
        }
        final int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        if (!isNext(buffer.getLong(body, ByteOrder.LITTLE_ENDIAN), template, version))
        {
            return;
        }
        final int least = template < BLOCK_LENGTHS.length ? BLOCK_LENGTHS[template] : 0;
        if (least == 0)
        {
            refuse(Refused.UNKNOWN_TEMPLATES, template, template, version);
        }
        else if (blockLength < least || blockLength > offset + length - body)
        {
            refuse(Refused.SHORT_MESSAGES, length, template, version);
        }
        else if (template > EventType.LAST_EVENT)
        {
            define(template, buffer, body, blockLength, version, offset + length);
        }
        else
        {
            write(template, buffer, body, blockLength, version);
        }
    }

    private boolean isNext(final long sequence, final int template, final int version)
    {
        if (sequence == nextSequence)
        {
            nextSequence++;
            return true;
        }
        if (sequence <= 0 || nextSequence != UNKNOWN && sequence - nextSequence > MAX_HOLE)
        {
            refuse(Refused.BAD_SEQUENCES, sequence, template, version);
            return false;
        }

        return sequence == 1 ? begin() : nextSequence == UNKNOWN ? join(sequence) : isBehindHole(sequence);
    }

    private boolean begin()
    {
        counters.sessions.increment();
        if (nextSequence != UNKNOWN)
        {
            loseAll();
            forgetSession();
        }
        nextSequence = 2;

        return true;
    }

    private boolean join(final long sequence)
    {
        counters.joins.increment();
        loseAll();
        nextSequence = sequence + 1;

        return true;
    }

    private boolean isBehindHole(final long sequence)
    {
        if (sequence < nextSequence)
        {
            counters.duplicates.increment();
            return false;
        }
        counters.gaps.increment();
        counters.missedMessages.increase(sequence - nextSequence);
        loseAll();
        nextSequence = sequence + 1;

        return true;
    }

    private void define(
        final int template,
        final DirectBuffer buffer,
        final int body,
        final int blockLength,
        final int version,
        final int end)
    {
        if (template == MarketDefinitionDecoder.TEMPLATE_ID)
        {
            definitions.onMarket(buffer, body, blockLength, version, end);
        }
        else
        {
            definitions.onAccount(buffer, body, blockLength, version, end);
        }
        if (definitions.refusal() != null)
        {
            refuse(definitions.refusal(), definitions.refusedValue(), template, version);
        }
        else if (definitions.isConflicting())
        {
            loseAll();
        }
    }

    private void write(
        final int template, final DirectBuffer buffer, final int body, final int blockLength, final int version)
    {
        final long timeEpochNs = buffer.getLong(body + Long.BYTES, ByteOrder.LITTLE_ENDIAN);
        if (!clock.accepts(timeEpochNs))
        {
            refuse(Refused.BAD_TIMES, timeEpochNs, template, version);
            return;
        }
        final long lastEpochNs = clock.isKnown() ? clock.lastEpochNs() : timeEpochNs;
        if (isLossPending)
        {
            isLossPending = false;
            markets.loseAll(lastEpochNs);
        }
        toldEpochNs = timeEpochNs;
        events.write(template, buffer, body, blockLength, version, timeEpochNs, lastEpochNs);
        clock.advance(timeEpochNs);
        if (events.refusal() != null)
        {
            tell(events.refusal(), events.refusedValue(), template, version);
        }
    }

    private void refuse(final Refused reason, final long value, final int template, final int version)
    {
        loseAll();
        tell(reason, value, template, version);
    }

    private void tell(final Refused reason, final long value, final int template, final int version)
    {
        counters.refused[reason.ordinal()].increment();
        listener.onRefused(reason, value, template, version);
    }
}
