package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.leadline.config.Ladder;
import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.scoring.LogBuilder;
import io.leadline.scoring.ProgramTexts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the verb tells of inputs that it takes, but that may be a slip: each notice as a user meets it. */
class ScoreNoticesTest
{
    private static final String NO_FILLS =
        "notice: program weighs volume, and no log holds a fill in the period: program=";

    private static final List<Ladder> LADDERS = List.of(
        Configurations.mid(100, 300, 500, 750, 1_000, 1_250, 1_500, 2_000, 10_000),
        Configurations.touch(100, 300, 500, 1_000, 1_500, 2_000, 5_000, 10_000));

    @TempDir
    private Path folder;
    private final StringWriter err = new StringWriter();

    @Test
    void shouldTellDaysWithoutSnapshotsOncePerSetOfDays()
    {
        final LogBuilder log = log(true);

        score(log, "--program", ProgramTexts.DRIFT, "--from", "2023-03-06", "--to", "2023-03-13");

        assertThat(notices("days without")).containsExactly(
            "notice: days without a snapshot: program=drift-mip-2023-03 markets=SOL-PERP, BONK-PERP"
                + " days=2023-03-06, 2023-03-08..2023-03-12 missing=6 of=7");
        score(log, "--program", ProgramTexts.DRIFT, "--from", "2023-03-07", "--to", "2023-03-08");
        assertThat(notices("days without")).isEmpty();
    }

    /** A day whose complement was not recorded is scored by the market alone. */
    @Test
    void shouldTellDaysWithoutSnapshotsOfAComplement()
    {
        final LogBuilder log = LogBuilder.withOrders(
            List.of(Configurations.mid(1_000_000)),
            Configurations.market("EVENT-YES", "0.001", "1"), Configurations.market("EVENT-NO", "0.001", "1"))
            .bid("alpha", 490, 200).ask("alpha", 510, 200)
            .snapshot(0, "2023-03-06T12:00:00Z").snapshot(1, "2023-03-06T12:00:00Z")
            .snapshot(0, "2023-03-07T12:00:00Z").snapshot(0, "2023-03-08T12:00:00Z");

        score(log, "--program", ProgramTexts.POLYMARKET, "--by-period", "--from", "2023-03-06", "--to", "2023-03-10");

        assertThat(notices(" snapshot")).filteredOn(notice -> !notice.contains("sampled otherwise")).containsExactly(
            "notice: days without a snapshot: program=polymarket-rewards markets=EVENT-NO days=2023-03-07 missing=1"
                + " of=1",
            "notice: days without a snapshot: program=polymarket-rewards markets=EVENT-NO days=2023-03-08 missing=1"
                + " of=1",
            "notice: no snapshots in this period: program=polymarket-rewards period=2023-03-09/2023-03-10"
                + " markets=EVENT-YES, EVENT-NO");
        score(log, "--program", ProgramTexts.POLYMARKET, "--from", "2023-03-06", "--to", "2023-03-09");
        assertThat(notices("days without")).containsExactly("notice: days without a snapshot:"
            + " program=polymarket-rewards markets=EVENT-NO days=2023-03-07..2023-03-08 missing=2 of=3");
    }

    @Test
    void shouldTellPeriodsThatNoLogTouches()
    {
        score(log(true), "--program", ProgramTexts.DRIFT, "--by-period", "--from", "2023-03-06", "--to", "2023-03-20");

        assertThat(notices("no snapshots")).containsExactly("notice: no snapshots in this period:"
            + " program=drift-mip-2023-03 period=2023-03-13/2023-03-20 markets=SOL-PERP, BONK-PERP");
        assertThat(notices("program weighs")).isEmpty();
    }

    /** Each period has it in the report; a terminal needs it once. */
    @Test
    void shouldTellOnceWhatIsSoInEveryPeriod() throws IOException
    {
        final Path outages = Files.writeString(
            folder.resolve("o.csv"), "market,from,to,reason\nSOL-PERP,2022-03-07,2022-03-08,slip\n");

        score(log(true), "--program", ProgramTexts.DRIFT, "--by-period", "--from", "2023-03-06", "--to", "2023-03-20",
            "--outages", outages.toString());

        assertThat(notices("outage")).containsExactly(
            "notice: window of an outage lies outside the logs: program=drift-mip-2023-03 market=SOL-PERP"
                + " window=2022-03-07T00:00:00Z/2022-03-08T00:00:00Z"
                + " logs=2023-03-07T00:00:00Z/2023-03-08T00:00:00Z");
    }

