package io.leadline.fuzz;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.EventSink.TradingStatus;
import io.leadline.feed.aeron.EngineFeed;
import io.leadline.feed.aeron.EngineLimits;
import io.leadline.feed.aeron.EngineSession;
import io.leadline.feed.aeron.EngineSink;
import io.leadline.feed.aeron.FrameOutput;
import io.leadline.feed.aeron.Refused;
import io.leadline.problem.BadInputException;

/**
 * An engine's messages, into an event log: a file of frames, or steps of a line, each of which brings a message (as it
 * is, or with the sequence that is next, so that what lies behind the sequence is reached), a connection or its end.
 */
final class AeronTarget implements FuzzTarget
{
    static final String CONFIGURATION = """
        venue: example
        markets:
          - { name: SOL, tick: "0.01", lot: "0.1" }
          - { name: BTC, venue_id: BTC-VENUE, tick: "0.5", lot: "0.001" }
        schedule: { every: 1s, instant: fixed }
        makers: all
        """;
    /** Time hardly moves, whatever an input says: a day's file is large. */
    private static final long MAX_JUMP_NS = 1_000_000;
    private static final EngineLimits LIMITS = new EngineLimits(5, 8);
    private static final int ENCODING_OFFSET = 4;
    private static final int ENCODING = 0xeb;
    private static final int SEQUENCE_OFFSET = 8;
    private static final int STEPS = 4;
    private static final int AS_IT_IS = 0;
    private static final int CONNECT = 1;
    private static final int DISCONNECT = 2;

    private final Configuration configuration = ConfigurationReader.parse(CONFIGURATION, "fuzz");
    private final EventLogOfInputs log = new EventLogOfInputs(0, MAX_JUMP_NS);
    private long sum;

    AeronTarget()
    {
        // Honest messages are taken. All classes are loaded by that: under the fuzzer an input would take too long.
        seeds().forEach(this::run);
    }

    @Override
    public void read(final byte[] input)
    {
        try
        {
            run(input);
        }
        catch (final BadInputException named)
        {
            sum += named.getMessage().length();
        }
    }

    private void run(final byte[] input)
    {
        if (input.length > ENCODING_OFFSET && (input[ENCODING_OFFSET] & 0xff) == ENCODING)
        {
            new EngineFeed(configuration, log.recordings(input)).run(log.next());
        }
        else
        {
            runSteps(input);
        }
        sum++;
    }

    private void runSteps(final byte[] input)
    {
        final EventLogWriter events = log.next();
        final EngineSession session = new EngineSession(configuration, events, LIMITS, this::refused);
        long sequence = 1;
        for (final byte[] step : DocumentList.split(input))
        {
            final int kind = step.length == 0 ? DISCONNECT : Math.floorMod(step[0], STEPS);
            if (kind == DISCONNECT)
            {
                session.onDisconnect();
            }
            else if (kind == CONNECT)
            {
                session.onConnect(step.length);
            }
            else
            {
                final UnsafeBuffer message = new UnsafeBuffer(step, 1, step.length - 1);
                if (kind != AS_IT_IS && message.capacity() >= SEQUENCE_OFFSET + Long.BYTES)
                {
                    message.putLong(SEQUENCE_OFFSET, sequence++, ByteOrder.LITTLE_ENDIAN);
                }
                session.onMessage(message, 0, message.capacity());
            }
        }
        events.flush();
    }

    private void refused(final Refused reason, final long value, final int templateId, final int version)
    {
        sum += reason.ordinal() ^ value ^ templateId ^ version;
    }

    @Override
    public List<byte[]> seeds()
    {
        final ByteArrayOutputStream frames = new ByteArrayOutputStream();
        say(new EngineSink(new FrameOutput(frames)));
        final List<ByteBuffer> steps = new ArrayList<>();
        steps.add(ByteBuffer.wrap(new byte[] {CONNECT}));
        say(new EngineSink((buffer, offset, length) ->
        {
            final byte[] step = new byte[1 + length];
            step[0] = STEPS - 1;
            buffer.getBytes(offset, step, 1, length);
            steps.add(ByteBuffer.wrap(step));
            return true;
        }));
        steps.add(ByteBuffer.wrap(new byte[] {DISCONNECT}));

        return List.of(frames.toByteArray(), DocumentList.join(steps, 1 << 14));
    }

    static void say(final EngineSink engine)
    {
        final int sol = engine.market("SOL", new BigDecimal("0.01"), new BigDecimal("0.1"));
        final int btc = engine.market("BTC-VENUE", new BigDecimal("0.1"), new BigDecimal("0.0001"));
        final int other = engine.market("ETH", BigDecimal.ONE, BigDecimal.ONE);
        final int alice = engine.account("alice");
        engine.clear(1, sol);
        engine.add(1, sol, 1, alice, 0, 100, 5, 1);
        engine.add(2, btc, 1, EventSink.NO_ACCOUNT, 1, 100, 5, 0);
        engine.reduce(3, sol, 1, 4, 0);
        engine.fill(4, sol, 1, EventSink.NO_PRICE, 1, alice, 0);
        engine.replace(5, sol, 1, EventSink.NO_ORDER_ID, 101, 3, 0);
        engine.replace(6, sol, 1, 2, 102, 3, 0);
        engine.level(7, btc, 1, 7, 0, 0);
        engine.trade(8, btc, alice, 7, 3, EventSink.NO_ACCOUNT, 0);
        engine.status(9, sol, TradingStatus.HALTED);
        engine.heartbeat(10, other);
        engine.cancel(11, sol, 2);
        engine.tellAnew();
        engine.heartbeat(12, EventSink.NO_MARKET);
    }
}
