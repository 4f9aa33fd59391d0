package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.event.Event;
import io.leadline.event.EventFlags;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventSink;
import io.leadline.event.EventType;
import io.leadline.event.Side;
import io.leadline.feed.aeron.EngineConnection;
import io.leadline.feed.aeron.EngineLine;
import io.leadline.feed.aeron.EngineSink;
import io.leadline.feed.aeron.PublicationOutput;
import io.leadline.log.DocumentTailer;
import io.leadline.naive.EventGenerator;
import io.leadline.naive.NaiveCsv;
import io.leadline.naive.RandomSettings;
import io.leadline.naive.StreamSettings;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

import io.aeron.ExclusivePublication;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed followed by one process and sampled by another, told to end, and killed. */
class LiveVerbsTest
{
    private static final long SEED = 23;
    private static final int ROWS = 1_500;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long START_EPOCH_NS = 1_760_000_000L * SECOND_NS;

    @TempDir
    private Path folder;

    /** The rows are cut in the middle of lines, the follower is killed between, and time passes by the local clock. */
    @Test
    void shouldSampleWhatIsFollowedAsIfItHadAlwaysBeenThere() throws Exception
    {
        final Path config = configuration();
        final Configuration configuration = ConfigurationReader.read(config);
        final String text = NaiveCsv.text(EventGenerator.events(RandomSettings.draw(SEED), SEED, ROWS));
        final Path rows = folder.resolve("rows.csv");
        Files.writeString(folder.resolve("all.csv"), text);
        RealVerbs.sampler(
            "ingest", "--feed", "csv", "--input", folder.resolve("all.csv").toString(), "--config", config.toString(),
            "--events", folder.resolve("whole").toString(), "--quiet");
        final List<String> told = told(folder.resolve("whole"));
        append(rows, text, 0, text.length() / 3);
        try (VerbProcess sampler = VerbProcess.start(folder, "sample", List.of(
            "sample", "--follow", "--config", config.toString(), "--events", events().toString(),
            "--snapshots", folder.resolve("snapshots").toString()));
            VerbProcess killed = follow("killed", config, rows))
        {
            killed.await("reads the first rows", () -> told(events()).size() > ROWS / 4);
            killed.kill();
            append(rows, text, text.length() / 3, text.length() / 2);
            try (VerbProcess follower = follow("follower", config, rows))
            {
                follower.await("reads more rows", () -> told(events()).size() > ROWS * 2 / 5);
                append(rows, text, text.length() / 2, text.length());
                follower.await("reads all rows", () -> told(events()).size() == told.size());
                follower.end();

                assertThat(RealVerbs.printed(follower.printed(), "receive_to_log_count")).isNotIn("", "0");
                assertThat(RealVerbs.printed(follower.printed(), "read_rows")).isNotEmpty();
            }
            final List<byte[]> expected =
                EventLogs.undisturbed(configuration, events(), folder.resolve("expected"));
            sampler.await(
                "samples all", () -> SnapshotDocuments.of(folder.resolve("snapshots")).size() == expected.size());
            sampler.end();

            assertThat(told(events())).isEqualTo(told);
            assertThat(SnapshotDocuments.difference(
                SnapshotDocuments.of(folder.resolve("snapshots")), expected)).isEmpty();
        }
    }

    private Path configuration() throws IOException
    {
        final StreamSettings settings = RandomSettings.draw(SEED);
        if (settings.configuration().schedule().isRandom())
        {
            Files.writeString(
                folder.resolve(ConfigurationYaml.SEED_FILE),
                HexFormat.of().formatHex(settings.configuration().schedule().seed().bytes()) + "\n");
        }

        return Files.writeString(folder.resolve("config.yaml"), ConfigurationYaml.yaml(settings.configuration()));
    }

    private Path events()
    {
        return folder.resolve("events");
    }

