package io.leadline.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import io.leadline.demo.DemoConfiguration;
import io.leadline.demo.DemoPrograms;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.proof.dispute.Comparison;
import io.leadline.proof.dispute.Dispute;
import io.leadline.proof.dispute.LogSet;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.command.FolderOpener;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.input.Stakes;
import io.leadline.scoring.result.MarketResult;
import io.leadline.scoring.result.ScoreResult;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.sql.DemoStretch;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lines of disputes, each worked out from its snapshot alone, against the scorer's running sums: every maker, market
 * and program of the demo, to the last digit of every output. {@code -Dleadline.dispute.minutes=1440} takes the whole
 * day.
 */
class DisputeTotalsTest
{
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long LENGTH_NS = Long.getLong("leadline.dispute.minutes", 3) * MINUTE_NS;
    /** Of a maker that never quoted. */
    private static final int LEAST_ROWS = 7;
    private static final List<String> MAKERS = List.of(
        "harbor", "granite", "swallow", "willow", "outpost", "mote", "firefly", "echo");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void trade() throws Exception
    {
        DemoStretch.makeWithOrders(folder, LENGTH_NS);
    }

    @Test
    void shouldAddUpToEveryScoreOfTheDemo() throws Exception
    {
        final List<String> programs = new ArrayList<>(DemoPrograms.write(folder).arguments());
        programs.add(polymarket().toString());
        final Outages outages = Outages.read(Files.writeString(folder.resolve("outages.csv"), """
            market,from,to,reason
            SOL-PERP,2026-03-02T00:00:40Z,2026-03-02T00:01:25.5Z,matching engine
            ,2026-03-02T00:02:00Z,2026-03-02T00:02:05Z,gateway
            """));
        final List<String> differences = new ArrayList<>();
        final List<String> disputed = new ArrayList<>();
        for (final String name : programs)
        {
            final Program program = Programs.of(List.of(name)).get(0);
            if (!program.isOfBrokers())
            {
                final boolean isWithOutages = disputed.size() / MAKERS.size() % 2 == 0;
                dispute(program, isWithOutages ? outages : Outages.NONE, disputed, differences);
            }
        }

        assertThat(differences).isEmpty();
        assertThat(disputed).hasSizeGreaterThan(MAKERS.size() * 12);
    }

    private static void dispute(
        final Program program, final Outages outages, final List<String> disputed, final List<String> differences)
        throws Exception
    {
        final ScoreRequest request = new ScoreRequest(
            List.of(program), OptionalLong.empty(), OptionalLong.empty(), false, false, outages, null, null, Rates.NONE,
            Stakes.read(folder.resolve(DemoConfiguration.STAKES_FILE)), "test");
        final LogSet logs = new LogSet(new FolderOpener(), List.of(folder.resolve("snapshots")));
        final ScoreResult result = score(request);
        for (final MarketResult market : result.programs().get(0).periods().get(0).markets())
        {
            for (final String maker : MAKERS)
            {
                final String what = program.name() + ' ' + market.market() + ' ' + maker;
                disputed.add(what);
                final Comparison comparison =
                    Dispute.of(logs, request, result, market.market(), maker).compare();
                comparison.differences().forEach(row -> differences.add(what + ' ' + row.text()));
                // Where the scorer has the maker, each of its metrics that snapshots add up to is a row.
                assertThat(comparison.rows()).as(what).hasSizeGreaterThanOrEqualTo(LEAST_ROWS);
                assertThat(comparison.rows()).as(what).extracting(Comparison.Row::metric)
                    .doesNotHaveDuplicates().contains("snapshots");
            }
        }
    }

    private static ScoreResult score(final ScoreRequest request)
    {
        final Scoring scoring = new Scoring(request);
        try (SnapshotLogReader log = SnapshotLogReader.open(folder.resolve("snapshots")))
        {
            scoring.read(log);
        }

        return scoring.result();
    }

    /** The one built-in program that no market of the demo fits, with a market and a complement of the demo. */
    private static Path polymarket() throws Exception
    {
        final String text = new String(Programs.builtInBytes("polymarket-rewards"), StandardCharsets.UTF_8)
            .replace("EVENT-YES", "SOL-PERP")
            .replace("EVENT-NO", "BONK-PERP")
            .replace("within_bps: 10000", "within_bps: 100")
            .replace("min_depth: 100", "min_depth: 1")
            .replace("mid_to: 0.90", "mid_to: 200")
            .replace("max_distance: 0.03", "max_distance: 1.5");

        return Files.writeString(folder.resolve("polymarket.yaml"), text);
    }
}
