package io.leadline.feed.dydx;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leadline.config.Market;
import io.leadline.event.EventLogWriter;

class DydxAllocationTest
{
    private static final Market[] MARKETS = {Node.btc(), Node.eth()};
    private static final int MESSAGES = 400;
    private static final int ROUNDS = 12;

    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    /** The same session again and again, each time a new subscription, into a log; the least of the rounds counts. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldAllocateNothingForAMessageOfKnownNames(final boolean isText) throws InvalidProtocolBufferException
    {
        final RandomNode node = new RandomNode(1);
        final List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++)
        {
            final Message message = i % 100 == 0 ? node.snapshot() : node.next();
            messages.add(isText ? text(message) : message.toByteArray());
        }
        long least = Long.MAX_VALUE;
        try (EventLogWriter log = new EventLogWriter(folder.resolve("events"), Long.MAX_VALUE))
        {
            final DydxSession session = new DydxSession(List.of(MARKETS), log);
            for (int round = 0; round < ROUNDS; round++)
            {
                final long before = threads.getCurrentThreadAllocatedBytes();
                receive(messages, session, round, isText);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }

            assertThat(session.counters().count("messages")).isEqualTo(ROUNDS * MESSAGES);
            assertThat(session.counters().count("fills_as_trades")).isGreaterThan(100);
        }

        assertThat(least).as("bytes for %d messages", MESSAGES).isLessThan(MESSAGES);
    }

    private static byte[] text(final Message message) throws InvalidProtocolBufferException
    {
        return JsonFormat.printer().preservingProtoFieldNames().alwaysPrintFieldsWithNoPresence().print(message)
            .getBytes(StandardCharsets.UTF_8);
    }

    private static void receive(
        final List<byte[]> messages, final DydxSession session, final int round, final boolean isText)
    {
        long timeEpochNs = (round + 1L) * MESSAGES;
        for (final byte[] message : messages)
        {
            assertThatIsRead(isText ?
                session.onText(message, 0, message.length, timeEpochNs) :
                session.onFrame(message, 0, message.length, timeEpochNs));
            timeEpochNs++;
        }
        session.onDisconnect();
    }

    private static void assertThatIsRead(final boolean isRead)
    {
        if (!isRead)
        {
            throw new AssertionError("message was not read");
        }
    }
}
