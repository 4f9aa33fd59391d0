package io.leadline.feed.websocket;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The pings of a connection that are not answered yet. Each carries a payload of its own, so that an answer tells which
 * one it answers, and so what the other side had sent before it: a late answer proves no more than its own ping. Any
 * thread.
 */
final class Pings
{
    /** No ping of this connection has that payload, or it was answered before. */
    static final long UNKNOWN = Long.MIN_VALUE;

    /** One that is older than so many others is taken for lost. */
    private static final int MAX_OPEN = 64;

    private final RandomGenerator random;
    private final long[] payloads = new long[MAX_OPEN];
    private final long[] sentEpochNs = new long[MAX_OPEN];
    private long answeredNs;
    private int count;

    /** Pings of a connection that stands since now. */
    Pings(final RandomGenerator random, final long nowNs)
    {
        this.random = random;
        answeredNs = nowNs;
        Arrays.fill(sentEpochNs, UNKNOWN);
    }

    /** Payload of a ping that is sent after this call. */
    synchronized ByteBuffer next(final long nowEpochNs)
    {
        final int index = count++ & MAX_OPEN - 1;
        payloads[index] = random.nextLong();
        sentEpochNs[index] = nowEpochNs;

        return ByteBuffer.allocate(Long.BYTES).putLong(0, payloads[index]);
    }

    /**
     * When the ping was sent that this is the answer to; {@link #UNKNOWN} for the answer to none.
     *
     * @param payload of the answer; its position stays.
     */
    synchronized long onAnswer(final ByteBuffer payload, final long nowNs)
    {
        if (payload.remaining() == Long.BYTES)
        {
            final long answered = payload.getLong(payload.position());
            for (int i = 0; i < MAX_OPEN; i++)
            {
                if (payloads[i] == answered && sentEpochNs[i] != UNKNOWN)
                {
                    final long sent = sentEpochNs[i];
                    sentEpochNs[i] = UNKNOWN;
                    answeredNs = nowNs;
                    return sent;
                }
            }
        }

        return UNKNOWN;
    }

    /** When the last answer came in, or the connection stood; by {@link System#nanoTime()}. */
    synchronized long answeredNs()
    {
        return answeredNs;
    }
}
