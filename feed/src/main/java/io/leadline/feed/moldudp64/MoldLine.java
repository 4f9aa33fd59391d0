package io.leadline.feed.moldudp64;

import java.net.InetSocketAddress;
import java.net.NetworkInterface;

/**
 * Where packets of a session arrive: one of its lines.
 *
 * @param address group and port of a multicast line, or the address to bind for one that is sent here alone.
 * @param network the interface on which a multicast line is joined; null for the other kind.
 */
public record MoldLine(InetSocketAddress address, NetworkInterface network)
{
    public MoldLine
    {
        if (address.isUnresolved() || address.getAddress().isMulticastAddress() != (network != null))
        {
            throw new IllegalArgumentException(
                "line needs an interface if it is multicast, and none if not: address=" + address + " network=" +
                network);
        }
    }
}
