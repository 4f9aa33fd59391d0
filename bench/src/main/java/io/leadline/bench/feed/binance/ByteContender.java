package io.leadline.bench.feed.binance;

import io.leadline.bench.pair.Contender;

/** Reads the bytes of a session's frames one by one and finds where strings begin and end. */
public final class ByteContender implements Contender
{
    private final byte[] bytes;
    private final int[] ends;
    private final int chunkFrames;
    private int next;
    private long quotes;

    /** Begins with the first frame. */
    public ByteContender(final byte[] bytes, final int[] ends, final Integer chunkFrames)
    {
        this.bytes = bytes;
        this.ends = ends;
        this.chunkFrames = chunkFrames;
    }

    @Override
    public long run()
    {
        final int from = next == 0 ? 0 : ends[next - 1];
        next += chunkFrames;
        long found = 0;
        for (int i = from; i < ends[next - 1]; i++)
        {
            found += bytes[i] == '"' ? 1 : 0;
        }
        quotes += found;
        if (quotes == 0)
        {
            throw new IllegalStateException("strings are missing");
        }

        return chunkFrames;
    }
}
