package io.leadline.feed.aeron;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.AdapterReader;
import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.RecordingSink;

/**
 * Engines that are gone from one moment to the next and close nothing, as when they are killed or a cable is pulled:
 * Aeron's part of them works only when a test turns it, and is not turned any more. In real time.
 */
class EngineReachTest
{
    private static final long MS = 1_000_000;
    private static final long START_EPOCH_NS = 1_760_000_000_000_000_000L;
    private static final long PATIENCE_NS = Duration.ofSeconds(30).toNanos();

    @TempDir
    private Path folder;

    private final RecordingSink sink = new RecordingSink();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final long startedNs = System.nanoTime();
    private LiveFeed feed;
    /** What the engine's side of Aeron does when it is turned. */
    private Runnable engineTurn;

    @AfterEach
    void close()
    {
        feed.close();
    }

    @Test
    void shouldPassNoTimeOverAnEngineBeyondANetworkThatIsGone() throws SocketException
    {
        final String endpoint = "localhost:" + freePort();
        final EngineLine line = EngineLine.udp(endpoint, 5, 1 << 16);
        feed = open("{ channel: \"aeron:udp?endpoint=" + endpoint + "\", stream: 5, lag: 200ms, liveness: 1s }");
        try (HandDrivenDriver driver = new HandDrivenDriver(folder.resolve("engine")))
        {
            final long[] turnedNs = {System.nanoTime()};
            engineTurn = () ->
            {
                final long nowNs = System.nanoTime();
                driver.pass((nowNs - turnedNs[0]) / MS * MS - MS);
                turnedNs[0] += (nowNs - turnedNs[0]) / MS * MS;
            };
            shouldPassNoTimeOver(driver.aeron(), line);
        }
    }

    private static int freePort() throws SocketException
    {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress()))
        {
            return socket.getLocalPort();
        }
    }

    @Test
    void shouldPassNoTimeOverAnEngineBesideThatIsGone()
    {
        final EngineLine line = EngineLine.ipc(5, 1 << 16);
        final Path directory = folder.resolve("aeron");
        feed = open("{ directory: " + directory + ", stream: 5, lag: 200ms, liveness: 2s }");
        final Aeron aeron = Aeron.connect(new Aeron.Context()
            .aeronDirectoryName(directory.toString())
            .useConductorAgentInvoker(true)
            .errorHandler(failure -> said.add(failure.toString())));
        try (aeron)
        {
            engineTurn = () -> aeron.conductorAgentInvoker().invoke();
            shouldPassNoTimeOver(aeron, line);
        }
    }

    /** While it is there time passes, in the engine's own; when it is gone, not beyond that until it is stale. */
    private void shouldPassNoTimeOver(final Aeron aeron, final EngineLine line)
    {
        final ExclusivePublication publication =
            aeron.addExclusivePublication(line.publication(), line.streamId());
        workUntil(true, publication::isConnected);
        final EngineSink engine = new EngineSink(new PublicationOutput(publication));
        final long saidNs = System.nanoTime();
        engine.add(
            START_EPOCH_NS, engine.market("SOL", EngineRun.TICK, EngineRun.LOT), 7, EventSink.NO_ACCOUNT, Side.BID,
            100, 10, 0);
        workUntil(true, () -> sink.lines().size() == 1);
        workUntil(true, () -> sink.lines().size() >= 4);
        assertThat(sink.lines().subList(1, sink.lines().size())).allMatch(event -> event.endsWith(" heartbeat -"));
        final long goneEpochNs = START_EPOCH_NS + System.nanoTime() - saidNs;
        workUntil(false, () -> sink.lines().stream().anyMatch(event -> event.endsWith("STALE")));
        final int stale = sink.lines().indexOf(lastBeforeStale() + " status SOL STALE");

        assertThat(stale).as("stale from the last event: %s", sink.lines()).isPositive();
        assertThat(lastBeforeStale()).as("%s", sink.lines()).isLessThan(goneEpochNs);
        workUntil(false, () -> sink.lines().size() > stale + 2);
        assertThat(sink.lines().get(stale + 2)).endsWith(" heartbeat -");
        assertThat(said).hasSize(2).last().asString().startsWith("engine is not heard any more: ");
    }

    private long lastBeforeStale()
    {
        return sink.lines().stream().takeWhile(event -> !event.endsWith("STALE"))
            .mapToLong(event -> Long.parseLong(event.split(" ")[0])).max().orElseThrow();
    }

    private LiveFeed open(final String section)
    {
        final String text = """
            venue: t
            markets: [{ name: SOL, tick: "0.01", lot: "0.1" }]
            schedule: { every: 1s, instant: fixed }
            feed:
              aeron: %s
            """.formatted(section);

        return EngineLive.open(new LiveInputs(
            EngineRun.CONFIGURATION, AdapterReader.parse(text, "test", "aeron", EngineLive.KEYS), List.of(), sink, null,
            () -> START_EPOCH_NS / 2 + System.nanoTime() - startedNs, said::add));
    }

    private void workUntil(final boolean isEngineThere, final BooleanSupplier isDone)
    {
        final long until = System.nanoTime() + PATIENCE_NS;
        while (!isDone.getAsBoolean())
        {
            assertThat(System.nanoTime()).as("counters=%s lines=%s", feed.counters(), sink.lines()).isLessThan(until);
            if (isEngineThere)
            {
                engineTurn.run();
            }
            feed.doWork();
            Thread.onSpinWait();
        }
    }
}
