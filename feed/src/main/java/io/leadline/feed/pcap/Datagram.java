package io.leadline.feed.pcap;

import java.nio.ByteOrder;
import java.util.List;

import org.agrona.DirectBuffer;

/**
 * Finds the UDP payload in a packet of a capture: Ethernet with any VLAN tags, Linux's cooked form, loopback or bare
 * IP; IPv4 or IPv6. Overwritten by each packet; single thread; allocates nothing.
 */
public final class Datagram
{
    /** Links that are understood. */
    static final List<Integer> LINKS = List.of(0, 1, 12, 101, 108, 113, 228, 229, 276);

    private static final int LOOPBACK = 0;
    private static final int ETHERNET = 1;
    private static final int OPEN_LOOPBACK = 108;
    private static final int COOKED = 113;
    private static final int COOKED_2 = 276;
    private static final int TYPE_IPV4 = 0x0800;
    private static final int TYPE_IPV6 = 0x86dd;
    private static final int TYPE_VLAN = 0x8100;
    private static final int TYPE_SERVICE_VLAN = 0x88a8;
    private static final int VLAN_LENGTH = 4;
    private static final int ETHERNET_TYPE_OFFSET = 12;
    private static final int COOKED_TYPE_OFFSET = 14;
    private static final int COOKED_2_LENGTH = 20;
    private static final int LOOPBACK_LENGTH = 4;
    private static final int IPV4_LENGTH = 20;
    private static final int IPV6_LENGTH = 40;
    private static final int UDP = 17;
    private static final int UDP_LENGTH = 8;
    /** More fragments, or not the first one. */
    private static final int FRAGMENT_MASK = 0x3fff;
    private static final ByteOrder BIG_ENDIAN = ByteOrder.BIG_ENDIAN;

    private int offset;
    private int length;

    static boolean isKnown(final int linkType)
    {
        return LINKS.contains(linkType);
    }

    /**
     * Finds the payload.
     *
     * @return whether the packet is a whole UDP datagram, so that {@link #offset()} and {@link #length()} say where its
     *         payload lies.
     */
    public boolean find(final DirectBuffer packet, final int packetLength, final int linkType)
    {
        final int type = switch (linkType)
        {
            case ETHERNET -> behindTags(packet, packetLength, ETHERNET_TYPE_OFFSET);
            case COOKED -> behindTags(packet, packetLength, COOKED_TYPE_OFFSET);
            case COOKED_2 -> cooked2(packet, packetLength);
            case LOOPBACK, OPEN_LOOPBACK -> bare(packet, packetLength, LOOPBACK_LENGTH);
            default -> bare(packet, packetLength, 0);
        };

        return type == TYPE_IPV4 && findInIpv4(packet, packetLength) ||
            type == TYPE_IPV6 && findInIpv6(packet, packetLength);
    }

    private int behindTags(final DirectBuffer packet, final int packetLength, final int firstTypeOffset)
    {
        int at = firstTypeOffset;
        while (at + Short.BYTES <= packetLength)
        {
            final int type = packet.getShort(at, BIG_ENDIAN) & 0xffff;
            if (type != TYPE_VLAN && type != TYPE_SERVICE_VLAN)
            {
                offset = at + Short.BYTES;
                return type;
            }
            at += VLAN_LENGTH;
        }

        return 0;
    }

    private int cooked2(final DirectBuffer packet, final int packetLength)
    {
        offset = COOKED_2_LENGTH;

        return packetLength < COOKED_2_LENGTH ? 0 : packet.getShort(0, BIG_ENDIAN) & 0xffff;
    }

    /** The first half byte says which IP it is. */
    private int bare(final DirectBuffer packet, final int packetLength, final int before)
    {
        offset = before;
        if (packetLength <= before)
        {
            return 0;
        }
        final int version = (packet.getByte(before) & 0xf0) >> 4;

        return version == 4 ? TYPE_IPV4 : version == 6 ? TYPE_IPV6 : 0;
    }

    private boolean findInIpv4(final DirectBuffer packet, final int packetLength)
    {
        if (packetLength - offset < IPV4_LENGTH)
        {
            return false;
        }
        final int headerLength = (packet.getByte(offset) & 0xf) * Integer.BYTES;
        final boolean isFragment = (packet.getShort(offset + 6, BIG_ENDIAN) & FRAGMENT_MASK) != 0;
        final boolean isUdp = packet.getByte(offset + 9) == UDP;

        return headerLength >= IPV4_LENGTH && isUdp && !isFragment &&
            findInUdp(packet, packetLength, offset + headerLength);
    }

    private boolean findInIpv6(final DirectBuffer packet, final int packetLength)
    {
        return packetLength - offset >= IPV6_LENGTH && packet.getByte(offset + 6) == UDP &&
            findInUdp(packet, packetLength, offset + IPV6_LENGTH);
    }

    private boolean findInUdp(final DirectBuffer packet, final int packetLength, final int udpOffset)
    {
        if (packetLength - udpOffset < UDP_LENGTH)
        {
            return false;
        }
        offset = udpOffset + UDP_LENGTH;
        length = (packet.getShort(udpOffset + 4, BIG_ENDIAN) & 0xffff) - UDP_LENGTH;

        return length >= 0 && length <= packetLength - offset;
    }

    /** First byte of the payload. */
    public int offset()
    {
        return offset;
    }

    /** Bytes of the payload. */
    public int length()
    {
        return length;
    }
}
