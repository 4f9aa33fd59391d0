package io.leadline.bench.feed.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

import io.leadline.bench.feed.itch.ItchDay;

/** TotalView-ITCH of 100 stocks over MoldUDP64, eight messages a packet. */
final class ItchVenue implements Venue
{
    private final PacketSender packets = new PacketSender();
    private final ItchDay day = new ItchDay(1);

    ItchVenue() throws IOException
    {
    }

    @Override
    public String configuration()
    {
        final StringBuilder text = new StringBuilder("markets:\n");
        for (int locate = 1; locate <= ItchDay.stockCount(); locate++)
        {
            text.append("  - { name: ").append(ItchDay.symbol(locate)).append(", tick: \"0.01\", lot: \"1\" }\n");
        }

        return text.append("feed:\n  itch: { lines: [\"").append(packets.address()).append("\"] }\n").toString();
    }

    @Override
    public List<Path> inputs()
    {
        return List.of();
    }

    @Override
    public List<String> counters()
    {
        return List.of("messages");
    }

    @Override
    public String begun()
    {
        return "days_begun";
    }

    @Override
    public void send(final Pace pace) throws IOException
    {
        int length = 0;
        while (pace.next(ItchDay.MESSAGES_PER_PACKET, length, ItchVenue::nothing))
        {
            final ByteBuffer packet = day.packet();
            length = packet.remaining();
            packets.send(packet);
        }
    }

    private static void nothing()
    {
        // Each packet is on its way at once.
    }

    @Override
    public void close() throws IOException
    {
        packets.close();
    }
}
