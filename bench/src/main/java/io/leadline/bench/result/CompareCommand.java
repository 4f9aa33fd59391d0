package io.leadline.bench.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.leadline.command.Verbs;
import io.leadline.problem.BadInputException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two runs. */
@Command(
    name = "compare",
    description = "Prints how every ratio has changed, with errors; fails where one has grown beyond the limit.",
    mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLD", description = "JSON file of a run")
    private Path before;

    @Parameters(index = "1", paramLabel = "NEW", description = "JSON file of a later one")
    private Path after;

    @Option(
        names = "--limit",
        defaultValue = "1.10",
        description = "highest ratio of new to old that is no loss (default: ${DEFAULT-VALUE})")
    private double limit;

    @Option(
        names = "--allow-missing",
        description = "do not fail where NEW lacks rows or sides of OLD: it measured only a part")
    private boolean isMissingAllowed;

    @Option(names = "--fail-unsure", description = "fail as well where a growth beyond the limit is within the errors")
    private boolean isUnsureFailure;

    @Override
    public Integer call() throws IOException
    {
        if (!(limit >= 1))
        {
            throw new BadInputException(List.of("limit is too low: limit=" + limit + " lowest=1"));
        }
        final Comparison comparison = new Comparison(RunFile.read(before), RunFile.read(after), limit);
        if (comparison.lines().isEmpty())
        {
            throw new BadInputException(List.of(
                "runs have no row of one JDK in common: old=" + before + " new=" + after));
        }
        spec.commandLine().getOut().print(comparison.text());

        final boolean isFailure = comparison.isLoss() || isUnsureFailure && comparison.isUnsure() ||
            !isMissingAllowed && !comparison.missing().isEmpty();

        return isFailure ? Verbs.FAILED : Verbs.DONE;
    }
}
