package io.leadline.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogEndTest
{
    private static final long MAX_JUMP_NS = 1_000;

    @TempDir
    private Path folder;

    private EventLogWriter open()
    {
        return new EventLogWriter(folder, MAX_JUMP_NS);
    }

    @Test
    void shouldKnowNothingOfAnEmptyLog()
    {
        try (EventLogWriter writer = open())
        {
            assertThat(writer.end()).isEqualTo(LogEnd.EMPTY);
        }
    }

    @Test
    void shouldCountWhatTheFeedToldAndNotWhatTheAdapterAdded()
    {
        try (EventLogWriter writer = open())
        {
            final int market = writer.market("SOL", BigDecimal.ONE, BigDecimal.ONE);
            writer.heartbeat(100, EventSink.NO_MARKET);
            writer.byAdapter();
            writer.heartbeat(150, EventSink.NO_MARKET);
            writer.heartbeat(120, EventSink.NO_MARKET);
            writer.trade(130, market, EventSink.NO_ACCOUNT, 1, 1, EventSink.NO_ACCOUNT, 0);
            assertThat(writer.end()).isEqualTo(LogEnd.EMPTY);
        }
        try (EventLogWriter writer = open())
        {
            assertThat(writer.end()).isEqualTo(new LogEnd(150, 3, 100, 2, 100, 1, 1));
            final int market = writer.market("SOL", BigDecimal.ONE, BigDecimal.ONE);
            writer.fill(160, market, 1, 1, 1, EventSink.NO_ACCOUNT, 0);
            writer.clear(170, market);
            writer.heartbeat(50_000, market);
            writer.byAdapter();
            writer.heartbeat(180, EventSink.NO_MARKET);
        }
        try (EventLogWriter writer = open())
        {
            assertThat(writer.end()).isEqualTo(new LogEnd(180, 6, 170, 1, 100, 1, 0));
            writer.heartbeat(200, EventSink.NO_MARKET);
        }
        try (EventLogWriter writer = open())
        {
            assertThat(writer.end()).isEqualTo(new LogEnd(200, 7, 200, 0, 200, 0, 0));
        }
    }
}
