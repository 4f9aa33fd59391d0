package io.leadline.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leadline.config.Configuration;
import io.leadline.event.EventLogWriter;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.Recording;

class CsvAllocationTest
{
    private static final Configuration CONFIGURATION = FeedFixtures.configuration(
        FeedFixtures.market("SOL", "0.01", "0.1"), FeedFixtures.market("BTC", "0.5", "0.001"));
    private static final int SHORT = 20_000;
    private static final int LONG = 220_000;
    /** A tenth of a byte a row: what the log takes for a block of its file, and nothing that any row could. */
    private static final long LIMIT = (LONG - SHORT) / 10;

    /** Looks at no field. */
    private static final FieldTaker NOBODY = new FieldTaker()
    {
        @Override
        public void begin(final long line)
        {
            // A row is counted where it ends.
        }

        @Override
        public void field(final int place, final char[] buffer, final int offset, final int length)
        {
            // What is in it is nobody's business here.
        }
    };

    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    /** What opening and closing takes is the same for both files; what the reader takes, the reader alone takes too. */
    @ParameterizedTest
    @ValueSource(strings = {"", "0x"})
    void shouldAllocateNothingForARowOfKnownNames(final String beginOfIds)
    {
        final Path few = file("few.csv", SHORT, beginOfIds);
        final Path many = file("many.csv", LONG, beginOfIds);
        try (EventLogWriter log = new EventLogWriter(folder.resolve("events"), CONFIGURATION.feed().maxJumpNs()))
        {
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++)
            {
                final long imported = importing(many, log) - importing(few, log);
                final long read = reading(many) - reading(few);
                least = Math.min(least, Math.abs(imported - read));
            }

            assertThat(least).as("bytes for %d rows more", LONG - SHORT).isLessThan(LIMIT);
        }
    }

    private long importing(final Path file, final EventLogWriter log)
    {
        final long before = threads.getCurrentThreadAllocatedBytes();
        new CsvFeed(CONFIGURATION, Recording.of(List.of(file))).run(log);

        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private long reading(final Path file)
    {
        final long before = threads.getCurrentThreadAllocatedBytes();
        long rows = 0;
        try (RowReader reader = new RowReader(Recording.of(List.of(file)).get(0).openText()))
        {
            while (reader.read(NOBODY))
            {
                rows++;
            }
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
        assertThat(rows).isGreaterThan(SHORT);

        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private Path file(final String name, final int rowCount, final String beginOfIds)
    {
        final StringBuilder rows = new StringBuilder("time_ns,market,type,order_id,account,side,price,size,");
        rows.append("new_order_id,taker,flags\n");
        for (int i = 0; i < rowCount / 5; i++)
        {
            final String id = beginOfIds + i;
            final String begin = 1_700_000_000L + i + (i % 2 == 0 ? ",SOL," : ",BTC,");
            rows.append(begin).append("add,").append(id).append(",acct-").append(i % 500).append(",bid,");
            rows.append(1000 + i % 77).append(i % 3 == 0 ? ".5,3.2,,,P\n" : ".50,3.2,,,\n");
            rows.append(begin).append("reduce,").append(id).append(",,,,1.2,,,\n");
            rows.append(begin).append("fill,").append(id).append(",,,1000.255,1.2,,acct-1,\n");
            rows.append(begin).append("replace,").append(id).append(",,,7.5,1.2,");
            rows.append(beginOfIds).append(i + 1).append(",,\n");
            rows.append(begin).append("cancel,").append(id).append(",,,,,,,\n");
        }

        return FeedFixtures.file(folder, name, rows.toString());
    }
}
