package io.leadline.bench.flow;

import java.nio.ByteBuffer;
import java.util.List;

import io.leadline.book.FeedBooks;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogReader;

/** Books at some place of a flow. */
public final class FlowBooks
{
    private final Configuration configuration;
    private final FeedBooks books;
    private final EventLogReader reader;

    /** Rests every order of a flow of 100 markets of 50 makers. */
    public FlowBooks(final List<ByteBuffer> documents, final int fillCount, final long everyNs)
    {
        configuration = FlowShape.of("W100").configuration(everyNs);
        books = new FeedBooks(configuration);
        reader = new EventLogReader(new MemoryDocuments(documents));
        advance(fillCount);
    }

    /** Applies the events of so many documents. */
    public void advance(final int documentCount)
    {
        for (int i = 0; i < documentCount; i++)
        {
            reader.poll(books);
        }
    }

    public Configuration configuration()
    {
        return configuration;
    }

    public FeedBooks books()
    {
        return books;
    }
}
