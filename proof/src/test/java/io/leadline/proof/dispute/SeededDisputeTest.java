package io.leadline.proof.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.report.ReportVerdicts;
import io.leadline.report.VerdictKind;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.command.FolderOpener;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Rates;
import io.leadline.scoring.result.ScoreResult;
import io.leadline.snapshot.SnapshotLogReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random trading under programs of all kinds: verdicts agree with the report's strips snapshot by snapshot, sums with
 * the scorer, and records with the events. {@code -Dleadline.dispute.seeds=N} takes more of it.
 */
class SeededDisputeTest
{
    private static final int SEEDS = Integer.getInteger("leadline.dispute.seeds", 2);
    private static final int INSTANTS = 2;
    private static final List<String> MAKERS = List.of("a", "b", "c", "d");
    private static final String CONFIGURATION = """
        venue: example
        markets:
          - { name: SOL/USDC, tick: "0.01", lot: "1", quote: USDC, multiplier: "10", min_touch_notional: "500" }
          - { name: OTHER, tick: "0.01", lot: "1" }
        ladders:
          - { name: mid, reference: mid, edges_bps: [3, 7.5, 12.5, 15, 20, 100] }
          - { name: touch, reference: touch, edges_bps: [1, 3, 5, 10, 15, 20, 50, 100], post_only: true }
        schedule: { every: 1s, instant: random, seed_file: seed.hex }
        detail: orders
        makers:
          - { name: a, accounts: [a-1] }
          - { name: b, accounts: [b-1, b-2] }
          - { name: c, accounts: [c-1] }
          - { name: d, accounts: [d-1] }
        """;

    @TempDir
    private static Path folder;

    @Test
    void shouldAgreeWithReportScoresAndEvents() throws Exception
    {
        final Map<VerdictKind, Integer> seen = new EnumMap<>(VerdictKind.class);
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            final DisputedVenue venue = venue(seed);
            final Rates rates = Rates.read(venue.write("rates.csv",
                "currency,date,rate\nUSDC,2024-03-10,0.97\nUSDC,2024-03-11,1.03\n"));
            final Outages outages = Outages.read(venue.write("outages.csv", """
                market,from,to,reason
                SOL/USDC,2024-03-10T23:59:45Z,2024-03-10T23:59:50Z,engine
                OTHER,2024-03-10T23:59:51Z,2024-03-10T23:59:53Z,gateway
                """));
            for (final Program program : programs(venue))
            {
                compare(venue, program, rates, outages, seed, seen);
            }
        }

