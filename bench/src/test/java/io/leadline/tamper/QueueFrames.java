package io.leadline.tamper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the documents of a queue file lie, and all of its bytes up to their end: read by the framing alone.
 *
 * @param file      the file.
 * @param bytes     from its start to a few beyond its documents.
 * @param length    of the whole file.
 * @param documents of the log, in their order.
 * @param end       where the next document would lie.
 */
record QueueFrames(Path file, byte[] bytes, long length, List<Frame> documents, int end)
{
    private static final int LENGTH_MASK = 0x3fff_ffff;
    private static final int META = 0x4000_0000;
    private static final int NOT_COMPLETE = 0x8000_0000;
    private static final int BEYOND = 1 << 12;
    private static final int MOST_BYTES = 1 << 25;

    /**
     * A document in a file.
     *
     * @param word   where the word of its length lies.
     * @param length of it, behind the word.
     */
    record Frame(int word, int length)
    {
        int start()
        {
            return word + Integer.BYTES;
        }

        int end()
        {
            return start() + length;
        }
    }

    static QueueFrames of(final Path file)
    {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ))
        {
            final ByteBuffer all = ByteBuffer.allocate((int)Math.min(MOST_BYTES, channel.size()))
                .order(ByteOrder.LITTLE_ENDIAN);
            channel.read(all, 0);
            final List<Frame> documents = new ArrayList<>();
            int at = 0;
            int word = all.getInt(at);
            while (word != 0 && (word & NOT_COMPLETE) == 0)
            {
                final int length = word & LENGTH_MASK;
                if ((word & META) == 0)
                {
                    documents.add(new Frame(at, length));
                }
                at = at + Integer.BYTES + length + 3 & ~3;
                word = all.getInt(at);
            }
            final byte[] bytes = new byte[(int)Math.min(channel.size(), at + BEYOND)];
            all.get(0, bytes);

            return new QueueFrames(file, bytes, channel.size(), documents, at);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    byte[] document(final int number)
    {
        final Frame frame = documents.get(number);
        final byte[] document = new byte[frame.length()];
        System.arraycopy(bytes, frame.start(), document, 0, document.length);

        return document;
    }

    /** The document that an offset lies in; below 0 when it lies in none. */
    int documentAt(final long offset)
    {
        for (int i = 0; i < documents.size(); i++)
        {
            if (offset >= documents.get(i).start() && offset < documents.get(i).end())
            {
                return i;
            }
        }

        return -1;
    }

    /** Puts the file back as it was, from nothing if need be; what lies beyond the bytes is zero. */
    void restore(final Path target)
    {
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE, StandardOpenOption.CREATE))
        {
            channel.truncate(Math.min(channel.size(), bytes.length));
            channel.write(ByteBuffer.wrap(bytes), 0);
            if (channel.size() < length)
            {
                channel.write(ByteBuffer.wrap(new byte[1]), length - 1);
            }
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
