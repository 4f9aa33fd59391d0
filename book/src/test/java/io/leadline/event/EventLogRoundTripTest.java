package io.leadline.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.leadline.config.Configuration;
import io.leadline.log.BareDocuments;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogRoundTripTest
{
    private static final long MAX_JUMP_NS = Configuration.Feed.DEFAULT_MAX_JUMP_NS;

    @TempDir
    private Path folder;

    @Test
    void shouldReadBackEveryEventAsSent()
    {
        for (long seed = 1; seed <= 10; seed++)
        {
            final Path log = folder.resolve("log-" + seed);
            final RandomEvents events;
            try (EventLogWriter writer = new EventLogWriter(log, MAX_JUMP_NS))
            {
                events = new RandomEvents(new Random(seed), writer);
                events.send(3_000);
                assertThat(writer.eventCount()).isEqualTo(3_000);
                assertThat(writer.lastSequence()).isEqualTo(3_000);
                assertThat(writer.duplicateCount()).isZero();
            }

            assertThat(lines(log)).as("seed=%d", seed).isEqualTo(events.expected());
        }
    }

    @Test
    void shouldGoOnWhereLogEnds()
    {
        for (long seed = 1; seed <= 4; seed++)
        {
            final Path log = folder.resolve("log-" + seed);
            final Random random = new Random(seed);
            final RandomEvents events = new RandomEvents(random, null);
            for (int part = 0; part < 8; part++)
            {
                try (EventLogWriter writer = new EventLogWriter(log, MAX_JUMP_NS))
                {
                    events.continueWith(writer);
                    events.send(random.nextInt(300));
                }
            }

            assertThat(lines(log)).as("seed=%d", seed).isEqualTo(events.expected());
        }
    }

    @Test
    void shouldShowWitnessAllThatLogHolds()
    {
        try (EventLogWriter writer = new EventLogWriter(folder, MAX_JUMP_NS))
        {
            assertThat(writer.lastTimeEpochNs()).isEqualTo(-1);
            new RandomEvents(new Random(3), writer).send(500);
        }
        final RecordLines witnessed = new RecordLines();
        try (EventLogWriter writer = new EventLogWriter(folder, MAX_JUMP_NS, witnessed))
        {
            assertThat(witnessed.lines()).hasSizeGreaterThan(500).isEqualTo(lines(folder));
            final long lastEpochNs = writer.lastTimeEpochNs();
            writer.heartbeat(lastEpochNs + 1, EventSink.NO_MARKET);
            assertThat(writer.lastTimeEpochNs()).isEqualTo(lastEpochNs + 1);
            writer.heartbeat(lastEpochNs, EventSink.NO_MARKET);
            assertThat(writer.lastTimeEpochNs()).isEqualTo(lastEpochNs + 1);
        }
    }

    @Test
    void shouldShowDocumentsToReaderAsTheyAreFlushed()
    {
        final Random random = new Random(5);
        try (EventLogWriter writer = new EventLogWriter(folder, MAX_JUMP_NS))
        {
            final RandomEvents events = new RandomEvents(random, writer);
            events.send(1);
            writer.flush();
            final RecordLines shown = new RecordLines();
            try (EventLogReader reader = new EventLogReader(folder))
            {
                for (int round = 0; round < 200; round++)
                {
                    pollAll(reader, shown);
                    assertThat(shown.lines()).as("round=%d", round).isEqualTo(events.expected());
                    events.send(1 + random.nextInt(50));
                    writer.flush();
                }
            }
        }
    }

    @Test
    void shouldShowNothingOfBatchThatIsNotFlushed()
    {
        try (EventLogWriter writer = new EventLogWriter(folder, MAX_JUMP_NS))
        {
            writer.heartbeat(RandomEvents.START_EPOCH_NS, EventSink.NO_MARKET);
            writer.flush();
            try (EventLogReader reader = new EventLogReader(folder))
            {
                final RecordLines shown = new RecordLines();
                assertThat(reader.poll(shown)).isTrue();
                writer.heartbeat(RandomEvents.START_EPOCH_NS, EventSink.NO_MARKET);
                assertThat(reader.poll(shown)).isFalse();
                writer.flush();
                assertThat(reader.poll(shown)).isTrue();
                assertThat(reader.poll(shown)).isFalse();
                assertThat(reader.documentCount()).isEqualTo(2);
            }
        }
    }

    /** Two writers that get the same calls write the same documents, wherever their processes end. */
    @Test
    void shouldWriteSameDocumentsWhenStoppedBetweenFlushes()
    {
        final Path whole = folder.resolve("whole");
        final Path parts = folder.resolve("parts");
        try (EventLogWriter writer = new EventLogWriter(whole, MAX_JUMP_NS))
        {
            sendOrders(writer, 0, 600);
        }
        for (int from = 0; from < 600; from += 100)
        {
            try (EventLogWriter writer = new EventLogWriter(parts, MAX_JUMP_NS))
            {
                sendOrders(writer, from, from + 100);
            }
        }

        final List<byte[]> expected = BareDocuments.of(whole);
        final List<byte[]> found = BareDocuments.of(parts);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++)
        {
            assertThat(found.get(i)).as("document=%d", i).isEqualTo(expected.get(i));
        }
    }

    private static void sendOrders(final EventLogWriter writer, final int from, final int to)
    {
        for (int i = from; i < to; i++)
        {
            final int market = writer.market("M" + i % 7, BigDecimal.ONE, BigDecimal.TEN);
            final int account = writer.account("a" + i % 31);
            writer.add(RandomEvents.START_EPOCH_NS + i, market, i, account, Side.BID, 100, 5, 0);
            if (i % 10 == 9)
            {
                writer.flush();
            }
        }
    }

    private static List<String> lines(final Path log)
    {
        final RecordLines shown = new RecordLines();
        try (EventLogReader reader = new EventLogReader(log))
        {
            pollAll(reader, shown);
        }

        return new ArrayList<>(shown.lines());
    }

    private static void pollAll(final EventLogReader reader, final RecordLines shown)
    {
        boolean isMore = reader.poll(shown);
        while (isMore)
        {
            isMore = reader.poll(shown);
        }
    }
}
