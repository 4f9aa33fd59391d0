package io.leadline.feed.pcap;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import io.leadline.feed.Recording;

/** The bytes of a capture file in their order, and the number of the packet that they belong to. Single thread. */
final class CaptureBytes implements AutoCloseable
{
    private final Recording recording;
    private final InputStream input;
    private long packets;

    CaptureBytes(final Recording recording)
    {
        this.recording = recording;
        try
        {
            input = new BufferedInputStream(recording.open(), 1 << 16);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** What follows is of the next packet. */
    void beginPacket()
    {
        packets++;
    }

    /**
     * Reads so many bytes; nothing at all is the end where no text says that it may not be.
     *
     * @param cutShort what is wrong where there are none; null where that is the end.
     */
    boolean fill(final byte[] target, final int from, final int count, final String cutShort)
    {
        try
        {
            final int read = input.readNBytes(target, from, count);
            if (read == 0 && count > 0 && cutShort == null)
            {
                return false;
            }
            if (read < count)
            {
                throw problem(cutShort == null ? "capture is cut short in a packet's header: bytes=" + read : cutShort);
            }

            return true;
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** Passes over so many bytes. */
    void skip(final long count, final String cutShort)
    {
        try
        {
            input.skipNBytes(count);
        }
        catch (final EOFException end)
        {
            throw problem(cutShort);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    RuntimeException problem(final String what)
    {
        return recording.problem(Math.max(1, packets), what);
    }

    /** Refuses packets that begin with something unknown. */
    int requireKnownLink(final int linkType)
    {
        if (!Datagram.isKnown(linkType))
        {
            throw problem("capture of an unknown link: link_type=" + linkType + " allowed=" + Datagram.LINKS);
        }

        return linkType;
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
