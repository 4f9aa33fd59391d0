package io.leadline.feed.pcap;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;

import org.agrona.concurrent.UnsafeBuffer;

import io.leadline.feed.Recording;

/**
 * The packets of one capture file of the pcap format, of either byte order, with times in µs or ns. A file that is cut
 * short or says what cannot be is bad input, with the number of the packet. Single thread; allocates nothing per
 * packet.
 */
public final class CaptureReader implements AutoCloseable
{
    /** What a packet of a capture can hold at most, by the libraries that write them. */
    public static final int MAX_PACKET_LENGTH = 262_144;

    private static final int MICROS_MAGIC = 0xa1b2c3d4;
    private static final int NANOS_MAGIC = 0xa1b23c4d;
    private static final int FILE_HEADER_LENGTH = 24;
    private static final int VERSION_OFFSET = 4;
    private static final int VERSION = 2;
    private static final int LINK_TYPE_OFFSET = 20;
    /** The rest of the field says how packets end. */
    private static final int LINK_TYPE_MASK = 0xffff;
    private static final int HEADER_LENGTH = 16;
    private static final int FRACTION_OFFSET = 4;
    private static final int LENGTH_OFFSET = 8;
    private static final int WIRE_LENGTH_OFFSET = 12;
    private static final long NS_PER_SECOND = 1_000_000_000;
    private static final long NS_PER_MICRO = 1_000;

    private final Recording recording;
    private final InputStream input;
    private final byte[] bytes = new byte[MAX_PACKET_LENGTH];
    private final UnsafeBuffer packet = new UnsafeBuffer(bytes);
    private final byte[] headerBytes = new byte[FILE_HEADER_LENGTH];
    private final UnsafeBuffer header = new UnsafeBuffer(headerBytes);
    private final ByteOrder order;
    private final long fractionNs;
    private final int linkType;
    private long packets;
    private int length;
    private int wireLength;
    private long timeEpochNs;

    /**
     * Stands before the first packet.
     *
     * @throws io.leadline.problem.BadInputException when it is no capture of this format.
     * @throws UncheckedIOException                  when it cannot be read.
     */
    public CaptureReader(final Recording recording)
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
        fill(headerBytes, FILE_HEADER_LENGTH, "capture is cut short in its header");
        order = order(header.getInt(0, ByteOrder.LITTLE_ENDIAN));
        fractionNs = header.getInt(0, order) == MICROS_MAGIC ? NS_PER_MICRO : 1;
        linkType = header.getInt(LINK_TYPE_OFFSET, order) & LINK_TYPE_MASK;
        if (header.getShort(VERSION_OFFSET, order) != VERSION)
        {
            throw problem("capture of an unknown version: version=" + header.getShort(VERSION_OFFSET, order));
        }
        if (!Datagram.isKnown(linkType))
        {
            throw problem("capture of an unknown link: link_type=" + linkType + " allowed=" + Datagram.LINKS);
        }
    }

    /** The first bytes of a file are those of such a capture. */
    public static boolean isCapture(final byte[] begin)
    {
        if (begin.length < Integer.BYTES)
        {
            return false;
        }
        final int magic = new UnsafeBuffer(begin).getInt(0, ByteOrder.LITTLE_ENDIAN);

        return isMagic(magic) || isMagic(Integer.reverseBytes(magic));
    }

    private static boolean isMagic(final int magic)
    {
        return magic == MICROS_MAGIC || magic == NANOS_MAGIC;
    }

    private ByteOrder order(final int littleEndianMagic)
    {
        if (isMagic(littleEndianMagic))
        {
            return ByteOrder.LITTLE_ENDIAN;
        }
        if (isMagic(Integer.reverseBytes(littleEndianMagic)))
        {
            return ByteOrder.BIG_ENDIAN;
        }
        throw problem("no capture: magic=" + Integer.toHexString(littleEndianMagic));
    }

    /** Steps to the next packet; false behind the last. */
    public boolean next()
    {
        packets++;
        if (!fill(headerBytes, HEADER_LENGTH, null))
        {
            return false;
        }
        length = header.getInt(LENGTH_OFFSET, order);
        wireLength = header.getInt(WIRE_LENGTH_OFFSET, order);
        if (length < 0 || length > MAX_PACKET_LENGTH)
        {
            throw problem(
                "packet too long: length=" + Integer.toUnsignedLong(length) + " limit=" + MAX_PACKET_LENGTH);
        }
        timeEpochNs = (header.getInt(0, order) & 0xffff_ffffL) * NS_PER_SECOND +
            (header.getInt(FRACTION_OFFSET, order) & 0xffff_ffffL) * fractionNs;
        fill(bytes, length, "capture is cut short in a packet");

        return true;
    }

    /** Nothing at all is the end where no text says that it may not be. */
    private boolean fill(final byte[] target, final int count, final String cutShort)
    {
        try
        {
            final int read = input.readNBytes(target, 0, count);
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

    private RuntimeException problem(final String what)
    {
        return recording.problem(Math.max(1, packets), what);
    }

    /** The packet's bytes, overwritten by the next. */
    public UnsafeBuffer packet()
    {
        return packet;
    }

    /** Bytes of the packet that were captured. */
    public int length()
    {
        return length;
    }

    /** The packet had more bytes than were captured. */
    public boolean isCut()
    {
        return Integer.compareUnsigned(wireLength, length) > 0;
    }

    /** When the packet was captured. */
    public long timeEpochNs()
    {
        return timeEpochNs;
    }

    /** What the packets begin with, as the format numbers it. */
    public int linkType()
    {
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
