package io.leadline.feed.levels;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.Configuration;
import io.leadline.event.EventLogWriter;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.Recording;
import io.leadline.feed.backpack.BackpackDecoder;
import io.leadline.feed.binance.BinanceDecoder;

/** Both feeds of levels, into a real log: what a frame takes beyond the first ones is nothing. */
class LevelAllocationTest
{
    private static final Configuration CONFIGURATION =
        FeedFixtures.configuration(FeedFixtures.levelsMarket("SOL", "0.01", "0.01", "SOL_USDC"));
    private static final int SHORT = 20_000;
    private static final int LONG = 120_000;
    /** A tenth of a byte a frame: what the log takes for a block of its file, and nothing that any frame could. */
    private static final long LIMIT = (LONG - SHORT) / 10;
    private static final long BEGIN_US = 1_790_000_000_000_000L;

    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    @Test
    void shouldAllocateNothingForAFrameOfDepthAndTrades()
    {
        final Path few = file("few", SHORT, false);
        final Path many = file("many", LONG, false);

        assertThat(least(few, many, true)).as("bytes for %d frames more", LONG - SHORT).isLessThan(LIMIT);
    }

    @Test
    void shouldAllocateNothingForAnUpdateOfAnOrder()
    {
        final Path few = file("few", SHORT, true);
        final Path many = file("many", LONG, true);

        assertThat(least(few, many, false)).as("bytes for %d frames more", LONG - SHORT).isLessThan(LIMIT);
    }

    private long least(final Path few, final Path many, final boolean isBinance)
    {
        try (EventLogWriter log = new EventLogWriter(folder.resolve("events"), CONFIGURATION.feed().maxJumpNs()))
        {
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++)
            {
                least = Math.min(least, Math.abs(reading(many, isBinance, log) - reading(few, isBinance, log)));
            }

            return least;
        }
    }

    private long reading(final Path file, final boolean isBinance, final EventLogWriter log)
    {
        final long before = threads.getCurrentThreadAllocatedBytes();
        final List<Recording> recordings = Recording.of(List.of(file));
        final Feed feed = isBinance ?
            BinanceDecoder.recorded(CONFIGURATION, recordings) :
            BackpackDecoder.recorded(CONFIGURATION, recordings);
        feed.run(log);
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(feed.counters().count("depth_snapshots_joined")).isEqualTo(1);
        assertThat(feed.counters().count("frames_malformed")).isZero();
        assertThat(isBinance || feed.counters().count("fills_as_printed") > 0).isTrue();
        assertThat(isBinance || feed.counters().count("quotes_as_book") > 0).isTrue();

        return allocated;
    }

    /** Times rise by 1 ms a frame, so that with a session that is quiet events wait a second, as they do live. */
    private Path file(final String name, final int frameCount, final boolean hasMaker)
    {
        final String depth = hasMaker ? "depth" : "depthUpdate";
        final StringBuilder lines = new StringBuilder();
        line(lines, 0, "", "{\"e\":\"" + depth + "\",\"T\":" + BEGIN_US + ",\"s\":\"SOL_USDC\",\"U\":1,\"u\":1," +
            "\"b\":[[\"9.99\",\"5\"]],\"a\":[[\"10.01\",\"5\"]]}");
        line(lines, 0, "", "{\"lastUpdateId\":\"1\",\"bids\":[[\"9.99\",\"5\"]],\"asks\":[]}");
        if (hasMaker)
        {
            line(lines, 0, "maker ", "[]");
        }
        for (int i = 1; i < frameCount / 4; i++)
        {
            final long time = BEGIN_US + 4_000L * i;
            line(lines, time, "", "{\"e\":\"trade\",\"T\":" + time + ",\"s\":\"SOL_USDC\",\"t\":" + i +
                ",\"p\":\"9.50\",\"q\":\"4\",\"m\":true,\"a\":\"7\",\"b\":\"" + (1_000_000 + i) + "\"}");
            line(lines, time, "", "{\"e\":\"" + depth + "\",\"T\":" + time + ",\"s\":\"SOL_USDC\",\"U\":" + (i + 1) +
                ",\"u\":" + (i + 1) + ",\"b\":[[\"9." + (10 + i % 80) + "\",\"" + i % 5 + "\"]],\"a\":[[\"10.01\",\"" +
                (1 + i % 7) + "\"]]}");
            line(lines, time, "", "{\"e\":\"bookTicker\",\"T\":" + time + ",\"s\":\"SOL_USDC\",\"u\":" + (i + 1) +
                ",\"b\":\"9.99\",\"B\":\"5\",\"a\":\"10.01\",\"A\":\"" + (1 + i % 7) + "\"}");
            final String order = ",\"T\":" + time + ",\"S\":\"Bid\",\"o\":\"LIMIT\",\"f\":\"GTC\",\"p\":\"9.50\"," +
                "\"q\":\"4\",\"i\":\"" + (1_000_000 + i) + "\",\"s\":\"SOL_USDC\",\"z\":";
            line(lines, time, hasMaker ? "maker " : "", "{\"e\":\"orderAccepted\",\"X\":\"New\"" + order + "\"0\"}");
            line(lines, time, hasMaker ? "maker " : "", i % 2 == 0 ?
                "{\"e\":\"orderCancelled\",\"X\":\"Cancelled\"" + order + "\"0\"}" :
                "{\"e\":\"orderFill\",\"X\":\"Filled\",\"m\":true,\"l\":\"4\",\"L\":\"9.50\",\"t\":" + i +
                order + "\"4\"}");
        }

        return FeedFixtures.file(folder, name, lines.toString());
    }

    private static void line(final StringBuilder lines, final long timeUs, final String owner, final String frame)
    {
        lines.append((timeUs == 0 ? BEGIN_US : timeUs) * 1_000).append(' ').append(owner).append(frame).append('\n');
    }
}
