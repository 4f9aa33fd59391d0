package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A close keeps what was added to its logs, so that it can be worked out again when those files are gone. */
class CloseInputsTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldBeWorkedOutAgainFromWhatItKeepsAndTheLog() throws Exception
    {
        final CloseRun run = new CloseRun(folder);
        final String outages = run.file("down.csv",
            "market,from,to,reason\nSOL-PERP,2026-03-10,2026-03-12,\"venue, down\"\n");
        final String volumes = run.file("v.csv",
            "\uFEFFmarket,maker,maker_volume\r\nSOL-PERP,ant,75\r\nSOL-PERP,bolt,25");
        final String rates = run.file("usd.csv", "currency,date,rate\nEUR,2026-03-01,1.08\n");
        final String stakes = run.file("s.csv", "maker,stake\nant,5\n");
        assertThat(run.close(CloseRun.MARCH, "--outages", outages, "--volumes", volumes, "--rates", rates,
            "--stakes", stakes)).as(run::err).isZero();

        final Path close = run.closes("2026-03-01_2026-04-01").resolve("close-1");
        final Path kept = close.resolve("inputs");
        assertThat(kept.resolve("outages.csv")).hasSameBinaryContentAs(Path.of(outages));
        assertThat(kept.resolve("volumes.csv")).hasSameBinaryContentAs(Path.of(volumes));
        assertThat(Files.readString(close.resolve("SHA256SUMS"))).contains(
            "  inputs/outages.csv\n", "  inputs/volumes.csv\n", "  inputs/rates.csv\n", "  inputs/stakes.csv\n");
        for (final String file : new String[] {"down.csv", "v.csv", "usd.csv", "s.csv", "program.yaml"})
        {
            Files.delete(folder.resolve(file));
        }
        assertThat(run.closeInto("again", CloseRun.MARCH,
            "--program", close.resolve("program.yaml").toString(),
            "--outages", kept.resolve("outages.csv").toString(),
            "--volumes", kept.resolve("volumes.csv").toString(),
            "--rates", kept.resolve("rates.csv").toString(),
            "--stakes", kept.resolve("stakes.csv").toString())).as(run::err).isZero();
        final Path again = folder.resolve("again").resolve(folder.resolve("closes").relativize(close));
        for (final String file : new String[] {"scores.csv", "payouts.csv", "scores.json", "program.yaml"})
        {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(close.resolve(file));
        }
        assertThat(run.out()).startsWith("close=1 sha256=");
    }

    @Test
    void shouldRefuseToGoOnBehindAnInputThatWasChanged() throws Exception
    {
        final CloseRun run = new CloseRun(folder);
        final String outages = run.file("o.csv", "market,from,to,reason\n,2026-03-10,2026-03-12,down\n");
        assertThat(run.close(CloseRun.MARCH, "--outages", outages)).as(run::err).isZero();
        final Path kept = run.closes("2026-03-01_2026-04-01").resolve("close-1").resolve("inputs/outages.csv");
        Files.writeString(kept, "market,from,to,reason\n,2026-03-10,2026-03-13,down\n");

        assertThat(run.close(CloseRun.MARCH, "--reason", "no outage")).isEqualTo(2);

        assertThat(run.err()).isEqualTo("file of a close was changed: file=" + kept + "\n");
    }
}
