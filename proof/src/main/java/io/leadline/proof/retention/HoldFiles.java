package io.leadline.proof.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;
import io.leadline.program.YamlFile;
import io.leadline.program.YamlMapping;

/**
 * The disputes of a folder, each a YAML file: {@code state} ({@code open} or {@code closed}), {@code from} and
 * {@code to} (exclusive), {@code reason}, and for people {@code market} and {@code maker}, which may be left out: a
 * file of a log holds all of them. A file that cannot be read stops everything: it may be an open dispute.
 */
final class HoldFiles
{
    private static final String SUFFIX = ".yaml";
    private static final String OPEN = "open";
    private static final String CLOSED = "closed";
    private static final int MAX_LENGTH = 1 << 20;

    private HoldFiles()
    {
    }

    /**
     * The open disputes, in the order of their files' names.
     *
     * @throws BadInputException with every problem of every file, and when there is no such folder.
     */
    static List<Hold> read(final Path folder)
    {
        if (!Files.isDirectory(folder))
        {
            throw new BadInputException("no folder of disputes: disputes=" + folder);
        }
        final List<String> problems = new ArrayList<>();
        final List<Hold> holds = new ArrayList<>();
        for (final Path file : files(folder))
        {
            read(file, problems).ifPresent(holds::add);
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }

        return holds;
    }

    /** All files of the folder: one of another name may be a dispute that somebody saved amiss. */
    private static List<Path> files(final Path folder)
    {
        try (Stream<Path> files = Files.list(folder))
        {
            return files.sorted().toList();
        }
        catch (final IOException failure)
        {
            throw unreadable(folder, failure);
        }
    }

    private static Optional<Hold> read(final Path path, final List<String> problems)
    {
        if (!path.getFileName().toString().endsWith(SUFFIX) || !Files.isRegularFile(path))
        {
            problems.add(path + ": not a file of a dispute: allowed=files NAME" + SUFFIX + " only");
            return Optional.empty();
        }
        final int problemsBefore = problems.size();
        final YamlFile file = new YamlFile(path.toString(), problems);
        final var top = file.compose(text(path));
        if (top == null)
        {
            return Optional.empty();
        }
        final YamlMapping dispute = new YamlMapping(file, "", top);
        final String state = dispute.text("state");
        if (!state.isEmpty() && !OPEN.equals(state) && !CLOSED.equals(state))
        {
            dispute.problem("state", "unknown choice: key=state value=" + state + " allowed=open, closed");
        }
        final long from = dispute.epochNs("from");
        final long to = dispute.epochNs("to");
        final String reason = dispute.text("reason");
        optional(dispute, "market");
        optional(dispute, "maker");
        dispute.close();
        if (problems.size() == problemsBefore && from >= to)
        {
            dispute.problem("to", "empty span of time: key=to limit=from<to");
        }

        return OPEN.equals(state) && problems.size() == problemsBefore
            ? Optional.of(new Hold(from, to, "dispute " + path.getFileName() + ": " + reason))
            : Optional.empty();
    }

    private static void optional(final YamlMapping dispute, final String key)
    {
        if (dispute.has(key))
        {
            dispute.text(key);
        }
    }

    private static String text(final Path path)
    {
        try
        {
            if (Files.size(path) > MAX_LENGTH)
            {
                throw new BadInputException(
                    path + ": file too long: length=" + Files.size(path) + " limit=" + MAX_LENGTH);
            }

            return Files.readString(path, StandardCharsets.UTF_8);
        }
        catch (final IOException failure)
        {
            throw unreadable(path, failure);
        }
    }

    private static UncheckedIOException unreadable(final Path path, final IOException failure)
    {
        return new UncheckedIOException(
            "disputes cannot be read: path=" + path + " reason=" + FileReason.of(failure), failure);
    }
}
