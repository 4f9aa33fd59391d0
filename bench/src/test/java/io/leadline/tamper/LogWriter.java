package io.leadline.tamper;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

import io.leadline.log.DocumentAppender;

import org.agrona.concurrent.UnsafeBuffer;

/** Writes documents as the sampler does: made in the log itself, each in the file of its day. Single thread. */
final class LogWriter implements AutoCloseable
{
    private static final int TIME_OFFSET = 20;
    /** More than is written of any: the rest is cleared. */
    private static final int ROOM = 1 << 12;

    private final DocumentAppender appender;
    private long lastEpochNs;

    LogWriter(final Path folder)
    {
        appender = new DocumentAppender(folder);
    }

    static void write(final List<byte[]> documents, final Path folder)
    {
        try (LogWriter writer = new LogWriter(folder))
        {
            documents.forEach(writer::append);
        }
    }

    void append(final byte[] document)
    {
        begin(document, document.length);
        appender.commit(document.length);
    }

    /** Begins a document and leaves it open, with so many of its bytes. */
    void begin(final byte[] document, final int length)
    {
        // One that is out of its order goes where the writer is.
        lastEpochNs = Math.max(lastEpochNs, timeEpochNs(document));
        appender.begin(lastEpochNs, document.length + ROOM).putBytes(0, document, 0, length);
    }

    /** Time that a document says it is of. */
    static long timeEpochNs(final byte[] document)
    {
        return new UnsafeBuffer(document).getLong(TIME_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close()
    {
        appender.close();
    }
}
