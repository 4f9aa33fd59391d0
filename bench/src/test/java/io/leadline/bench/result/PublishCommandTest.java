package io.leadline.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
        final Path file = folder.resolve("run.json");
        RunFile.write(file, List.of(new Run(
            new Conditions(
                "2026-03-01T00:00:00Z", commit, "17.0.15", "vm", "-Xmx1g", "cpu", "2", "kernel", "0.5", false),
            List.of(new Row("apply-W1", "words", "ns/event", 100, 1, List.of(
                new SideResult("leadline", 12.5, 11, 14, 0, 1, 1, 1, 1, 0),
                new SideResult("exchange-core", 125, 110, 140, 37.7, ratio, ratio, ratio, ratio, 0.12)))))));
        Files.writeString(folder.resolve("run.md"), "table of " + commit + "\n");
        final PrintWriter nowhere = new PrintWriter(new StringWriter());

        return Verbs.run(new Root(), nowhere, nowhere, "publish", "--page", page.toString(), file.toString());
    }

    @Command(name = "bench", subcommands = PublishCommand.class)
    private static final class Root
    {
    }
}
