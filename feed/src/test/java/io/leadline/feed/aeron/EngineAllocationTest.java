package io.leadline.feed.aeron;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.sun.management.ThreadMXBean;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.EventSink.TradingStatus;
import io.leadline.event.Side;
import io.leadline.sbe.MessageHeaderDecoder;

class EngineAllocationTest
{
    private static final int ROUNDS = 40_000;
    /** A tenth of a byte a message: what the log takes for a block of its file, and nothing that any message could. */
    private static final int LIMIT_PER_TEN_MESSAGES = 1;

    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    @Test
    void shouldAllocateNothingForAMessageOfKnownNames()
    {
        final SentMessages sent = new SentMessages();
        final List<UnsafeBuffer> round = round(sent);
        try (EventLogWriter log = new EventLogWriter(folder, Long.MAX_VALUE))
        {
            final EngineSession session = new EngineSession(
                EngineRun.CONFIGURATION, log, EngineLimits.DEFAULT, EngineAllocationTest::refuse);
            sent.show(session, 0);
            long sequence = sent.all().size() + 1;
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++)
            {
                final long before = threads.getCurrentThreadAllocatedBytes();
                sequence = show(session, round, sequence);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }

            assertThat(log.eventCount()).isGreaterThan(5L * ROUNDS * round.size());
            assertThat(least).as("bytes for %d messages", ROUNDS * round.size())
                .isLessThan((long)ROUNDS * round.size() * LIMIT_PER_TEN_MESSAGES / 10);
        }
    }

    @Test
    void shouldAllocateNothingForAnEventOfTheEngine()
    {
        final EngineSink sink = new EngineSink((buffer, offset, length) -> length > 0);
        final int sol = sink.market("SOL", EngineRun.TICK, EngineRun.LOT);
        final int alice = sink.account("alice");
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++)
        {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int event = 0; event < ROUNDS; event++)
            {
                say(sink, sol, alice, event);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(sink.messageCount()).isEqualTo(2 + 5L * ROUNDS * 10);
        assertThat(least).isLessThan(ROUNDS);
    }

    private static List<UnsafeBuffer> round(final SentMessages sent)
    {
        final EngineSink engine = new EngineSink(sent);
        final int sol = engine.market("SOL", EngineRun.TICK, EngineRun.LOT);
        final int alice = engine.account("alice");
        final int defined = sent.all().size();
        say(engine, sol, alice, 1);
        final List<UnsafeBuffer> round = new ArrayList<>();
        sent.all().subList(defined, sent.all().size()).forEach(message -> round.add(new UnsafeBuffer(message)));

        return round;
    }

    private static void say(final EngineSink engine, final int market, final int account, final long id)
    {
        engine.clear(1, market);
        engine.add(1, market, id, account, Side.BID, 100, 5, 1);
        engine.reduce(1, market, id, 4, 0);
        engine.fill(1, market, id, 100, 1, account, 0);
        engine.replace(1, market, id, id + 1, 101, 5, 0);
        engine.cancel(1, market, id + 1);
        engine.level(1, market, Side.ASK, 110, 7, 0);
        engine.trade(1, market, EventSink.NO_ACCOUNT, 100, 3, account, 0);
        engine.status(1, market, TradingStatus.OPEN);
        engine.heartbeat(1, EventSink.NO_MARKET);
    }

    private static long show(final EngineSession session, final List<UnsafeBuffer> round, final long first)
    {
        long sequence = first;
        for (int i = 0; i < ROUNDS; i++)
        {
            for (int message = 0; message < round.size(); message++)
            {
                final UnsafeBuffer buffer = round.get(message);
                buffer.putLong(MessageHeaderDecoder.ENCODED_LENGTH, sequence++, ByteOrder.LITTLE_ENDIAN);
                session.onMessage(buffer, 0, buffer.capacity());
            }
        }

        return sequence;
    }

    private static void refuse(final Refused reason, final long value, final int templateId, final int version)
    {
        throw new AssertionError("refused: reason=" + reason + " value=" + value + " template=" + templateId);
    }
}
