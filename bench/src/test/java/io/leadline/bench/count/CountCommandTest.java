package io.leadline.bench.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.leadline.bench.BenchMain;
import io.leadline.command.Verbs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountCommandTest
{
    @TempDir
    private Path folder;

    private final StringWriter output = new StringWriter();

    @Test
    void shouldRunEachSideOfARowForTheSameOperations() throws Exception
    {
        for (final String row : List.of("apply-W1", "measure-moved"))
        {
            final String flow = folder.resolve(row).toString();
            final List<String> lines = run(Verbs.DONE, "count-flow", row, "--chunks", "5", "--out", flow);
            assertThat(lines).hasSizeGreaterThan(3);

            final List<String> counts = lines.subList(1, lines.size()).stream()
                .map(side -> run(
                    Verbs.DONE, "count", row, side, "--flow", flow, "--warm-up", "2", "--chunks", "3").get(0))
                .toList();

            assertThat(counts).hasSize(lines.size() - 1).allMatch(counts.get(0)::equals);
            assertThat(Integer.parseInt(counts.get(0).replace("operations=", ""))).isGreaterThanOrEqualTo(30);
        }
    }

    @Test
    void shouldCountNothingWithoutChunks()
    {
        final String flow = folder.resolve("flow").toString();
        run(Verbs.DONE, "count-flow", "apply-W1", "--chunks", "2", "--out", flow);

        assertThat(run(
            Verbs.DONE, "count", "apply-W1", "bare book", "--flow", flow, "--warm-up", "2", "--chunks", "0"))
            .containsExactly("operations=0");
    }

    @Test
    void shouldCallAnUnknownRowSideOrFileBadInput() throws Exception
    {
        final Path flow = folder.resolve("flow");
        run(Verbs.BAD_INPUT, "count-flow", "apply-W2", "--chunks", "2", "--out", flow.toString());
        run(Verbs.DONE, "count-flow", "apply-W1", "--chunks", "2", "--out", flow.toString());
        run(Verbs.BAD_INPUT, "count", "apply-W1", "nobody", "--flow", flow.toString(), "--chunks", "2");
        Files.writeString(flow, "no flow at all, but long enough");
        run(Verbs.BAD_INPUT, "count", "apply-W1", "leadline", "--flow", flow.toString(), "--chunks", "2");
    }

    private List<String> run(final int expectedCode, final String... arguments)
    {
        output.getBuffer().setLength(0);
        final PrintWriter writer = new PrintWriter(output, true);
        final int code = Verbs.run(new BenchMain(), writer, writer, arguments);

        assertThat(code).as("%s: %s", String.join(" ", arguments), output).isEqualTo(expectedCode);

        return output.toString().lines().toList();
    }
}
