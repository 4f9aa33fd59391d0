package io.leadline.feed.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leadline.event.EventLogWriter;
import io.leadline.feed.HandClock;

class NodeFollowAllocationTest
{
    private static final int SHORT = 12_000;
    private static final int LONG = 24_000;
    /** A byte a block: what the log takes for a block of its file, and nothing that any line could. */
    private static final long LIMIT = LONG - SHORT;
    private static final int CYCLES = 1_500;

    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
    private int runs;

    @TempDir
    private Path folder;

    /** What opening takes, and until as much waits as ever may, is the same for both; lines have many lengths. */
    @ParameterizedTest
    @ValueSource(strings = {"_by_block", "_streaming"})
    void shouldAllocateNothingForALine(final String form)
    {
        final Path few = node(form, SHORT);
        final Path many = node(form, LONG);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++)
        {
            least = Math.min(least, Math.abs(following(many, LONG) - following(few, SHORT)));
        }

        assertThat(least).as("bytes for %d blocks more", LONG - SHORT).isLessThan(LIMIT);
    }

    private long following(final Path data, final int blocks)
    {
        runs++;
        final HandClock clock = FollowRun.clock();
        try (EventLogWriter log = new EventLogWriter(folder.resolve("events" + runs), Long.MAX_VALUE / 2);
            FollowRun run = new FollowRun(
                FollowRun.CONFIGURATION, data, folder.resolve("snapshots"), log, clock, "look: 1h, fills_wait: 1s"))
        {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CYCLES; i++)
            {
                run.feed().doWork();
                clock.advance(FollowRun.MS);
            }
            final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(run.count("blocks")).isEqualTo(blocks);
            assertThat(run.count("fills")).isEqualTo(blocks);

            return allocated;
        }
    }

    private Path node(final String form, final int blocks)
    {
        final Path data = folder.resolve("data" + form + blocks);
        final NodeFolder node = new NodeFolder(data);
        for (int block = 1; block <= blocks; block++)
        {
            final String user = "0xmaker" + block % 50;
            final List<String> diffs = List.of(
                NodeFiles.added(user, block, "B", "99.5", "2"),
                NodeFiles.updated(user, block, "B", "99.5", "2", "1.5"),
                NodeFiles.removed(user, block, "B", "99.5"));
            node.addDiffs(form, 0, lines(form, block, diffs));
            node.addFills(form, 0, lines(form, block, NodeFiles.filled(block, user, block, "0xtaker", "99.5", "0.5")));
        }
        node.begin();
        node.writeDiffs(Integer.MAX_VALUE);
        node.writeFills(Integer.MAX_VALUE);

        return data;
    }

    /** A node writes seconds also where they are 0. */
    private static String lines(final String form, final int block, final List<String> events)
    {
        final String lines = "_by_block".equals(form) ?
            NodeFiles.line(block, events.toArray(String[]::new)) : NodeFiles.lines(block, events);

        return lines.replaceAll("(T..:..)\"", "$1:00\"");
    }
}
