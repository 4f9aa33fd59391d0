package io.leadline.bench.feed.binance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.leadline.bench.feed.Messages;
import io.leadline.feed.FrameLines;
import io.leadline.feed.Recording;

import org.agrona.collections.LongArrayList;

/**
 * A recorded session in memory.
 *
 * @param messages        its frames.
 * @param receivedEpochNs when each came in.
 */
record DepthFrames(Messages messages, long[] receivedEpochNs)
{
    /** Reads a recording. */
    static DepthFrames read(final Path file)
    {
        final List<byte[]> frames = new ArrayList<>();
        final LongArrayList received = new LongArrayList();
        try (FrameLines lines = new FrameLines(Recording.of(List.of(file)).get(0)))
        {
            while (lines.next())
            {
                frames.add(Arrays.copyOfRange(lines.bytes(), lines.offset(), lines.offset() + lines.length()));
                received.addLong(lines.receivedEpochNs());
            }
        }

        return new DepthFrames(Messages.of(frames), received.toLongArray());
    }
}
