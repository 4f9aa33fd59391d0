package io.leadline.bench.feed;

import io.leadline.bench.pair.Contender;

/** Looks at every byte of a feed's messages once, as a decoder must, and counts commas. */
public final class BytesContender implements Contender
{
    private final byte[] bytes;
    private final MessageWalk walk;
    private final int chunkMessages;
    private long commas;

    /** Begins with the first of {@link Messages}. */
    public BytesContender(final byte[] bytes, final int[] ends, final Integer chunkMessages)
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
            commas += commas(walk.offset(), walk.offset() + walk.length());
        }
        if (commas == 0)
        {
            throw new IllegalStateException("nothing was read: messages=" + chunkMessages);
        }

        return chunkMessages;
    }

    private int commas(final int from, final int to)
    {
        int found = 0;
        for (int i = from; i < to; i++)
        {
            found += bytes[i] == ',' ? 1 : 0;
        }

        return found;
    }
}
