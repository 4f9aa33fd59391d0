package io.leadline.feed.line;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * What arrives on the threads of connections, on its way to the feed's thread, in bounded memory. Frames longer than a
 * part of the ring go through it in pieces, so a ring holds frames longer than itself while the feed's thread reads.
 * <pre>
 *   connection ─▶ Source ─┐
 *   connection ─▶ Source ─┼─▶ ring ─▶ poll: Listener, on the feed's thread
 *   answers    ─▶ Source ─┘
 * </pre>
 * One source's arrivals keep their order; those of several are in the order of the ring. No garbage per arrival but
 * where a frame is longer than any before on its source.
 */
public final class Arrivals
{
    /** Room for some seconds of a busy venue, and 2 MiB a piece. */
    public static final int DEFAULT_CAPACITY = 1 << 24;

    private static final int CONNECT = 1;
    private static final int PIECE = 2;
    private static final int LAST_PIECE = 3;
    private static final int DISCONNECT = 4;
    private static final int ALIVE = 5;
    private static final int DROP = 6;

    private static final int SOURCE_OFFSET = 0;
    private static final int LENGTH_OFFSET = 4;
    private static final int EPOCH_OFFSET = 8;
    private static final int NANO_OFFSET = 16;
    private static final int HEADER_LENGTH = 24;
    private static final int MAX_SOURCES = 1 << 12;
    private static final long WAIT_NS = 20_000;
    private static final int KEPT_LENGTH = 1 << 20;

    private final RingBuffer ring;
    private final int maxPieceLength;
    private final MessageHandler messages = this::onMessage;
    private volatile boolean isClosed;
    private Source[] sources = {};
    private Listener listener;

    /** Hears what arrived, on the feed's thread. */
    public interface Listener
    {
        /** A connection stands. */
        void onConnect(int line, long receivedEpochNs);

        /**
         * A frame, whole.
         *
         * @param receivedNs by {@link System#nanoTime()}.
         */
        void onFrame(int line, byte[] bytes, int length, long receivedEpochNs, long receivedNs);

        /** All that the other side sent before this time on the line's connection has been heard. */
        void onAlive(int line, long sentEpochNs);

        /** The connection is gone. */
        void onDisconnect(int line, Hangup reason, long receivedEpochNs);
    }

    /** Arrivals of a default ring. */
    public Arrivals()
    {
        this(DEFAULT_CAPACITY);
    }

    /**
     * Arrivals in a ring.
     *
     * @param capacity bytes; a power of two.
     */
    public Arrivals(final int capacity)
    {
        if (!BitUtil.isPowerOfTwo(capacity))
        {
            throw new IllegalArgumentException("capacity is no power of two: capacity=" + capacity);
        }
        final int length = capacity + RingBufferDescriptor.TRAILER_LENGTH;
        ring = new ManyToOneRingBuffer(
            new UnsafeBuffer(BufferUtil.allocateDirectAligned(length, BitUtil.CACHE_LINE_LENGTH)));
        maxPieceLength = ring.maxMsgLength() - HEADER_LENGTH;
    }

    /**
     * A source of arrivals on a line. Made before the first poll, or on the feed's thread.
     *
     * @param maxFrameLength a longer frame is the source's own to refuse.
     * @param patienceNs     how long a frame that finds no room waits for it.
     */
    public Source source(final int line, final int maxFrameLength, final long patienceNs)
    {
        if (sources.length == MAX_SOURCES)
        {
            throw new IllegalStateException("too many sources: limit=" + MAX_SOURCES);
        }
        final Source source = new Source(this, sources.length, line, maxFrameLength, patienceNs);
        sources = Arrays.copyOf(sources, sources.length + 1);
        sources[source.number] = source;

        return source;
    }

    /**
     * Hands on what arrived, in bounded number.
     *
     * @return how many pieces.
     */
    public int poll(final Listener newListener, final int limit)
    {
        listener = newListener;

        return ring.read(messages, limit);
    }

    /** Nobody polls any more, so nobody waits for room. */
    public void close()
    {
        isClosed = true;
    }

    private void onMessage(final int type, final MutableDirectBuffer buffer, final int index, final int length)
    {
        final Source source = sources[buffer.getInt(index + SOURCE_OFFSET)];
        final long epochNs = buffer.getLong(index + EPOCH_OFFSET);
        switch (type)
        {
            case CONNECT -> listener.onConnect(source.line, epochNs);
            case PIECE -> source.gather(buffer, index + HEADER_LENGTH, length - HEADER_LENGTH);
            case LAST_PIECE -> source.hand(
                listener, buffer, index + HEADER_LENGTH, length - HEADER_LENGTH, epochNs,
                buffer.getLong(index + NANO_OFFSET));
            case DROP -> source.gathered = 0;
            case DISCONNECT ->
            {
                source.gathered = 0;
                listener.onDisconnect(source.line, Hangup.values()[buffer.getInt(index + LENGTH_OFFSET)], epochNs);
            }
            default -> listener.onAlive(source.line, epochNs);
        }
    }

