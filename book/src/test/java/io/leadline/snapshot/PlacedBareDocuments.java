package io.leadline.snapshot;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.leadline.log.BareDocuments;
import io.leadline.log.PlacedDocuments;

import org.agrona.concurrent.UnsafeBuffer;

/** Documents in memory that lie in files by day, as a test has changed them; the index is the position in the log. */
final class PlacedBareDocuments implements PlacedDocuments
{
    private final Map<Long, List<byte[]>> files;
    private BareDocuments documents;

    PlacedBareDocuments(final Map<Long, List<byte[]>> files)
    {
        this.files = files;
        documents = new BareDocuments(all(files));
    }

    /** All documents, file by file. */
    static List<byte[]> all(final Map<Long, List<byte[]>> files)
    {
        final List<byte[]> all = new ArrayList<>();
        files.values().forEach(all::addAll);

        return all;
    }

    @Override
    public boolean read(final long epochDay, final long position)
    {
        if (!files.containsKey(epochDay) || position >= files.get(epochDay).size())
        {
            return false;
        }
        documents = new BareDocuments(all(files));
        long before = position;
        for (final Map.Entry<Long, List<byte[]>> file : files.entrySet())
        {
            before += file.getKey() < epochDay ? file.getValue().size() : 0;
        }
        for (long i = 0; i < before; i++)
        {
            documents.next();
        }

        return documents.next();
    }

    @Override
    public boolean next()
    {
        return documents.next();
    }

    @Override
    public UnsafeBuffer document()
    {
        return documents.document();
    }

    @Override
    public ByteBuffer memory()
    {
        return documents.memory();
    }

    @Override
    public int length()
    {
        return documents.length();
    }

    @Override
    public long index()
    {
        return documents.index();
    }

    @Override
    public Path directory()
    {
        return documents.directory();
    }

    @Override
    public void close()
    {
        documents.close();
    }
}
