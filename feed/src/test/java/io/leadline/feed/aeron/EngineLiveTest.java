package io.leadline.feed.aeron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import io.aeron.ExclusivePublication;
import io.aeron.Subscription;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.AdapterReader;
import io.leadline.config.AdapterSettings;
import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.RecordingSink;
import io.leadline.problem.BadInputException;

/** A feed with its own media driver, and an engine that joins it, on threads of Aeron's own. */
class EngineLiveTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long START_EPOCH_NS = 1_760_000_000L * SECOND_NS;
    private static final long PATIENCE_NS = Duration.ofSeconds(30).toNanos();

    @TempDir
    private Path folder;

    private final RecordingSink sink = new RecordingSink();
    private final List<String> said = new CopyOnWriteArrayList<>();
    /** Not the engine's: an hour off. */
    private long localEpochNs = START_EPOCH_NS + 3_600 * SECOND_NS;
    private LiveFeed feed;
    private EngineConnection connection;

    @BeforeEach
    void open()
    {
        feed = open("{ directory: aeron, stream: 5, heartbeats: false }");
        connection = EngineConnection.toDriver(folder.resolve("aeron"), failure -> said.add(failure.toString()));
    }

    private LiveFeed open(final String section)
    {
        final AdapterSettings settings = AdapterReader.parse("""
            venue: t
            markets: [{ name: SOL, tick: "0.01", lot: "0.1" }]
            schedule: { every: 1s, instant: fixed }
            feed:
              aeron: %s
            """.formatted(section.replace("directory: aeron", "directory: " + folder.resolve("aeron"))),
            "test", "aeron", EngineLive.KEYS);

        return EngineLive.open(new LiveInputs(
            EngineRun.CONFIGURATION, settings, List.of(), sink, null, () -> localEpochNs, said::add));
    }

    @AfterEach
    void close()
    {
        connection.close();
        feed.close();
    }

    @Test
    void shouldFollowOneEngineAfterTheOther()
    {
        final EngineLine line = EngineLine.ipc(5, 1 << 16);
        try (ExclusivePublication first = publication(line))
        {
            final EngineSink engine = new EngineSink(new PublicationOutput(first));
            bid(engine, START_EPOCH_NS, 7);
            engine.heartbeat(START_EPOCH_NS + SECOND_NS, EventSink.NO_MARKET);
            workUntil(() -> sink.lines().size() == 2);
        }
        workUntil(() -> feed.counters().count("disconnects") == 1);

        assertThat(said).containsExactly(
            "engine is heard: channel=aeron:ipc stream=5",
            "engine is not heard any more: channel=aeron:ipc stream=5");
        assertThat(sink.lines()).endsWith(
            START_EPOCH_NS + SECOND_NS + " status SOL STALE", START_EPOCH_NS + SECOND_NS + " status BTC STALE");
        assertThat(feed.receipts().histogramNs().getTotalCount()).isPositive();
        final int before = sink.lines().size();
        try (ExclusivePublication second = publication(line))
        {
            final EngineSink engine = new EngineSink(new PublicationOutput(second));
            engine.clear(START_EPOCH_NS + 2 * SECOND_NS, engine.market("SOL", EngineRun.TICK, EngineRun.LOT));
            workUntil(() -> sink.lines().size() == before + 1);
        }
        assertThat(sink.lines()).endsWith(START_EPOCH_NS + 2 * SECOND_NS + " clear SOL");
    }

    /** The engine's clock is not this machine's: time passes from the engine's last event on. */
    @Test
    void shouldLetTimePassWhileNoEngineIsHeard()
    {
        try (ExclusivePublication publication = publication(EngineLine.ipc(5, 1 << 16)))
        {
            bid(new EngineSink(new PublicationOutput(publication)), START_EPOCH_NS, 7);
            workUntil(() -> sink.lines().size() == 1);
            localEpochNs += 60 * SECOND_NS;
            feed.doWork();
            assertThat(sink.lines()).as("an engine that is heard tells the time itself").hasSize(1);
        }
        workUntil(() -> sink.lines().size() == 4);
        localEpochNs += 10 * SECOND_NS;
        feed.doWork();
        feed.doWork();

        assertThat(sink.lines().subList(1, sink.lines().size())).containsExactly(
            START_EPOCH_NS + " status SOL STALE",
            START_EPOCH_NS + " status BTC STALE",
            START_EPOCH_NS + 59 * SECOND_NS + " heartbeat -",
            START_EPOCH_NS + 69 * SECOND_NS + " heartbeat -");
    }

    @Test
    void shouldLetTimePassForAnEngineThatTellsNone()
    {
        final LiveFeed other = open("{ directory: aeron, stream: 6, driver: external, lag: 2s }");
        try (ExclusivePublication publication =
            connection.aeron().addExclusivePublication(EngineLine.ipc(6, 1 << 16).publication(), 6))
        {
            workUntil(other, publication::isConnected);
            bid(new EngineSink(new PublicationOutput(publication)), START_EPOCH_NS, 7);
            workUntil(other, () -> sink.lines().size() == 1);
            // Aeron's 10 s, one to drain, a round of its timer, and lag: all that is known of a driver of others.
            passSeconds(other, 14);
            assertThat(sink.lines()).as("the engine may have been gone for so long").hasSize(1);
            passSeconds(other, 3);

            assertThat(sink.lines().subList(1, sink.lines().size())).containsExactly(
                START_EPOCH_NS + SECOND_NS + " heartbeat -", START_EPOCH_NS + 2 * SECOND_NS + " heartbeat -",
                START_EPOCH_NS + 3 * SECOND_NS + " heartbeat -");
        }
        finally
        {
            other.close();
        }
    }

    private void passSeconds(final LiveFeed working, final int count)
    {
        for (int i = 0; i < count; i++)
        {
            localEpochNs += SECOND_NS;
            working.doWork();
        }
    }

    @Test
    void shouldNameALivenessThatNoDriverTakes()
    {
        assertThatThrownBy(() -> open("{ directory: other, liveness: 999ms }"))
            .isInstanceOf(BadInputException.class)
            .hasMessage("liveness that no driver here is set to: feed.aeron.liveness_ns=999000000 " +
                "allowed=1000000000 to 600000000000");
    }

    @Test
    void shouldNameAChannelThatIsNone()
    {
        assertThatThrownBy(() -> open("{ channel: \"aeron:pigeon\", driver: external, directory: aeron }"))
            .isInstanceOf(BadInputException.class)
            .hasMessageStartingWith("channel cannot be subscribed to: feed.aeron.channel=aeron:pigeon reason=");
        assertThatThrownBy(
            () -> open("{ channel: \"aeron:udp?endpoint=nobody\", driver: external, directory: aeron }"))
            .isInstanceOf(BadInputException.class)
            .hasMessageStartingWith("channel cannot be subscribed to: feed.aeron.channel=aeron:udp?endpoint=nobody");
    }

    @Test
    void shouldLeaveADriverThatRunsAlone()
    {
        assertThatThrownBy(() -> open("{ directory: aeron, stream: 7 }"))
            .isInstanceOf(BadInputException.class)
            .hasMessage("a media driver runs there, or was killed a moment ago: directory=" + folder.resolve("aeron") +
                " allowed=driver external, or another directory");

        shouldFollowOneEngineAfterTheOther();
    }

    @Test
    void shouldLeaveFilesOfOthersAlone() throws IOException
    {
        final Path precious = Files.writeString(folder.resolve("precious"), "x");

        assertThatThrownBy(() -> open("{ directory: " + folder + " }"))
            .isInstanceOf(BadInputException.class)
            .hasMessage("media driver's folder holds something else: directory=" + folder);
        assertThatThrownBy(() -> open("{ directory: " + precious + " }"))
            .isInstanceOf(BadInputException.class)
            .hasMessage("media driver's folder is none: directory=" + precious);
        assertThat(precious).hasContent("x");
    }

    @Test
    void shouldBringADriverToAFolderOfItsOwn()
    {
        open("{ channel: \"aeron:udp?endpoint=localhost:0\" }").close();

        assertThat(said).isEmpty();
    }

    @Test
    void shouldNotTetherAReaderHoweverItsChannelIsWritten()
    {
        assertThat(EngineLine.untethered("aeron:ipc")).isEqualTo(EngineLine.ipc(5, 1 << 16).subscription());
        assertThat(EngineLine.untethered("aeron:udp?endpoint=localhost:4000|tether=true"))
            .isEqualTo(EngineLine.udp("localhost:4000", 5, 1 << 16).subscription());
    }

    /** The channels that an engine without this code is told to use are those of this code. */
    @Test
    void shouldBeGuidedToTheSameChannels() throws IOException
    {
        final String guide = Files.readString(Path.of("NATIVE.md"));

        assertThat(guide)
            .contains("\n" + EngineLine.ipc(7, 1 << 22).publication() + "\n")
            .contains("\n" + EngineLine.udp("239.1.1.1:40456", 7, 1 << 22).publication() + "\n");
    }

    /** A driver of ours puts a reader that stands still aside in time, whatever the engine's channel does not say. */
    @Test
    void shouldPutAReaderAsideForAnEngineOfAPlainChannel()
    {
        try (ExclusivePublication publication =
            connection.aeron().addExclusivePublication("aeron:ipc?term-length=64k", 5);
            Subscription stuck = connection.aeron().addSubscription("aeron:ipc?tether=false", 5))
        {
            workUntil(() -> stuck.imageCount() == 1 && feed.counters().count("disconnects") == 0 &&
                said.contains("engine is heard: channel=aeron:ipc stream=5"));
            final EngineSink engine = new EngineSink(new PublicationOutput(publication));
            final long begunNs = System.nanoTime();
            workUntil(() ->
            {
                bid(engine, START_EPOCH_NS, 7);
                return stuck.hasNoImages();
            });

            assertThat(engine.lostCount()).isPositive();
            assertThat(System.nanoTime() - begunNs).as("Aeron itself is patient for 5 s").isLessThan(4 * SECOND_NS);
        }
    }

    private ExclusivePublication publication(final EngineLine line)
    {
        final ExclusivePublication publication =
            connection.aeron().addExclusivePublication(line.publication(), line.streamId());
        workUntil(publication::isConnected);

        return publication;
    }

    private static void bid(final EngineSink engine, final long timeEpochNs, final long orderId)
    {
        engine.add(
            timeEpochNs, engine.market("SOL", EngineRun.TICK, EngineRun.LOT), orderId, engine.account("alice"),
            Side.BID, 100, 10, 0);
    }

    private void workUntil(final BooleanSupplier isDone)
    {
        workUntil(feed, isDone);
    }

    private void workUntil(final LiveFeed working, final BooleanSupplier isDone)
    {
        final long until = System.nanoTime() + PATIENCE_NS;
        while (!isDone.getAsBoolean())
        {
            assertThat(System.nanoTime()).as("counters=%s lines=%s", working.counters(), sink.lines())
                .isLessThan(until);
            working.doWork();
            Thread.onSpinWait();
        }
    }
}
