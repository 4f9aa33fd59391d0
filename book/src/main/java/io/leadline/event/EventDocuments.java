package io.leadline.event;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.log.DocumentAppender;

import org.agrona.concurrent.UnsafeBuffer;

/** The documents of a log that is written: the batch that is being filled, and the file that it goes to. */
final class EventDocuments implements AutoCloseable
{
    private static final long UNTIMED = -1;

    private final DocumentAppender appender;
    private final EventBatch batch = new EventBatch();
    /** Full batches of names from before the first event: only it says which day's file they belong to. */
    private final List<UnsafeBuffer> untimed = new ArrayList<>();
    private long documentNumber;
    private long timeEpochNs = UNTIMED;

    /** Documents that follow those that the log holds. */
    EventDocuments(final Path directory, final long documentNumber)
    {
        this.documentNumber = documentNumber;
        appender = new DocumentAppender(directory);
    }

    /** Venue time of what is written from here on. */
    void timeEpochNs(final long lastTimeEpochNs)
    {
        timeEpochNs = lastTimeEpochNs;
    }

    void define(
        final int type, final int number, final long orderId, final byte[] text, final byte[] tick, final byte[] lot)
    {
        ensureRoom(EventBatch.definitionLength(text, tick, lot));
        batch.define(type, number, orderId, text, tick, lot);
    }

    /** Defines the number of an order's id whose text is packed; allocates nothing. */
    void defineOrderId(final int market, final long orderId, final TextKey text)
    {
        ensureRoom(EventBatch.definitionLength(text.length()));
        batch.defineOrderId(market, orderId, text);
    }

    /** The batch, with room for an event. */
    EventBatch forEvent()
    {
        ensureRoom(EventLayout.MAX_EVENT_LENGTH);

        return batch;
    }

    private void ensureRoom(final int recordLength)
    {
        if (!batch.hasRoomFor(recordLength))
        {
            flush();
        }
    }

    /** Ends the batch: readers see it, unless no event has told the time yet. */
    void flush()
    {
        if (batch.isEmpty())
        {
            return;
        }
        batch.seal(documentNumber++);
        if (timeEpochNs == UNTIMED)
        {
            untimed.add(batch.copy());
        }
        else
        {
            appendUntimed();
            appender.append(timeEpochNs, batch.buffer(), 0, batch.length());
        }
        batch.reset();
    }

    private void appendUntimed()
    {
        for (int i = 0; i < untimed.size(); i++)
        {
            appender.append(timeEpochNs, untimed.get(i), 0, untimed.get(i).capacity());
        }
        untimed.clear();
    }

    /** Flushes, and closes the log. Names without any event leave nothing behind. */
    @Override
    public void close()
    {
        flush();
        appender.close();
    }
}
