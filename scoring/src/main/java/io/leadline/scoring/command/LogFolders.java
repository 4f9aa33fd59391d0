package io.leadline.scoring.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Stack;

import io.leadline.program.Programs;

import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Takes the folders of snapshot logs behind their option: as many as follow, but neither an option nor what can only be
 * a program, so that programs may be named behind the logs as well as in front of them. Where a verb takes programs
 * without an option, what is no folder is one of them, though misspelled; a missing log is named as such where it is
 * the first.
 */
final class LogFolders implements IParameterConsumer
{
    private static final List<String> PROGRAM_SUFFIXES = List.of(".yaml", ".yml");

    @Override
    public void consumeParameters(final Stack<String> arguments, final ArgSpec option, final CommandSpec command)
    {
        if (arguments.isEmpty() || isOption(arguments.peek()))
        {
            throw new ParameterException(command.commandLine(), "Missing required parameter for option '--snapshots' ("
                + option.paramLabel() + ")");
        }
        final List<Path> folders = option.getValue();
        do
        {
            folders.add(path(arguments.pop(), command));
        }
        while (!arguments.isEmpty() && !isOption(arguments.peek()) && isLog(path(arguments.peek(), command), command));
    }

    private static Path path(final String text, final CommandSpec command)
    {
        try
        {
            return Path.of(text);
        }
        catch (final InvalidPathException refused)
        {
            throw new ParameterException(
                command.commandLine(), "Invalid value for option '--snapshots': no path: value=" + text, refused);
        }
    }

    private static boolean isOption(final String text)
    {
        return text.length() > 1 && text.startsWith("-");
    }

    /** A folder is a log whatever its name; what is not there goes by its name, where it may be a log at all. */
    private static boolean isLog(final Path path, final CommandSpec command)
    {
        final String name = path.toString();

        return Files.isDirectory(path) || command.positionalParameters().isEmpty() && !Files.isRegularFile(path)
            && !Programs.BUILT_IN.contains(name)
            && PROGRAM_SUFFIXES.stream().noneMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }
}
