package io.leadline.bench.latency;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import io.leadline.bench.flow.FlowShape;
import io.leadline.bench.flow.OrderIds;
import io.leadline.bench.flow.QuoteFlow;
import io.leadline.command.Folders;
import io.leadline.config.Configuration;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.log.DocumentTailer;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The encoded documents of a flow, one behind another in memory off the heap, each with the venue time at which it is
 * complete: that of its last event. A document holds one action of a maker, as an engine leaves it that flushes behind
 * each of its own units of work. Immutable once made.
 */
final class Arrivals
{
    private static final int FIRST_DOCUMENTS = 1 << 16;
    /** Of a document with one event; with two it is less. */
    private static final int MAX_BYTES_PER_EVENT = 128;

    private final UnsafeBuffer memory;
    private final int fillCount;
    private long[] offsets = new long[FIRST_DOCUMENTS];
    private final long[] timesEpochNs;
    private int documentCount;
    private int longest;

    /** The documents that rest every order of a flow, and behind them those of so many actions. */
    Arrivals(final FlowShape shape, final long seed, final int actionCount) throws IOException
    {
        final long orderCount = 2L * shape.markets() * shape.makers() * shape.ordersPerSide();
        memory = new UnsafeBuffer(
            ByteBuffer.allocateDirect(Math.toIntExact((orderCount + 2L * actionCount) * MAX_BYTES_PER_EVENT)));
        final Path folder = Files.createTempDirectory("leadline-arrivals");
        try
        {
            fillCount = write(folder, shape, seed, actionCount);
            load(folder);
        }
        finally
        {
            Folders.delete(folder);
        }
        timesEpochNs = times();
    }

    private static int write(final Path folder, final FlowShape shape, final long seed, final int actionCount)
    {
        try (EventLogWriter log = new EventLogWriter(folder, Configuration.Feed.DEFAULT_MAX_JUMP_NS))
        {
            final QuoteFlow flow = new QuoteFlow(log, shape, OrderIds.SEQUENTIAL, seed);
            log.flush();
            int filled = 0;
            try (DocumentTailer tailer = new DocumentTailer(folder))
            {
                while (tailer.next())
                {
                    filled++;
                }
            }
            for (int i = 0; i < actionCount; i++)
            {
                flow.send(1);
                log.flush();
            }

            return filled;
        }
    }

    private void load(final Path folder)
    {
        long end = 0;
        try (DocumentTailer tailer = new DocumentTailer(folder))
        {
            while (tailer.next())
            {
                if (documentCount + 1 == offsets.length)
                {
                    offsets = Arrays.copyOf(offsets, 2 * offsets.length);
                }
                tailer.document().getBytes(0, memory, Math.toIntExact(end), tailer.length());
                end += tailer.length();
                longest = Math.max(longest, tailer.length());
                offsets[++documentCount] = end;
            }
        }
    }

    private long[] times()
    {
        final long[] times = new long[documentCount];
        final LastTime last = new LastTime();
        final PacedDocuments documents = new PacedDocuments(this, () -> Long.MAX_VALUE);
        documents.window(0, documentCount, 0);
        try (EventLogReader reader = new EventLogReader(documents))
        {
            for (int i = 0; reader.poll(last); i++)
            {
                times[i] = last.timeEpochNs;
            }
        }

        return times;
    }

    /** Documents that rest every order; those of the actions follow. */
    int fillCount()
    {
        return fillCount;
    }

    int documentCount()
    {
        return documentCount;
    }

    /** Length of the longest document, in bytes. */
    int longest()
    {
        return longest;
    }

    /** Venue time at which a document is complete; 0 for all of them until they have been looked through. */
    long timeEpochNs(final int document)
    {
        return timesEpochNs == null ? 0 : timesEpochNs[document];
    }

    /** Whether an instant lies between a document and the one before it: the first event after it makes it due. */
    boolean makesDue(final int document, final long everyNs)
    {
        return document > 0 &&
            Math.floorDiv(timesEpochNs[document] - 1, everyNs) > Math.floorDiv(timesEpochNs[document - 1] - 1, everyNs);
    }

    /** Copies a document to the start of a buffer and returns its length. */
    int copy(final int document, final UnsafeBuffer target)
    {
        final int length = (int)(offsets[document + 1] - offsets[document]);
        target.putBytes(0, memory, (int)offsets[document], length);

        return length;
    }

    private static final class LastTime implements EventHandler
    {
        private long timeEpochNs;

        @Override
        public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
        {
            // Names carry no time.
        }

        @Override
        public void onAccount(final int account, final String name)
        {
            // Names carry no time.
        }

        @Override
        public void onEvent(final Event event)
        {
            timeEpochNs = event.timeEpochNs();
        }
    }
}
