package io.leadline.bench.feed.live;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.leadline.feed.aeron.MessageOutput;

import org.agrona.DirectBuffer;

/** An engine's messages on their way when the pace allows. */
final class PacedOutput implements MessageOutput
{
    private final Pace pace;
    private final MessageOutput out;

    PacedOutput(final Pace pace, final MessageOutput out)
    {
        this.pace = pace;
        this.out = out;
    }

    @Override
    public boolean offer(final DirectBuffer buffer, final int offset, final int length)
    {
        try
        {
            return !pace.next(1, length, out::flush) || out.offer(buffer, offset, length);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