    /**
     * Where a connection, or whoever asks for answers, puts what arrives. One thread at a time.
     */
    public static final class Source
    {
        private final Arrivals arrivals;
        private final int number;
        private final int line;
        private final int maxFrameLength;
        private final long patienceNs;
        /** Of the feed's thread: pieces of a frame whose last has not come. */
        private byte[] frame = new byte[1 << 12];
        private int gathered;

        private Source(
            final Arrivals arrivals, final int number, final int line, final int maxFrameLength, final long patienceNs)
        {
            this.arrivals = arrivals;
            this.number = number;
            this.line = line;
            this.maxFrameLength = maxFrameLength;
            this.patienceNs = patienceNs;
        }

        /** The most bytes of a frame. */
        public int maxFrameLength()
        {
            return maxFrameLength;
        }

        /** A connection stands. Waits for room. */
        public void connected(final long receivedEpochNs)
        {
            put(CONNECT, 0, receivedEpochNs);
        }

        /** The connection is gone. Waits for room: a hole is never lost. */
        public void disconnected(final Hangup reason, final long receivedEpochNs)
        {
            put(DISCONNECT, reason.ordinal(), receivedEpochNs);
        }

        /** All that the other side sent before this time has been put. Left out where there is no room. */
        public void alive(final long sentEpochNs)
        {
            tryPut(ALIVE, 0, sentEpochNs);
        }

        /**
         * A frame; its bytes are copied, and the buffer's position stays.
         *
         * @param receivedNs by {@link System#nanoTime()}.
         * @return whether there was room; where not, the connection has a hole and must end.
         * @throws IllegalArgumentException when the frame is longer than the limit.
         */
        public boolean frame(final ByteBuffer bytes, final long receivedEpochNs, final long receivedNs)
        {
            final int length = bytes.remaining();
            if (length > maxFrameLength)
            {
                throw new IllegalArgumentException("frame too long: length=" + length + " limit=" + maxFrameLength);
            }
            final long untilNs = receivedNs + patienceNs;
            int done = 0;
            boolean isLast = false;
            while (!isLast)
            {
                final int pieceLength = Math.min(arrivals.maxPieceLength, length - done);
                isLast = done + pieceLength == length;
                if (!putPiece(
                    isLast ? LAST_PIECE : PIECE, bytes, bytes.position() + done, pieceLength, receivedEpochNs,
                    receivedNs, untilNs))
                {
                    drop(done, receivedEpochNs);
                    return false;
                }
                done += pieceLength;
            }

            return true;
        }

        /** Pieces that were put are nobody's. Waits for room, but not where there are none. */
        private void drop(final int done, final long receivedEpochNs)
        {
            if (done > 0)
            {
                put(DROP, 0, receivedEpochNs);
            }
        }

        private boolean putPiece(
            final int type, final ByteBuffer bytes, final int position, final int length, final long receivedEpochNs,
            final long receivedNs, final long untilNs)
        {
            int index = arrivals.ring.tryClaim(type, HEADER_LENGTH + length);
            while (index < 0 && System.nanoTime() - untilNs < 0 && !arrivals.isClosed)
            {
                LockSupport.parkNanos(WAIT_NS);
                index = arrivals.ring.tryClaim(type, HEADER_LENGTH + length);
            }
            if (index < 0)
            {
                return false;
            }
            final AtomicBuffer buffer = header(index, length, receivedEpochNs, receivedNs);
            buffer.putBytes(index + HEADER_LENGTH, bytes, position, length);
            arrivals.ring.commit(index);

            return true;
        }

        private AtomicBuffer header(
            final int index, final int length, final long receivedEpochNs, final long receivedNs)
        {
            final AtomicBuffer buffer = arrivals.ring.buffer();
            buffer.putInt(index + SOURCE_OFFSET, number);
            buffer.putInt(index + LENGTH_OFFSET, length);
            buffer.putLong(index + EPOCH_OFFSET, receivedEpochNs);
            buffer.putLong(index + NANO_OFFSET, receivedNs);

            return buffer;
        }

        private void put(final int type, final int value, final long epochNs)
        {
            while (!tryPut(type, value, epochNs) && !arrivals.isClosed)
            {
                LockSupport.parkNanos(WAIT_NS);
            }
        }

        private boolean tryPut(final int type, final int value, final long epochNs)
        {
            final int index = arrivals.ring.tryClaim(type, HEADER_LENGTH);
            if (index < 0)
            {
                return false;
            }
            header(index, value, epochNs, 0);
            arrivals.ring.commit(index);

            return true;
        }

        private void gather(final MutableDirectBuffer buffer, final int index, final int length)
        {
            if (gathered + length > frame.length)
            {
                frame = Arrays.copyOf(frame, Math.max(gathered + length, Math.min(maxFrameLength, 2 * frame.length)));
            }
            buffer.getBytes(index, frame, gathered, length);
            gathered += length;
        }

        private void hand(
            final Listener listener, final MutableDirectBuffer buffer, final int index, final int length,
            final long receivedEpochNs, final long receivedNs)
        {
            gather(buffer, index, length);
            final int frameLength = gathered;
            gathered = 0;
            listener.onFrame(line, frame, frameLength, receivedEpochNs, receivedNs);
            if (frame.length > KEPT_LENGTH && frameLength <= KEPT_LENGTH)
            {
                frame = new byte[KEPT_LENGTH];
            }
        }
    }
}
