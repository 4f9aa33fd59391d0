package io.leadline.feed.itch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.sun.management.ThreadMXBean;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.Configuration;
import io.leadline.event.EventLogWriter;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.moldudp64.MoldCounters;
import io.leadline.feed.moldudp64.MoldLimits;
import io.leadline.feed.moldudp64.MoldPacket;
import io.leadline.feed.moldudp64.MoldStream;

class ItchAllocationTest
{
    private static final Configuration CONFIGURATION =
        ItchRecordingTest.configuration(RandomDay.STOCKS.subList(0, 2));
    private static final int MESSAGES = 3_000;
    /** Of them, of market makers behind the directory. */
    private static final int POSITIONS = 30;
    private static final int ROUNDS = 40;
    private static final long MIDNIGHT = 1_473_739_200_000_000_000L;
    private static final String SESSION = "000007525B";

    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
    private final UnsafeBuffer[] packets = packets();
    private long sequence = 1;

    @TempDir
    private Path folder;

    /** Days without end: each packet again with the sequence that follows, every tenth behind the one behind it. */
    @Test
    void shouldAllocateNothingPerMessage()
    {
        try (EventLogWriter log = new EventLogWriter(folder.resolve("events"), CONFIGURATION.feed().maxJumpNs()))
        {
            final ItchSession session =
                new ItchSession(CONFIGURATION, LocalDate.of(2016, 9, 13), log, new ItchCounters(new FeedCounters()));
            final FeedCounters counters = new FeedCounters();
            final MoldStream stream = new MoldStream(MoldLimits.DEFAULT, session, new MoldCounters(counters));
            rounds(stream, 10);
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++)
            {
                final long before = threads.getCurrentThreadAllocatedBytes();
                rounds(stream, ROUNDS);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }

            assertThat(counters.count("packets_held_back")).isGreaterThan(ROUNDS);
            assertThat(log.eventCount()).isGreaterThan(ROUNDS * MESSAGES);
            assertThat(least).as("bytes for %d messages", ROUNDS * MESSAGES).isLessThan(ROUNDS * MESSAGES / 10);
        }
    }

    private void rounds(final MoldStream stream, final int count)
    {
        for (int round = 0; round < count; round++)
        {
            for (int i = 0; i < packets.length; i++)
            {
                packets[i].putLong(10, sequence, ByteOrder.BIG_ENDIAN);
                sequence += packets[i].getShort(18, ByteOrder.BIG_ENDIAN);
            }
            for (int i = 0; i < packets.length; i += 2)
            {
                final boolean isLate = i % 20 == 10;
                take(stream, packets[isLate ? i + 1 : i]);
                take(stream, packets[isLate ? i : i + 1]);
            }
        }
    }

    private static void take(final MoldStream stream, final UnsafeBuffer packet)
    {
        stream.onPacket(packet, 0, packet.capacity(), MIDNIGHT + 11_000_000_000_000L);
    }

    private static UnsafeBuffer[] packets()
    {
        final RandomDay day = new RandomDay(1, MESSAGES - POSITIONS);
        final List<byte[]> messages = new ArrayList<>(day.messages());
        for (int i = 0; i < POSITIONS; i++)
        {
            final char state = i % 3 == 0 ? 'W' : 'A';
            messages.add(4 + i, Itch.position(7, day.time(0), i % 2 == 0 ? "GSCO" : "NITE", "ABCD", state));
        }
        final UnsafeBuffer[] packets = new UnsafeBuffer[MESSAGES / 3];
        for (int i = 0; i < packets.length; i++)
        {
            packets[i] = new UnsafeBuffer(MoldPacket.of(SESSION, 1, messages.subList(3 * i, 3 * i + 3)));
        }

        return packets;
    }
}
