package io.leadline.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Steps of inputs that are live: the kind in a byte, then what it needs. */
final class LiveSteps
{
    private LiveSteps()
    {
    }

    /** How much time passes: two bytes. */
    static long milliseconds(final byte[] body)
    {
        return body.length < Short.BYTES ? 1 : ByteBuffer.wrap(body).getShort() & 0xffff;
    }

    /** Time that passes. */
    static ByteBuffer time(final int kind, final int milliseconds)
    {
        return ByteBuffer.allocate(1 + Short.BYTES).put((byte)kind).putShort((short)milliseconds).flip();
    }

    /** Bytes as they are. */
    static ByteBuffer raw(final int kind, final byte[] bytes)
    {
        return ByteBuffer.allocate(1 + bytes.length).put((byte)kind).put(bytes).flip();
    }

    /** Messages, each behind its length. */
    static ByteBuffer step(final int kind, final int ahead, final byte[]... messages)
    {
        final ByteArrayOutputStream step = new ByteArrayOutputStream();
        step.write(kind);
        step.write(ahead);
        for (final byte[] message : messages)
        {
            step.write(message.length >>> Byte.SIZE);
            step.write(message.length);
            step.writeBytes(message);
        }

        return ByteBuffer.wrap(step.toByteArray());
    }
}
