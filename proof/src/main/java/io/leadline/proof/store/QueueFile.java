package io.leadline.proof.store;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

import io.leadline.log.StoreHeader;
import io.leadline.problem.FileReason;
import io.leadline.snapshot.DocumentHeader;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks the frames of one queue file, which may still grow. The file is read and never mapped: a file that is cut
 * meanwhile, or says anything of itself, ends in a {@link StoreException}. Holds a window of the file and an index of
 * every 256th document. Single thread.
 */
final class QueueFile implements AutoCloseable
{
    /** As long as a document may be. */
    static final int MAX_DOCUMENT_LENGTH = 1 << 24;

    private static final int WINDOW_LENGTH = 1 << 20;
    private static final int ALIGNMENT = 64;
    /** What a document that is found behind the end must be long enough for. */
    private static final int LEAST_LENGTH = 28;
    /** Bytes behind the end that are checked for being documents: no writer leaves so many that look like some. */
    private static final long MAX_CHECKED_LENGTH = 4L * MAX_DOCUMENT_LENGTH;

    private final Path file;
    private final FileChannel channel;
    private final DocumentHeader header = new DocumentHeader();
    private final UnsafeBuffer found = new UnsafeBuffer(0, 0);
    private ByteBuffer window = BufferUtil.allocateDirectAligned(WINDOW_LENGTH, ALIGNMENT);
    private UnsafeBuffer memory = new UnsafeBuffer(window);
    private long windowPosition;
    private int windowLength;
    private long position;
    private StoreIndex index;
    private long documentPosition;
    private int documentLength;
    private long documentCount;
    private boolean isOver;
    private long checkedLength;

    QueueFile(final Path file)
    {
        this.file = file;
        try
        {
            channel = FileChannel.open(file);
        }
        catch (final IOException failure)
        {
            throw unreadable(failure);
        }
    }

    /**
     * Steps to the next document.
     *
     * @return whether there is one now.
     * @throws StoreException when what lies here is not what a writer wrote.
     */
    boolean next()
    {
        if (index == null && !begin())
        {
            return false;
        }
        while (true)
        {
            if (!has(position, StoreLayout.WORD_LENGTH))
            {
                throw fault(StoreException.Kind.CUT, "file ends without an end of its documents", position);
            }
            final int word = memory.getInt(offset(position), LITTLE_ENDIAN);
            isOver = word == StoreLayout.FILE_OVER;
            if (isEnd(word))
            {
                forget();
                return false;
            }
            if (take(word))
            {
                return true;
            }
        }
    }

    private static boolean isEnd(final int word)
    {
        return word == 0 || (word & StoreLayout.NOT_COMPLETE) != 0;
    }

    /** The store's header is the first frame. */
    private boolean begin()
    {
        if (!has(0, StoreHeader.LENGTH))
        {
            if (windowLength == 0)
            {
                // Its writer is making it at this moment, and has not said yet how long it is to be.
                return false;
            }
            throw fault(StoreException.Kind.CUT, "file ends within the store's header", 0);
        }
        final int word = memory.getInt(0, LITTLE_ENDIAN);
        if (isEnd(word))
        {
            forget();
            return false;
        }
        final byte[] bytes = new byte[StoreHeader.LENGTH];
        memory.getBytes(0, bytes);
        if (!StoreHeader.isOfFile(bytes))
        {
            throw fault(StoreException.Kind.CHANGED, "store's header is not what every file begins with", 0);
        }
        index = new StoreIndex(bytes);
        position = StoreHeader.LENGTH;

        return true;
    }

    /** Takes the frame at hand; whether it is a document. */
    private boolean take(final int word)
    {
        final int length = word & StoreLayout.LENGTH_MASK;
        final long start = position;
        if (length > MAX_DOCUMENT_LENGTH || !has(start, StoreLayout.WORD_LENGTH + length))
        {
            throw fault(
                length > MAX_DOCUMENT_LENGTH ? StoreException.Kind.CHANGED : StoreException.Kind.CUT,
                "document ends behind its file or is longer than any: length=" + length, start);
        }
        position = start + StoreLayout.WORD_LENGTH + length + 3 & ~3L;
        if ((word & StoreLayout.META) == 0)
        {
            documentPosition = start + StoreLayout.WORD_LENGTH;
            documentLength = length;
            index.onDocument(start);
            documentCount++;
            return true;
        }
        final byte[] frame = new byte[length];
        memory.getBytes(offset(start) + StoreLayout.WORD_LENGTH, frame);
        final String fault = index.onFrame(start, frame);
        if (fault != null)
        {
            throw fault(StoreException.Kind.CHANGED, fault, start);
        }

        return false;
    }

    /**
     * Holds the file's index against its documents, at their end, and looks for documents behind it that nobody comes
     * to.
     *
     * @param isLast whether no file follows, so that its writer may still be at work.
     * @throws StoreException when either is not what a writer leaves.
     */
    void checkEnd(final boolean isLast)
    {
        if (index != null && !isOver)
        {
            checkBehind();
        }
        if (!isOver && !isLast)
        {
            throw fault(StoreException.Kind.CUT, "file breaks off: others follow, and it has no end", position);
        }
        if (index == null)
        {
            return;
        }
        final String fault = index.fault(position);
        if (fault != null)
        {
            throw fault(StoreException.Kind.CHANGED, fault, position);
        }
    }

