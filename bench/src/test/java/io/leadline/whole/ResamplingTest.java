package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.config.Schedule;
import io.leadline.config.Seed;
import io.leadline.naive.EventGenerator;
import io.leadline.naive.NaiveEvent;
import io.leadline.naive.NaiveLeadline;
import io.leadline.naive.RandomSettings;
import io.leadline.naive.StreamSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What if: an event log that was made under one configuration, sampled with another by the real verbs, against the
 * naive model under the other one. Longer runs as {@link WholeWayTest} has them.
 */
class ResamplingTest
{
    private static final int STREAMS = Integer.getInteger("leadline.naive.streams", 120) / 10;
    private static final int EVENTS = Integer.getInteger("leadline.naive.events", 1_000);
    private static final long FIRST_SEED = Long.getLong("leadline.naive.seed", 7_000L);

    @TempDir
    private Path folder;

    @Test
    void shouldGiveWhatAnotherConfigurationWouldHaveGiven() throws IOException
    {
        int differing = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + STREAMS; seed++)
        {
            final StreamSettings settings = RandomSettings.draw(seed);
            final List<NaiveEvent> events = EventGenerator.events(settings, seed, EVENTS);
            final Random random = new Random(seed);
            final Path log = folder.resolve("events" + seed);
            EventLogs.write(settings.configuration(), events, log, () -> random.nextInt(100) == 0);
            final List<String> before = NaiveLeadline.run(settings.configuration(), events).lines();

            for (final Map.Entry<String, Configuration> other : others(settings, random, seed).entrySet())
            {
                final List<String> expected = NaiveLeadline.run(other.getValue(), events).lines();
                assertThat(sampled(other.getValue(), log)).as("seed=" + seed + " other=" + other.getKey())
                    .isEqualTo(expected);
                differing += expected.equals(before) ? 0 : 1;
            }
            EventLogs.delete(log);
        }

        assertThat(differing).isGreaterThan(3 * STREAMS);
    }

    private static Map<String, Configuration> others(
        final StreamSettings settings, final Random random, final long seed)
    {
        final Configuration from = settings.configuration();
        final List<Ladder> ladders = RandomSettings.draw(seed + 1).configuration().ladders();
        final long factor = 2 + random.nextInt(4);
        final Schedule longer = new Schedule(
            Math.min(Schedule.MAX_EVERY_NS, from.schedule().everyNs() * factor), from.schedule().isRandom(),
            from.schedule().seed());
        final byte[] bytes = new byte[Seed.LENGTH];
        random.nextBytes(bytes);
        final Schedule reseeded = new Schedule(from.schedule().everyNs(), true, new Seed(bytes));
        final List<Market> fewer = new ArrayList<>(from.markets());
        fewer.remove(random.nextInt(fewer.size()));
        final Map<String, Configuration> others = new LinkedHashMap<>();
        others.put("ladders", with(from, from.markets(), ladders, from.schedule(), from.makers()));
        others.put("every", with(from, from.markets(), from.ladders(), longer, from.makers()));
        others.put("makers", with(
            from, from.markets(), from.ladders(), from.schedule(), regrouped(from.makers(), settings.accounts())));
        others.put("seed", with(from, from.markets(), from.ladders(), reseeded, from.makers()));
        if (!fewer.isEmpty())
        {
            others.put("markets", with(from, fewer, ladders, longer, from.makers()));
        }

        return others;
    }

    /** One account alone, and two as one maker of another name; or everybody for himself. */
    private static Makers regrouped(final Makers makers, final List<String> accounts)
    {
        return makers.isAll()
            ? new Makers(false, List.of(
                new Makers.Maker("solo", accounts.subList(0, 1)), new Makers.Maker("duo", accounts.subList(1, 2))))
            : Makers.ALL;
    }

    private static Configuration with(
        final Configuration from,
        final List<Market> markets,
        final List<Ladder> ladders,
        final Schedule schedule,
        final Makers makers)
    {
        return new Configuration(
            from.venue(), markets, ladders, schedule, from.feed(), from.detail(), makers, from.limits());
    }

    private List<String> sampled(final Configuration configuration, final Path log) throws IOException
    {
        final Path whatIf = Files.createDirectory(folder.resolve("what-if"));
        final Path config = Files.writeString(
            whatIf.resolve("other.yaml"), ConfigurationYaml.yaml(configuration));
        if (configuration.schedule().isRandom())
        {
            Files.writeString(
                whatIf.resolve(ConfigurationYaml.SEED_FILE),
                HexFormat.of().formatHex(configuration.schedule().seed().bytes()) + "\n");
        }
        RealVerbs.sampler(
            "sample", "--config", config.toString(), "--events", log.toString(),
            "--snapshots", whatIf.resolve("snapshots").toString());
        final Path table = whatIf.resolve("table.csv");
        RealVerbs.export("--snapshots", whatIf.resolve("snapshots").toString(), "--out", table.toString());
        final List<String> lines = Files.readAllLines(table);
        EventLogs.delete(whatIf);

        return lines;
    }
}
