package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.leadline.export.Configurations;
import io.leadline.program.ProgramChange;
import io.leadline.program.Programs;
import io.leadline.scoring.LogBuilder;
import io.leadline.scoring.ProgramTexts;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.snapshot.SnapshotLogReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class CompareCommandTest
{
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** "ant" forfeits its tenth for its small size; formed again without it, "bolt" gets all of the tier's 70,000. */
    @Test
    void shouldShowWhatEachMakerIsPaidUnderTwoSetsOfValues()
    {
        assertThat(compare(
            ProgramTexts.BACKPACK, "--set-b", "rules[0].award.ineligible=recompute", "--from", "2026-02-01",
            "--to", "2026-03-01", "--quiet")).as(err::toString).isZero();

        assertThat(out.toString().lines()).containsExactly(
            "a: Backpack market maker program, from February 2026 (backpack-mm-2026)",
            "b: Backpack market maker program, from February 2026 (backpack-mm-2026)",
            "   rules[0].award.ineligible=recompute",
            "paid in USD",
            "",
            "SOL-PERP",
            "maker              a          b  difference",
            "bolt       63,000.00  70,000.00   +7,000.00",
            "= 1 maker  63,000.00  70,000.00   +7,000.00",
            "",
            "all",
            "maker              a          b  difference",
            "bolt       63,000.00  70,000.00   +7,000.00",
            "= 1 maker  63,000.00  70,000.00   +7,000.00");
        assertThat(err.toString()).isEmpty();
    }

    /** Of 70,000 "bolt" has 0.8 · 0.9 + 0.2 · 0.9; larger it has 99 of 109 liquidity, and at 1 for 2 bps 180 of 190. */
    @Test
    void shouldShowWhatEachMakerWouldBePaidHadItQuotedOtherwise()
    {
        assertThat(compare(
            ProgramTexts.BACKPACK, "--marginal", "--from", "2026-02-01", "--to", "2026-03-01", "--quiet"))
            .as(err::toString).isZero();

        assertThat(out.toString().lines()).containsExactly(
            "a: Backpack market maker program, from February 2026 (backpack-mm-2026)",
            "paid in USD",
            "",
            "effects under a",
            "maker       paid  size +10 %  spread -1 bp  uptime +1 %",
            "ant         0.00        0.00          0.00         0.00",
            "bolt   63,000.00     +115.60       +663.16         0.00",
            "each by itself, the other makers as they were",
            "size +10 %: each of its orders a tenth larger, and the whole book larger by as",
            "  much; best prices and fills as they were. Scored anew.",
            "spread -1 bp: its average spread 1 bp less, not below the program's floor.",
            "uptime +1 %: there (its KPI held) in one of a hundred counted snapshots more,",
            "  with its own average size, spread and score; the others' scores as they were.");
    }

    @Test
    void shouldShowEffectsUnderBothOfTwoAndWhatIsNotDefined()
    {
        assertThat(compare(
            ProgramTexts.DRIFT, "--set-b", "rules[0].award.markets[0].tiers[0].award=1000", "--marginal", "--quiet"))
            .as(err::toString).isZero();

        assertThat(out.toString()).contains("effects under a\n", "effects under b\n",
            "spread -1 bp: not defined: the program pays by no measured spread");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80)
            .filteredOn(line -> line.startsWith("bolt")).hasSize(4)
            .contains("bolt   2,000.00        0.00             -         0.00",
                "bolt   1,000.00        0.00             -         0.00");
    }

    @Test
    void shouldPrintTheSameAsJson()
    {
        assertThat(compare(ProgramTexts.DRIFT, "--marginal", "--json", "--quiet")).as(err::toString).isZero();

        assertThat(out.toString()).contains(
            "\"unit\" : \"USDC\"", "\"period_start\" : \"2026-02-01T00:00:00Z\"",
            "\"amount\" : 2000.00", "\"size_plus_10_percent\" : 0.00",
            "\"spread_minus_1_bp\" : null", "\"spread_minus_1_bp\" : \"not defined: the program pays by no measured"
                + " spread, and sizes by band do not say which of them would have come into a nearer one (set"
                + " detail: orders in the configuration and run leadline sample over the event log again).\"")
            .doesNotContain("\"b\" :").endsWith("}\n");
    }

    /** What is not defined though the log holds orders: spreads limited in whole ticks, uptimes of shared snapshots. */
    @ParameterizedTest
    @CsvSource({
        ProgramTexts.DRIFT + ",true,true,true",
        ProgramTexts.DRIFT_SUCCESSOR + ",true,true,true",
        ProgramTexts.BACKPACK_EQUITY + ",true,true,true",
        ProgramTexts.BACKPACK + ",true,true,true",
        ProgramTexts.DYDX + ",true,true,true",
        ProgramTexts.POLYMARKET + ",true,true,false",
        ProgramTexts.HUMMINGBOT + ",true,true,false",
        ProgramTexts.RABBITX + ",true,true,true",
        ProgramTexts.INJECTIVE + ",true,true,true",
        ProgramTexts.ORDERLY + ",true,true,true",
        ProgramTexts.BYBIT + ",true,true,true",
        ProgramTexts.MIFID + ",true,false,true",
    })
    void shouldSayWhyWhereverAnEffectIsNotDefined(
        final String program, final boolean hasSize, final boolean hasSpread, final boolean hasUptime,
        @TempDir final Path folder) throws Exception
    {
        final Path stakes = Files.writeString(folder.resolve("s.csv"), "maker,stake\nant,100\n");
        final Supplier<LogBuilder> log = () -> log(program);
        final List<String> effects = List.of("size_plus_10_percent", "spread_minus_1_bp", "uptime_plus_1_percent");
        final List<String> titles = List.of("size +10 %: ", "spread -1 bp: ", "uptime +1 %: ");
        final List<Boolean> defined = List.of(hasSize, hasSpread, hasUptime);

        assertThat(compare(log, program, "--marginal", "--quiet", "--stakes", stakes.toString()))
            .as(err::toString).isZero();
        final List<String> table = out.toString().lines().toList();
        out.getBuffer().setLength(0);
        assertThat(compare(log, program, "--marginal", "--quiet", "--json", "--stakes", stakes.toString())).isZero();

        final Map<?, ?> json = (Map<?, ?>)((Map<?, ?>)new Load(LoadSettings.builder().build())
            .loadFromString(out.toString())).get("a");
        final List<?> makers = (List<?>)json.get("marginal");
        assertThat(makers).hasSize(2);
        for (int i = 0; i < effects.size(); i++)
        {
            final String effect = effects.get(i);
            final String title = titles.get(i);
            final boolean isDefined = defined.get(i);
            final int column = i + 2;
            assertThat(makers).as(effect).allSatisfy(maker ->
                assertThat(((Map<?, ?>)maker).get(effect) != null).isEqualTo(isDefined));
            assertThat((String)((Map<?, ?>)json.get("marginal_notes")).get(effect))
                .matches(note -> note.startsWith("not defined: ") != isDefined);
            assertThat(table).filteredOn(line -> line.startsWith(title)).singleElement()
                .matches(line -> line.startsWith(title + "not defined: ") != isDefined);
            assertThat(table).filteredOn(line -> line.startsWith("ant ") || line.startsWith("bolt ")).hasSize(2)
                .allMatch(line -> line.split(" +")[column].equals("-") != isDefined);
        }
        assertThat(table).allMatch(line -> line.length() <= 80);
    }

    /** Two makers alike in a program's first market, and in its complement. */
    private static LogBuilder log(final String name)
    {
        final boolean isEvent = name.equals(ProgramTexts.POLYMARKET);
        final String market = Programs.of(List.of(name)).get(0).rules().get(0).award().markets().get(0);
        final String tick = isEvent ? "0.00005" : "1";
        final LogBuilder log = LogBuilder.withOrders(
            List.of(
                Configurations.mid(100, 300, 500, 750, 1_250, 1_500, 2_000, 10_000, 1_000_000),
                Configurations.touch(100, 300, 500, 1_000, 1_500, 2_000, 5_000, 10_000)),
            Configurations.market(market, tick, "1"), Configurations.market("EVENT-NO", tick, "1"))
            .bid("ant", 9_995, 100).ask("ant", 10_005, 100).bid("bolt", 9_996, 90).ask("bolt", 10_004, 110);
        for (int second = 0; second < 3; second++)
        {
            log.fills(0, "ant", 100_000).fills(0, "bolt", 900_000)
                .snapshot(0, "2026-02-01T00:00:0" + second + "Z").snapshot(1, "2026-02-01T00:00:0" + second + "Z");
        }

        return log;
    }

    /** Whatever the records are cut into, by files, markets and threads. */
    @Test
    void shouldFindTheSameEffectsWithAnyNumberOfThreads(@TempDir final Path folder)
    {
        final Path log = WrittenLog.write(folder, 3, LogBuilder.epochNs("2023-03-07T20:00:00Z"), 2);
        final List<String> outputs = new ArrayList<>();
        for (final String threads : List.of("1", "2", "5"))
        {
            final StringWriter text = new StringWriter();
            assertThat(ScoringMain.run(
                new FolderOpener(), new PrintWriter(text), new PrintWriter(err), "compare",
                ProgramTexts.DRIFT_SUCCESSOR, "--marginal", "--quiet", "--threads", threads,
                "--snapshots", log.toString())).as(err::toString).isZero();
            outputs.add(text.toString());
        }

        assertThat(outputs.get(0)).contains("effects under a");
        assertThat(outputs).allMatch(outputs.get(0)::equals);
    }

    /** Opened once to see what it holds, and once to be walked over. */
    @Test
    void shouldReadALogOnceForBothPrograms()
    {
        final AtomicInteger opened = new AtomicInteger();

        assertThat(compare(
            () ->
            {
                opened.incrementAndGet();
                return log();
            },
            ProgramTexts.BACKPACK, "--set-b", "rules[0].award.pool=400000", "--threads", "1", "--quiet"))
            .as(err::toString).isZero();

        assertThat(opened).hasValue(2);
        assertThat(out.toString()).contains("rules[0].award.pool=400000");
    }

    /** Scored by one walk, and once more for all effects of both by another. */
    @Test
    void shouldReadALogOnceMoreForTheEffectsUnderBothPrograms()
    {
        final AtomicInteger opened = new AtomicInteger();

        assertThat(compare(
            () ->
            {
                opened.incrementAndGet();
                return log();
            },
            ProgramTexts.DRIFT, "--set-b", "rules[0].award.markets[0].tiers[0].award=1000", "--marginal", "--threads",
            "1", "--quiet")).as(err::toString).isZero();

        assertThat(opened).hasValue(4);
        assertThat(out.toString()).contains("effects under a\n", "effects under b\n");
    }

    /** What each pays is what it pays alone over one walk of its own, wherever the walk over both is cut. */
    @Test
    void shouldPayUnderBothProgramsWhatEachPaysAlone(@TempDir final Path folder)
    {
        final Path log = WrittenLog.write(folder, 5, LogBuilder.epochNs("2023-03-07T20:00:00Z"), 3);
        final String changed = "rules[0].award.pools[0].amount=1000";
        final List<String> a = paidAlone(log, ScoreArguments.changes(List.of()));
        final List<String> b = paidAlone(log, ScoreArguments.changes(List.of(changed)));
        assertThat(a).isNotEmpty().isNotEqualTo(b);

        for (final String threads : List.of("1", "2", "5"))
        {
            out.getBuffer().setLength(0);
            assertThat(ScoringMain.run(
                new FolderOpener(), new PrintWriter(out), new PrintWriter(err), "compare", ProgramTexts.DRIFT_SUCCESSOR,
                "--set-b", changed, "--json", "--quiet", "--threads", threads, "--snapshots", log.toString()))
                .as(err::toString).isZero();

            final Map<?, ?> json = (Map<?, ?>)new Load(LoadSettings.builder().build()).loadFromString(out.toString());
            assertThat(paid((Map<?, ?>)json.get("a"))).as("threads=%s", threads).isEqualTo(a);
            assertThat(paid((Map<?, ?>)json.get("b"))).as("threads=%s", threads).isEqualTo(b);
        }
    }

    private static List<String> paidAlone(final Path log, final List<ProgramChange> changes)
    {
        final Scoring scoring = new Scoring(
            ScoreRequest.of(Programs.of(List.of(ProgramTexts.DRIFT_SUCCESSOR), changes), "1"));
        try (SnapshotLogReader reader = SnapshotLogReader.open(log))
        {
            scoring.read(reader);
        }

        return scoring.result().programs().get(0).periods().stream()
            .flatMap(period -> period.payouts().stream())
            .filter(payout -> payout.status().isKept())
            .map(payout -> payout.market() + " " + payout.maker() + " " + payout.amount().doubleValue())
            .toList();
    }

    private static List<String> paid(final Map<?, ?> side)
    {
        return ((List<?>)side.get("paid")).stream()
            .map(Map.class::cast)
            .map(paid -> paid.get("market") + " " + paid.get("maker") + " " + paid.get("amount"))
            .toList();
    }

    @Test
    void shouldRefuseEffectsUnderAProgramOfBrokers(@TempDir final Path folder) throws Exception
    {
        final Path volumes = Files.writeString(folder.resolve("v.csv"),
            "month,broker,user,api_volume,fee_rate,affiliate_rebate\n2026-02,x,u,1000000,0.0004,0\n");

        assertThat(compare(ProgramTexts.BROKER, "--marginal", "--broker-volumes", volumes.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("program pays brokers by volumes, and nothing by quotes");
    }

    @Test
    void shouldTellValuesSetForTheRunAsNotices()
    {
        assertThat(compare(ProgramTexts.BACKPACK, "--set-b", "rules[0].award.pool=400000")).isZero();

        assertThat(err.toString()).contains(
            "notice: b: value set for this run: program=backpack-mm-2026 rules[0].award.pool=400000");
    }

    @Test
    void shouldTakeProgramsBehindTheLogs(@TempDir final Path folder) throws Exception
    {
        final Path own = Files.writeString(
            folder.resolve("own"), ProgramTexts.text(ProgramTexts.BACKPACK, "pool: 300000", "pool: 400000"));

        assertThat(run("compare", "--snapshots", "log", ProgramTexts.BACKPACK, "--set-b", "version=2", "--quiet"))
            .as(err::toString).isZero();
        assertThat(run("compare", ProgramTexts.BACKPACK, "--snapshots", "log", own.toString(), "--quiet"))
            .as(err::toString).isZero();
        assertThat(run("compare", "--snapshots", "log", folder.toString(), "b.yaml", "--marginal")).isEqualTo(2);
        assertThat(err.toString()).startsWith("no such program: program=b.yaml ");
    }

    /** What is no folder would be called a missing log, and the program that was meant not be named. */
    @Test
    void shouldTakeAMisspelledProgramBehindTheLogsForAProgram()
    {
        assertThat(run("compare", "--snapshots", "log", "drift-mip-2023-3", ProgramTexts.DRIFT_SUCCESSOR)).isEqualTo(2);

        assertThat(err.toString()).startsWith("no such program: program=drift-mip-2023-3 allowed=a file, ");
    }

    @Test
    void shouldSayThatAFolderOfALogIsMissing(@TempDir final Path folder)
    {
        final Path log = folder.resolve("nothing");

        assertThat(ScoringMain.run(
            new FolderOpener(), new PrintWriter(out), new PrintWriter(err), "compare", ProgramTexts.DRIFT,
            ProgramTexts.DRIFT_SUCCESSOR, "--snapshots", log.toString())).isEqualTo(2);

        assertThat(err.toString()).contains("no log in folder: path=" + log + "\n");
    }

    @Test
    void shouldRefuseToCompareAProgramWithItself()
    {
        assertThat(compare(ProgramTexts.BACKPACK)).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("nothing to compare with: program=backpack-mm-2026 "
            + "needs=a second PROGRAM, --set-a or --set-b KEY=VALUE, or --marginal\n");
        err.getBuffer().setLength(0);
        assertThat(compare(ProgramTexts.BACKPACK, ProgramTexts.BACKPACK)).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("both sides are the same: a=backpack-mm-2026 b=backpack-mm-2026 "
            + "needs=another PROGRAM, --set-a or --set-b KEY=VALUE, or --marginal\n");
        err.getBuffer().setLength(0);
        assertThat(compare(ProgramTexts.BACKPACK, "--set-a", "version=2", "--set-b", "version=2")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("both sides are the same: a=backpack-mm-2026 b=backpack-mm-2026 "
            + "needs=another PROGRAM, other values, or --marginal\n");
        assertThat(compare(ProgramTexts.BACKPACK, ProgramTexts.BACKPACK, "--marginal")).isZero();
    }

    /** The one in the middle would be dropped. */
    @Test
    void shouldRefuseMoreThanTwoPrograms()
    {
        assertThat(compare(ProgramTexts.DRIFT, ProgramTexts.DRIFT_SUCCESSOR, ProgramTexts.BACKPACK)).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("more programs than two sides: count=3 limit=2 programs=drift-mip-2023-03,"
            + " drift-mip-2023-08, backpack-mm-2026 (compare two at a time)\n");
        err.getBuffer().setLength(0);
        assertThat(run("compare", ProgramTexts.DRIFT, "--snapshots", "log", "--quiet", ProgramTexts.DRIFT_SUCCESSOR,
            "--threads", "1", ProgramTexts.DRIFT, ProgramTexts.BACKPACK)).isEqualTo(2);
        assertThat(err.toString()).startsWith("more programs than two sides: count=4 limit=2 programs=");
    }

    /** Each side has an option of its own, and of one program alone both have to be set alike. */
    @Test
    void shouldNameItsOwnOptionsWhereMarketsAreNamedOtherwise()
    {
        final Supplier<LogBuilder> doge = () -> new LogBuilder(Configurations.market("DOGE-PERP", "0.01", "1"))
            .bid("ant", 9_999, 10).ask("ant", 10_001, 10).snapshot(0, "2023-03-06T12:00:00Z");
        final String key = "rules[0].award.markets[0].market=DOGE-PERP";
        final String refused = "no program has a market in the logs: programs=drift-mip-2023-03 markets=DOGE-PERP (name"
            + " the logs' markets in a copy of the program's file, or add to compare for one run:)";

        assertThat(compare(doge, ProgramTexts.DRIFT, "--set-b", "version=2")).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly(
            refused, "  --set-a '" + key + "'", refused, "  --set-b '" + key + "'");
        err.getBuffer().setLength(0);
        assertThat(compare(doge, ProgramTexts.DRIFT, "--marginal")).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly(
            refused, "  --set-a '" + key + "' \\", "  --set-b '" + key + "'");
        assertThat(compare(doge, ProgramTexts.DRIFT, "--set-a", key, "--set-b", key, "--marginal")).isZero();
    }

    @Test
    void shouldSayThatAProgramPaysNothingAboveEffectsOfZero()
    {
        assertThat(compare("mifid-rts8", "--marginal", "--quiet")).as(err::toString).isZero();

        assertThat(out.toString().lines()).startsWith(
            "a: MiFID II market making obligation (mifid-rts8)",
            "paid in USD",
            "",
            "effects under a",
            "the program pays nothing: all its amounts are 0, and so is every effect;",
            "  --set-a and --set-b KEY=VALUE state other amounts");
    }

    @Test
    void shouldPrintDifferencesAsJson()
    {
        assertThat(compare(
            ProgramTexts.BACKPACK, "--set-b", "rules[0].award.ineligible=recompute", "--from", "2026-02-01",
            "--to", "2026-03-01", "--json", "--quiet")).as(err::toString).isZero();

        assertThat(out.toString().replaceAll("\\s+", " ")).contains(
            "\"period_start\" : \"2026-02-01T00:00:00Z\", \"period_end\" : \"2026-03-01T00:00:00Z\"",
            "\"differences\" : [ { \"market\" : \"SOL-PERP\", \"maker\" : \"bolt\", \"a\" : 63000.00, "
                + "\"b\" : 70000.00, \"difference\" : 7000.00 } ]",
            "\"differences_over_all\" : [ { \"maker\" : \"bolt\", \"a\" : 63000.00, \"b\" : 70000.00, "
                + "\"difference\" : 7000.00 } ]");
    }

    @Test
    void shouldRefuseProgramsThatPayInDifferentUnitsAndValuesThatAreNone()
    {
        assertThat(compare(ProgramTexts.BACKPACK, ProgramTexts.DRIFT)).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("programs that pay in different units: a=USD b=USDC\n");
        assertThat(compare(ProgramTexts.BACKPACK, "--set-a", "pool", "--set-a", "[x]=1")).isEqualTo(2);
        assertThat(err.toString()).contains("not a change: value=pool", "not a change: value=[x]=1");
        assertThat(out.toString()).isEmpty();
    }

    private int compare(final String... arguments)
    {
        return compare(CompareCommandTest::log, arguments);
    }

    private int compare(final Supplier<LogBuilder> log, final String... arguments)
    {
        final List<String> all = new ArrayList<>(List.of("compare"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--snapshots", "log"));

        return run(log, all.toArray(String[]::new));
    }

    private int run(final String... arguments)
    {
        return run(CompareCommandTest::log, arguments);
    }

    private int run(final Supplier<LogBuilder> log, final String... arguments)
    {
        return ScoringMain.run(path -> log.get().source(), new PrintWriter(out), new PrintWriter(err), arguments);
    }

    /** One market, which has the whole of tier 1: "ant" has a tenth of volume and liquidity, but too small a size. */
    private static LogBuilder log()
    {
        return new LogBuilder(Configurations.market("SOL-PERP", "0.01", "1"))
            .bid("ant", 9_999, 10).ask("ant", 10_001, 10)
            .bid("bolt", 9_999, 90).ask("bolt", 10_001, 90)
            .snapshot(0, "2026-02-01T00:00:00Z")
            .fills(0, "ant", 100_000).fills(0, "bolt", 900_000)
            .snapshot(0, "2026-02-01T00:00:01Z");
    }
}
