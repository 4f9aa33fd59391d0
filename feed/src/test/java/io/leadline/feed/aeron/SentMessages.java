package io.leadline.feed.aeron;

import java.util.ArrayList;
import java.util.List;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Keeps a copy of every message; has no room when a test says so. */
final class SentMessages implements MessageOutput
{
    private final List<byte[]> messages = new ArrayList<>();
    private boolean hasRoom = true;

    @Override
    public boolean offer(final DirectBuffer buffer, final int offset, final int length)
    {
        if (hasRoom)
        {
            final byte[] message = new byte[length];
            buffer.getBytes(offset, message);
            messages.add(message);
        }

        return hasRoom;
    }

    void hasRoom(final boolean newHasRoom)
    {
        hasRoom = newHasRoom;
    }

    /** All messages so far. */
    List<byte[]> all()
    {
        return messages;
    }

    /** Shows a session the messages from one on. */
    void show(final EngineSession session, final int from)
    {
        for (int i = from; i < messages.size(); i++)
        {
            show(session, messages.get(i));
        }
    }

    /** Shows a session a message that lies somewhere in a buffer. */
    static void show(final EngineSession session, final byte[] message)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[message.length + 3]);
        buffer.putBytes(3, message);
        session.onMessage(buffer, 3, message.length);
    }
}
