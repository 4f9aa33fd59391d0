package io.leadline.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Joins the results of several JVMs into one file and one table. */
@Command(
    name = "table",
    description = "Joins results into one JSON file, and a Markdown table beside it.",
    mixinStandardHelpOptions = true)
public final class TableCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "the JSON file; the table ends in .md")
    private Path file;

    @Option(names = "--text", paramLabel = "FILE", description = "what a program printed; goes behind the table")
    private List<Path> texts = List.of();

    @Parameters(paramLabel = "PART", arity = "1..*", description = "results to join, in their order")
    private List<Path> parts;

    @Override
    public Integer call() throws IOException
    {
        final List<Run> runs = new ArrayList<>();
        for (final Path part : parts)
        {
            runs.addAll(RunFile.read(part));
        }
        RunFile.write(file, runs);
        final String table = RunTable.markdown(runs) + texts();
        Files.writeString(Path.of(file.toString().replaceFirst("\\.json$", "") + ".md"), table);
        spec.commandLine().getOut().print(table);

        return 0;
    }

    private String texts() throws IOException
    {
        final StringBuilder all = new StringBuilder();
        for (final Path text : texts)
        {
            final String name = text.getFileName().toString().replaceFirst("\\.txt$", "");
            all.append("\n**").append(name).append("**\n\n```\n").append(Files.readString(text).stripTrailing())
                .append("\n```\n");
        }

        return all.toString();
    }
}
