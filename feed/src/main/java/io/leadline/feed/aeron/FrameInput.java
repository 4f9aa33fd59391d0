package io.leadline.feed.aeron;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import io.leadline.feed.Recording;
import io.leadline.problem.BadInputException;

/** The frames of a recording, one at a time. Single thread. */
final class FrameInput implements AutoCloseable
{
    private static final int BUFFER_LENGTH = 1 << 16;

    private final Recording recording;
    private final InputStream file;
    private final byte[] bytes = new byte[FrameLayout.MAX_LENGTH];
    private final UnsafeBuffer frame = new UnsafeBuffer(bytes);
    private long count;
    private int length;

    FrameInput(final Recording recording)
    {
        this.recording = recording;
        try
        {
            file = new BufferedInputStream(recording.open(), BUFFER_LENGTH);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Reads the next frame, and says whether there is one.
     *
     * @throws BadInputException when what follows is none.
     */
    boolean next()
    {
        final int headLength = read(0, FrameLayout.MESSAGE_OFFSET);
        if (headLength == 0)
        {
            return false;
        }
        count++;
        if (headLength < FrameLayout.MESSAGE_OFFSET)
        {
            throw problem("frame is cut short: length=" + headLength + " expected=" + FrameLayout.MESSAGE_OFFSET);
        }
        length = frame.getInt(FrameLayout.LENGTH_OFFSET, ByteOrder.BIG_ENDIAN);
        final int encoding = frame.getShort(FrameLayout.ENCODING_OFFSET, ByteOrder.BIG_ENDIAN) & 0xffff;
        if (encoding != FrameLayout.SBE_LITTLE_ENDIAN)
        {
            throw problem(
                "no frame of little-endian SBE: encoding=0x" + Integer.toHexString(encoding) + " allowed=0x" +
                Integer.toHexString(FrameLayout.SBE_LITTLE_ENDIAN));
        }
        if (length < FrameLayout.MIN_LENGTH || length > FrameLayout.MAX_LENGTH)
        {
            throw problem(
                "frame of a length that none has: length=" + Integer.toUnsignedString(length) + " least=" +
                FrameLayout.MIN_LENGTH + " limit=" + FrameLayout.MAX_LENGTH);
        }
        final int bodyLength = read(FrameLayout.MESSAGE_OFFSET, messageLength());
        if (bodyLength < messageLength())
        {
            throw problem(
                "frame is cut short: length=" + (FrameLayout.MESSAGE_OFFSET + bodyLength) + " expected=" + length);
        }

        return true;
    }

    private int read(final int offset, final int wanted)
    {
        try
        {
            return file.readNBytes(bytes, offset, wanted);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** Holds the message of the last frame at {@link FrameLayout#MESSAGE_OFFSET}. */
    DirectBuffer buffer()
    {
        return frame;
    }

    int messageLength()
    {
        return length - FrameLayout.MESSAGE_OFFSET;
    }

    /** A problem of the last frame: the recording, the number of the frame from 1, and what is wrong. */
    BadInputException problem(final String what)
    {
        return recording.problem(count, what);
    }

    @Override
    public void close()
    {
        try
        {
            file.close();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
