package io.leadline.log;

import java.io.UncheckedIOException;
import java.nio.file.Path;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Appends documents to one log, either whole from memory of the caller, or made in place between {@link #begin} and
 * {@link #commit}: in the pages of the log itself, so that no byte is moved twice. The file that takes a document is
 * that of its venue time's UTC day, so the wall clock has no part in the log. One writer per log, single thread;
 * nothing is allocated by an append but at the start of a file or of a mapped block.
 * <p>
 * Behind the last document everything is kept zero, so that a window can be promised to be so and nothing of a document
 * that was taken back stays in the file. A process that dies while it makes a document leaves bytes there: the next one
 * clears them before its first document.
 */
public final class DocumentAppender implements AutoCloseable
{
    /** Bytes that may be written behind a document's end, by stores that are wider than what they mean to write. */
    public static final int OVERHANG_LENGTH = 64;

    private static final long NS_PER_MS = 1_000_000L;

    private final VenueTime venueTime = new VenueTime();
    private final PointerBytesStore document = BytesStore.nativePointer();
    private final UnsafeBuffer window = new UnsafeBuffer(0, 0);
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private DocumentContext open;
    private long openPosition;
    private boolean isTailClear;

    /**
     * Opens the log in a folder, making it where there is none.
     *
     * @throws UncheckedIOException when there can be none.
     */
    public DocumentAppender(final Path directory)
    {
        DocumentQueue.requireWritableFolder(directory);
        isTailClear = !DocumentTailer.isLog(directory);
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
        requireLength(length, DocumentQueue.MAX_DOCUMENT_LENGTH);
        if (!isTailClear)
        {
            begin(timeEpochNs, length).putBytes(0, buffer, offset, length);
            commit(length);
            return;
        }
        requireClosed();
        venueTime.timeMs = Math.floorDiv(timeEpochNs, NS_PER_MS);
        document.set(buffer.addressOffset() + offset, length);
        appender.writeBytes(document);
    }

    /**
     * Begins a document in the log itself; no reader sees it before it is committed.
     *
     * @param timeEpochNs venue time of the document, not before that of its predecessor.
     * @param maxLength   the most that will be written.
     * @return the memory of the document, {@code maxLength} zero bytes from 0; the same object each time, to be used
     *         until {@link #commit} or {@link #abort}.
     * @throws IllegalArgumentException when that is longer than a document may be.
     * @throws IllegalStateException    when a document is open.
     */
    public UnsafeBuffer begin(final long timeEpochNs, final int maxLength)
    {
        requireLength(maxLength, DocumentQueue.MAX_DOCUMENT_LENGTH);
        requireClosed();
        venueTime.timeMs = Math.floorDiv(timeEpochNs, NS_PER_MS);
        open = appender.writingDocument();
        final Bytes<?> bytes = open.wire().bytes();
        openPosition = bytes.writePosition();
        if (!isTailClear)
        {
            map(bytes, DocumentQueue.MAX_DOCUMENT_LENGTH);
            clear(0, DocumentQueue.MAX_DOCUMENT_LENGTH);
            isTailClear = true;
        }
        map(bytes, maxLength);

        return window;
    }

    /**
     * Lays the window over the block that the document begins in. A block is mapped with the first bytes of the next
     * one behind it, as many as a document may have, so a document is in one piece wherever it begins.
     */
    private void map(final Bytes<?> bytes, final int length)
    {
        final long address = bytes.addressForWrite(openPosition);
        if (!bytes.bytesStore().inside(openPosition, length))
        {
            throw notMapped(openPosition, length);
        }
        window.wrap(address, length);
    }

    /**
     * Shows the document to readers.
     *
     * @param length bytes of it, from 1 to the most that was asked for. Of the memory behind it, the first
     *               {@link #OVERHANG_LENGTH} bytes may have been written and no more.
     */
    public void commit(final int length)
    {
        commit(length, Math.min(length + OVERHANG_LENGTH, window.capacity()));
    }

    /**
     * Shows the document to readers.
     *
     * @param length        bytes of it, from 1.
     * @param writtenLength bytes that may have been written, from {@code length} to the most that was asked for.
     */
    public void commit(final int length, final int writtenLength)
    {
        requireOpen();
        requireLength(length, window.capacity());
        clear(length, writtenLength);
        open.wire().bytes().writePosition(openPosition + length);
        close(open);
    }

    /** Takes the open document back; nothing of it remains. */
    public void abort()
    {
        requireOpen();
        clear(0, window.capacity());
        open.rollbackOnClose();
        close(open);
    }

    private void close(final DocumentContext context)
    {
        open = null;
        window.wrap(0, 0);
        context.close();
    }

    /** Makes bytes of the window zero; those that are so already are only read, which costs no page of the disk. */
    private void clear(final int fromOffset, final int toOffset)
    {
        int offset = fromOffset;
        while (offset <= toOffset - Long.BYTES)
        {
            if (window.getLong(offset) != 0)
            {
                window.putLong(offset, 0);
            }
            offset += Long.BYTES;
        }
        while (offset < toOffset)
        {
            window.putByte(offset++, (byte)0);
        }
    }

    /** Where the file goes on that took the last document. */
    long position()
    {
        return appender.wire().bytes().writePosition();
    }

    private static void requireLength(final int length, final int limit)
    {
        if (length > limit)
        {
            throw new IllegalArgumentException("document too long: length=" + length + " limit=" + limit);
        }
        if (length <= 0)
        {
            throw new IllegalArgumentException("document of no length: length=" + length + " limit=" + limit);
        }
    }

    private void requireClosed()
    {
        if (open != null)
        {
            throw new IllegalStateException("document is open: position=" + openPosition);
        }
    }

    private void requireOpen()
    {
        if (open == null)
        {
            throw new IllegalStateException("no document is open");
        }
    }

    private static IllegalStateException notMapped(final long position, final int length)
    {
        return new IllegalStateException(
            "document outside of its block: position=" + position + " length=" + length +
            " limit=" + DocumentQueue.MAX_DOCUMENT_LENGTH);
    }

    /** Closes the log; an open document is taken back. */
    @Override
    public void close()
    {
        if (open != null)
        {
            abort();
        }
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
