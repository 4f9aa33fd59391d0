package io.leadline.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Configuration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSequenceTest
{
    private static final long TIME = RandomEvents.START_EPOCH_NS;

    @TempDir
    private Path folder;

    @Test
    void shouldCountFromOneWhereFeedHasNoSequence()
    {
        try (EventLogWriter writer = open())
        {
            writer.heartbeat(TIME, EventSink.NO_MARKET);
            writer.heartbeat(TIME, EventSink.NO_MARKET);
        }
        try (EventLogWriter writer = open())
        {
            assertThat(writer.lastSequence()).isEqualTo(2);
            writer.heartbeat(TIME, EventSink.NO_MARKET);
        }

        assertThat(sequences()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void shouldKeepHolesOfFeed()
    {
        try (EventLogWriter writer = open())
        {
            send(writer, 5, 6, 10, 11, Long.MAX_VALUE - 1);
            assertThat(writer.duplicateCount()).isZero();
        }

        assertThat(sequences()).containsExactly(5L, 6L, 10L, 11L, Long.MAX_VALUE - 1);
    }

    /** Some feeds number from 0. */
    @Test
    void shouldKeepFirstEventWhoseSequenceIsZero()
    {
        try (EventLogWriter writer = open())
        {
            send(writer, 0, 1);
            assertThat(writer.duplicateCount()).isZero();
        }
        try (EventLogWriter writer = open())
        {
            send(writer, 0, 1, 2);
            assertThat(writer.duplicateCount()).isEqualTo(2);
        }

        assertThat(sequences()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void shouldDropAndCountWhatWasSentBefore()
    {
        try (EventLogWriter writer = open())
        {
            send(writer, 5, 5, 4, -3, 6, 3, 4);
            assertThat(writer.duplicateCount()).isEqualTo(5);
            assertThat(writer.eventCount()).isEqualTo(2);
        }
        try (EventLogWriter writer = open())
        {
            send(writer, 5, 6, 7);
            assertThat(writer.duplicateCount()).isEqualTo(2);
            assertThat(writer.lastSequence()).isEqualTo(7);
        }

        assertThat(sequences()).containsExactly(5L, 6L, 7L);
    }

    /** An event is dropped as a whole: neither its time nor its order's life go on. */
    @Test
    void shouldDropDuplicateOfEveryTypeWithoutTrace()
    {
        try (EventLogWriter writer = open())
        {
            final int market = writer.unconfiguredMarket("M");
            final long order = writer.orderId(market, "x");
            writer.sequence(7);
            writer.add(TIME, market, order, EventSink.NO_ACCOUNT, Side.BID, 5, 5, 0);
            sendOfEveryType(writer, TIME + 1_000, market, order);
            assertThat(writer.duplicateCount()).isEqualTo(11);
            assertThat(writer.orderId(market, "x")).isEqualTo(order);
            writer.sequence(8);
            writer.heartbeat(TIME + 1, market);
        }

        final RecordLines shown = new RecordLines();
        try (EventLogReader reader = new EventLogReader(folder))
        {
            reader.poll(shown);
        }
        assertThat(shown.lines()).hasSize(4).last().asString()
            .isEqualTo("8 " + (TIME + 1) + " heartbeat market=0 flags=0");
    }

    private static void sendOfEveryType(
        final EventLogWriter writer, final long time, final int market, final long order)
    {
        final int none = EventSink.NO_ACCOUNT;
        writer.sequence(7);
        writer.add(time, market, order, none, Side.BID, 5, 5, 0);
        writer.sequence(7);
        writer.reduce(time, market, order, 0, 0);
        writer.sequence(7);
        writer.fill(time, market, order, 5, 5, none, 0);
        writer.sequence(7);
        writer.cancel(time, market, order);
        writer.sequence(7);
        writer.replace(time, market, order, 6, 5, 5, 0);
        writer.sequence(7);
        writer.level(time, market, Side.BID, 5, 5, 0);
        writer.sequence(7);
        writer.trade(time, market, none, 5, 5, none, 0);
        writer.sequence(7);
        writer.clear(time, market);
        writer.sequence(7);
        writer.status(time, market, EventSink.TradingStatus.HALTED);
        writer.sequence(7);
        writer.heartbeat(time, market);
        writer.sequence(7);
        writer.ignored(time, market);
    }

    private EventLogWriter open()
    {
        return new EventLogWriter(folder, Configuration.Feed.DEFAULT_MAX_JUMP_NS);
    }

    private static void send(final EventLogWriter writer, final long... sequences)
    {
        for (final long sequence : sequences)
        {
            writer.sequence(sequence);
            writer.heartbeat(TIME, EventSink.NO_MARKET);
        }
    }

    private List<Long> sequences()
    {
        final List<Long> found = new ArrayList<>();
        final EventsOnly handler = event -> found.add(event.sequence());
        try (EventLogReader reader = new EventLogReader(folder))
        {
            boolean isMore = reader.poll(handler);
            while (isMore)
            {
                isMore = reader.poll(handler);
            }
        }

        return found;
    }
}
