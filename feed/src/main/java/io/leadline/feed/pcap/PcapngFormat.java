package io.leadline.feed.pcap;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The pcapng format: sections of either byte order, each with interfaces of its own, whose packets tell times in units
 * of theirs. Blocks that hold no packets are passed over; packets without times cannot be taken.
 * <pre>
 *   block: type, total length, body, total length
 * </pre>
 */
final class PcapngFormat implements CaptureFormat
{
    static final int SECTION_MAGIC = 0x0a0d0d0a;

    private static final int ORDER_MAGIC = 0x1a2b3c4d;
    private static final int INTERFACE = 1;
    private static final int OBSOLETE_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int PACKET = 6;
    private static final int VERSION = 1;
    private static final int HEAD_LENGTH = 8;
    private static final int TAIL_LENGTH = 4;
    private static final int SECTION_LENGTH = 16;
    private static final int INTERFACE_LENGTH = 8;
    private static final int PACKET_LENGTH = 20;
    private static final int MAX_INTERFACES = 1 << 12;
    private static final int MAX_OPTIONS_LENGTH = 1 << 16;
    private static final String CUT_SHORT = "capture is cut short in a block";

    private final CaptureBytes input;
    private final byte[] packet;
    private final byte[] headBytes = new byte[MAX_OPTIONS_LENGTH];
    private final UnsafeBuffer head = new UnsafeBuffer(headBytes);
    private final List<CaptureInterface> interfaces = new ArrayList<>();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private CaptureInterface current;
    private int length;
    private int wireLength;
    private long timeEpochNs;

    /**
     * Stands before the first packet.
     *
     * @param begin  the first bytes, which were read already: the type of the first block.
     * @param packet where packets are put.
     */
    PcapngFormat(final CaptureBytes input, final byte[] begin, final byte[] packet)
    {
        this.input = input;
        this.packet = packet;
        System.arraycopy(begin, 0, headBytes, 0, begin.length);
        input.fill(headBytes, begin.length, HEAD_LENGTH - begin.length, "capture is cut short in its header");
        section();
    }

    @Override
    public boolean next()
    {
        input.beginPacket();
        while (input.fill(headBytes, 0, HEAD_LENGTH, null))
        {
            final int type = head.getInt(0, order);
            if (type == PACKET)
            {
                packet(bodyLength());
                return true;
            }
            if (type == SECTION_MAGIC)
            {
                section();
            }
            else if (type == INTERFACE)
            {
                define(bodyLength());
            }
            else if (type == SIMPLE_PACKET || type == OBSOLETE_PACKET)
            {
                throw input.problem("packet of a kind that is not read: block_type=" + type + " allowed=" + PACKET);
            }
            else
            {
                pass(bodyLength());
            }
        }

        return false;
    }

    /** Of the block whose head was read; without its tail. */
    private long bodyLength()
    {
        final long total = head.getInt(Integer.BYTES, order) & 0xffff_ffffL;
        if (total < HEAD_LENGTH + TAIL_LENGTH || total % Integer.BYTES != 0)
        {
            throw input.problem("block of an impossible length: length=" + total);
        }

        return total - HEAD_LENGTH - TAIL_LENGTH;
    }

    private void pass(final long bodyLength)
    {
        input.skip(bodyLength + TAIL_LENGTH, CUT_SHORT);
    }

    /** Everything before it is over; its own magic says how its numbers are to be read. */
    private void section()
    {
        input.fill(headBytes, HEAD_LENGTH, SECTION_LENGTH, CUT_SHORT);
        final int magic = head.getInt(HEAD_LENGTH, ByteOrder.LITTLE_ENDIAN);
        if (magic != ORDER_MAGIC && Integer.reverseBytes(magic) != ORDER_MAGIC)
        {
            throw input.problem("no section: magic=" + Integer.toHexString(magic));
        }
        order = magic == ORDER_MAGIC ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        final int version = head.getShort(HEAD_LENGTH + Integer.BYTES, order);
        if (version != VERSION)
        {
            throw input.problem("capture of an unknown version: version=" + version);
        }
        pass(requireLength(bodyLength(), SECTION_LENGTH));
        interfaces.clear();
    }

    /** What is left of a body behind what it begins with. */
    private long requireLength(final long bodyLength, final int atLeast)
    {
        if (bodyLength < atLeast)
        {
            throw input.problem("block of an impossible length: length=" + (bodyLength + HEAD_LENGTH + TAIL_LENGTH));
        }

        return bodyLength - atLeast;
    }

    private void define(final long bodyLength)
    {
        requireLength(bodyLength, INTERFACE_LENGTH);
        if (bodyLength > MAX_OPTIONS_LENGTH || interfaces.size() == MAX_INTERFACES)
        {
            throw input.problem(
                "too much of an interface: length=" + bodyLength + " interfaces=" + interfaces.size() + " limit=" +
                MAX_OPTIONS_LENGTH + "," + MAX_INTERFACES);
        }
        input.fill(headBytes, 0, (int)bodyLength, CUT_SHORT);
        interfaces.add(CaptureInterface.read(input, head, order, (int)bodyLength));
        input.skip(TAIL_LENGTH, CUT_SHORT);
    }

    private void packet(final long bodyLength)
    {
        final long rest = requireLength(bodyLength, PACKET_LENGTH);
        input.fill(headBytes, 0, PACKET_LENGTH, CUT_SHORT);
        final long number = head.getInt(0, order) & 0xffff_ffffL;
        if (number >= interfaces.size())
        {
            throw input.problem("packet of an unknown interface: interface=" + number + " limit=" + interfaces.size());
        }
        current = interfaces.get((int)number);
        timeEpochNs = current.epochNs(
            input, (head.getInt(4, order) & 0xffff_ffffL) << Integer.SIZE | head.getInt(8, order) & 0xffff_ffffL);
        length = head.getInt(12, order);
        wireLength = head.getInt(16, order);
        if (length < 0 || length > packet.length || length > rest)
        {
            throw input.problem(
                "packet too long: length=" + Integer.toUnsignedLong(length) + " limit=" +
                Math.min(rest, packet.length));
        }
        input.fill(packet, 0, length, "capture is cut short in a packet");
        pass(rest - length);
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
        return current.linkType();
    }
}
