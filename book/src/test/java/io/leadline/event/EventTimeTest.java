package io.leadline.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.leadline.log.BareDocuments;
import io.leadline.log.LogFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventTimeTest
{
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long MIDNIGHT = RandomEvents.START_EPOCH_NS;
    private static final long MAX_JUMP_NS = 3 * DAY_NS;

    @TempDir
    private Path folder;

    @Test
    void shouldStampWithPredecessorsTimeWhatRanBack()
    {
        send(MIDNIGHT + 10, MIDNIGHT + 9, MIDNIGHT, -1, Long.MIN_VALUE, MIDNIGHT + 10, MIDNIGHT + 11);

        final int back = EventFlags.TIME_RAN_BACK;
        assertThat(stamps()).containsExactly(
            stamp(MIDNIGHT + 10, 0), stamp(MIDNIGHT + 10, back), stamp(MIDNIGHT + 10, back),
            stamp(MIDNIGHT + 10, back), stamp(MIDNIGHT + 10, back), stamp(MIDNIGHT + 10, 0), stamp(MIDNIGHT + 11, 0));
    }

    @Test
    void shouldStampWithPredecessorsTimeWhatJumps()
    {
        send(
            MIDNIGHT, MIDNIGHT + MAX_JUMP_NS + 1, Long.MAX_VALUE, MIDNIGHT + MAX_JUMP_NS,
            MIDNIGHT + 2 * MAX_JUMP_NS);

        final int jumped = EventFlags.TIME_JUMPED;
        assertThat(stamps()).containsExactly(
            stamp(MIDNIGHT, 0), stamp(MIDNIGHT, jumped), stamp(MIDNIGHT, jumped), stamp(MIDNIGHT + MAX_JUMP_NS, 0),
            stamp(MIDNIGHT + 2 * MAX_JUMP_NS, 0));
    }

    @Test
    void shouldGoOnFromLastTimeOfLogThatExists()
    {
        send(MIDNIGHT + 10);
        send(MIDNIGHT + 9, MIDNIGHT + 10 + MAX_JUMP_NS + 1, MIDNIGHT + 11);

        assertThat(stamps()).containsExactly(
            stamp(MIDNIGHT + 10, 0), stamp(MIDNIGHT + 10, EventFlags.TIME_RAN_BACK),
            stamp(MIDNIGHT + 10, EventFlags.TIME_JUMPED), stamp(MIDNIGHT + 11, 0));
    }

    /** The flags beside the writer's own stay. */
    @Test
    void shouldKeepFlagsOfEventWhoseTimeRanBack()
    {
        try (EventLogWriter writer = new EventLogWriter(folder, MAX_JUMP_NS))
        {
            final int market = writer.unconfiguredMarket("M");
            writer.heartbeat(MIDNIGHT, market);
            writer.add(MIDNIGHT - 1, market, 1, EventSink.NO_ACCOUNT, Side.ASK, 5, 5, EventFlags.POST_ONLY);
        }

        assertThat(stamps()).containsExactly(
            stamp(MIDNIGHT, 0), stamp(MIDNIGHT, EventFlags.TIME_RAN_BACK | EventFlags.POST_ONLY));
    }

    @Test
    void shouldRefuseToBeginBefore1970()
    {
        try (EventLogWriter writer = new EventLogWriter(folder, MAX_JUMP_NS))
        {
            assertThatThrownBy(() -> writer.heartbeat(-1, EventSink.NO_MARKET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("before 1970")
                .hasMessageContaining("-1");
            writer.heartbeat(0, EventSink.NO_MARKET);
            writer.heartbeat(5, EventSink.NO_MARKET);
        }

        assertThat(stamps()).containsExactly(stamp(0, 0), stamp(5, 0));
    }

    @Test
    void shouldPutEachUtcDayIntoItsOwnFile()
    {
        send(MIDNIGHT - 1, MIDNIGHT, MIDNIGHT + DAY_NS - 1, MIDNIGHT + 2 * DAY_NS);

        assertThat(LogFiles.names(folder)).containsExactly("20260228F", "20260301F", "20260303F");
        assertThat(BareDocuments.of(folder)).hasSize(3);
    }

    @Test
    void shouldNeverLetBatchSpanDays()
    {
        for (long seed = 1; seed <= 5; seed++)
        {
            final Path log = folder.resolve("log-" + seed);
            final Random random = new Random(seed);
            final List<Long> sent = new ArrayList<>();
            try (EventLogWriter writer = new EventLogWriter(log, MAX_JUMP_NS))
            {
                long time = MIDNIGHT - random.nextInt(1_000);
                for (int i = 0; i < 400; i++)
                {
                    time += random.nextInt(60) == 0 ? random.nextLong(2 * DAY_NS) : random.nextInt(100);
                    writer.account("account-" + random.nextInt(100));
                    writer.heartbeat(time, EventSink.NO_MARKET);
                    sent.add(time);
                }
            }

            final List<Long> found = new ArrayList<>();
            try (EventLogReader reader = new EventLogReader(log))
            {
                final List<Long> batch = new ArrayList<>();
                while (reader.poll(new Times(batch)))
                {
                    assertThat(batch.stream().map(time -> time / DAY_NS).distinct())
                        .as("seed=%d", seed).hasSizeLessThanOrEqualTo(1);
                    found.addAll(batch);
                    batch.clear();
                }
            }
            assertThat(found).as("seed=%d", seed).isEqualTo(sent);
            assertThat(LogFiles.days(log)).as("seed=%d", seed)
                .hasSize((int)sent.stream().map(time -> time / DAY_NS).distinct().count());
        }
    }

    /** Names have no time; those that come before any event lie in no day of the venue's. */
    @Test
    void shouldKeepNamesThatAreFlushedBeforeAnyEvent()
    {
        try (EventLogWriter writer = new EventLogWriter(folder, MAX_JUMP_NS))
        {
            for (int i = 0; i < 5_000; i++)
            {
                assertThat(writer.account("account-" + i)).isEqualTo(i);
            }
            writer.flush();
            writer.heartbeat(MIDNIGHT, EventSink.NO_MARKET);
        }
        try (EventLogWriter writer = new EventLogWriter(folder, MAX_JUMP_NS))
        {
            assertThat(writer.account("account-4999")).isEqualTo(4_999);
            assertThat(writer.account("account-5000")).isEqualTo(5_000);
            writer.heartbeat(MIDNIGHT + 1, EventSink.NO_MARKET);
        }

        assertThat(stamps()).containsExactly(stamp(MIDNIGHT, 0), stamp(MIDNIGHT + 1, 0));
    }

    private void send(final long... timesEpochNs)
    {
        try (EventLogWriter writer = new EventLogWriter(folder, MAX_JUMP_NS))
        {
            for (final long time : timesEpochNs)
            {
                writer.heartbeat(time, EventSink.NO_MARKET);
            }
        }
    }

    private static String stamp(final long timeEpochNs, final int flags)
    {
        return timeEpochNs + " flags=" + flags;
    }

    private List<String> stamps()
    {
        final List<String> stamps = new ArrayList<>();
        try (EventLogReader reader = new EventLogReader(folder))
        {
            final Stamps handler = new Stamps(stamps);
            boolean isMore = reader.poll(handler);
            while (isMore)
            {
                isMore = reader.poll(handler);
            }
        }

        return stamps;
    }

    private record Stamps(List<String> found) implements EventsOnly
    {
        @Override
        public void onEvent(final Event event)
        {
            found.add(stamp(event.timeEpochNs(), event.flags()));
        }
    }

    private record Times(List<Long> found) implements EventsOnly
    {
        @Override
        public void onEvent(final Event event)
        {
            found.add(event.timeEpochNs());
        }
    }
}
