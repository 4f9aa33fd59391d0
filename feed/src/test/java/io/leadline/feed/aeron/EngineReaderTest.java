package io.leadline.feed.aeron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.aeron.ExclusivePublication;
import io.aeron.Subscription;

import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.Configuration;
import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.feed.RecordingSink;

class EngineReaderTest
{
    private static final int STREAM = 77;
    private static final int TERM_LENGTH = 1 << 16;
    private static final int ADD_LENGTH = 64 + 32;

    @TempDir
    private Path folder;

    private HandDrivenDriver driver;

    @BeforeEach
    void launch()
    {
        driver = new HandDrivenDriver(folder);
    }

    @AfterEach
    void close()
    {
        driver.close();
    }

    /** A reader of its own, with what it wrote. */
    private final class Reader
    {
        private final RecordingSink sink = new RecordingSink();
        private final Subscription subscription;
        private final EngineSession session;
        private final EngineReader agent;
        private final List<String> refused = new ArrayList<>();

        Reader(final EngineLine line)
        {
            this(line, EngineRun.CONFIGURATION);
        }

        Reader(final EngineLine line, final Configuration configuration)
        {
            subscription = driver.aeron().addSubscription(line.subscription(), line.streamId());
            session = new EngineSession(
                configuration, sink, EngineLimits.DEFAULT,
                (reason, value, template, version) -> refused.add(reason + " value=" + value));
            agent = new EngineReader(subscription, session, sink);
        }

        int poll()
        {
            int all = 0;
            for (int count = agent.doWork(); count > 0; count = agent.doWork())
            {
                all += count;
            }

            return all;
        }

        long count(final String name)
        {
            return session.counters().count(name);
        }
    }

    private ExclusivePublication publication(final EngineLine line)
    {
        return driver.aeron().addExclusivePublication(line.publication(), line.streamId());
    }

    @Test
    void shouldCarryEventsOverSharedMemory()
    {
        shouldCarryEvents(EngineLine.ipc(STREAM, TERM_LENGTH));
    }

    @Test
    void shouldCarryEventsOverUdp() throws SocketException
    {
        shouldCarryEvents(EngineLine.udp("localhost:" + freePort(), STREAM, TERM_LENGTH));
    }

