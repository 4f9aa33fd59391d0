package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.config.Schedule;
import io.leadline.demo.DemoConfiguration;
import io.leadline.demo.DemoDay;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.proof.conduct.ConductPass;
import io.leadline.proof.conduct.ConductResult;
import io.leadline.proof.conduct.ConductRulesReader;
import io.leadline.proof.conduct.ConductTable;
import io.leadline.sampler.Sampler;
import io.leadline.snapshot.SnapshotLogReader;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The makers of the demo, whose traders are known, as the conduct report sees them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoConductTest
{
    private static final long LENGTH_NS = Long.getLong("leadline.conduct.minutes", 30) * 60_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final String FLASHING_MAKER = "firefly";
    private static final String SELF_TRADER = "echo";

    private Path folder;
    private Configuration configuration;

    @BeforeAll
    void trade(@TempDir final Path directory) throws IOException
    {
        folder = directory;
        configuration = ConfigurationReader.read(DemoConfiguration.writeOfBands(folder));
        try (EventLogWriter log = new EventLogWriter(folder.resolve("events"), configuration.feed().maxJumpNs()))
        {
            DemoDay.run(log, DemoDay.SEED, LENGTH_NS, timeEpochNs -> { });
        }
    }

    private ConductResult conduct(final String name, final long everyNs, final boolean isRandom)
    {
        final Configuration scheduled = new Configuration(
            configuration.venue(), configuration.markets(), configuration.ladders(),
            new Schedule(everyNs, isRandom, isRandom ? configuration.schedule().seed() : null),
            configuration.feed(), configuration.detail(), configuration.makers(), configuration.limits());
        final Path snapshots = folder.resolve(name);
        try (EventLogReader reader = new EventLogReader(folder.resolve("events"));
            Sampler sampler = new Sampler(scheduled, snapshots, false))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(sampler);
            }
        }
        try (SnapshotLogReader log = SnapshotLogReader.open(snapshots);
            EventLogReader reader = new EventLogReader(folder.resolve("events")))
        {
            final ConductPass pass = new ConductPass(log, ConductRulesReader.builtIn());
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(pass);
            }

            return pass.finish();
        }
    }

    private static Set<String> flagged(final ConductResult.OfMarket market, final String flag)
    {
        final Set<String> makers = new TreeSet<>();
        market.makers().stream()
            .filter(maker -> maker.flags().stream().anyMatch(found -> found.name().equals(flag)))
            .forEach(maker -> makers.add(maker.maker()));

        return makers;
    }

    private static BigDecimal figure(final ConductResult.OfMarket market, final String maker, final String figure)
    {
        return market.makers().stream()
            .filter(found -> found.maker().equals(maker))
            .map(found -> found.figures().get(figure))
            .findFirst()
            .orElseThrow();
    }

    @Test
    void shouldFlagWhoFlashesAroundFixedInstants()
    {
        final ConductResult result = conduct("fixed", 10 * SECOND_NS, false);

        assertThat(result.markets()).hasSize(configuration.markets().size());
        for (final ConductResult.OfMarket market : result.markets())
        {
            final String lines = String.join("\n", ConductTable.lines(result));
            assertThat(flagged(market, "flashing")).as(lines).containsExactly(FLASHING_MAKER);
            assertThat(figure(market, FLASHING_MAKER, "flash_share")).as(lines).isGreaterThan(new BigDecimal("0.8"));
            assertThat(flagged(market, "self_matching")).as(lines).containsExactly(SELF_TRADER);
        }
    }

    @Test
    void shouldFindFlashingPointlessAroundRandomInstants()
    {
        final ConductResult result = conduct("random", SECOND_NS, true);

        for (final ConductResult.OfMarket market : result.markets())
        {
            final String lines = String.join("\n", ConductTable.lines(result));
            assertThat(flagged(market, "flashing")).as(lines).isEmpty();
            // Seen as often at the instants as between them: it gains nothing by where it flashes.
            for (final String figure : List.of("flash_ratio", "presence_ratio"))
            {
                assertThat(figure(market, FLASHING_MAKER, figure)).as(figure + "\n" + lines)
                    .isBetween(new BigDecimal("0.6"), new BigDecimal("1.6"));
            }
        }
    }

    @Test
    void shouldPrintLinesThatFitATerminal()
    {
        assertThat(ConductTable.lines(conduct("printed", 60 * SECOND_NS, false)))
            .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
    }
}
