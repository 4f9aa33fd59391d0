package io.leadline.feed.pcap;

import java.nio.ByteOrder;

import org.agrona.concurrent.UnsafeBuffer;

/** The pcap format, of either byte order, with times in µs or ns. */
final class PcapFormat implements CaptureFormat
{
    static final int MICROS_MAGIC = 0xa1b2c3d4;
    static final int NANOS_MAGIC = 0xa1b23c4d;

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

    private final CaptureBytes input;
    private final byte[] packet;
    private final byte[] headerBytes = new byte[FILE_HEADER_LENGTH];
    private final UnsafeBuffer header = new UnsafeBuffer(headerBytes);
    private final ByteOrder order;
    private final long fractionNs;
    private final int linkType;
    private int length;
    private int wireLength;
    private long timeEpochNs;

    /**
     * Stands before the first packet.
     *
     * @param begin  the first bytes, which were read already.
     * @param packet where packets are put.
     */
    PcapFormat(final CaptureBytes input, final byte[] begin, final byte[] packet)
    {
        this.input = input;
        this.packet = packet;
        System.arraycopy(begin, 0, headerBytes, 0, begin.length);
        input.fill(
            headerBytes, begin.length, FILE_HEADER_LENGTH - begin.length, "capture is cut short in its header");
        order = isMagic(header.getInt(0, ByteOrder.LITTLE_ENDIAN)) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        fractionNs = header.getInt(0, order) == MICROS_MAGIC ? NS_PER_MICRO : 1;
        if (header.getShort(VERSION_OFFSET, order) != VERSION)
        {
            throw input.problem("capture of an unknown version: version=" + header.getShort(VERSION_OFFSET, order));
        }
        linkType = input.requireKnownLink(header.getInt(LINK_TYPE_OFFSET, order) & LINK_TYPE_MASK);
    }

    static boolean isMagic(final int magic)
    {
        return magic == MICROS_MAGIC || magic == NANOS_MAGIC;
    }

    @Override
    public boolean next()
    {
        input.beginPacket();
        if (!input.fill(headerBytes, 0, HEADER_LENGTH, null))
        {
            return false;
        }
        length = header.getInt(LENGTH_OFFSET, order);
        wireLength = header.getInt(WIRE_LENGTH_OFFSET, order);
        if (length < 0 || length > packet.length)
        {
            throw input.problem(
                "packet too long: length=" + Integer.toUnsignedLong(length) + " limit=" + packet.length);
        }
        timeEpochNs = (header.getInt(0, order) & 0xffff_ffffL) * NS_PER_SECOND +
            (header.getInt(FRACTION_OFFSET, order) & 0xffff_ffffL) * fractionNs;
        input.fill(packet, 0, length, "capture is cut short in a packet");

        return true;
    }

    @Override
    public int length()
    {
        return length;
    }

    @Override
    public int wireLength()
    {
        return wireLength;
    }

    @Override
    public long timeEpochNs()
    {
        return timeEpochNs;
    }

    @Override
    public int linkType()
    {
        return linkType;
    }
}
