package io.leadline.bench.count;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what the sides of a row are fed with, at full speed, and prints the unit of the row and its sides. */
@Command(
    name = "count-flow",
    description = "Writes the flow of a row for 'count', and prints the unit of the row and its sides, a line each.",
    mixinStandardHelpOptions = true)
public final class CountFlowCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ROW", description = "name of a row")
    private String row;

    @Option(names = "--chunks", required = true, description = "chunks that the flow lasts for, warming up included")
    private int chunks;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "the file")
    private Path file;

    @Override
    public Integer call() throws IOException
    {
        final CountedRow counted = CountedRow.of(row);
        counted.flow().make(chunks).write(file);
        final PrintWriter out = spec.commandLine().getOut();
        out.println(counted.unit());
        counted.sides().forEach(out::println);

        return 0;
    }
}
