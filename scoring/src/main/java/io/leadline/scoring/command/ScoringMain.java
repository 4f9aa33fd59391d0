package io.leadline.scoring.command;

import java.io.PrintWriter;

import io.leadline.command.Verbs;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** Entry of the verbs that read snapshot logs. */
@Command(
    name = "leadline",
    description = "Measures how much each market maker rests near the mid.",
    mixinStandardHelpOptions = true)
public final class ScoringMain
{
    private ScoringMain()
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
        return Verbs.run(commands(new FolderOpener()), args);
    }

    /** Runs a verb on the given streams and returns its code. */
    public static int run(final PrintWriter out, final PrintWriter err, final String... args)
    {
        return run(new FolderOpener(), out, err, args);
    }

    /** Runs a verb over logs that an opener reads. */
    static int run(final SnapshotOpener opener, final PrintWriter out, final PrintWriter err, final String... args)
    {
        return Verbs.run(commands(opener), out, err, args);
    }

    private static CommandSpec commands(final SnapshotOpener opener)
    {
        return new CommandLine(new ScoringMain())
            .addSubcommand(new ScoreCommand(opener))
            .addSubcommand(new CompareCommand(opener))
            .addSubcommand(new CloseCommand(opener))
            .addSubcommand(new ExportCommand(opener))
            .getCommandSpec();
    }
}
