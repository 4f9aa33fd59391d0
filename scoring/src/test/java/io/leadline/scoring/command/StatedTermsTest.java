package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        scoreEquity("waivers: []", "waivers: [{ market: SOL/USDC, within_bps: 7.5, from: 2024-03-10,"
            + " to: 2024-03-11, reason: depeg }]");

        assertThat(read("statements/alpha/report.html")).contains("Excluded and waived",
            "<bdi>KPI within 7.5 bps waived</bdi>", "<bdi>2024-03-11T00:00:00Z</bdi>", "<bdi>depeg</bdi>",
            "within_bps=7.5 window=2024-03-10T00:00:00Z/2024-03-11T00:00:00Z reason=depeg");
        assertThat(read("report.html")).contains("<bdi>KPI within 7.5 bps waived</bdi>");
        assertThat(read("scores.json")).contains("\"waivers\" : [", "\"within_bps\" : 7.5", "\"reason\" : \"depeg\"");
    }

    private void scoreEquity(final String... changes) throws IOException
    {
        final LogBuilder log = new LogBuilder(
            List.of(Configurations.mid(300, 750, 1_250, 1_500)), Configurations.market("SOL/USDC", "0.01", "0.01"));
        log.bid("alpha", 99_930, 6_000).ask("alpha", 100_070, 6_000).fills(0, "alpha", 40_000_000)
            .snapshot(0, "2024-03-10T12:00:00Z");
        score(log, ProgramTexts.text(ProgramTexts.BACKPACK_EQUITY, changes));
    }

    private void score(final LogBuilder log, final String program) throws IOException
    {
        final Path file = Files.writeString(folder.resolve("program.yaml"), program);
        final StringWriter err = new StringWriter();

        final int code = ScoringMain.run(
            path -> log.source(), new PrintWriter(new StringWriter()), new PrintWriter(err),
            "score", "--program", file.toString(), "--snapshots", "log", "--statements",
            "--out", folder.resolve("out").toString());

        assertThat(code).as(err::toString).isZero();
    }

    private String read(final String name) throws IOException
    {
        return Files.readString(folder.resolve("out").resolve(name), StandardCharsets.UTF_8);
    }
}