    private static void append(final Path file, final String text, final int from, final int to) throws IOException
    {
        Files.writeString(
            file, text.substring(from, to), StandardCharsets.UTF_8, StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
    }

    private VerbProcess follow(final String name, final Path config, final Path rows) throws IOException
    {
        return VerbProcess.start(folder, name, List.of(
            "ingest", "--feed", "csv", "--follow", "--input", rows.toString(), "--config", config.toString(),
            "--events", events().toString()));
    }

    /** Nobody heard what the engine did while the follower was dead, and no snapshot of that time may say otherwise. */
    @Test
    void shouldHoldEveryInstantStaleForWhichNobodyFollowed() throws Exception
    {
        final Path config = Files.writeString(folder.resolve("config.yaml"), """
            venue: t
            markets: [{ name: M, tick: "1", lot: "1" }]
            schedule: { every: 1s, instant: fixed }
            feed: { aeron: { driver: external, directory: driver, stream: 7, lag: 0s } }
            """);
        final EngineLine line = EngineLine.ipc(7, 1 << 18);
        try (EngineConnection connection = EngineConnection.withDriver(folder.resolve("driver"), Throwable::toString);
            ExclusivePublication publication =
                connection.aeron().addExclusivePublication(line.publication(), line.streamId()))
        {
            final EngineSink engine = new EngineSink(new PublicationOutput(publication));
            final int market = engine.market("M", BigDecimal.ONE, BigDecimal.ONE);
            try (VerbProcess killed = followEngine("killed", config))
            {
                killed.await("hears the engine", () -> killed.said().contains("engine is heard"));
                engine.tellAnew();
                quote(engine, market, 0, 10);
                killed.await("writes", () -> !told(events()).isEmpty() &&
                    last(events()).equals("heartbeat " + (START_EPOCH_NS + 10 * SECOND_NS)));
                killed.kill();
            }
            quote(engine, market, 10, 20);
            try (VerbProcess follower = followEngine("follower", config))
            {
                follower.await("hears the engine", () -> follower.said().contains("engine is heard"));
                engine.heartbeat(START_EPOCH_NS + 25 * SECOND_NS, EventSink.NO_MARKET);
                engine.tellAnew();
                quote(engine, market, 30, 40);
                follower.await("writes", () ->
                    last(events()).equals("heartbeat " + (START_EPOCH_NS + 40 * SECOND_NS)));
                follower.end();
            }
        }
        assertThat(last(events())).isEqualTo("status " + (START_EPOCH_NS + 40 * SECOND_NS));
        EventLogs.undisturbed(ConfigurationReader.read(config), events(), folder.resolve("snapshots"));

        final List<String> statuses = statuses(folder.resolve("snapshots"));
        assertThat(statuses.subList(0, 10)).containsOnly("OK");
        assertThat(statuses.subList(10, 30)).containsOnly("STALE");
        assertThat(statuses.subList(30, 40)).containsOnly("OK");
    }

    private VerbProcess followEngine(final String name, final Path config) throws IOException
    {
        return VerbProcess.start(folder, name, List.of(
            "ingest", "--feed", "aeron", "--follow", "--config", config.toString(), "--events", events().toString()));
    }

    /** A book of two orders from one second to another, told anew at its start. */
    private static void quote(final EngineSink engine, final int market, final int fromSecond, final int toSecond)
    {
        final long epochNs = START_EPOCH_NS + fromSecond * SECOND_NS;
        engine.clear(epochNs, market);
        engine.add(epochNs, market, fromSecond * 2, engine.account("a"), Side.BID, 99, 5, 0);
        engine.add(epochNs, market, fromSecond * 2 + 1, engine.account("a"), Side.ASK, 101, 5, 0);
        for (int second = fromSecond + 1; second <= toSecond; second++)
        {
            engine.heartbeat(START_EPOCH_NS + second * SECOND_NS, EventSink.NO_MARKET);
        }
    }

    private static List<String> statuses(final Path snapshots)
    {
        final List<String> statuses = new ArrayList<>();
        try (SnapshotLogReader log = SnapshotLogReader.open(snapshots))
        {
            for (Record record = log.next(); record != Record.END; record = log.next())
            {
                if (record == Record.SNAPSHOT)
                {
                    statuses.add(log.snapshot().status().name());
                }
            }
        }

        return statuses;
    }

    private static String last(final Path events)
    {
        final List<String> all = new ArrayList<>();
        read(events, event -> all.add(EventType.name(event.type()) + " " + event.timeEpochNs()));

        return all.get(all.size() - 1);
    }

    /** What the feed told, without the times that followers let pass. */
    private static List<String> told(final Path events)
    {
        final List<String> told = new ArrayList<>();
        read(events, event ->
        {
            if ((event.flags() & EventFlags.BY_ADAPTER) == 0)
            {
                told.add(EventType.name(event.type()) + " " + event.market() + fields(event));
            }
        });

        return told;
    }

    /** Those that an event of its type has. */
    private static String fields(final Event event)
    {
        return switch (event.type())
        {
            case EventType.ADD ->
                " " + event.orderId() + " " + event.account() + " " + event.priceTicks() + " " + event.sizeLots();
            case EventType.REDUCE, EventType.FILL, EventType.REPLACE -> " " + event.orderId() + " " + event.sizeLots();
            case EventType.CANCEL -> " " + event.orderId();
            case EventType.LEVEL, EventType.TRADE -> " " + event.priceTicks() + " " + event.sizeLots();
            default -> "";
        };
    }

    private static void read(final Path events, final Seen seen)
    {
        if (!DocumentTailer.isLog(events))
        {
            return;
        }
        try (EventLogReader reader = new EventLogReader(events))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(seen);
            }
        }
    }

    private interface Seen extends EventHandler
    {
        @Override
        default void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
        {
        }

        @Override
        default void onAccount(final int account, final String name)
        {
        }
    }
}
