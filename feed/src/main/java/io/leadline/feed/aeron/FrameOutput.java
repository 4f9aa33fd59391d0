package io.leadline.feed.aeron;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Messages as frames of a file, which the feed {@code aeron} reads again. Single thread. */
public final class FrameOutput implements MessageOutput, AutoCloseable
{
    private final OutputStream file;
    private final byte[] bytes = new byte[FrameLayout.MAX_LENGTH];
    private final UnsafeBuffer frame = new UnsafeBuffer(bytes);

    /** Writes behind what a stream has; closes it in the end. */
    public FrameOutput(final OutputStream file)
    {
        this.file = file;
    }

    /**
     * Writes a frame.
     *
     * @throws UncheckedIOException     when the file takes no more.
     * @throws IllegalArgumentException when the message is longer than a frame can be.
     */
    @Override
    public boolean offer(final DirectBuffer buffer, final int offset, final int length)
    {
        final int frameLength = FrameLayout.MESSAGE_OFFSET + length;
        if (frameLength > FrameLayout.MAX_LENGTH)
        {
            throw new IllegalArgumentException(
                "message too long for a frame: length=" + frameLength + " limit=" + FrameLayout.MAX_LENGTH);
        }
        frame.putInt(FrameLayout.LENGTH_OFFSET, frameLength, ByteOrder.BIG_ENDIAN);
        frame.putShort(FrameLayout.ENCODING_OFFSET, (short)FrameLayout.SBE_LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
        buffer.getBytes(offset, bytes, FrameLayout.MESSAGE_OFFSET, length);
        try
        {
            file.write(bytes, 0, frameLength);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }

        return true;
    }

    @Override
    public void flush()
    {
        try
        {
            file.flush();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
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
