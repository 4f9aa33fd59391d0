package io.leadline.feed.pcap;

import java.nio.ByteOrder;

import org.agrona.concurrent.UnsafeBuffer;

import io.leadline.feed.Recording;

/**
 * The packets of one capture file, of the format pcap or pcapng. A file that is cut short or says what cannot be is bad
 * input, with the number of the packet. Single thread; allocates nothing per packet.
 */
public final class CaptureReader implements AutoCloseable
{
    /** What a packet of a capture can hold at most, by the libraries that write them. */
    public static final int MAX_PACKET_LENGTH = 262_144;

    private final CaptureBytes input;
    private final byte[] bytes = new byte[MAX_PACKET_LENGTH];
    private final UnsafeBuffer packet = new UnsafeBuffer(bytes);
    private final CaptureFormat format;

    /**
     * Stands before the first packet.
     *
     * @throws io.leadline.problem.BadInputException when it is no capture of these formats.
     * @throws java.io.UncheckedIOException          when it cannot be read.
     */
    public CaptureReader(final Recording recording)
    {
        input = new CaptureBytes(recording);
        final byte[] begin = new byte[Integer.BYTES];
        input.fill(begin, 0, begin.length, "capture is cut short in its header");
        final int magic = new UnsafeBuffer(begin).getInt(0, ByteOrder.LITTLE_ENDIAN);
        if (!isCapture(begin))
        {
            throw input.problem("no capture: magic=" + Integer.toHexString(magic));
        }
        format = magic == PcapngFormat.SECTION_MAGIC ?
            new PcapngFormat(input, begin, bytes) : new PcapFormat(input, begin, bytes);
    }

    /** The first bytes of a file are those of such a capture. */
    public static boolean isCapture(final byte[] begin)
    {
        if (begin.length < Integer.BYTES)
        {
            return false;
        }
        final int magic = new UnsafeBuffer(begin).getInt(0, ByteOrder.LITTLE_ENDIAN);

        return magic == PcapngFormat.SECTION_MAGIC || PcapFormat.isMagic(magic) ||
            PcapFormat.isMagic(Integer.reverseBytes(magic));
    }

    /** Steps to the next packet; false behind the last. */
    public boolean next()
    {
        return format.next();
    }

    /** The packet's bytes, overwritten by the next. */
    public UnsafeBuffer packet()
    {
        return packet;
    }

    /** Bytes of the packet that were captured. */
    public int length()
    {
        return format.length();
    }

    /** The packet had more bytes than were captured. */
    public boolean isCut()
    {
        return Integer.compareUnsigned(format.wireLength(), format.length()) > 0;
    }

    /** When the packet was captured. */
    public long timeEpochNs()
    {
        return format.timeEpochNs();
    }

    /** What the packet begins with, as the formats number it. */
    public int linkType()
    {
        return format.linkType();
    }

    @Override
    public void close()
    {
        input.close();
    }
}
