package io.leadline.bench.feed;

import io.leadline.bench.pair.Contender;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads every token of a feed's messages with Jackson's streams and asks only for its length. */
public final class TokensContender implements Contender
{
    private final JsonFactory factory = new JsonFactory();
    private final byte[] bytes;
    private final MessageWalk walk;
    private final int chunkMessages;
    private long sum;

    /** Begins with the first of {@link Messages}. */
    public TokensContender(final byte[] bytes, final int[] ends, final Integer chunkMessages)
    {
        this.bytes = bytes;
        this.chunkMessages = chunkMessages;
        walk = new MessageWalk(ends);
    }

    @Override
    public long run()
    {
        for (int i = 0; i < chunkMessages; i++)
        {
            walk.next();
            read(walk.offset(), walk.length());
        }
        if (sum == 0)
        {
            throw new IllegalStateException("tokens are missing: messages=" + chunkMessages);
        }

        return chunkMessages;
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
