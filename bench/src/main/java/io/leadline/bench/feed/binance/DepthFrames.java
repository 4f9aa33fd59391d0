package io.leadline.bench.feed.binance;

import java.nio.file.Path;
import java.util.List;

import io.leadline.feed.FrameLines;
import io.leadline.feed.Recording;

import org.agrona.ExpandableArrayBuffer;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.LongArrayList;

/**
 * A recorded session in memory, frame behind frame.
 *
 * @param bytes           all frames.
 * @param ends            one behind the last byte of each.
 * @param receivedEpochNs when each came in.
 */
record DepthFrames(byte[] bytes, int[] ends, long[] receivedEpochNs)
{
    /** Reads a recording. */
    static DepthFrames read(final Path file)
    {
        final ExpandableArrayBuffer bytes = new ExpandableArrayBuffer();
        final IntArrayList ends = new IntArrayList();
        final LongArrayList received = new LongArrayList();
        int length = 0;
        try (FrameLines lines = new FrameLines(Recording.of(List.of(file)).get(0)))
        {
            while (lines.next())
            {
                bytes.putBytes(length, lines.bytes(), lines.offset(), lines.length());
                length += lines.length();
                ends.addInt(length);
                received.addLong(lines.receivedEpochNs());
            }
        }
        final byte[] all = new byte[length];
        bytes.getBytes(0, all);

        return new DepthFrames(all, ends.toIntArray(), received.toLongArray());
    }
}
