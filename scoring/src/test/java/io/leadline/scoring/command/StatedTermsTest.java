package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.export.Configurations;
import io.leadline.scoring.LogBuilder;
import io.leadline.scoring.ProgramTexts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a maker that disputes its numbers finds in its statement of the rules that they come from. */
class StatedTermsTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldTellAWaiverWhereverNumbersAreTold() throws IOException
    {
        scoreEquityWith("waivers: []", "waivers: [{ market: SOL/USDC, within_bps: 7.5, from: 2024-03-10,"
            + " to: 2024-03-11, reason: depeg }]");

        assertThat(read("statements/alpha/report.html")).contains("Excluded and waived",
            "<bdi>KPI within 7.5 bps waived</bdi>", "<bdi>2024-03-11T00:00:00Z</bdi>", "<bdi>depeg</bdi>",
            "within_bps=7.5 window=2024-03-10T00:00:00Z/2024-03-11T00:00:00Z reason=depeg");
        assertThat(read("report.html")).contains("<bdi>KPI within 7.5 bps waived</bdi>");
        assertThat(read("scores.json")).contains("\"waivers\" : [", "\"within_bps\" : 7.5", "\"reason\" : \"depeg\"");
    }

    @Test
    void shouldStateEachNeedOfAKpiTheWeightsAndTheValuation() throws IOException
    {
        scoreEquity();

        assertThat(read("statements/alpha/report.html")).contains(
            "The KPI holds in a snapshot in which the maker rests, at once, on each side at least 50,000 USD within "
                + "7.5 bps of the mid and at least 100,000 USD within 15 bps of the mid.",
            "KPI uptime within 7.5 bps, at least 50,000 USD a side",
            "With a KPI uptime above 80 % a maker&#39;s volume in the market weighs 1.3 times as much",
            "Values are at 120,000,000 USD for 100 % of equity: 1 % of equity is 1,200,000 USD.");
        assertThat(read("report.html")).contains("Volume of makers below 80 %")
            .doesNotContain("Volume between the bounds", "upper bound");
        assertThat(read("scores.json")).contains("\"demands\" : [", "at least 50,000 USD within 7.5 bps");
    }

    @Test
    void shouldStateTheRuleOfDaysAndWhatTheSidesHaveToBeToEachOther() throws IOException
    {
        final LogBuilder log = new LogBuilder(Configurations.market("BTC-PERP", "1", "1"));
        score(log.bid("alpha", 9_950, 10).ask("alpha", 10_050, 4).snapshot(0, "2026-03-02T10:00:00Z"),
            ProgramTexts.text(ProgramTexts.MIFID));

        assertThat(read("statements/alpha/report.html")).contains(
            "on each side any size within 100 bps of the mid; and its two sizes within 100 bps differ by at most 50 % "
                + "of the larger, and its best ask less its best bid is at most 200 bps of the mid of these two.",
            "A day is passed when the KPI holds in at least 50 % of the day&#39;s counted snapshots; the period when "
                + "at least 50 % of its days with a counted snapshot are passed.",
            "Sizes and spread are not looked at here, but in KPI uptime.",
            "passed 0 of 1 days: share of days 0.00 %, needs ≥ 50.00 %; sizes and spread of the two sides failed on 1 "
                + "of 1 days");
    }

    /** A statement of a broker among makers' programs is about the broker's. */
    @Test
    void shouldLeaveOutProgramsThatAMakerIsNotIn() throws IOException
    {
        final Path brokers = Files.writeString(folder.resolve("brokers.csv"),
            "month,broker,user,api_volume,fee_rate,affiliate_rebate\n2024-03,gate,alice,100,0.01,0\n");
        scoreEquity("--program", ProgramTexts.BROKER, "--broker-volumes", brokers.toString());

        assertThat(read("statements/gate/report.html")).contains("<bdi>gate</bdi> has no number and no payout under: "
            + "Backpack market maker program, spot 2024.", "Backpack API broker rebates").doesNotContain("SOL/USDC");
        assertThat(read("statements/alpha/report.html"))
            .contains("SOL/USDC")
            .doesNotContain("Rule in force from 2024-01");
    }

    private void scoreEquityWith(final String... changes) throws IOException
    {
        score(equity(), ProgramTexts.text(ProgramTexts.BACKPACK_EQUITY, changes));
    }

    private void scoreEquity(final String... arguments) throws IOException
    {
        score(equity(), ProgramTexts.text(ProgramTexts.BACKPACK_EQUITY), arguments);
    }

    private static LogBuilder equity()
    {
        final LogBuilder log = new LogBuilder(
            List.of(Configurations.mid(300, 750, 1_250, 1_500)), Configurations.market("SOL/USDC", "0.01", "0.01"));

        return log.bid("alpha", 99_930, 6_000).ask("alpha", 100_070, 6_000).fills(0, "alpha", 40_000_000)
            .snapshot(0, "2024-03-10T12:00:00Z");
    }

    private void score(final LogBuilder log, final String program, final String... arguments) throws IOException
    {
        final Path file = Files.writeString(folder.resolve("program.yaml"), program);
        final StringWriter err = new StringWriter();
        final List<String> all = new ArrayList<>(List.of("score", "--program", file.toString(), "--snapshots", "log",
            "--statements", "--out", folder.resolve("out").toString()));
        all.addAll(List.of(arguments));

        final int code = ScoringMain.run(
            path -> log.source(), new PrintWriter(new StringWriter()), new PrintWriter(err),
            all.toArray(String[]::new));

        assertThat(code).as(err::toString).isZero();
    }

    private String read(final String name) throws IOException
    {
        return Files.readString(folder.resolve("out").resolve(name), StandardCharsets.UTF_8);
    }
}