        assertThat(seen.keySet()).containsExactlyInAnyOrder(VerdictKind.values());
    }

    private static DisputedVenue venue(final long seed) throws IOException
    {
        final Path own = folder.resolve("seed-" + seed);
        Files.createDirectories(own);
        Files.writeString(own.resolve("seed.hex"), "0123456789abcdef".repeat(4) + "\n");

        return new DisputedVenue(own, CONFIGURATION, RandomTrading.rows(new Random(seed)));
    }

    private static void compare(
        final DisputedVenue venue,
        final Program program,
        final Rates rates,
        final Outages outages,
        final long seed,
        final Map<VerdictKind, Integer> seen) throws Exception
    {
        final ScoreRequest request = new ScoreRequest(
            List.of(program), OptionalLong.empty(), OptionalLong.empty(), false, false, outages, null, null, rates,
            "test");
        final Scoring scoring = new Scoring(request);
        try (SnapshotLogReader log = SnapshotLogReader.open(venue.snapshots()))
        {
            scoring.read(log);
        }
        final ScoreResult result = scoring.result();
        final ReportVerdicts report;
        try (SnapshotLogReader log = SnapshotLogReader.open(venue.snapshots()))
        {
            report = new ReportVerdicts(program, rates, result, log);
        }
        final LogSet logs = new LogSet(new FolderOpener(), List.of(venue.snapshots()));
        for (final String maker : MAKERS)
        {
            final String what = "seed=" + seed + ' ' + program.name() + ' ' + maker;
            final Dispute dispute = Dispute.of(logs, request, result, "SOL/USDC", maker);
            final List<Line> lines = new ArrayList<>();
            assertThat(dispute.walk(lines::add).differences()).as(what).isEmpty();
            lines.forEach(line -> seen.merge(line.verdict(), 1, Integer::sum));
            final boolean isScored = result.programs().get(0).periods().get(0).markets().get(0).makers().stream()
                .anyMatch(scored -> scored.maker().equals(maker));
            if (isScored)
            {
                assertThat(lines.stream().map(Line::verdict)).as(what)
                    .containsExactlyElementsOf(report.of("SOL/USDC", maker));
            }
            replay(venue, dispute, lines, new Random(seed), what);
        }
    }

    /** Some instants in full: the record is what the events come to, and the line is the walk's. */
    private static void replay(
        final DisputedVenue venue,
        final Dispute dispute,
        final List<Line> lines,
        final Random random,
        final String what)
    {
        for (int i = 0; i < INSTANTS; i++)
        {
            final Line line = lines.get(random.nextInt(lines.size()));
            final InstantDispute instant = InstantDispute.at(
                dispute, line.timeEpochNs() + random.nextInt(2), venue.events(), 5_000_000_000L, true);

            assertThat(instant.view().events().differences()).as("%s at %d", what, line.timeEpochNs()).isEmpty();
            assertThat(instant.view().line().reasons()).as(what).isEqualTo(line.reasons());
            final List<Figure> adds = line.figures().stream()
                .filter(figure -> !figure.name().equals(Figure.FILLED) && !figure.name().equals(Figure.SELF_MATCHED))
                .toList();
            assertThat(instant.view().line().figures()).as(what).isEqualTo(adds);
        }
    }

    /** Brackets of post-only orders, both kinds of KPI, averages alone, and single orders with shares and without. */
    private static List<Program> programs(final DisputedVenue venue) throws IOException
    {
        final String enrolled = "enrolled: [{ maker: a }, { maker: b }, { maker: c, from: 2024-03-11 }, { maker: d }]";
        final List<String> files = new ArrayList<>();
        files.add(program(venue, "drift-mip-2023-03", "SOL-PERP", "enrolled: []", enrolled));
        files.add(program(venue, "drift-mip-2023-08", "SOL-PERP",
            "outages: uptime ", "outages: uptime_and_score ", "brackets: exclusive", "brackets: cumulative",
            "size_over: active", "size_over: counted"));
        files.add(program(venue, "backpack-mm-2024", "", "waivers: []",
            "waivers: [{ market: SOL/USDC, within_bps: 15, from: 2024-03-10T23:59:35Z, to: 2024-03-10T23:59:55Z,"
                + " reason: move }]",
            "disqualified: []", "disqualified: [{ maker: b, reason: wash }]"));
        files.add(program(venue, "mifid-rts8", "SOL-PERP",
            "spread_at_most_bps: 200", "spread_at_most_bps: 20", "outside_enrolment: uncounted",
            "outside_enrolment: inactive", "enrolled: []", enrolled));
        files.add(program(venue, "backpack-mm-2026", "SOL-PERP", "spread: touch", "spread: size_weighted"));
        files.add(program(venue, "dydx-lp-v3", "SOL-USD"));
        files.add(program(venue, "hummingbot-miner", "BTC-USDT"));
        files.add(program(venue, "orderly-mm", "PERP_BTC_USDC", "- { of: stake, at_least: 10, exponent: 0.15 }", ""));
        files.add(program(venue, "polymarket-rewards", "EVENT-YES", "EVENT-NO", "OTHER",
            "within_bps: 10000", "within_bps: 100", "max_distance: 0.03", "max_distance: 0.3",
            "mid_to: 0.90", "mid_to: 20"));

        return files.stream().map(file -> Programs.of(List.of(file)).get(0)).toList();
    }

    private static String program(
        final DisputedVenue venue, final String name, final String market, final String... changes) throws IOException
    {
        String text = new String(Programs.builtInBytes(name), StandardCharsets.UTF_8);
        text = market.isEmpty() ? text : text.replace(market, "SOL/USDC");
        for (int i = 0; i < changes.length; i += 2)
        {
            assertThat(text).contains(changes[i]);
            text = text.replace(changes[i], changes[i + 1]);
        }

        return venue.write(name + ".yaml", text).toString();
    }
}
