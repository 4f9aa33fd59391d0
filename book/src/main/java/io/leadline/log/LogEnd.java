package io.leadline.log;

import java.io.File;
import java.nio.file.Path;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * Where the writer of a log has come to, as any reader sees it: the writer is not asked, may be another process, and
 * pays nothing for it. Only the lengths of documents are read. Cold; single thread.
 */
final class LogEnd implements AutoCloseable
{
    private static final int MAX_DOCUMENTS = 1 << 14;

    private final SingleChronicleQueue queue;
    private final ExcerptTailer tailer;
    private File file;
    private long position;

    /** Begins at the end of the log as it stands. */
    LogEnd(final Path directory)
    {
        queue = DocumentQueue.open(directory, System::currentTimeMillis, true);
        tailer = queue.createTailer();
        tailer.toEnd();
    }

    /** Goes on to the end, or a bounded way towards it, and tells how many documents were passed. */
    int advance()
    {
        int documentCount = 0;
        boolean isMore = true;
        while (isMore && documentCount < MAX_DOCUMENTS)
        {
            isMore = pass();
            documentCount += isMore ? 1 : 0;
        }
        if (documentCount > 0)
        {
            file = tailer.currentFile();
        }

        return documentCount;
    }

    private boolean pass()
    {
        try (DocumentContext context = tailer.readingDocument())
        {
            if (!context.isPresent())
            {
                return false;
            }
            final Bytes<?> bytes = context.wire().bytes();
            position = bytes.readPosition() + bytes.readRemaining();

            return true;
        }
    }

    /** File that holds the last document that was passed; null before the first. */
    File file()
    {
        return file;
    }

    /** Offset in the file where that document ends. */
    long position()
    {
        return position;
    }

    @Override
    public void close()
    {
        tailer.close();
        queue.close();
    }
}
