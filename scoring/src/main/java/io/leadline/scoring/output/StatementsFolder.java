package io.leadline.scoring.output;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.leadline.command.Folders;
import io.leadline.problem.BadInputException;
import io.leadline.scoring.result.ScoreResult;

/**
 * The folder of all makers' statements: one run's, whole, or not there. What an earlier run left is replaced, so that
 * no maker is shown numbers that are not those beside it; a folder that holds anything else is refused.
 */
final class StatementsFolder
{
    private static final String NAME = "statements";
    private static final Set<String> FILES = Set.of("scores.csv", "payouts.csv", "report.html");
    /** Every table that a statement has begins with it. */
    private static final String TABLE_START = "program,period_start,period_end,market,maker,";
    private static final String TABLE_SUFFIX = ".csv";

    private final Path folder;
    private final Path unfinished;
    private final Path former;

    StatementsFolder(final Path out)
    {
        folder = out.resolve(NAME);
        unfinished = out.resolve(NAME + OutputFolder.UNFINISHED);
        former = out.resolve(NAME + ".former");
    }

    /**
     * Refuses to go on where something lies that no run wrote.
     *
     * @throws BadInputException naming what it is.
     */
    void check() throws IOException
    {
        for (final Path path : List.of(folder, unfinished, former))
        {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS))
            {
                checkOwn(path);
            }
        }
    }

    private static void checkOwn(final Path statements) throws IOException
    {
        refuseUnless(isFolder(statements), statements);
        for (final Path maker : list(statements))
        {
            refuseUnless(isFolder(maker), maker);
            for (final Path file : list(maker))
            {
                refuseUnless(isOwn(file), file);
            }
        }
    }

    private static void refuseUnless(final boolean isOwn, final Path path)
    {
        if (!isOwn)
        {
            throw new BadInputException("in the way of the statements, and not a statement: path=" + path);
        }
    }

    private static boolean isFolder(final Path path)
    {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether a file is one that statements are made of; a table may be empty, where a run was stopped. */
    private static boolean isOwn(final Path file) throws IOException
    {
        final String name = file.getFileName().toString();
        if (!FILES.contains(name) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
        {
            return false;
        }
        if (!name.endsWith(TABLE_SUFFIX) || Files.size(file) == 0)
        {
            return true;
        }
        final char[] start = new char[TABLE_START.length()];
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1))
        {
            return reader.read(start) == start.length && TABLE_START.equals(new String(start));
        }
    }

    /** Writes statements beside their place; names are {@code MAKER/FILE}. */
    void fill(final ScoreResult result, final List<ResultFile> statements) throws IOException
    {
        delete(unfinished);
        for (final ResultFile statement : statements)
        {
            OutputFolder.write(statement, result, unfinished.resolve(statement.name()));
        }
    }

    /** Puts what was filled in the place of the former statements; nothing, where there are none now. */
    void takePlace() throws IOException
    {
        delete(former);
        if (Files.exists(folder))
        {
            Files.move(folder, former, StandardCopyOption.ATOMIC_MOVE);
        }
        if (Files.exists(unfinished))
        {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        delete(former);
    }

    /** Leaves nothing behind that is not whole. */
    void clear() throws IOException
    {
        delete(unfinished);
    }

    private static void delete(final Path statements) throws IOException
    {
        if (isFolder(statements))
        {
            // Somebody may have put a file there meanwhile.
            checkOwn(statements);
            Folders.delete(statements);
        }
    }

    private static List<Path> list(final Path folder) throws IOException
    {
        try (Stream<Path> paths = Files.list(folder))
        {
            return paths.sorted().toList();
        }
    }
}