    @Test
    void shouldTellNamesThatTheVolumesFileAndTheLogsDoNotShare() throws IOException
    {
        final String volumes = file("market,maker,maker_volume\nSOL-PERP,alhpa,5\nSOL-PERP,,9\n");

        score(log(true), "--program", ProgramTexts.DRIFT, "--volumes", volumes);

        assertThat(notices("volumes file")).containsExactly(
            "notice: makers of the volumes file are in no market of the program, and count with their volumes:"
                + " program=drift-mip-2023-03 makers=alhpa",
            "notice: markets of the program are not in the volumes file, and count with no volume:"
                + " program=drift-mip-2023-03 markets=BONK-PERP",
            "notice: makers of a market are not in the volumes file for it, and count with no volume:"
                + " program=drift-mip-2023-03 makers=alpha, beta");
    }

    @Test
    void shouldSayNothingOfAVolumesFileThatGoesWithTheLogs() throws IOException
    {
        final String volumes = file("market,maker,maker_volume\nSOL-PERP,alpha,5\nSOL-PERP,beta,5\n"
            + "BONK-PERP,alpha,0\nBONK-PERP,beta,1\n");

        score(log(false), "--program", ProgramTexts.DRIFT, "--volumes", volumes);

        assertThat(notices("volume")).isEmpty();
    }

    @Test
    void shouldTellEnrolledMakersOfNoLogAndWhomEnrolmentLeavesOut() throws IOException
    {
        final Path program = Files.writeString(folder.resolve("e.yaml"), ProgramTexts.text(ProgramTexts.DRIFT,
            "enrolled: []", "enrolled: [{ maker: Alpha }, { maker: later, from: 2023-03-20 }]"));

        score(log(true), "--program", program.toString(), "--from", "2023-03-06", "--to", "2023-03-13");

        assertThat(notices("enrolled")).containsExactly(
            "notice: enrolled maker is in no market of the program: program=drift-mip-2023-03 maker=Alpha",
            "notice: makers with quotes are left out, because they are not enrolled: program=drift-mip-2023-03"
                + " count=2 makers=alpha, beta");
    }

    @Test
    void shouldTellWhomAVolumesFileStatesAndEnrolmentLeavesOut() throws IOException
    {
        final String volumes = file("market,maker,maker_volume\nSOL-PERP,alpha,5\nSOL-PERP,phantom,7\n"
            + "SOL-PERP,beta,6\nSOL-PERP,late,8\nBONK-PERP,alpha,1\n");
        final Path program = Files.writeString(folder.resolve("e.yaml"), ProgramTexts.text(ProgramTexts.DRIFT,
            "enrolled: []", "enrolled: [{ maker: alpha }, { maker: late }]"));

        score(log(true), "--program", program.toString(), "--volumes", volumes);

        assertThat(notices("volumes file")).containsExactly(
            "notice: makers of the volumes file are in no market of the program, and count with their volumes:"
                + " program=drift-mip-2023-03 makers=late",
            "notice: makers of the volumes file are not enrolled, and their volumes count for nobody:"
                + " program=drift-mip-2023-03 makers=beta, phantom");
        assertThat(Files.readString(folder.resolve("out/scores.csv")))
            .contains(",late,maker_volume,8\n").doesNotContain("phantom", ",beta,");
    }

    @Test
    void shouldKeepListsOfMakersOutOfStatements() throws IOException
    {
        final Path program = Files.writeString(folder.resolve("e.yaml"), ProgramTexts.text(ProgramTexts.DRIFT,
            "enrolled: []", "enrolled: [{ maker: alpha }]"));

        score(log(true), "--program", program.toString(), "--statements");

        assertThat(notices("makers with quotes")).hasSize(1);
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("makers with quotes are left out");
        assertThat(Files.readString(folder.resolve("out/statements/alpha/report.html")))
            .doesNotContain("makers with quotes are left out").doesNotContain("beta");
    }

    @ParameterizedTest
    @CsvSource({
        "drift-mip-2023-03, 2023-03-07, 'SOL-PERP, BONK-PERP', ''",
        "drift-mip-2023-08, 2023-08-07, SOL-PERP, ''",
        "backpack-mm-2024, 2024-07-07, SOL/USDC, ''",
        "backpack-mm-2026, 2026-02-07, SOL-PERP, ' and when each market first traded, in the program''s file or with"
            + " --set: rules[0].award.first_trade={ SOL-PERP: TIME }'"})
    void shouldSayWhatIsMissingWhereNoLogHoldsAFill(
        final String program, final String day, final String markets, final String more)
    {
        score(log(false, day, "SOL-PERP", "BONK-PERP", "SOL/USDC"), "--program", program);

        assertThat(notices("program weighs volume")).singleElement().asString()
            .startsWith(NO_FILLS + program + " markets=" + markets + " (ingest")
            .endsWith(" (ingest the venue's fills into the event log and run leadline sample over it again, or give"
                + " --volumes FILE with market,maker,maker_volume" + more + ")");
        score(log(true, day, "SOL-PERP", "BONK-PERP", "SOL/USDC"), "--program", program);
        assertThat(notices("program weighs volume")).isEmpty();
    }

