package io.leadline.feed.hyperliquid;

/**
 * The bytes of lines that wait, each in one piece, behind one another in the order in which they came; the first is
 * dropped first. Single thread; no garbage once as much as ever waits has waited, however long each line is.
 */
final class LineBytes
{
    private static final int INITIAL_CAPACITY = 1 << 16;
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private int begin;
    private int end;
    /** Place of the first byte of the array. */
    private long base;

    /**
     * Adds a line behind all others.
     *
     * @return its place, by which {@link #offset} finds it until it is dropped.
     * @throws IllegalStateException when more waits than an array holds.
     */
    long add(final byte[] source, final int offset, final int length)
    {
        if (length > bytes.length - end)
        {
            makeRoom(length);
        }
        System.arraycopy(source, offset, bytes, end, length);
        end += length;

        return base + end - length;
    }

    /** What waits moves to the front if room is left behind it; otherwise there is more room. */
    private void makeRoom(final int length)
    {
        final int waiting = end - begin;
        final long needed = (long)waiting + length;
        final byte[] from = bytes;
        if (needed > most(bytes.length))
        {
            bytes = new byte[capacity(needed)];
        }
        System.arraycopy(from, begin, bytes, 0, waiting);
        base += begin;
        begin = 0;
        end = waiting;
    }

    /** A move pays off: at least a quarter of all is taken in before the next. */
    private static long most(final long capacity)
    {
        return capacity - capacity / 4;
    }

    /** At least doubled, so that what waits a little more next time finds room. */
    private int capacity(final long needed)
    {
        long capacity = bytes.length;
        while (most(capacity) < needed)
        {
            capacity *= 2;
        }
        if (needed > MAX_CAPACITY)
        {
            throw new IllegalStateException("too many bytes wait: bytes=" + needed + " limit=" + MAX_CAPACITY);
        }

        return (int)Math.min(capacity, MAX_CAPACITY);
    }

    /** Drops the first line, which is so long. */
    void dropFirst(final int length)
    {
        begin += length;
        if (begin == end)
        {
            base += end;
            begin = 0;
            end = 0;
        }
    }

    /** The array that all lines lie in, until another is added. */
    byte[] array()
    {
        return bytes;
    }

    /** Offset in the array of the line at a place. */
    int offset(final long place)
    {
        return (int)(place - base);
    }
}
