package io.leadline.scoring.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import io.leadline.scoring.result.ScoreResult;

/**
 * Writes all files of a result, or none: each goes to a temporary name first, and only when all are complete do they
 * take the place of what was there.
 */
public final class OutputFolder
{
    private static final String UNFINISHED = ".unfinished";

    private final Path folder;

    /** A folder, which is created when it is not there. */
    public OutputFolder(final Path folder)
    {
        this.folder = folder;
    }

    /**
     * Writes a result.
     *
     * @throws UncheckedIOException when a file cannot be written; no file of its final name was touched unless all
     *                              were complete.
     */
    public void write(final ScoreResult result, final List<ResultFile> files)
    {
        final List<Path> unfinished = new ArrayList<>();
        try
        {
            Files.createDirectories(folder);
            for (final ResultFile file : files)
            {
                final Path path = folder.resolve(file.name() + UNFINISHED);
                Files.createDirectories(path.getParent());
                unfinished.add(path);
                try (Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8))
                {
                    file.write(result, out);
                }
            }
            for (int i = 0; i < files.size(); i++)
            {
                Files.move(
                    unfinished.get(i), folder.resolve(files.get(i).name()),
                    StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException("cannot write: folder=" + folder + " (" + failure + ")", failure);
        }
        finally
        {
            unfinished.forEach(OutputFolder::deleteIfThere);
        }
    }

    private static void deleteIfThere(final Path path)
    {
        try
        {
            Files.deleteIfExists(path);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException("cannot delete: file=" + path, failure);
        }
    }
}