    /** Volumes are of the whole period: from which day on a market is active, they do not say. */
    @Test
    void shouldSayHowAPoolByActiveDaysIsOpenedWhereAFileStatesTheVolumes() throws IOException
    {
        final LogBuilder log = log(false, "2026-02-07", "SOL-PERP");
        final String volumes = file("market,maker,maker_volume\nSOL-PERP,alpha,5\nSOL-PERP,beta,5\n");
        final String key = "rules[0].award.first_trade=";

        score(log, "--program", ProgramTexts.BACKPACK, "--volumes", volumes);

        assertThat(notices("active day")).containsExactly("notice: no log holds a trade of markets with a stated"
            + " volume, so they have no active day: program=backpack-mm-2026 markets=SOL-PERP (state when each first"
            + " traded, in the program's file or with --set: " + key + "{ SOL-PERP: TIME })");
        assertThat(Files.readString(folder.resolve("out/payouts.csv"))).contains(",70000.00,USD,unallocated,futures"
            + " tier-1: no market with an active day: a first trade in a log or in rules[0].award.first_trade begins"
            + " them\n");
        score(log, "--program", ProgramTexts.BACKPACK, "--volumes", volumes,
            "--set", key + "{ SOL-PERP: 2026-02-01T00:00:00Z }");
        assertThat(notices("active day")).isEmpty();
        assertThat(Files.readString(folder.resolve("out/payouts.csv"))).contains(",SOL-PERP,alpha,35000.00,USD,paid,");
        score(log, "--program", ProgramTexts.BACKPACK, "--set", key + "{ SOL-PERP: 2026-02-01 }");
        assertThat(notices("program weighs volume")).singleElement().asString()
            .endsWith(" or give --volumes FILE with market,maker,maker_volume)");
    }

    /** A market that did not trade is not active, and need not be. */
    @Test
    void shouldSayNothingOfActiveDaysOfAMarketWithoutVolume() throws IOException
    {
        final String volumes = file("market,maker,maker_volume\nSOL-PERP,alpha,0\nSOL-PERP,beta,0\n");

        score(log(false, "2026-02-07", "SOL-PERP"), "--program", ProgramTexts.BACKPACK, "--volumes", volumes);

        assertThat(notices("active day")).isEmpty();
    }

    private String file(final String text) throws IOException
    {
        return Files.writeString(folder.resolve("v.csv"), text).toString();
    }

    private List<String> notices(final String word)
    {
        return err.toString().lines().filter(line -> line.startsWith("notice: ") && line.contains(word)).toList();
    }

    private static LogBuilder log(final boolean hasFills)
    {
        return log(hasFills, "2023-03-07", "SOL-PERP", "BONK-PERP");
    }

    /** Two makers alike in every market at noon of a day. */
    private static LogBuilder log(final boolean hasFills, final String day, final String... markets)
    {
        final LogBuilder log = new LogBuilder(LADDERS, Arrays.stream(markets)
            .map(market -> Configurations.market(market, "0.01", "0.1"))
            .toArray(Market[]::new));
        for (int market = 0; market < markets.length; market++)
        {
            log.clear().bid("alpha", 1_999, 5_000).ask("alpha", 2_001, 5_000)
                .bid("beta", 1_999, 5_000).ask("beta", 2_001, 5_000);
            if (hasFills)
            {
                log.fills(market, "alpha", 7).fills(market, "beta", 7);
            }
            log.snapshot(market, day + "T12:00:00Z");
        }

        return log;
    }

    private void score(final LogBuilder log, final String... arguments)
    {
        err.getBuffer().setLength(0);
        final List<String> all = new ArrayList<>(List.of("score"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--snapshots", "log", "--out", folder.resolve("out").toString()));

        assertThat(ScoringMain.run(
            path -> log.source(), new PrintWriter(new StringWriter()), new PrintWriter(err),
            all.toArray(String[]::new))).as(err::toString).isZero();
    }
}
