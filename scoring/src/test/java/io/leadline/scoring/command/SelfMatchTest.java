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
import io.leadline.export.Configurations;
import io.leadline.scoring.LogBuilder;
import io.leadline.scoring.ProgramTexts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A volume that is a maker's own doing is flagged wherever it may decide what is paid. */
class SelfMatchTest
{
    private static final Ladder TOUCH = Configurations.touch(100, 300, 500, 1_000, 1_500, 2_000, 5_000, 10_000);

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldMarkTheVolumeInTheTableAndSayWhy()
    {
        score("--program", ProgramTexts.DRIFT);

        assertThat(out.toString().lines()).anySatisfy(line -> assertThat(line).startsWith("echo").contains(" !4,000 "))
            .anySatisfy(line -> assertThat(line).startsWith("harbor").contains(" !3,000 "))
            .contains("  ! self-matched 3,800.00 (95.00 % of its volume): echo",
                "! filled, all or in part, by takers that are accounts of the same maker");
    }

    @Test
    void shouldTellEachMarketOfASelfMatchOnceWithMakersSharesAndAmounts() throws IOException
    {
        score("--program", ProgramTexts.DRIFT);

        final String notice = "volume is self-matched: program=drift-mip-2023-03 self_match=report"
            + " market=BONK-PERP makers=echo 3800 of 4000 (95.00 %), harbor 1 of 3000 (0.03 %)";
        assertThat(notices("self-matched")).containsExactly("notice: " + notice);
        assertThat(read("scores.json")).contains(notice);
    }

    @Test
    void shouldFlagTheSelfMatchInTheReasonOfThePayoutThatItDecides() throws IOException
    {
        score("--program", ProgramTexts.DRIFT);

        assertThat(read("payouts.csv").lines().filter(line -> line.contains("BONK-PERP,echo")))
            .singleElement().asString()
            .contains(",paid,rank 2; flag: self_matched market=BONK-PERP have=3800 of 4000 (95.00 %)");
        assertThat(read("payouts.csv").lines().filter(line -> line.contains("BONK-PERP,harbor")))
            .singleElement().asString()
            .contains(",forfeited,rank 1: volume_rank have=2 need<=1 without_self_matched=1;")
            .contains("; flag: self_matched market=BONK-PERP have=1 of 3000 (0.03 %)");
        assertThat(read("payouts.csv").lines().filter(line -> line.contains("SOL-PERP")))
            .noneMatch(line -> line.contains("self_matched"));
    }

    @Test
    void shouldNameTheMarketOnceWhereASelfMatchForfeits() throws IOException
    {
        score("--program", "drift-mip-2023-08", "--set", "rules[0].self_match=forfeit");

        assertThat(read("payouts.csv").lines().filter(line -> line.contains(",,echo")))
            .singleElement().asString()
            .contains(",forfeited,volume: self_matched_notional have=700 need=0 market=SOL-PERP;"
                + " self_matched_notional have=500 need=0 market=BTC-PERP");
        assertThat(notices("self-matched")).hasSize(2).allSatisfy(notice ->
            assertThat(notice).startsWith(
                "notice: volume is self-matched: program=drift-mip-2023-08 self_match=forfeit market="));
    }

    @Test
    void shouldFlagInAStatementTheMakersOwnSelfMatchAndNoOtherOne() throws IOException
    {
        score("--program", ProgramTexts.DRIFT, "--statements");

        assertThat(read("statements/echo/report.html"))
            .contains("market=BONK-PERP makers=echo 3800 of 4000 (95.00 %)</li>", "95.00 % of it self-matched")
            .doesNotContain("harbor", "0.03 %");
        assertThat(read("statements/harbor/report.html"))
            .contains("market=BONK-PERP makers=harbor 1 of 3000 (0.03 %)</li>").doesNotContain("echo", "95.00 %");
        assertThat(read("statements/calm/report.html")).doesNotContain("is self-matched", "echo", "harbor");
    }

    @Test
    void shouldTellInAStatementOfNoRankThatAnothersSelfMatchTook() throws IOException
    {
        score("--program", ProgramTexts.DRIFT, "--statements");

        assertThat(read("statements/harbor/payouts.csv"))
            .contains(",forfeited,rank 1: volume_rank have=2 need<=1;").doesNotContain("without");
    }

    @Test
    void shouldHoldNoVolumeOfAFileAgainstWhatTheLogHasSelfMatched() throws IOException
    {
        final Path volumes = Files.writeString(folder.resolve("volumes.csv"),
            "maker,market,maker_volume\necho,BONK-PERP,3900\nharbor,BONK-PERP,3000\n,BONK-PERP,9000\n");
        score("--program", ProgramTexts.DRIFT, "--volumes", volumes.toString());

        assertThat(notices("self-matched")).singleElement().asString().endsWith("makers=echo 3800, harbor 1");
        assertThat(out.toString()).contains("! self-matched 3,800.00: echo").doesNotContain("of its volume");
        assertThat(read("payouts.csv")).contains("; flag: self_matched market=BONK-PERP have=1;")
            .doesNotContain("without_self_matched");
        assertThat(read("scores.csv")).contains(",BONK-PERP,,volume_stated,1\n");
    }

    private List<String> notices(final String word)
    {
        return err.toString().lines().filter(line -> line.startsWith("notice: ") && line.contains(word)).toList();
    }

    private String read(final String name) throws IOException
    {
        return Files.readString(folder.resolve("out").resolve(name));
    }

    /** Echo has the largest volume of BONK-PERP, nearly all of it its own; harbor rests more. */
    private static LogBuilder bonk()
    {
        final LogBuilder log = new LogBuilder(List.of(LogBuilder.MID, TOUCH),
            Configurations.market("BONK-PERP", "0.01", "1"), Configurations.market("SOL-PERP", "0.01", "1"));
        for (int market = 0; market < 2; market++)
        {
            log.clear().bid("harbor", 1_999, 900).ask("harbor", 2_001, 900)
                .bid("echo", 1_999, 500).ask("echo", 2_001, 500).bid("calm", 1_999, 5).ask("calm", 2_001, 5)
                .snapshot(market, "2023-03-06T12:00:00Z");
            if (market == 0)
            {
                log.fills(0, "echo", 400_000, 380_000).fills(0, "harbor", 300_000, 100);
            }
            log.snapshot(market, "2023-03-06T12:00:01Z");
        }

        return log;
    }

    /** Two markets of one pool, with a self-match in each. */
    private static LogBuilder majors()
    {
        final LogBuilder log = new LogBuilder(List.of(LogBuilder.MID, TOUCH),
            Configurations.market("SOL-PERP", "0.01", "1"), Configurations.market("BTC-PERP", "0.01", "1"));
        for (int market = 0; market < 2; market++)
        {
            log.clear().bid("echo", 1_999, 500).ask("echo", 2_001, 500).snapshot(market, "2023-08-14T12:00:00Z")
                .fills(market, "echo", 700_000 - market * 200_000, 70_000 - market * 20_000)
                .snapshot(market, "2023-08-14T12:00:01Z");
        }

        return log;
    }

    private void score(final String... arguments)
    {
        final List<String> all = new ArrayList<>(List.of("score"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--snapshots", "log", "--out", folder.resolve("out").toString()));
        final LogBuilder log = all.contains(ProgramTexts.DRIFT) ? bonk() : majors();

        assertThat(ScoringMain.run(
            path -> log.source(), new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new)))
            .as(err::toString).isZero();
    }
}
