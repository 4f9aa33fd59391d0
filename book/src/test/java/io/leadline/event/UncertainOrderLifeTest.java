package io.leadline.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import io.leadline.config.Configuration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether an order lives whose id is a number is known to the book alone; what the writer assumes of it may cost no
 * other order its number.
 */
class UncertainOrderLifeTest
{
    private static final long TIME = RandomEvents.START_EPOCH_NS;
    private static final long MAX_JUMP_NS = Configuration.Feed.DEFAULT_MAX_JUMP_NS;
    private static final long UNKNOWN = 5;

    @TempDir
    private Path folder;

    private long resting;

    @BeforeEach
    void addOrder()
    {
        try (EventLogWriter writer = open())
        {
            final int market = writer.unconfiguredMarket("M");
            resting = writer.orderId(market, "resting");
            writer.add(TIME, market, resting, EventSink.NO_ACCOUNT, Side.BID, 100, 10, 0);
        }
    }

    @Test
    void shouldKeepNumberWhenAnUnknownNumberIsReplacedOntoIt()
    {
        try (EventLogWriter writer = open())
        {
            writer.replace(TIME, 0, UNKNOWN, resting, 100, 1, 0);
            writer.fill(TIME, 0, resting, 100, 9, EventSink.NO_ACCOUNT, 0);

            assertThat(writer.orderId(0, "resting")).isEqualTo(resting);
        }
        try (EventLogWriter continued = open())
        {
            assertThat(continued.orderId(0, "resting")).isEqualTo(resting);
        }
    }

    @Test
    void shouldKeepNumberWhenAnOrderThatMayLiveIsReplacedOntoIt()
    {
        try (EventLogWriter writer = open())
        {
            final long maybe = writer.orderId(0, "maybe");
            writer.replace(TIME, 0, UNKNOWN, maybe, 100, 3, 0);
            writer.replace(TIME, 0, maybe, resting, 100, 1, 0);
            writer.fill(TIME, 0, resting, 100, 9, EventSink.NO_ACCOUNT, 0);

            assertThat(writer.orderId(0, "resting")).isEqualTo(resting);
        }
    }

    @Test
    void shouldStillGiveUpNumberWhenNothingCanRest()
    {
        try (EventLogWriter writer = open())
        {
            writer.replace(TIME, 0, UNKNOWN, resting, 100, 1, 0);
            writer.fill(TIME, 0, resting, 100, 10, EventSink.NO_ACCOUNT, 0);

            assertThat(writer.orderId(0, "resting")).isNotEqualTo(resting);
        }
    }

    private EventLogWriter open()
    {
        return new EventLogWriter(folder, MAX_JUMP_NS);
    }
}
