package io.leadline.bench.feed.aeron;

import java.nio.ByteOrder;

import org.agrona.DirectBuffer;

import io.leadline.bench.pair.Contender;

/** Reads every word of the same messages and does nothing with it. An operation is a message. */
public final class ReadContender implements Contender
{
    private final MessageMemory messages;
    private long sum;

    public ReadContender(final Integer eventCount)
    {
        messages = new MessageMemory(eventCount);
    }

    @Override
    public long run()
    {
        final long count = messages.showEvents(this::read);
        if (sum == 0)
        {
            throw new IllegalStateException("nothing was read: messages=" + count);
        }

        return count;
    }

    private void read(final DirectBuffer buffer, final int offset, final int length)
    {
        for (int at = 0; at + Long.BYTES <= length; at += Long.BYTES)
        {
            sum += buffer.getLong(offset + at, ByteOrder.LITTLE_ENDIAN);
        }
    }
}
