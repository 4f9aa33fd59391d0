package io.leadline.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.result.Run;
import io.leadline.bench.result.RunFile;
import io.leadline.bench.result.RunTable;
import io.leadline.problem.BadInputException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one bench in this JVM. */
@Command(name = "run", description = "Runs one bench in this JVM.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "name of a bench")
    private String name;

    @Option(names = "--quick", description = "a look only: few chunks")
    private boolean isQuick;

    @Option(names = "--commit", defaultValue = "unknown", description = "commit that is measured")
    private String commit;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "where the result goes, as JSON")
    private Path file;

    @Override
    public Integer call() throws Exception
    {
        if (!Catalogue.names().contains(name))
        {
            throw new BadInputException(List.of(
                "unknown bench: name=" + name + " allowed=" + String.join(",", Catalogue.names())));
        }
        final List<Row> rows = Catalogue.run(name, isQuick ? Scale.QUICK : Scale.FULL);
        final Run run = Run.here(commit, isQuick, rows);
        RunFile.write(file, List.of(run));
        spec.commandLine().getOut().print(RunTable.lines(rows));

        return 0;
    }
}
