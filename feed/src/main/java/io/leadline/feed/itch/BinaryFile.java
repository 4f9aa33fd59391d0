package io.leadline.feed.itch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.agrona.concurrent.UnsafeBuffer;

import io.leadline.feed.Recording;

/**
 * Messages of a file, each behind its length in two bytes. Of BinaryFILE form, a length of 0 ends the file, and so may
 * its last byte. What a SoupBinTCP server sent has the same lengths and a letter before each message; it begins with
 * the server's answer to a login, by which it is told apart. Bytes that are no whole message are bad input, with the
 * number of the message. Single thread; allocates nothing per message.
 */
final class BinaryFile implements AutoCloseable
{
    private static final int CAPACITY = 1 << 18;
    private static final int LOGIN_LENGTH = 31;
    private static final int LOGIN_ACCEPTED = 'A';
    private static final int SEQUENCED = 'S';
    private static final int END_OF_SESSION = 'Z';

    private final Recording recording;
    private final InputStream input;
    private final byte[] bytes = new byte[CAPACITY];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private int position;
    private int limit;
    private int offset;
    private int length;
    private long count;
    private boolean isSoup;

    /** Stands before the first message. */
    BinaryFile(final Recording recording)
    {
        this.recording = recording;
        try
        {
            input = recording.open();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** Steps to the next message; false behind the last. */
    boolean next()
    {
        boolean hasNext = nextBlock();
        if (count == 1 && hasNext)
        {
            isSoup = length == LOGIN_LENGTH && bytes[offset] == LOGIN_ACCEPTED;
        }
        while (isSoup && hasNext && bytes[offset] != SEQUENCED)
        {
            hasNext = bytes[offset] != END_OF_SESSION && nextBlock();
        }
        if (isSoup)
        {
            offset++;
            length--;
        }

        return hasNext;
    }

    private boolean nextBlock()
    {
        count++;
        if (!has(Short.BYTES))
        {
            requireEnd("file is cut short in a length: bytes=" + (limit - position));
            return false;
        }
        length = (bytes[position] & 0xff) << Byte.SIZE | bytes[position + 1] & 0xff;
        position += Short.BYTES;
        if (length == 0)
        {
            has(1);
            requireEnd("bytes behind the end");
            return false;
        }
        if (!has(length))
        {
            throw recording.problem(
                count, "file is cut short in a message: length=" + length + " bytes=" + (limit - position));
        }
        offset = position;
        position += length;

        return true;
    }

    private void requireEnd(final String problem)
    {
        if (position < limit)
        {
            throw recording.problem(count, problem);
        }
    }

    private boolean has(final int needed)
    {
        if (limit - position >= needed)
        {
            return true;
        }
        System.arraycopy(bytes, position, bytes, 0, limit - position);
        limit -= position;
        position = 0;
        try
        {
            limit += input.readNBytes(bytes, limit, bytes.length - limit);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }

        return limit >= needed;
    }

    /** The message's first byte's value; 0 when it has none. */
    int type()
    {
        return length == 0 ? 0 : bytes[offset];
    }

    /** Where the message lies, until the next one is stepped to. */
    UnsafeBuffer buffer()
    {
        return buffer;
    }

    /** The message's first byte. */
    int offset()
    {
        return offset;
    }

    /** The message's bytes. */
    int length()
    {
        return length;
    }

    /** Number of the message, from 1. */
    long count()
    {
        return count;
    }

    @Override
    public void close()
    {
        try
        {
            input.close();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
