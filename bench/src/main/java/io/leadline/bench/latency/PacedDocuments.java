package io.leadline.bench.latency;

import java.nio.ByteBuffer;
import java.nio.file.Path;

import io.leadline.log.Documents;

import org.agrona.BufferUtil;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * An event log that grows while it is read: a document is there from the moment at which it is due, which is as far
 * behind the start of a window as its venue time is behind that of the document before the window. The moment depends
 * on the schedule alone, never on when the reader came back, so that whatever holds the reader up is counted against it
 * for every document that fell due meanwhile. Reads its clock once a call. Single thread.
 */
final class PacedDocuments implements Documents
{
    private static final int ALIGNMENT = 64;

    private final Arrivals arrivals;
    private final NanoClock clock;
    private final ByteBuffer memory;
    private final UnsafeBuffer document;
    private int next;
    private int end;
    private int length;
    private long startNs;
    private long startEpochNs;
    private long dueNs;
    private long arrivalNs;
    private long handedNs;

    PacedDocuments(final Arrivals arrivals, final NanoClock clock)
    {
        this.arrivals = arrivals;
        this.clock = clock;
        memory = BufferUtil.allocateDirectAligned(arrivals.longest(), ALIGNMENT);
        document = new UnsafeBuffer(memory);
    }

    /** From here on, documents from one to before another arrive, as if the window had started at a moment. */
    void window(final int first, final int last, final long windowStartNs)
    {
        next = first;
        end = last;
        startNs = windowStartNs;
        startEpochNs = arrivals.timeEpochNs(Math.max(0, first - 1));
        dueNs = first < last ? due(first) : 0;
    }

    private long due(final int index)
    {
        return startNs + arrivals.timeEpochNs(index) - startEpochNs;
    }

    /** Whether the window has documents that were not handed over. */
    boolean hasMore()
    {
        return next < end;
    }

    @Override
    public boolean next()
    {
        if (next == end)
        {
            return false;
        }
        final long nowNs = clock.nanoTime();
        if (nowNs - dueNs < 0)
        {
            return false;
        }
        handedNs = nowNs;
        arrivalNs = dueNs;
        length = arrivals.copy(next++, document);
        dueNs = next < end ? due(next) : 0;

        return true;
    }

    /** Position of the document handed over last. */
    int last()
    {
        return next - 1;
    }

    /** When the document handed over last was due, by the clock. */
    long arrivalNs()
    {
        return arrivalNs;
    }

    /** When it was handed over, by the clock. */
    long handedNs()
    {
        return handedNs;
    }

    @Override
    public UnsafeBuffer document()
    {
        return document;
    }

    @Override
    public ByteBuffer memory()
    {
        return memory;
    }

    @Override
    public int length()
    {
        return length;
    }

    @Override
    public long index()
    {
        return next - 1L;
    }

    @Override
    public Path directory()
    {
        return Path.of("memory");
    }

    @Override
    public void close()
    {
        // Memory goes with the object.
    }
}
