package io.leadline.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.SideResult;
import io.leadline.command.Verbs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine.Command;

class PublishCommandTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldReplaceTheTableAndKeepTheHistory() throws IOException
    {
        final Path page = folder.resolve("RESULTS.md");
        Files.writeString(page, """
            # Results
            <!-- table -->
            an older table
            <!-- end of table -->
            <!-- history -->
            <!-- end of history -->
            """);

        final int first = publish(page, "abc", 0.5);
        final int second = publish(page, "def", 0.25);

        assertThat(List.of(first, second)).containsOnly(Verbs.DONE);
        assertThat(Files.readString(page)).startsWith("# Results\n<!-- table -->\ntable of def\n<!-- end of table -->")
            .contains("| 2026-03-01 | abc | 17 | 0.5 | 0.500 |", "| 2026-03-01 | def | 17 | 0.5 | 0.250 |")
            .containsOnlyOnce("| date | commit |").doesNotContain("an older table");
    }

    /** The first of the rows, then the second anew and another one, then the second once more. */
    @Test
    void shouldPutSomeRowsAmongThoseThatAreThere() throws IOException
    {
        final Path page = folder.resolve("RESULTS.md");
        Files.writeString(page, "<!-- table -->\n"
            + RunTable.markdown(List.of(run("17.0.15", "abc", 0.5, "apply-W1", "score-one"))) + "a text\n"
            + "<!-- end of table -->\n<!-- history -->\n<!-- end of history -->\n");

        final int first = publishSome(page, run("17.0.15", "def", 0.25, "score-one", "score-rates"));
        final int second = publishSome(page, run("17.0.15", "ghi", 0.125, "score-one"));

        assertThat(List.of(first, second)).containsOnly(Verbs.DONE);
        final List<String> lines = Files.readAllLines(page);
        assertThat(lines.stream().filter(line -> line.startsWith("| **") || line.startsWith("|  |"))
            .map(line -> line.split(" \\| ")).map(cells -> cells[0] + ' ' + cells[6]))
            .containsExactly(
                "| **apply-W1** ", "|  0.500",
                "| **score-one** ", "|  0.125",
                "| **score-rates** ", "|  0.250");
        assertThat(lines.stream().filter(line -> line.startsWith("Measured apart")).map(PublishCommandTest::ends))
            .containsExactly(
                "Measured apart: score-one commit ghi",
                "Measured apart: score-rates commit def");
        assertThat(lines).containsOnlyOnce("a text").filteredOn(line -> line.startsWith("**JDK 17**: "))
            .hasSize(1).allMatch(line -> line.endsWith("commit abc"));
        assertThat(lines.stream().filter(line -> line.startsWith("| 2026"))).as("history of these rows").isEmpty();
    }

    @Test
    void shouldRefuseSomeRowsOfAJdkThatThePageDoesNotHave() throws IOException
    {
        final Path page = folder.resolve("RESULTS.md");
        Files.writeString(page, "<!-- table -->\n" + RunTable.markdown(List.of(run("17.0.15", "abc", 0.5, "apply-W1")))
            + "<!-- end of table -->\n<!-- history -->\n<!-- end of history -->\n");
        final String before = Files.readString(page);

        assertThat(publishSome(page, run("25.0.3", "def", 0.25, "apply-W1"))).isEqualTo(Verbs.BAD_INPUT);
        assertThat(Files.readString(page)).isEqualTo(before);
    }

    @Test
    void shouldRefuseAPageWithoutMarkers() throws IOException
    {
        final Path page = folder.resolve("RESULTS.md");
        Files.writeString(page, "# Results\n");

        assertThat(publish(page, "abc", 0.5)).isEqualTo(Verbs.BAD_INPUT);
        assertThat(Files.readString(page)).isEqualTo("# Results\n");
    }

    private int publish(final Path page, final String commit, final double ratio) throws IOException
    {
        Files.writeString(folder.resolve("run.md"), "table of " + commit + "\n");

        return publish(run("17.0.15", commit, ratio, "apply-W1"), "--page", page.toString());
    }

    private int publishSome(final Path page, final Run run) throws IOException
    {
        return publish(run, "--some", "--page", page.toString());
    }

    private int publish(final Run run, final String... options) throws IOException
    {
        final Path file = folder.resolve("run.json");
        RunFile.write(file, List.of(run));
        final PrintWriter nowhere = new PrintWriter(new StringWriter());
        final List<String> arguments = new ArrayList<>(List.of("publish"));
        arguments.addAll(List.of(options));
        arguments.add(file.toString());

        return Verbs.run(new Root(), nowhere, nowhere, arguments.toArray(String[]::new));
    }

    private static Run run(final String jdk, final String commit, final double ratio, final String... rows)
    {
        return new Run(
            new Conditions("2026-03-01T00:00:00Z", commit, jdk, "vm", "-Xmx1g", "cpu", "2", "kernel", "0.5", false),
            Stream.of(rows).map(row -> new Row(row, "words", "ns/event", 100, 1, List.of(
                new SideResult("leadline", 12.5, 11, 14, 0, 1, 1, 1, 1, 0),
                new SideResult("exchange-core", 125, 110, 140, 37.7, ratio, ratio, ratio, ratio, 0.12)))).toList());
    }

    /** A note without the machine. */
    private static String ends(final String note)
    {
        return note.substring(0, note.indexOf(". ")) + note.substring(note.lastIndexOf(';') + 1);
    }

    @Command(name = "bench", subcommands = PublishCommand.class)
    private static final class Root
    {
    }
}
