package io.leadline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.sampler.Sampler;
import io.leadline.scoring.command.ScoringMain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoProgramsTest
{
    private static final long STRETCH_NS = 60_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void shouldLeaveOutOnlyWhatNoMarketOfTheDemoCanFeed() throws IOException
    {
        final DemoPrograms programs = DemoPrograms.write(folder);

        assertThat(programs.leftOut()).containsExactly("polymarket-rewards");
        assertThat(programs.copied()).containsExactly(
            "dydx-lp-v3", "hummingbot-miner", "rabbitx-mm", "injective-olp", "orderly-mm", "bybit-mm");
        assertThat(Programs.of(programs.arguments())).hasSize(12).extracting(Program::name)
            .isSubsetOf(Programs.BUILT_IN).doesNotContain("polymarket-rewards");
    }

    @Test
    void shouldNameTheDemosMarketsInCopies() throws IOException
    {
        final DemoPrograms programs = DemoPrograms.write(folder);
        final Path copy = folder.resolve("programs/dydx-lp-v3.yaml");

        assertThat(programs.arguments()).contains(copy.toString());
        final Program program = Programs.of(List.of(copy.toString())).get(0);
        assertThat(program.title()).isEqualTo("dYdX v3 liquidity provider rewards (markets of the demo)");
        assertThat(program.rules().get(0).award().markets()).containsExactly("BTC-PERP", "ETH-USD", "SOL-PERP");
    }

    /** A short day through the verb: nothing is refused, and every program says something of every market it has. */
    @Test
    void shouldScoreAllOfThemFromTheDemosLog() throws IOException
    {
        sample();
        final List<String> arguments = new ArrayList<>(List.of("score", "--quiet"));
        final DemoPrograms programs = DemoPrograms.write(folder);
        programs.arguments().forEach(program -> arguments.addAll(List.of("--program", program)));
        arguments.addAll(List.of(
            "--broker-volumes", folder.resolve(DemoConfiguration.BROKER_FILE).toString(),
            "--stakes", folder.resolve(DemoConfiguration.STAKES_FILE).toString(),
            "--snapshots", folder.resolve("snapshots").toString(), "--out", folder.resolve("scores").toString()));
        final StringWriter err = new StringWriter();

        assertThat(ScoringMain.run(
            new PrintWriter(new StringWriter()), new PrintWriter(err), arguments.toArray(String[]::new)))
            .as(err::toString).isZero();

        final List<String> scores = Files.readAllLines(folder.resolve("scores/scores.csv"));
        assertThat(programs.copied()).allSatisfy(program ->
            assertThat(scores).anyMatch(line ->
                line.startsWith(program + ",") && line.contains(",BTC-PERP,harbor,uptime,")));
    }

    private void sample() throws IOException
    {
        final Configuration configuration = ConfigurationReader.read(DemoConfiguration.write(folder));
        final Path events = folder.resolve("events");
        try (EventLogWriter log = new EventLogWriter(events, configuration.feed().maxJumpNs()))
        {
            DemoDay.run(log, DemoDay.SEED, STRETCH_NS, timeEpochNs ->
            {
            });
        }
        try (EventLogReader reader = new EventLogReader(events);
            Sampler sampler = new Sampler(configuration, folder.resolve("snapshots"), false))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(sampler);
            }
        }
    }
}
