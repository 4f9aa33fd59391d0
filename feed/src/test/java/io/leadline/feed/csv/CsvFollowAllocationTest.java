package io.leadline.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.AdapterReader;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogWriter;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.HandClock;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;

class CsvFollowAllocationTest
{
    private static final Configuration CONFIGURATION =
        FeedFixtures.configuration(FeedFixtures.market("SOL", "0.01", "0.1"));
    private static final int SHORT = 20_000;
    private static final int LONG = 220_000;
    /** A tenth of a byte a row: what the log takes for a block of its file, and nothing that any row could. */
    private static final long LIMIT = (LONG - SHORT) / 10;

    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
    private final HandClock clock = new HandClock(1_700_000_000_000_000_000L);
    private int runs;

    @TempDir
    private Path folder;

    /** What opening takes is the same for both files. */
    @Test
    void shouldAllocateNothingForARow()
    {
        final Path few = file("few.csv", SHORT);
        final Path many = file("many.csv", LONG);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++)
        {
            least = Math.min(least, Math.abs(following(many, LONG) - following(few, SHORT)));
        }

        assertThat(least).as("bytes for %d rows more", LONG - SHORT).isLessThan(LIMIT);
    }

    private long following(final Path file, final int rows)
    {
        runs++;
        try (EventLogWriter log = new EventLogWriter(folder.resolve("events" + runs), Long.MAX_VALUE / 2);
            LiveFeed feed = CsvFollow.open(new LiveInputs(
                CONFIGURATION, AdapterReader.parse("feed: {}\n", "test", "csv", CsvFollow.KEYS), List.of(file), log,
                null, clock,
                line ->
                {
                    // Nobody listens.
                })))
        {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int cycles = 0; cycles < rows / 400; cycles++)
            {
                feed.doWork();
                clock.advance(1_000);
            }
            final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(feed.counters().count("rows")).isEqualTo(rows);

            return allocated;
        }
    }

    private Path file(final String name, final int rowCount)
    {
        final StringBuilder rows = new StringBuilder("time_ns,market,type,order_id,account,side,price,size\n");
        for (int i = 0; i < rowCount / 2; i++)
        {
            final String begin = 1_700_000_000L + i + ",SOL,";
            rows.append(begin).append("add,").append(i).append(",acct-").append(i % 500).append(",bid,20.5,3.2\n");
            rows.append(begin).append("cancel,").append(i).append(",,,,\n");
        }

        return FeedFixtures.file(folder, name, rows.toString());
    }
}
