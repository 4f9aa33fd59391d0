package io.leadline.bench;

import io.leadline.bench.count.CountCommand;
import io.leadline.bench.count.CountFlowCommand;
import io.leadline.bench.flow.ItchCommand;
import io.leadline.bench.result.CompareCommand;
import io.leadline.bench.result.PublishCommand;
import io.leadline.bench.result.TableCommand;
import io.leadline.command.Verbs;

import picocli.CommandLine.Command;

/** Entry of {@code scripts/bench} and {@code scripts/bench-compare}. */
@Command(
    name = "bench",
    description = "Benches of the hot path, each beside its baseline and its peers in one JVM.",
    subcommands = {ListCommand.class, RunCommand.class, ItchCommand.class, TableCommand.class, CompareCommand.class,
        PublishCommand.class, CountCommand.class, CountFlowCommand.class},
    mixinStandardHelpOptions = true)
public final class BenchMain
{
    public BenchMain()
    {
    }

    /** Runs a verb and exits with its code. */
    public static void main(final String[] args)
    {
        System.exit(Verbs.run(new BenchMain(), args));
    }
}
