package io.leadline.proof.command;

import java.io.PrintWriter;

import io.leadline.command.Verbs;

import picocli.CommandLine.Command;

/** Entry of the verbs that prove a log, and settle what is said of it. */
@Command(
    name = "leadline",
    description = "Proves what was measured of each market maker.",
    subcommands = {
        VerifyCommand.class,
        SealCommand.class,
        DisputeCommand.class,
        CheckBundleCommand.class,
        PrecisionCommand.class,
        SampleExactCommand.class,
        ConductCommand.class,
        RetainCommand.class
    },
    mixinStandardHelpOptions = true)
public final class ProofMain
{
    private ProofMain()
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
        return Verbs.run(new ProofMain(), args);
    }

    /** Runs a verb on other streams and returns its code. */
    public static int run(final PrintWriter out, final PrintWriter err, final String... args)
    {
        return Verbs.run(new ProofMain(), out, err, args);
    }
}
