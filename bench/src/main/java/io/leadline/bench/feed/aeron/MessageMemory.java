package io.leadline.bench.feed.aeron;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import io.leadline.feed.aeron.EngineSink;
import io.leadline.feed.aeron.MessageOutput;

/** A session's messages one behind another in memory, each behind its length. */
final class MessageMemory implements MessageOutput
{
    private static final int BYTES_PER_MESSAGE = 80;
    private static final int ALIGNMENT = 8;

    private final UnsafeBuffer buffer;
    private final int eventsOffset;
    private int end;

    /** The messages of a flow with so many events. */
    MessageMemory(final int eventCount)
    {
        buffer = new UnsafeBuffer(ByteBuffer.allocateDirect((eventCount + 1_000) * BYTES_PER_MESSAGE));
        final EngineFlow flow = new EngineFlow(new EngineSink(this));
        eventsOffset = end;
        for (int i = 0; i < eventCount; i++)
        {
            flow.event();
        }
    }

    @Override
    public boolean offer(final DirectBuffer message, final int offset, final int length)
    {
        buffer.putInt(end, length, ByteOrder.LITTLE_ENDIAN);
        buffer.putBytes(end + ALIGNMENT, message, offset, length);
        end += ALIGNMENT + (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;

        return true;
    }

    /** Shows a reader the definitions, which come first. */
    void showDefinitions(final Reader reader)
    {
        show(reader, 0, eventsOffset);
    }

    /** Shows a reader the events in their order, and says how many there are. */
    long showEvents(final Reader reader)
    {
        return show(reader, eventsOffset, end);
    }

    private long show(final Reader reader, final int from, final int to)
    {
        long count = 0;
        for (int offset = from; offset < to; count++)
        {
            final int length = buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN);
            reader.onMessage(buffer, offset + ALIGNMENT, length);
            offset += ALIGNMENT + (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        }

        return count;
    }

    /** Is shown messages. */
    @FunctionalInterface
    interface Reader
    {
        void onMessage(DirectBuffer buffer, int offset, int length);
    }
}
