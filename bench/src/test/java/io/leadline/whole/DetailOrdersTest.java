package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.naive.EventGenerator;
import io.leadline.naive.NaiveCsv;
import io.leadline.naive.NaiveEvent;
import io.leadline.naive.NaiveLeadline;
import io.leadline.naive.NaiveResult;
import io.leadline.naive.RandomSettings;
import io.leadline.naive.StreamSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code detail: orders} through the real verbs and files, beside the naive model: every order at every instant, and
 * the table of bands as it is without orders. Longer runs by the system properties of {@link WholeWayTest}.
 */
class DetailOrdersTest
{
    private static final int STREAMS = Integer.getInteger("leadline.naive.streams", 150) / 5;
    private static final int EVENTS = Integer.getInteger("leadline.naive.events", 2_000);
    private static final long FIRST_SEED = Long.getLong("leadline.naive.seed", 1_000L);

    @TempDir
    private Path folder;

    @Test
    void shouldExportEveryOrderThatTheNaiveModelRecords() throws IOException
    {
        long orderCount = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + STREAMS; seed++)
        {
            final StreamSettings settings = RandomSettings.draw(seed);
            final Configuration configuration = withOrders(settings.configuration());
            final List<NaiveEvent> events = EventGenerator.events(settings, seed, EVENTS);
            final NaiveResult naive = NaiveLeadline.run(configuration, events);
            final Path run = Files.createDirectory(folder.resolve("seed-" + seed));
            sample(run, configuration, events);

            final List<String> expected = naive.orderLines();
            assertThat(table(run, "--orders")).as("seed=%d", seed).isEqualTo(expected);
            assertThat(table(run)).as("seed=%d", seed).isEqualTo(naive.lines());
            assertVerified(run, configuration);
            orderCount += expected.size() - 1;
        }
        assertThat(orderCount).isGreaterThan(1_000L * STREAMS);
    }

    /** With a ladder around the mid where there is none: without it no orders are recorded. */
    private static Configuration withOrders(final Configuration drawn)
    {
        final List<Ladder> ladders = new ArrayList<>(drawn.ladders());
        if (ladders.stream().noneMatch(ladder -> ladder.reference() == Ladder.Reference.MID))
        {
            ladders.add(new Ladder("added", Ladder.Reference.MID, List.of(300, 10_000), false));
        }

        return new Configuration(
            drawn.venue(), drawn.markets(), ladders, drawn.schedule(), drawn.feed(), Configuration.Detail.ORDERS,
            drawn.makers(), drawn.limits());
    }

    private static void sample(final Path run, final Configuration configuration, final List<NaiveEvent> events)
        throws IOException
    {
        Files.writeString(run.resolve("config.yaml"), ConfigurationYaml.yaml(configuration));
        Files.writeString(run.resolve("events.csv"), NaiveCsv.text(events));
        if (configuration.schedule().isRandom())
        {
            Files.writeString(
                run.resolve(ConfigurationYaml.SEED_FILE),
                HexFormat.of().formatHex(configuration.schedule().seed().bytes()) + "\n");
        }
        RealVerbs.sampler(
            "ingest", "--feed", "csv", "--input", run.resolve("events.csv").toString(),
            "--config", run.resolve("config.yaml").toString(), "--events", run.resolve("events").toString());
        RealVerbs.sampler(
            "sample", "--config", run.resolve("config.yaml").toString(), "--events", run.resolve("events").toString(),
            "--snapshots", run.resolve("snapshots").toString());
    }

    private static List<String> table(final Path run, final String... more) throws IOException
    {
        final List<String> arguments = new ArrayList<>(List.of(
            "--snapshots", run.resolve("snapshots").toString(), "--format", "csv",
            "--out", run.resolve("table.csv").toString()));
        Collections.addAll(arguments, more);
        RealVerbs.export(arguments.toArray(String[]::new));

        return Files.readString(run.resolve("table.csv")).lines().toList();
    }

    private static void assertVerified(final Path run, final Configuration configuration)
    {
        final List<String> arguments = new ArrayList<>(List.of(
            "verify", "--snapshots", run.resolve("snapshots").toString(), "--events",
            run.resolve("events").toString()));
        if (configuration.schedule().isRandom())
        {
            Collections.addAll(arguments, "--seed-file", run.resolve(ConfigurationYaml.SEED_FILE).toString());
        }
        assertThat(RealVerbs.proof(arguments.toArray(String[]::new))).contains("verified");
    }
}
