package io.leadline.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A file of known content that is written bit by bit. */
public final class GrowingFile
{
    private final Path path;
    private final byte[] content;
    private int written;

    public GrowingFile(final Path path, final byte[] content)
    {
        this.path = path;
        this.content = content;
    }

    /** Appends the next bytes, as many as there are of so many; makes the file where there is none. */
    public void append(final int length)
    {
        final int end = (int)Math.min(content.length, (long)written + length);
        try
        {
            Files.createDirectories(path.getParent());
            Files.write(
                path, Arrays.copyOfRange(content, written, end), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
        written = end;
    }

    public boolean isWhole()
    {
        return written == content.length;
    }

    public int left()
    {
        return content.length - written;
    }

    public Path path()
    {
        return path;
    }
}
