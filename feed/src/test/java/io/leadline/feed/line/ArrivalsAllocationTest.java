package io.leadline.feed.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.RecordingSink;

/** What the feed's thread, and the source, take for a frame beyond the first ones is nothing. */
class ArrivalsAllocationTest
{
    private static final int FRAMES = 50_000;
    private static final int LIMIT_PER_TEN_FRAMES = 1;

    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
    private final Arrivals arrivals = new Arrivals(1 << 20);
    private final Arrivals.Source source = arrivals.source(0, 1 << 24, 0);
    private final Silence decoder = new Silence();

    @TempDir
    private Path folder;

    @Test
    void shouldAllocateNothingForAFrame()
    {
        final LineFeed feed = new LineFeed(
            new RecordingSink(), decoder, arrivals, List.of(), null, System::nanoTime, 1_000_000);

        assertThat(least(feed, "{\"e\":\"depthUpdate\"}")).isLessThan(FRAMES * LIMIT_PER_TEN_FRAMES / 10);
    }

    @Test
    void shouldAllocateNothingForAFrameThatIsRecorded()
    {
        final LineFeed feed = new LineFeed(
            new RecordingSink(), decoder, arrivals, List.of(), new LineRecorder(folder.resolve("recording"), told ->
            {
                throw new AssertionError(told);
            }),
            System::nanoTime, 1_000_000);

        assertThat(least(feed, "{\"e\":\n\"depthUpdate\"}")).isLessThan(FRAMES * LIMIT_PER_TEN_FRAMES / 10);
        feed.close();
    }

    private long least(final LineFeed feed, final String text)
    {
        final ByteBuffer frame = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        // Of several pieces, and never longer than the first.
        final ByteBuffer longest = ByteBuffer.allocate(300_000).put(0, (byte)'{');
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++)
        {
            final long before = threads.getCurrentThreadAllocatedBytes();
            source.connected(1);
            for (int i = 0; i < FRAMES; i++)
            {
                final ByteBuffer next = i % 5_000 == 0 ? longest : frame;
                if (!source.frame(next, i, System.nanoTime()))
                {
                    throw new AssertionError("no room: frame=" + i);
                }
                source.alive(i);
                feed.doWork();
            }
            source.disconnected(Hangup.CLOSED, 2);
            feed.doWork();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(decoder.frames).isEqualTo(5L * FRAMES);

        return least;
    }

    private static final class Silence implements LineDecoder
    {
        private final FeedCounters counters = new FeedCounters();
        private long frames;

        @Override
        public int line(final String name)
        {
            return PUBLIC;
        }

        @Override
        public void onConnect(final int line, final long receivedEpochNs)
        {
            // Frames alone are counted.
        }

        @Override
        public void onFrame(
            final int line, final byte[] bytes, final int offset, final int length, final long receivedEpochNs)
        {
            frames++;
        }

        @Override
        public void onDisconnect(final int line, final long receivedEpochNs)
        {
            // Frames alone are counted.
        }

        @Override
        public void onTime(final long epochNs)
        {
            // Frames alone are counted.
        }

        @Override
        public void onEnd(final long receivedEpochNs)
        {
            // Frames alone are counted.
        }

        @Override
        public FeedCounters counters()
        {
            return counters;
        }
    }
}
