package io.leadline.feed.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.event.EventLogWriter;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.line.LineControl;

class L4AllocationTest
{
    private static final int MESSAGES = 400;
    private static final int ROUNDS = 12;
    private static final int ORDERS = 5;

    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    /** Orders of a few owners come, change and go, block by block, into a log; the least of the rounds counts. */
    @Test
    void shouldAllocateNothingForAMessageOfKnownOwners()
    {
        long least = Long.MAX_VALUE;
        try (EventLogWriter log = new EventLogWriter(folder.resolve("events"), Long.MAX_VALUE))
        {
            final L4BookDecoder decoder = new L4BookDecoder(
                List.of(FeedFixtures.market("BTC", "0.1", "0.01")), log, LineControl.NONE, 0, Long.MAX_VALUE, 0);
            decoder.onConnect(0, 1);
            receive(decoder, List.of(
                bytes(L4Messages.answer("BTC")), bytes(L4Messages.snapshot("BTC", 0, 1, List.of(), List.of()))), 1);
            for (int round = 0; round < ROUNDS; round++)
            {
                final List<byte[]> messages = messages(1 + round * MESSAGES);
                final long before = threads.getCurrentThreadAllocatedBytes();
                receive(decoder, messages, 1 + round * MESSAGES);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }

            assertThat(decoder.counters().count("updates")).isEqualTo(ROUNDS * MESSAGES);
            assertThat(decoder.counters().count("diffs_remove")).isGreaterThan(1_000);
            assertThat(decoder.counters().count("stale_marks")).isZero();
        }

        assertThat(least).as("bytes for %d messages", MESSAGES).isLessThan(MESSAGES);
    }

    private static void receive(final L4BookDecoder decoder, final List<byte[]> messages, final int firstMs)
    {
        for (int i = 0; i < messages.size(); i++)
        {
            final long epochNs = (firstMs + i) * 1_000_000L;
            decoder.onFrame(0, messages.get(i), 0, messages.get(i).length, epochNs);
            decoder.onTime(epochNs);
        }
    }

    /** In each block some orders begin; those of the block before change, and go. */
    private static List<byte[]> messages(final int firstHeight)
    {
        final List<byte[]> messages = new ArrayList<>();
        for (int height = firstHeight; height < firstHeight + MESSAGES; height++)
        {
            final List<String> statuses = new ArrayList<>();
            final List<String> diffs = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++)
            {
                final String user = "0x17c3c8fdbcb7d1b240ce08965e09b1fc91cba86" + i;
                final long oid = 412_036_241_776L + height * ORDERS + i;
                final String side = i % 2 == 0 ? "B" : "A";
                statuses.add(L4Messages.status(user, "open", L4Messages.order(
                    "BTC", null, oid, side, "81307.0", "0.5", "Alo", false)));
                diffs.add(L4Messages.diff("BTC", user, oid, "81307.0", L4Messages.added("0.5")));
                if (height > firstHeight)
                {
                    diffs.add(L4Messages.diff(
                        "BTC", user, oid - ORDERS, "81307.0", L4Messages.updated("0.5", "0.25")));
                    diffs.add(L4Messages.diff("BTC", user, oid - ORDERS, "81307.0", L4Messages.removed()));
                }
            }
            messages.add(bytes(L4Messages.updates(height, height, statuses, diffs)));
        }

        return messages;
    }

    private static byte[] bytes(final String text)
    {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
