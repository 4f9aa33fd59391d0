package io.leadline.bench.count;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.leadline.bench.flow.PreparedFlow;
import io.leadline.bench.pair.Contender;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Runs one side of a row for so many chunks and nothing else, and prints how many operations they held. Two runs that
 * differ by their chunks alone differ, in whatever a tool counts of them, by what those operations cost: starting,
 * resting all orders and compiling are in both.
 */
@Command(
    name = "count",
    description = "Runs one side of a row alone, for a tool that counts what the processor does (scripts/bench-count).",
    mixinStandardHelpOptions = true)
public final class CountCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ROW", description = "name of a row")
    private String row;

    @Parameters(index = "1", paramLabel = "SIDE", description = "name of one of its sides")
    private String side;

    @Option(names = "--flow", paramLabel = "FILE", required = true, description = "what 'count-flow' wrote")
    private Path file;

    @Option(names = "--warm-up", defaultValue = "0", description = "chunks before those whose operations are told")
    private int warmUpChunks;

    @Option(names = "--chunks", required = true, description = "chunks whose operations are told")
    private int chunks;

    @Override
    public Integer call() throws IOException
    {
        try (Contender contender = CountedRow.of(row).contender(side, PreparedFlow.read(file)))
        {
            run(contender, warmUpChunks);
            spec.commandLine().getOut().println("operations=" + run(contender, chunks));
        }

        return 0;
    }

    private static long run(final Contender contender, final int count)
    {
        long operations = 0;
        for (int i = 0; i < count; i++)
        {
            contender.prepare();
            operations += contender.run();
        }

        return operations;
    }
}
