package io.leadline.bench.flow;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

import io.leadline.log.Documents;

import org.agrona.concurrent.UnsafeBuffer;

/** Documents of a log that lie in memory; a walk over them reads no disk and copies nothing. */
public final class MemoryDocuments implements Documents
{
    private final List<ByteBuffer> documents;
    private final UnsafeBuffer document = new UnsafeBuffer(0, 0);
    private int next;

    /** A walk from the first; buffers may be shared with other walks of one thread. */
    public MemoryDocuments(final List<ByteBuffer> documents)
    {
        this.documents = documents;
    }

    @Override
    public boolean next()
    {
        if (next == documents.size())
        {
            return false;
        }
        document.wrap(documents.get(next++));

        return true;
    }

    @Override
    public UnsafeBuffer document()
    {
        return document;
    }

    @Override
    public ByteBuffer memory()
    {
        return documents.get(next - 1);
    }

    @Override
    public int length()
    {
        return document.capacity();
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
