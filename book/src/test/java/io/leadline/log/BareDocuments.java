package io.leadline.log;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;

/** Documents in memory, as they lie in a queue or as a test has changed them; the index is the position. */
public final class BareDocuments implements Documents
{
    private static final Path NOWHERE = Path.of("memory");

    private final List<byte[]> documents;
    private final UnsafeBuffer document = new UnsafeBuffer(0, 0);
    private ByteBuffer memory;
    private int position = -1;
    private boolean isClosed;

    public BareDocuments(final List<byte[]> documents)
    {
        this.documents = documents;
    }

    /** All documents of the log in a folder. */
    public static List<byte[]> of(final Path directory)
    {
        final List<byte[]> documents = new ArrayList<>();
        try (DocumentTailer tailer = new DocumentTailer(directory))
        {
            while (tailer.next())
            {
                final byte[] document = new byte[tailer.length()];
                tailer.document().getBytes(0, document);
                documents.add(document);
            }
        }

        return documents;
    }

    @Override
    public boolean next()
    {
        if (position + 1 >= documents.size())
        {
            return false;
        }
        final byte[] bytes = documents.get(++position);
        memory = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        document.wrap(memory);

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
        return memory;
    }

    @Override
    public int length()
    {
        return documents.get(position).length;
    }

    @Override
    public long index()
    {
        return position;
    }

    @Override
    public Path directory()
    {
        return NOWHERE;
    }

    /** Steps back, so that the document read last is read again, or another that was put in its place. */
    public void back()
    {
        position--;
    }

    public boolean isClosed()
    {
        return isClosed;
    }

    @Override
    public void close()
    {
        isClosed = true;
    }
}