    /**
     * A writer that dies leaves bytes of a document in the making, but no document that is done; so a whole one means
     * that what leads to it was damaged. Bytes of a stranger may look like the beginning of a document at every place:
     * their check ends where it has cost more than whole documents could.
     */
    private void checkBehind()
    {
        checkedLength = 0;
        // Farther off, the index and the place of the writer tell.
        final long endPosition = position + MAX_DOCUMENT_LENGTH + WINDOW_LENGTH;
        long at = position + StoreLayout.WORD_LENGTH;
        while (at < endPosition && has(at, StoreLayout.WORD_LENGTH + LEAST_LENGTH))
        {
            at = windowed(at);
            final boolean isDocument = isDocument(at);
            if (isDocument || checkedLength > MAX_CHECKED_LENGTH)
            {
                requireNothingBehind(isDocument, at);
                return;
            }
            at += StoreLayout.WORD_LENGTH;
        }
    }

    private void requireNothingBehind(final boolean isDocument, final long at)
    {
        if (!isStillEnd())
        {
            return;
        }
        throw fault(
            StoreException.Kind.CHANGED,
            isDocument ?
            "documents lie behind the end that readers come to: behind=0x" + Long.toHexString(at) :
            "bytes behind the end look like the beginnings of more documents than are checked: behind=0x" +
            Long.toHexString(at) + " checked_bytes=" + checkedLength + " limit=" + MAX_CHECKED_LENGTH,
            position);
    }

    /** What the search behind the end has cost: bytes of all that looked like the beginning of a document. */
    long checkedLength()
    {
        return checkedLength;
    }

    /** A writer at work may have gone on since the end was found: then there is nothing to say against it. */
    private boolean isStillEnd()
    {
        forget();

        return has(position, StoreLayout.WORD_LENGTH) && isEnd(memory.getInt(offset(position), LITTLE_ENDIAN));
    }

    /** The next place in the window that holds anything, or its last. */
    private long windowed(final long from)
    {
        int at = offset(from);
        while (at + StoreLayout.WORD_LENGTH + LEAST_LENGTH < windowLength && memory.getInt(at) == 0)
        {
            at += StoreLayout.WORD_LENGTH;
        }

        return windowPosition + at;
    }

    private boolean isDocument(final long at)
    {
        final int length = memory.getInt(offset(at), LITTLE_ENDIAN);
        if (length < LEAST_LENGTH || length > MAX_DOCUMENT_LENGTH ||
            !DocumentHeader.isBegunIn(memory, offset(at) + StoreLayout.WORD_LENGTH))
        {
            return false;
        }
        // Before it is read: reading costs as much, also of one that is not there to its end.
        checkedLength += length;
        if (checkedLength > MAX_CHECKED_LENGTH || !has(at, StoreLayout.WORD_LENGTH + length))
        {
            return false;
        }
        found.wrap(memory, offset(at) + StoreLayout.WORD_LENGTH, length);

        return header.wrap(found, length) && header.isSealed();
    }

    /** Whether so many bytes are there; they are in the window then. */
    private boolean has(final long from, final int length)
    {
        if (from >= windowPosition && from + length <= windowPosition + windowLength)
        {
            return true;
        }
        if (window.capacity() < length)
        {
            window = BufferUtil.allocateDirectAligned(2 * length, ALIGNMENT);
            memory = new UnsafeBuffer(window);
        }
        windowPosition = from;
        windowLength = 0;
        try
        {
            window.clear();
            int count = 0;
            while (count >= 0 && window.hasRemaining())
            {
                count = channel.read(window, from + windowLength);
                windowLength += Math.max(0, count);
            }
        }
        catch (final IOException failure)
        {
            throw unreadable(failure);
        }

        return length <= windowLength;
    }

    /** What was read behind the end may be another by the next time. */
    private void forget()
    {
        windowLength = 0;
    }

    private int offset(final long at)
    {
        return (int)(at - windowPosition);
    }

    /** Lays a view over the document at hand, which holds until the next step. */
    void show(final UnsafeBuffer view)
    {
        view.wrap(memory, offset(documentPosition), documentLength);
    }

    /** The memory that {@link #show} shows a part of, and where. */
    ByteBuffer slice()
    {
        return window.slice(offset(documentPosition), documentLength);
    }

    Path file()
    {
        return file;
    }

    /** Where in the file the document at hand begins. */
    long documentPosition()
    {
        return documentPosition;
    }

    /** Documents passed so far, the one at hand among them. */
    long documentCount()
    {
        return documentCount;
    }

    private StoreException fault(final StoreException.Kind kind, final String what, final long at)
    {
        return new StoreException(
            kind, what + ": file=" + file + " offset=0x" + Long.toHexString(at) + " documents_before=" + documentCount);
    }

    private UncheckedIOException unreadable(final IOException failure)
    {
        return new UncheckedIOException(
            "file cannot be read: path=" + file + " reason=" + FileReason.of(failure), failure);
    }

    @Override
    public void close()
    {
        try
        {
            channel.close();
        }
        catch (final IOException failure)
        {
            throw unreadable(failure);
        }
    }
}
