package io.leadline.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.leadline.export.Configurations;
import io.leadline.scoring.LogBuilder;
import io.leadline.scoring.ProgramTexts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A maker's statement has its own numbers, and nothing of the others' but what whole markets add up to. */
class StatementsTest
{
    private static final List<String> MAKERS = List.of("alpha", "../beta", "..");

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void shouldWriteWhatEachMakerMaySeeAndNothingOutsideItsFolder() throws IOException
    {
        final Path program = Files.writeString(folder.resolve("own.yaml"), ProgramTexts.text(
            ProgramTexts.DRIFT, "disqualified: []", "disqualified: [{ maker: nobody-zq, reason: x }]"));

        assertThat(score("--program", program.toString(), "--program", ProgramTexts.BACKPACK, "--statements",
            "--set", "disqualified=[{ maker: nobody-zq, reason: x }]")).isZero();

        assertThat(files()).containsExactlyInAnyOrder(
            "payouts.csv", "report.html", "scores.csv", "scores.json",
            "statements/alpha/payouts.csv", "statements/alpha/report.html", "statements/alpha/scores.csv",
            "statements/%2E.%2Fbeta/payouts.csv", "statements/%2E.%2Fbeta/report.html",
            "statements/%2E.%2Fbeta/scores.csv",
            "statements/%2E./payouts.csv", "statements/%2E./report.html", "statements/%2E./scores.csv");
        final String all = read("scores.csv");
        for (final String maker : MAKERS)
        {
            for (final String file : List.of("scores.csv", "payouts.csv"))
            {
                final List<String> own = read(file).lines()
                    .filter(line -> line.startsWith("program,") || isOf(line, maker, file))
                    .toList();
                assertThat(read("statements/" + folderOf(maker) + "/" + file).lines()).as(maker).isEqualTo(own);
            }
        }
        assertThat(all).contains("1234567");
        // Volumes that nobody but beta has, its name, and that of the disqualified.
        assertThat(read("statements/alpha/report.html")).contains("alpha")
            .doesNotContain("beta", ">1,234,567", "\"1234567", "nobody-zq");
    }

    @Test
    void shouldLeaveNoStatementOfAnEarlierRun() throws IOException
    {
        assertThat(score("--program", ProgramTexts.DRIFT, "--statements")).isZero();
        final Path program = Files.writeString(folder.resolve("own.yaml"), ProgramTexts.text(
            ProgramTexts.DRIFT, "enrolled: []", "enrolled: [{ maker: alpha }]"));

        assertThat(score("--program", program.toString(), "--statements")).isZero();
        assertThat(files()).containsExactlyInAnyOrder(
            "payouts.csv", "report.html", "scores.csv", "scores.json",
            "statements/alpha/payouts.csv", "statements/alpha/report.html", "statements/alpha/scores.csv");
        assertThat(folder.resolve("out").resolve("statements")).isDirectoryNotContaining("glob:**beta");

        assertThat(score("--program", ProgramTexts.DRIFT)).isZero();
        assertThat(folder.resolve("out").resolve("statements")).doesNotExist();
    }

    @Test
    void shouldRefuseToReplaceWhatNoRunWrote() throws IOException
    {
        assertThat(score("--program", ProgramTexts.DRIFT, "--statements")).isZero();
        final Path alpha = folder.resolve("out").resolve("statements").resolve("alpha");
        final Path table = alpha.resolve("scores.csv");
        final String before = Files.readString(table);
        final Path note = Files.writeString(alpha.resolve("note.txt"), "kept");

        assertThat(score("--program", ProgramTexts.BACKPACK, "--statements")).isEqualTo(2);
        assertThat(err.toString())
            .isEqualTo("in the way of the statements, and not a statement: path=" + note + "\n");
        assertThat(note).hasContent("kept");
        assertThat(table).content().isEqualTo(before);

        Files.delete(note);
        Files.writeString(table, "maker,mine\n");
        assertThat(score("--program", ProgramTexts.DRIFT)).isEqualTo(2);
        assertThat(table).hasContent("maker,mine");
    }

    private static boolean isOf(final String line, final String maker, final String file)
    {
        final String[] cells = line.split(",", -1);

        return cells[4].equals(maker)
            || cells[4].isEmpty() && file.equals("scores.csv") && (cells[3].isEmpty() || cells[3].equals("SOL-PERP"));
    }

    private static String folderOf(final String maker)
    {
        return maker.replaceFirst("^\\.", "%2E").replace("/", "%2F");
    }

    private List<String> files() throws IOException
    {
        final Path out = folder.resolve("out");
        try (var files = Files.walk(out))
        {
            return files.filter(Files::isRegularFile).map(file -> out.relativize(file).toString()).toList();
        }
    }

    private String read(final String name) throws IOException
    {
        return Files.readString(folder.resolve("out").resolve(name), StandardCharsets.UTF_8);
    }

    private int score(final String... arguments)
    {
        final LogBuilder log = new LogBuilder(Configurations.market("SOL-PERP", "0.01", "1"));
        for (int i = 0; i < MAKERS.size(); i++)
        {
            log.bid(MAKERS.get(i), 1_999, 100 + i).ask(MAKERS.get(i), 2_001, 200 + i);
        }
        log.snapshot(0, "2023-03-06T12:00:00Z")
            .fills(0, "alpha", 40_000_000_000L).fills(0, "../beta", 123_456_700).fills(0, "..", 70_000_000_000L)
            .snapshot(0, "2023-03-06T12:00:01Z");
        final List<String> all = new ArrayList<>(List.of("score"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--snapshots", "log", "--out", folder.resolve("out").toString(), "--quiet"));

        return ScoringMain.run(
            path -> log.source(), new PrintWriter(new StringWriter()), new PrintWriter(err),
            all.toArray(String[]::new));
    }
}
