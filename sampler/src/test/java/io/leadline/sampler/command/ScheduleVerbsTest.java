package io.leadline.sampler.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import io.leadline.command.Verbs;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleVerbsTest
{
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;
    private String seedFile;

    @BeforeEach
    void writeSeed() throws IOException
    {
        seedFile = folder.resolve("seed.hex").toString();
        Files.writeString(Path.of(seedFile), "00".repeat(31) + "01\n");
    }

    @Test
    void shouldRevealKeysThatOpenTheCommitments() throws NoSuchAlgorithmException
    {
        final List<String> commitments = lines("commit", "2026-02-27", "2026-03-02");
        final List<String> keys = lines("reveal", "2026-02-27", "2026-03-02");

        assertThat(commitments).hasSize(3);
        for (int i = 0; i < commitments.size(); i++)
        {
            final byte[] key = HexFormat.of().parseHex(keys.get(i).split(" ")[1]);
            assertThat(commitments.get(i)).isEqualTo(
                keys.get(i).split(" ")[0] + " " +
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key)));
        }
        assertThat(commitments).extracting(line -> line.split(" ")[0])
            .containsExactly("2026-02-27", "2026-02-28", "2026-03-01");
    }

    @Test
    void shouldTakeOneDayWithoutAnEnd()
    {
        assertThat(run("commit", "--seed-file", seedFile, "--from", "2026-03-01")).isEqualTo(Verbs.DONE);
        assertThat(out.toString().lines()).hasSize(1);
    }

    @Test
    void shouldRefuseDaysOutOfRange()
    {
        assertThat(run("reveal", "--seed-file", seedFile, "--from", "2026-03-02", "--to", "2026-03-02"))
            .isEqualTo(Verbs.BAD_INPUT);
        assertThat(err.toString().strip())
            .isEqualTo("days out of range: --from=2026-03-02 --to=2026-03-02 days=0 allowed=1 to 3660");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldRefuseATimeWithinADay()
    {
        assertThat(run("commit", "--seed-file", seedFile, "--from", "2026-03-02T01:00:00Z"))
            .isEqualTo(Verbs.BAD_INPUT);
        assertThat(err.toString()).startsWith("not the start of a UTC day: --from=2026-03-02T01:00:00Z");
    }

    private List<String> lines(final String verb, final String from, final String to)
    {
        out.getBuffer().setLength(0);
        assertThat(run(verb, "--seed-file", seedFile, "--from", from, "--to", to)).isEqualTo(Verbs.DONE);

        return out.toString().lines().toList();
    }

    private int run(final String... args)
    {
        return SamplerMain.run(new PrintWriter(out), new PrintWriter(err), args);
    }
}