    private static int freePort() throws SocketException
    {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress()))
        {
            return socket.getLocalPort();
        }
    }

    private void shouldCarryEvents(final EngineLine line)
    {
        final Reader reader = new Reader(line, RandomEngine.CONFIGURATION);
        final RecordingSink direct = new RecordingSink();
        try (ExclusivePublication publication = publication(line))
        {
            driver.turnUntil(publication::isConnected);
            driver.turnUntil(() -> reader.poll() + reader.subscription.imageCount() > 0);
            final EngineSink sink = new EngineSink(new PublicationOutput(publication));
            final RandomEngine engine = new RandomEngine(5, direct, sink);
            for (int i = 0; i < 5_000; i++)
            {
                engine.event();
                driver.turn();
                final long sent = sink.messageCount();
                driver.turnUntil(() -> reader.poll() >= 0 && reader.count("messages") == sent);
            }

            assertThat(sink.lostCount()).isZero();
        }
        assertThat(reader.sink.lines()).isEqualTo(direct.lines());
        driver.turnUntil(() -> reader.poll() >= 0 && reader.count("disconnects") == 1);
        assertThat(reader.refused).isEmpty();
        assertThat(reader.sink.flushCount()).isGreaterThan(1);
    }

    /** The reader stops, the engine goes on as fast as ever, and the reader knows what it missed. */
    @Test
    void shouldNotWaitForAReaderThatStops()
    {
        final EngineLine line = EngineLine.ipc(STREAM, TERM_LENGTH);
        final Reader healthy = new Reader(line);
        final Reader stopped = new Reader(line);
        try (ExclusivePublication publication = publication(line))
        {
            driver.turnUntil(() -> publication.isConnected() && healthy.subscription.imageCount() == 1 &&
                stopped.subscription.imageCount() == 1);
            final EngineSink engine = new EngineSink(new PublicationOutput(publication));
            final int sol = engine.market("SOL", EngineRun.TICK, EngineRun.LOT);
            final int alice = engine.account("alice");
            add(engine, sol, alice, 1);
            driver.turn();
            assertThat(stopped.poll()).isEqualTo(3);

            final long limit = 20L * TERM_LENGTH / ADD_LENGTH;
            long id = 1;
            while (id < limit)
            {
                add(engine, sol, alice, ++id);
                healthy.poll();
                driver.turn();
            }
            assertThat(engine.lostCount()).as("the window is full, nobody waits").isPositive();
            assertThat(engine.messageCount()).isEqualTo(2 + id);
            assertThat(engine.isTellingDue()).isTrue();

            driver.pass(3 * EngineLine.PATIENCE_NS);
            final long lostInAll = engine.lostCount();
            engine.tellAnew();
            engine.clear(++id, sol);
            while (id < 2 * limit)
            {
                add(engine, sol, alice, ++id);
                driver.turn();
                healthy.poll();
            }
            assertThat(engine.lostCount()).as("the reader is put aside").isEqualTo(lostInAll);
            assertThat(engine.isTellingDue()).isFalse();
            assertThat(healthy.count("missed_messages")).isEqualTo(lostInAll);
            assertThat(healthy.sink.lines()).contains(id + " add SOL " + id + " alice bid 100 5");

            stopped.poll();
            assertThat(stopped.sink.lines()).endsWith("1 status SOL STALE", "1 status BTC STALE");
            assertThat(stopped.count("disconnects")).isEqualTo(1);

            driver.pass(EngineLine.COMING_BACK_NS);
            final long back = ++id;
            engine.heartbeat(back, sol);
            driver.turnUntil(() -> stopped.poll() >= 0 && stopped.count("gaps") == 1);
            assertThat(stopped.sink.lines()).endsWith(back + " heartbeat SOL");
            assertThat(stopped.count("missed_messages"))
                .isEqualTo(engine.messageCount() - stopped.count("messages"));

            engine.tellAnew();
            engine.clear(++id, sol);
            add(engine, sol, alice, id);
            final long last = id;
            driver.turnUntil(() -> stopped.poll() >= 0 && stopped.count("clear") == 1 && stopped.count("add") == 2);
            assertThat(stopped.sink.lines()).endsWith(
                last + " clear SOL", last + " add SOL " + last + " alice bid 100 5");
        }
    }

    /** A reader that never goes on costs the others one hole, not one each time that it might come back. */
    @Test
    void shouldLoseOnceForAReaderThatStaysStuck()
    {
        final EngineLine line = EngineLine.ipc(STREAM, TERM_LENGTH);
        final Reader healthy = new Reader(line);
        final Reader stuck = new Reader(line);
        try (ExclusivePublication publication = publication(line))
        {
            driver.turnUntil(() -> publication.isConnected() && healthy.subscription.imageCount() == 1 &&
                stuck.subscription.imageCount() == 1);
            final EngineSink engine = new EngineSink(new PublicationOutput(publication));
            final int sol = engine.market("SOL", EngineRun.TICK, EngineRun.LOT);
            final int alice = engine.account("alice");
            long id = say(engine, sol, alice, 1, 1_000, healthy);
            final long lost = engine.lostCount();
            id = say(engine, sol, alice, id, 20_000, healthy);

            assertThat(lost).as("until it was put aside").isPositive();
            assertThat(engine.lostCount()).as("of %s messages", engine.messageCount()).isEqualTo(lost);
            assertThat(healthy.count("gaps")).isEqualTo(1);
        }
    }

    /** Two messages a millisecond: a window of half a term is full within two tenths of a second. */
    private long say(
        final EngineSink engine, final int market, final int account, final long firstId, final int durationMs,
        final Reader reader)
    {
        long id = firstId;
        for (int ms = 0; ms < durationMs; ms++)
        {
            add(engine, market, account, id++);
            add(engine, market, account, id++);
            driver.pass(0);
            reader.poll();
        }

        return id;
    }

    private static void add(final EngineSink engine, final int market, final int account, final long id)
    {
        engine.add(id, market, id, account, Side.BID, 100, 5, 0);
    }

    @Test
    void shouldTakeUpOneEngineAtATime()
    {
        final EngineLine line = EngineLine.ipc(STREAM, TERM_LENGTH);
        final Reader reader = new Reader(line);
        final ExclusivePublication first = publication(line);
        driver.turnUntil(() -> reader.subscription.imageCount() == 1);
        final EngineSink one = new EngineSink(new PublicationOutput(first));
        one.heartbeat(10, one.market("SOL", EngineRun.TICK, EngineRun.LOT));
        driver.turnUntil(() -> reader.poll() > 0);
        try (ExclusivePublication second = publication(line))
        {
            driver.turnUntil(() -> reader.subscription.imageCount() == 2);
            final EngineSink other = new EngineSink(new PublicationOutput(second));
            final int btc = other.market("BTC-VENUE", EngineRun.TICK, EngineRun.LOT);
            other.clear(20, btc);
            driver.turn();
            assertThat(reader.poll()).isZero();
            first.close();
            driver.turnUntil(() -> reader.poll() > 0);

            assertThat(reader.sink.lines()).containsExactly(
                "10 heartbeat SOL", "10 status SOL STALE", "10 status BTC STALE", "20 clear BTC");
            assertThat(reader.count("sessions")).isEqualTo(2);
        }
    }

    @Test
    void shouldReadNoMessageFromPartsOfALongerOne()
    {
        final EngineLine line = EngineLine.ipc(STREAM, TERM_LENGTH);
        final Reader reader = new Reader(line);
        try (ExclusivePublication publication = publication(line))
        {
            driver.turnUntil(publication::isConnected);
            final SentMessages sent = new SentMessages();
            final EngineSink engine = new EngineSink(sent);
            engine.heartbeat(10, EventSink.NO_MARKET);
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[publication.maxPayloadLength() + 100]);
            buffer.putBytes(0, sent.all().get(0));
            assertThat(publication.offer(buffer)).isPositive();
            driver.turnUntil(() -> reader.poll() == 2);

            assertThat(reader.sink.lines()).isEmpty();
            assertThat(reader.refused).containsExactly("SHORT_MESSAGES value=0", "SHORT_MESSAGES value=0");
        }
    }

    @Test
    void shouldEndWhenItsSubscriptionIsGone()
    {
        final EngineLine line = EngineLine.ipc(STREAM, TERM_LENGTH);
        final Reader reader = new Reader(line);
        try (ExclusivePublication publication = publication(line))
        {
            driver.turnUntil(publication::isConnected);
            final EngineSink engine = new EngineSink(new PublicationOutput(publication));
            engine.heartbeat(10, engine.market("SOL", EngineRun.TICK, EngineRun.LOT));
            driver.turnUntil(() -> reader.poll() > 0);
            reader.subscription.close();

            assertThatThrownBy(reader.agent::doWork).isInstanceOf(AgentTerminationException.class)
                .hasMessageContaining("subscription is closed");
            assertThat(reader.sink.lines()).containsExactly(
                "10 heartbeat SOL", "10 status SOL STALE", "10 status BTC STALE");
            assertThat(reader.agent.roleName()).isEqualTo("engine-reader");
        }
    }
}
