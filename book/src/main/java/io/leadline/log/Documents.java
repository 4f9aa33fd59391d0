package io.leadline.log;

import java.nio.ByteBuffer;
import java.nio.file.Path;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * A walk over the documents of one log in their order: those of a queue, or bare ones that were kept apart from it. A
 * decoder knows no more of where documents lie, so whatever is not a queue is read by the same code. Single thread.
 */
public interface Documents extends AutoCloseable
{
    /**
     * Reads the next document, if there is one.
     *
     * @return whether {@link #document()}, {@link #length()} and {@link #index()} hold a further document.
     */
    boolean next();

    /**
     * Memory of the document read last, from offset 0, outside the heap; to be read only, and only until the next read.
     */
    UnsafeBuffer document();

    /** The same memory, for checksums and hashes; its limit and position are the caller's to set. */
    ByteBuffer memory();

    /** Length of the document read last, in bytes. */
    int length();

    /** Where the document read last lies, in the store's own numbers; for messages. */
    long index();

    /** Where the log lies; for messages. */
    Path directory();

    /** What was taken off the start of the log on purpose: its first document follows on that. */
    default RetiredFiles retired()
    {
        return RetiredFiles.NONE;
    }

    /**
     * Looks for a later file of the log that holds a document, where {@link #next()} found none; whatever leads to it
     * was written before it.
     *
     * @return the file; null when the log ends here, or has no files.
     */
    default Path laterFile()
    {
        return null;
    }

    @Override
    void close();
}
