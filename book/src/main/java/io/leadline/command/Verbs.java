package io.leadline.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import io.leadline.log.LogException;
import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;

import picocli.CommandLine;

/**
 * Runs a verb with the exit codes of every Leadline command: 0 done, 1 failed, 2 bad input. Results go to stdout,
 * everything else to stderr, both as UTF-8.
 */
public final class Verbs
{
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int BAD_INPUT = 2;

    /** Faults of whoever named the log, not of the log. */
    private static final Set<LogException.Fault> ASKED_FOR_WRONGLY =
        Set.of(LogException.Fault.MISSING, LogException.Fault.MIXED_UP);

    private Verbs()
    {
    }

    /**
     * Runs the verb that the arguments name.
     *
     * @param root a picocli command with verbs beneath it.
     * @return the exit code.
     */
    public static int run(final Object root, final PrintWriter out, final PrintWriter err, final String... args)
    {
        final CommandLine commands = new CommandLine(root)
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(false)
            // A misspelled option is one, and not a value of the option before it that takes several.
            .setUnmatchedOptionsAllowedAsOptionParameters(false)
            .setParameterExceptionHandler((refused, parsed) -> refuse(refused, err))
            .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, err));
        commands.getCommandSpec().version("leadline " + Version.text());
        commands.getSubcommands().values()
            .forEach(verb -> verb.getCommandSpec().version("leadline " + Version.text()));
        final int code = execute(commands, err, args);
        final boolean areResultsLost = out.checkError();
        if (areResultsLost && code == DONE)
        {
            err.println("failed: results cannot be written to stdout");
        }
        err.flush();

        return areResultsLost && code == DONE ? FAILED : code;
    }

    /** Memory of a file that was cut, or that its disk does not give, fails as an error of the machine's own. */
    private static int execute(final CommandLine commands, final PrintWriter err, final String... args)
    {
        try
        {
            return commands.execute(args);
        }
        catch (final InternalError unreachable)
        {
            err.println("failed: memory of a file cannot be reached: the file was cut, or its disk is full or fails: " +
                "reason=" + unreachable.getMessage());
            return FAILED;
        }
    }

    /** Runs on the process's own streams. */
    public static int run(final Object root, final String... args)
    {
        return run(
            root,
            new PrintWriter(System.out, false, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            args);
    }

    /** What is wrong, in a few lines; a usage of a whole screen would push it away. */
    private static int refuse(final CommandLine.ParameterException refused, final PrintWriter err)
    {
        final CommandLine command = refused.getCommandLine();
        err.println(refused.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(refused, err))
        {
            if (command.getSubcommands().isEmpty())
            {
                err.println("see: " + command.getCommandSpec().qualifiedName() + " --help");
            }
            else
            {
                command.usage(err);
            }
        }

        return BAD_INPUT;
    }

    private static int report(final Exception failure, final PrintWriter err)
    {
        if (failure instanceof BadInputException bad)
        {
            bad.problems().forEach(err::println);
            return BAD_INPUT;
        }
        if (failure instanceof LogException log && ASKED_FOR_WRONGLY.contains(log.fault()))
        {
            err.println(log.getMessage());
            return BAD_INPUT;
        }
        err.println("failed: " + text(failure));
        if (System.getenv("LEADLINE_DEBUG") != null)
        {
            failure.printStackTrace(err);
        }

        return FAILED;
    }

    /** What the platform says of a file is often its bare path, or the name of a class. */
    private static String text(final Exception failure)
    {
        if (failure instanceof IOException io)
        {
            return FileReason.withPath(io);
        }
        if (failure instanceof UncheckedIOException wrapped
            && (wrapped.getMessage() == null || wrapped.getMessage().equals(wrapped.getCause().toString())))
        {
            return FileReason.withPath(wrapped.getCause());
        }

        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
