package io.leadline.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import io.leadline.command.Folders;
import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;

/**
 * A file that is there whole or not at all: written beside its place under another name and moved there at the end.
 * What stood there before stays until then.
 */
public final class FinishedFile
{
    private static final String UNFINISHED = ".unfinished";

    private FinishedFile()
    {
    }

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Content
    {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, making the folders above it where there are none.
     *
     * @throws BadInputException    when the path is a folder, or lies below a file.
     * @throws UncheckedIOException when it cannot be written; nothing is left behind then, nor after any other failure.
     */
    public static void write(final Path file, final Content content)
    {
        if (Files.isDirectory(file))
        {
            throw new BadInputException("output is a folder: out=" + file);
        }
        final Path target = file.toAbsolutePath();
        Folders.refuseBelowFile("out", file);
        final Path unfinished = target.resolveSibling(target.getFileName() + UNFINISHED);
        try
        {
            Files.createDirectories(target.getParent());
            writeAndMove(unfinished, target, content);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(
                "cannot write: out=" + file + " reason=" + FileReason.withPath(failure), failure);
        }
    }

    private static void writeAndMove(final Path unfinished, final Path target, final Content content)
        throws IOException
    {
        try
        {
            try (OutputStream out = Files.newOutputStream(unfinished))
            {
                content.writeTo(out);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        finally
        {
            Files.deleteIfExists(unfinished);
        }
    }
}
