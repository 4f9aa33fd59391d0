package io.leadline.sampler.command;

import java.io.PrintWriter;

import io.leadline.command.Verbs;

import picocli.CommandLine.Command;

/** Entry of the verbs that read feeds and write logs. */
@Command(
    name = "leadline",
    description = "Measures how much each market maker rests near the mid.",
    subcommands = {
        IngestCommand.class, SampleCommand.class, CommitCommand.class, RevealCommand.class,
        LogStatsCommand.class, FeedsCommand.class
    },
    mixinStandardHelpOptions = true)
public final class SamplerMain
{
    private SamplerMain()
    {
    }

    /** Runs a verb and exits with its code. */
    public static void main(final String[] args)
    {
        System.exit(run(args));
    }

    /** Runs a verb on the process's own streams and returns its code. */
    public static int run(final String... args)
    {
        return Verbs.run(new SamplerMain(), args);
    }

    /** Runs a verb on other streams and returns its code. */
    public static int run(final PrintWriter out, final PrintWriter err, final String... args)
    {
        return Verbs.run(new SamplerMain(), out, err, args);
    }
}
