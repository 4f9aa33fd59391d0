package io.leadline.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import io.leadline.command.Folders;
import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;

/**
 * A folder that is there whole or not at all: filled beside its place under another name and moved there at the end. A
 * folder that holds anything is never replaced.
 */
public final class FinishedFolder
{
    private static final String UNFINISHED = ".unfinished";
    /** Tells a folder that an export left when it was stopped from somebody's own. */
    private static final String MARKER = ".leadline-export";

    private FinishedFolder()
    {
    }

    /** Fills a folder. */
    @FunctionalInterface
    public interface Content
    {
        void writeTo(Path folder) throws IOException;
    }

    /**
     * Writes a folder, making those above it where there are none.
     *
     * @throws BadInputException    when the path is a file or a folder that holds something.
     * @throws UncheckedIOException when it cannot be written; nothing is left behind then, nor after any other failure.
     */
    public static void write(final Path folder, final Content content)
    {
        final Path target = folder.toAbsolutePath().normalize();
        final Path unfinished = target.resolveSibling(target.getFileName() + UNFINISHED);
        try
        {
            requireRoom(folder);
            Folders.refuseFile("out", folder);
            Files.createDirectories(target.getParent());
            removeLeftOver(unfinished);
            fillAndMove(unfinished, target, content);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(
                "cannot write: out=" + folder + " reason=" + FileReason.withPath(failure), failure);
        }
    }

    private static void requireRoom(final Path folder) throws IOException
    {
        if (Files.exists(folder) && !Folders.isEmpty(folder))
        {
            throw new BadInputException("output is there already: out=" + folder + " allowed=a new or an empty folder");
        }
    }

    private static void removeLeftOver(final Path unfinished) throws IOException
    {
        if (Files.exists(unfinished, LinkOption.NOFOLLOW_LINKS))
        {
            if (!Files.exists(unfinished.resolve(MARKER)))
            {
                throw new BadInputException("in the way of the output: path=" + unfinished);
            }
            Folders.delete(unfinished);
        }
    }

    private static void fillAndMove(final Path unfinished, final Path target, final Content content) throws IOException
    {
        Files.createDirectory(unfinished);
        try
        {
            final Path marker = Files.createFile(unfinished.resolve(MARKER));
            content.writeTo(unfinished);
            Files.delete(marker);
            Files.deleteIfExists(target);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        }
        finally
        {
            Folders.delete(unfinished);
        }
    }
}
