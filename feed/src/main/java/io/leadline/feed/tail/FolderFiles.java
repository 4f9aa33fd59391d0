package io.leadline.feed.tail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The files of a folder in the order of their names, as a writer makes them that names each by its day or its hour. */
public final class FolderFiles implements FileOrder
{
    private final Path folder;
    private final String pattern;

    /**
     * Files that may be, and come to be, in a folder.
     *
     * @param pattern of their names, as {@code *.csv}.
     */
    public FolderFiles(final Path folder, final String pattern)
    {
        this.folder = folder;
        this.pattern = pattern;
    }

    @Override
    public Path after(final Path current)
    {
        Path next = null;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern))
        {
            for (final Path file : files)
            {
                final boolean isBehind = current == null || name(file).compareTo(name(current)) > 0;
                if (isBehind && (next == null || name(file).compareTo(name(next)) < 0))
                {
                    next = file;
                }
            }
        }
        catch (final NoSuchFileException absent)
        {
            return null;
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }

        return next;
    }

    private static String name(final Path file)
    {
        return file.getFileName().toString();
    }
}
