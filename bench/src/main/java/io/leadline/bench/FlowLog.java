package io.leadline.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.config.Configuration;
import io.leadline.event.EventLogWriter;
import io.leadline.log.DocumentTailer;
import io.leadline.log.Documents;

import org.agrona.concurrent.UnsafeBuffer;

/** The event log of a flow: written to real files once, then held in memory, so that a bench reads no disk. */
final class FlowLog
{
    private final List<ByteBuffer> documents = new ArrayList<>();
    private final int fillCount;

    /**
     * Writes and loads a flow.
     *
     * @param documentEvents events of each document behind those that rest every order.
     */
    FlowLog(final FlowShape shape, final int documentEvents, final int documentCount) throws IOException
    {
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            try (EventLogWriter log = new EventLogWriter(folder, Configuration.Feed.DEFAULT_MAX_JUMP_NS))
            {
                final QuoteFlow flow = new QuoteFlow(log, shape, 1);
                log.flush();
                fillCount = load(folder).size();
                for (int i = 0; i < documentCount; i++)
                {
                    flow.send(documentEvents);
                    log.flush();
                }
            }
            documents.addAll(load(folder));
        }
        finally
        {
            delete(folder);
        }
    }

    /** Documents that rest every order; the flow's own follow. */
    int fillCount()
    {
        return fillCount;
    }

    int documentCount()
    {
        return documents.size();
    }

    /** A walk over the documents from the first. */
    Documents read()
    {
        return new MemoryDocuments(documents);
    }

    private static List<ByteBuffer> load(final Path folder)
    {
        final List<ByteBuffer> loaded = new ArrayList<>();
        try (DocumentTailer tailer = new DocumentTailer(folder))
        {
            while (tailer.next())
            {
                final ByteBuffer copy = ByteBuffer.allocateDirect(tailer.length());
                tailer.document().getBytes(0, copy, tailer.length());
                copy.clear();
                loaded.add(copy);
            }
        }

        return loaded;
    }

    private static void delete(final Path folder) throws IOException
    {
        final List<Path> files;
        try (Stream<Path> walk = Files.walk(folder))
        {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (final Path file : files)
        {
            Files.delete(file);
        }
    }

    private static final class MemoryDocuments implements Documents
    {
        private final List<ByteBuffer> documents;
        private final UnsafeBuffer document = new UnsafeBuffer(0, 0);
        private int next;

        private MemoryDocuments(final List<ByteBuffer> documents)
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
}
