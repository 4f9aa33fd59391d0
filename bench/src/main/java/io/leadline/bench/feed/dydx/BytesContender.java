package io.leadline.bench.feed.dydx;

import java.util.List;

import io.leadline.bench.pair.Contender;

/** Looks at every byte of the messages once, as a decoder must, and knows nothing of them. */
public final class BytesContender implements Contender
{
    private final List<byte[]> messages;
    private final int rounds;
    private long hash;

    public BytesContender(final List<byte[]> messages, final Integer rounds)
    {
        this.messages = messages;
        this.rounds = rounds;
    }

    @Override
    public long run()
    {
        for (int round = 0; round < rounds; round++)
        {
            for (final byte[] message : messages)
            {
                for (final byte value : message)
                {
                    hash = 31 * hash + value;
                }
            }
        }
        if (hash == 0)
        {
            throw new IllegalStateException("nothing was read: messages=" + messages.size());
        }

        return (long)rounds * messages.size();
    }
}
