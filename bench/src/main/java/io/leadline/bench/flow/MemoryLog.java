package io.leadline.bench.flow;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.log.DocumentTailer;
import io.leadline.log.Documents;

/** The documents of a log in memory, walked as often as one likes without a file and without a copy. */
public final class MemoryLog
{
    private final List<ByteBuffer> documents = new ArrayList<>();

    public MemoryLog(final Path folder)
    {
        try (DocumentTailer tailer = new DocumentTailer(folder))
        {
            while (tailer.next())
            {
                final ByteBuffer copy = ByteBuffer.allocateDirect(tailer.length());
                tailer.document().getBytes(0, copy, tailer.length());
                copy.clear();
                documents.add(copy);
            }
        }
    }

    /** A walk from the first document. */
    public Documents read()
    {
        return new MemoryDocuments(documents);
    }
}
