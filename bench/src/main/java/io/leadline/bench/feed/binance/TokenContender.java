package io.leadline.bench.feed.binance;

import io.leadline.bench.pair.Contender;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads every token of a session's frames with Jackson's streams and asks only for its length. */
public final class TokenContender implements Contender
{
    private final JsonFactory factory = new JsonFactory();
    private final byte[] bytes;
    private final int[] ends;
    private final int chunkFrames;
    private int next;
    private long sum;

    /** Begins with the first frame. */
    public TokenContender(final byte[] bytes, final int[] ends, final Integer chunkFrames)
    {
        this.bytes = bytes;
        this.ends = ends;
        this.chunkFrames = chunkFrames;
    }

    @Override
    public long run()
    {
        for (int i = 0; i < chunkFrames; i++)
        {
            final int from = next == 0 ? 0 : ends[next - 1];
            read(from, ends[next] - from);
            next++;
        }
        if (sum == 0)
        {
            throw new IllegalStateException("tokens are missing");
        }

        return chunkFrames;
    }

    private void read(final int offset, final int length)
    {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes, offset, length))
        {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken())
            {
                sum += token.isScalarValue() ? parser.getStringLength() : 1;
            }
        }
    }
}
