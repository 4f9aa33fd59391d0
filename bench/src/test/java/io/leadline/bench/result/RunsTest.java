package io.leadline.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.SideResult;
import io.leadline.command.Verbs;
import io.leadline.problem.BadInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine.Command;

class RunsTest
{
    @TempDir
    private Path folder;

    private final StringWriter output = new StringWriter();

    @Test
    void shouldReadWhatItWrote() throws IOException
    {
        final List<Run> runs = List.of(run("17.0.15+6", row("apply-W1", 0.1234)), run("25.0.3", row("read", 2)));
        final Path file = folder.resolve("run.json");

        RunFile.write(file, runs);

        assertThat(RunFile.read(file)).isEqualTo(runs);
    }

    @Test
    void shouldNameTheKeyThatAFileLacks() throws IOException
    {
        final Path file = folder.resolve("run.json");
        Files.writeString(file, "{\"format\": 1, \"runs\": [{\"date\": \"x\"}]}");

        assertThatThrownBy(() -> RunFile.read(file))
            .isInstanceOf(BadInputException.class).hasMessageContaining("key=runs[0].commit missing");
    }

    @Test
    void shouldFailWhereARatioHasGrownBeyondLimitAndError() throws IOException
    {
        assertThat(compare(0.10, 0.108)).as("within the limit").isEqualTo(Verbs.DONE);
        assertThat(compare(0.10, 0.115)).as("beyond the limit, within the error").isEqualTo(Verbs.DONE);
        assertThat(compare(0.10, 0.13)).as("beyond both").isEqualTo(Verbs.FAILED);
        assertThat(compare(0.10, 0.05)).as("faster").isEqualTo(Verbs.DONE);
        assertThat(compare(0.10, 0.13, "--limit", "1.5")).as("another limit").isEqualTo(Verbs.DONE);
    }

    @Test
    void shouldTellGrowthWithinTheErrorFromNone() throws IOException
    {
        assertThat(compare(0.10, 0.108)).isEqualTo(Verbs.DONE);
        assertThat(output.toString()).contains("unsure=0").doesNotContain("UNSURE");
        assertThat(compare(0.10, 0.115)).isEqualTo(Verbs.DONE);
        assertThat(output.toString()).contains("UNSURE").contains("losses=0 unsure=1");
        assertThat(compare(0.10, 0.115, "--fail-unsure")).isEqualTo(Verbs.FAILED);
        assertThat(compare(0.10, 0.108, "--fail-unsure")).isEqualTo(Verbs.DONE);
        assertThat(compare(0.10, 0.13)).isEqualTo(Verbs.FAILED);
        assertThat(output.toString()).contains("LOSS").contains("losses=1 unsure=0");
    }

    @Test
    void shouldFailWhereTheLaterRunLacksARowASideOrAJdk() throws IOException
    {
        final Row row = row("r", 0.1);
        final Row further = new Row(
            "s", "words", "ns/event", 100, 5, List.of(row.sides().get(0), row.sides().get(1), side("other", 0.2)));
        final Row less = new Row("s", "words", "ns/event", 100, 5, row.sides());
        final List<Run> whole = List.of(run("17", row, further), run("25", row));

        assertThat(compare(whole, whole)).isEqualTo(Verbs.DONE);
        requireMissing(whole, List.of(run("17", further), run("25", row)), "17 +r +peer ");
        requireMissing(whole, List.of(run("17", row, less), run("25", row)), "17 +s +other ");
        requireMissing(whole, List.of(run("17", row, further)), "25 +r +peer ");
        assertThat(compare(List.of(run("17", row)), whole)).as("more than before").isEqualTo(Verbs.DONE);
    }

    private void requireMissing(final List<Run> before, final List<Run> after, final String line) throws IOException
    {
        assertThat(compare(before, after)).as("missing: %s", line).isEqualTo(Verbs.FAILED);
        assertThat(output.toString()).containsPattern(line + ".* MISSING\n").contains(" missing=1 ");
        assertThat(compare(before, after, "--allow-missing")).as("allowed: %s", line).isEqualTo(Verbs.DONE);
        assertThat(output.toString()).contains(" missing=1 ");
    }

    @Test
    void shouldCompareEachJdkWithItself()
    {
        final List<Run> before = List.of(run("17.0.15", row("r", 0.1)), run("25", row("r", 0.2)));
        final List<Run> after = List.of(run("25.0.3", row("r", 0.2)), run("17.0.16", row("r", 0.1)));

        final Comparison comparison = new Comparison(before, after, 1.1);

        assertThat(comparison.lines()).extracting(Comparison.Line::change).containsExactly(1.0, 1.0);
        assertThat(comparison.isLoss()).isFalse();
    }

    @Test
    void shouldCallRunsWithoutACommonRowBadInput() throws IOException
    {
        RunFile.write(folder.resolve("old.json"), List.of(run("17", row("r", 0.1))));
        RunFile.write(folder.resolve("new.json"), List.of(run("17", row("s", 0.1))));

        assertThat(exitCode()).isEqualTo(Verbs.BAD_INPUT);
    }

    @Test
    void shouldSayInTheTableWhatWasAskedAndWhetherItIsMet()
    {
        final String table = RunTable.markdown(List.of(run("17.0.15", row("apply-W1", 0.1), row("apply-W2", 0.2))));

        assertThat(table).contains("**JDK 17**", "| **apply-W1** | ns/event | leadline | 12.5 |")
            .containsPattern("peer .* 0.100 .* ≤ 0.150 \\| met \\|")
            .containsPattern("peer .* 0.200 .* ≤ 0.150 \\| \\*\\*not met\\*\\* \\|");
    }

    private int compare(final double before, final double after, final String... options) throws IOException
    {
        return compare(List.of(run("17.0.15", row("r", before))), List.of(run("17.0.15", row("r", after))), options);
    }

    private int compare(final List<Run> before, final List<Run> after, final String... options) throws IOException
    {
        RunFile.write(folder.resolve("old.json"), before);
        RunFile.write(folder.resolve("new.json"), after);

        return exitCode(options);
    }

    private int exitCode(final String... options)
    {
        output.getBuffer().setLength(0);
        final PrintWriter writer = new PrintWriter(output, true);
        final List<String> arguments = new ArrayList<>(
            List.of("compare", folder.resolve("old.json").toString(), folder.resolve("new.json").toString()));
        arguments.addAll(List.of(options));

        return Verbs.run(new Root(), writer, writer, arguments.toArray(String[]::new));
    }

    private static Run run(final String jdk, final Row... rows)
    {
        return new Run(
            new Conditions(
                "2026-03-01T00:00:00Z", "abc", jdk, "vm", "-Xmx1g", "cpu", "2", "kernel", "0.5", false),
            List.of(rows));
    }

    /** Quarters lie 10 % on either side. */
    private static Row row(final String name, final double ratio)
    {
        return new Row(name, "words", "ns/event", 100, 5_000_000_000L, List.of(
            new SideResult("leadline", 12.5, 11, 14, 0, 1, 1, 1, 1, 0),
            side("peer", ratio)));
    }

    private static SideResult side(final String name, final double ratio)
    {
        return new SideResult(name, 125, 110, 140, 37.7, ratio, ratio * 0.9, ratio * 1.1, ratio, 0.15);
    }

    @Command(name = "bench", subcommands = CompareCommand.class)
    private static final class Root
    {
    }
}
