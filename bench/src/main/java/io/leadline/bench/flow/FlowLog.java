package io.leadline.bench.flow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.command.Folders;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogWriter;
import io.leadline.log.DocumentTailer;
import io.leadline.log.Documents;

/** The event log of a flow: written to real files once, then held in memory, so that a bench reads no disk. */
public final class FlowLog
{
    static final long SEED = 1;

    private final List<ByteBuffer> documents = new ArrayList<>();
    private final int fillCount;
    private final int[] eventCounts;
    private final long[] reductionsLots;

    /**
     * Writes and loads a flow.
     *
     * @param documentEvents events of each document behind those that rest every order.
     */
    public FlowLog(final FlowShape shape, final int documentEvents, final int documentCount) throws IOException
    {
        this(shape, OrderIds.SEQUENTIAL, documentEvents, documentCount);
    }

    /** Writes and loads a flow whose orders are numbered by a pattern. */
    public FlowLog(final FlowShape shape, final OrderIds orderIds, final int documentEvents, final int documentCount)
        throws IOException
    {
        this(shape, orderIds, documentCount, (flow, document) -> flow.send(documentEvents));
    }

    /** Writes and loads what a script makes of a flow. */
    public FlowLog(final FlowShape shape, final OrderIds orderIds, final int documentCount, final Script script)
        throws IOException
    {
        this(shape, orderIds, documentCount, script, null);
    }

    /** The same, and leaves the files in a folder; null for nowhere. */
    public FlowLog(
        final FlowShape shape, final OrderIds orderIds, final int documentCount, final Script script, final Path kept)
        throws IOException
    {
        final Path folder = kept == null ? Files.createTempDirectory("leadline-bench") : kept;
        try
        {
            try (EventLogWriter log = new EventLogWriter(folder, Configuration.Feed.DEFAULT_MAX_JUMP_NS))
            {
                final QuoteFlow flow = new QuoteFlow(log, shape, orderIds, SEED);
                log.flush();
                fillCount = load(folder).size();
                eventCounts = new int[fillCount + documentCount];
                for (int i = fillCount; i < eventCounts.length; i++)
                {
                    eventCounts[i] = script.send(flow, i - fillCount);
                    log.flush();
                }
                reductionsLots = flow.reductionsLots();
            }
            documents.addAll(load(folder));
            requireWholeDocuments();
        }
        finally
        {
            if (kept == null)
            {
                Folders.delete(folder);
            }
        }
    }

    /** Documents that rest every order; the flow's own follow. */
    public int fillCount()
    {
        return fillCount;
    }

    public int documentCount()
    {
        return documents.size();
    }

    /** A walk over the documents from the first. */
    public Documents read()
    {
        return new MemoryDocuments(documents);
    }

    /** The documents themselves, for walks elsewhere. */
    public List<ByteBuffer> documents()
    {
        return documents;
    }

    /** Events of each document; 0 of those that rest every order. */
    public int[] eventCounts()
    {
        return eventCounts;
    }

    /** What each reduce event takes away, in their order. */
    public long[] reductionsLots()
    {
        return reductionsLots;
    }

    /** All of it, as books are fed with it. */
    public PreparedFlow prepared()
    {
        return new PreparedFlow(documents, eventCounts, reductionsLots);
    }

    /** A batch that was too long for one document would shift all counts behind it. */
    private void requireWholeDocuments()
    {
        if (documents.size() != eventCounts.length)
        {
            throw new IllegalStateException(
                "documents were split: documents=" + documents.size() + " expected=" + eventCounts.length);
        }
    }

    /** The documents of a log on disk. */
    public static List<ByteBuffer> load(final Path folder)
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

    /** What a flow sends behind its first orders. */
    @FunctionalInterface
    public interface Script
    {
        /** Sends the events of the n-th document and returns how many they are. */
        int send(QuoteFlow flow, int document);
    }
}
