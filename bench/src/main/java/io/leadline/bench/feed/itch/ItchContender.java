package io.leadline.bench.feed.itch;

import java.nio.ByteOrder;
import java.time.LocalDate;

import org.agrona.concurrent.UnsafeBuffer;

import io.leadline.bench.feed.EventSum;
import io.leadline.bench.pair.Contender;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.itch.ItchCounters;
import io.leadline.feed.itch.ItchSession;
import io.leadline.feed.moldudp64.MoldCounters;
import io.leadline.feed.moldudp64.MoldLayout;
import io.leadline.feed.moldudp64.MoldLimits;
import io.leadline.feed.moldudp64.MoldStream;

/** From packets to events: the sequence, the decoder and its books. A chunk is the day; an operation is a message. */
public final class ItchContender implements Contender
{
    private static final long RECEIVED_EPOCH_NS = 1_473_773_400_000_000_000L;

    private final UnsafeBuffer packets;
    private final EventSum events = new EventSum();
    private final MoldStream stream;
    private long nextSequence = 1;

    /**
     * A decoder of such packets.
     *
     * @param packets      of an {@link ItchDay}.
     * @param isConfigured every stock is; else one of them.
     */
    public ItchContender(final byte[] packets, final Boolean isConfigured)
    {
        this.packets = new UnsafeBuffer(packets.clone());
        final FeedCounters counters = new FeedCounters();
        stream = new MoldStream(
            MoldLimits.DEFAULT,
            new ItchSession(
                configuration(isConfigured ? ItchDay.stockCount() : 1), LocalDate.of(2016, 9, 13), events,
                new ItchCounters(counters)),
            new MoldCounters(counters));
    }

    private static Configuration configuration(final int stocks)
    {
        final StringBuilder text = new StringBuilder("venue: bench\nmarkets:\n");
        for (int locate = 1; locate <= stocks; locate++)
        {
            text.append("  - { name: ").append(ItchDay.symbol(locate)).append(", tick: \"0.01\", lot: \"1\" }\n");
        }

        return ConfigurationReader.parse(
            text.append("schedule: { every: 1s, instant: fixed }\nmakers: all\n").toString(), "bench");
    }

    /** The day again, with the numbers that follow. */
    @Override
    public void prepare()
    {
        int at = 0;
        while (at < packets.capacity())
        {
            final int header = at + Short.BYTES;
            packets.putLong(header + MoldLayout.SEQUENCE_OFFSET, nextSequence, ByteOrder.BIG_ENDIAN);
            nextSequence += ItchDay.MESSAGES_PER_PACKET;
            at = header + (packets.getShort(at, ByteOrder.BIG_ENDIAN) & 0xffff);
        }
    }

    @Override
    public long run()
    {
        final long before = stream.nextSequence();
        int at = 0;
        while (at < packets.capacity())
        {
            final int length = packets.getShort(at, ByteOrder.BIG_ENDIAN) & 0xffff;
            stream.onPacket(packets, at + Short.BYTES, length, RECEIVED_EPOCH_NS);
            at += Short.BYTES + length;
        }
        if (events.count() == 0 || events.sum() == 0)
        {
            throw new IllegalStateException("nothing was decoded: events=" + events.count());
        }

        return stream.nextSequence() - Math.max(1, before);
    }
}
