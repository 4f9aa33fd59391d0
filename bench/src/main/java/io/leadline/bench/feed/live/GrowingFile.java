package io.leadline.bench.feed.live;

import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that text is appended to; it is there when the buffer is full or flushed. */
final class GrowingFile implements Flushable, AutoCloseable
{
    private static final int BUFFER_LENGTH = 1 << 16;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_LENGTH];
    private int length;

    /** A new file, and the folders above it. */
    GrowingFile(final Path path) throws IOException
    {
        Files.createDirectories(path.getParent());
        out = Files.newOutputStream(path);
    }

    /** Returns how many bytes that is. */
    int append(final CharSequence text) throws IOException
    {
        for (int i = 0; i < text.length(); i++)
        {
            if (length == BUFFER_LENGTH)
            {
                flush();
            }
            buffer[length++] = (byte)text.charAt(i);
        }

        return text.length();
    }

    @Override
    public void flush() throws IOException
    {
        out.write(buffer, 0, length);
        length = 0;
    }

    @Override
    public void close() throws IOException
    {
        flush();
        out.close();
    }
}
