package io.leadline.log;

import java.io.UncheckedIOException;
import java.nio.file.Path;

import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Appends documents to one log. The file that takes a document is that of its venue time's UTC day, so the wall clock
 * has no part in the log. One writer per log, single thread; nothing is allocated by an append but at the start of a
 * file or of a mapped block.
 */
public final class DocumentAppender implements AutoCloseable
{
    private static final long NS_PER_MS = 1_000_000L;

    private final VenueTime venueTime = new VenueTime();
    private final PointerBytesStore document = BytesStore.nativePointer();
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;

    /**
     * Opens the log in a folder, making it where there is none.
     *
     * @throws UncheckedIOException when there can be none.
     */
    public DocumentAppender(final Path directory)
    {
        DocumentQueue.requireWritableFolder(directory);
        queue = DocumentQueue.open(directory, venueTime, false);
        appender = queue.createAppender();
    }

    /**
     * Appends one document.
     *
     * @param timeEpochNs venue time of the document, not before that of its predecessor.
     * @param buffer      off-heap memory that holds it.
     * @throws IllegalArgumentException when it is longer than a document may be.
     */
    public void append(final long timeEpochNs, final UnsafeBuffer buffer, final int offset, final int length)
    {
        if (length > DocumentQueue.MAX_DOCUMENT_LENGTH)
        {
            throw tooLong(length);
        }
        venueTime.timeMs = Math.floorDiv(timeEpochNs, NS_PER_MS);
        document.set(buffer.addressOffset() + offset, length);
        appender.writeBytes(document);
    }

    private static IllegalArgumentException tooLong(final int length)
    {
        return new IllegalArgumentException(
            "document too long: length=" + length + " limit=" + DocumentQueue.MAX_DOCUMENT_LENGTH);
    }

    @Override
    public void close()
    {
        appender.close();
        queue.close();
    }

    private static final class VenueTime implements TimeProvider
    {
        private long timeMs;

        @Override
        public long currentTimeMillis()
        {
            return timeMs;
        }
    }
}
