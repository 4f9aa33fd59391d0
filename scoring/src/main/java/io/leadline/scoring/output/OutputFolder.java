package io.leadline.scoring.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import io.leadline.command.Folders;
import io.leadline.log.DocumentTailer;
import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;
import io.leadline.scoring.result.ScoreResult;

/**
 * Writes all files of a result, or none: each goes to a temporary name first, and only when all are complete do they
 * take the place of what was there.
 */
public final class OutputFolder
{
    static final String UNFINISHED = ".unfinished";

    private final Path folder;

    /** A folder, which is created when it is not there. */
    public OutputFolder(final Path folder)
    {
        this.folder = folder;
    }

    /**
     * Refuses, before any work is done, a file, a log's own folder, and one whose statements a run would have to
     * replace and cannot.
     *
     * @throws BadInputException when it holds a log, or something lies among the statements that no run wrote.
     */
    public void check()
    {
        Folders.refuseFile("out", folder);
        requireNoLog(folder);
        try
        {
            new StatementsFolder(folder).check();
        }
        catch (final IOException failure)
        {
            throw failed(failure);
        }
    }

    /**
     * Refuses to put results among the files of a log, whose folder holds nothing but the log.
     *
     * @throws BadInputException when the folder holds one.
     */
    public static void requireNoLog(final Path folder)
    {
        if (DocumentTailer.isLog(folder))
        {
            throw new BadInputException(
                "results are not written among the files of a log: folder=" + folder + " (give a folder of their own)");
        }
    }

    /**
     * Writes a result, and the makers' statements in the place of those that an earlier run left.
     *
     * @param statements files of makers; empty when they get none, and then none of an earlier run stay either.
     * @throws BadInputException    as {@link #check} does.
     * @throws UncheckedIOException when a file cannot be written; no file of its final name was touched unless all
     *                              were complete.
     */
    public void write(
        final ScoreResult result, final List<ResultFile> files, final List<ResultFile> statements)
    {
        final StatementsFolder makers = new StatementsFolder(folder);
        final List<Path> unfinished = new ArrayList<>();
        check();
        try
        {
            for (final ResultFile file : files)
            {
                final Path path = folder.resolve(file.name() + UNFINISHED);
                unfinished.add(path);
                write(file, result, path);
            }
            makers.fill(result, statements);
            for (int i = 0; i < files.size(); i++)
            {
                Files.move(
                    unfinished.get(i), folder.resolve(files.get(i).name()),
                    StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
            makers.takePlace();
        }
        catch (final IOException failure)
        {
            throw failed(failure);
        }
        finally
        {
            unfinished.forEach(OutputFolder::deleteIfThere);
            clear(makers);
        }
    }

    /** Writes one file, making the folders above it where there are none. */
    static void write(final ResultFile file, final ScoreResult result, final Path path) throws IOException
    {
        Files.createDirectories(path.getParent());
        try (Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8))
        {
            file.write(result, out);
        }
    }

    private UncheckedIOException failed(final IOException failure)
    {
        return new UncheckedIOException(
            "cannot write: folder=" + folder + " reason=" + FileReason.withPath(failure), failure);
    }

    private void clear(final StatementsFolder makers)
    {
        try
        {
            makers.clear();
        }
        catch (final IOException failure)
        {
            throw failed(failure);
        }
    }

    private static void deleteIfThere(final Path path)
    {
        try
        {
            // Where nothing was written, an attempt to delete would fail for the same reason, and hide it.
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS))
            {
                Files.delete(path);
            }
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(
                "cannot delete: file=" + path + " reason=" + FileReason.of(failure), failure);
        }
    }
}
