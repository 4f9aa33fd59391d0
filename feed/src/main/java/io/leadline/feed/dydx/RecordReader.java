package io.leadline.feed.dydx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

import io.leadline.event.EventSink;
import io.leadline.feed.Recording;

/**
 * Reads a recorder's file: for each message the time of its receipt in ms (6 bytes, big-endian), its length (4 bytes,
 * big-endian), and the message. Single thread; allocates only for the longest message so far.
 */
final class RecordReader implements AutoCloseable
{
    /** A snapshot of every pair is a few MiB. */
    static final int MAX_LENGTH = 1 << 26;

    private static final int TIME_LENGTH = 6;
    private static final int HEADER_LENGTH = TIME_LENGTH + Integer.BYTES;
    private static final int INITIAL_CAPACITY = 1 << 16;
    private static final long NS_PER_MS = 1_000_000;
    private static final long TIME_LIMIT_EPOCH_MS = EventSink.TIME_LIMIT_EPOCH_NS / NS_PER_MS;

    private final Recording recording;
    private final InputStream in;
    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private int length;
    private long timeEpochNs;
    private long number;

    /** @throws UncheckedIOException when the file cannot be opened. */
    RecordReader(final Recording recording)
    {
        this.recording = recording;
        try
        {
            in = recording.open();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Goes to the next record; false behind the last.
     *
     * @throws io.leadline.problem.BadInputException when it is cut short or out of range.
     */
    boolean next()
    {
        number++;
        try
        {
            final int headerLength = in.readNBytes(bytes, 0, HEADER_LENGTH);
            if (headerLength == 0)
            {
                return false;
            }
            if (headerLength < HEADER_LENGTH)
            {
                throw cutShort(headerLength, HEADER_LENGTH);
            }
            readHeader();
            readMessage();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }

        return true;
    }

    private void readHeader()
    {
        final long timeEpochMs = bigEndian(0, TIME_LENGTH);
        final long newLength = bigEndian(TIME_LENGTH, HEADER_LENGTH);
        if (timeEpochMs >= TIME_LIMIT_EPOCH_MS)
        {
            throw problem("record's time out of range: time_ms=" + timeEpochMs + " limit=" + TIME_LIMIT_EPOCH_MS);
        }
        if (newLength > MAX_LENGTH)
        {
            throw problem("record too long: length=" + newLength + " limit=" + MAX_LENGTH);
        }
        timeEpochNs = timeEpochMs * NS_PER_MS;
        length = (int)newLength;
    }

    private long bigEndian(final int from, final int to)
    {
        long value = 0;
        for (int i = from; i < to; i++)
        {
            value = value << Byte.SIZE | bytes[i] & 0xff;
        }

        return value;
    }

    /** Grows only as bytes arrive, so that a length alone takes no memory. */
    private void readMessage() throws IOException
    {
        int filled = 0;
        while (filled < length)
        {
            if (filled == bytes.length)
            {
                bytes = Arrays.copyOf(bytes, Math.min(length, 2 * filled));
            }
            final int count = in.readNBytes(bytes, filled, Math.min(length, bytes.length) - filled);
            if (count == 0)
            {
                throw cutShort(HEADER_LENGTH + filled, HEADER_LENGTH + length);
            }
            filled += count;
        }
    }

    private RuntimeException cutShort(final int found, final int expected)
    {
        return problem("record cut short: length=" + found + " expected=" + expected);
    }

    /** A problem of this record: {@code path:record: what is wrong}. */
    RuntimeException problem(final String what)
    {
        return recording.problem(number, what);
    }

    /** Holds the message from its start. */
    byte[] bytes()
    {
        return bytes;
    }

    /** Bytes of the message. */
    int length()
    {
        return length;
    }

    /** When it was received. */
    long timeEpochNs()
    {
        return timeEpochNs;
    }

    @Override
    public void close()
    {
        try
        {
            in.close();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
