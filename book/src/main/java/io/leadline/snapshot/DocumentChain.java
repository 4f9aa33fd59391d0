package io.leadline.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.file.Path;

import io.leadline.log.DocumentAppender;
import io.leadline.log.DocumentTailer;
import io.leadline.log.LogException;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Numbers, chains and appends the documents of a snapshot log, each made where it is to lie. Where the log holds
 * documents already, the first ones are compared with those instead: a sampler that is started again makes the log anew
 * from the events, and goes on where it ends only after every byte before has been found equal. Documents of files that
 * were retired are made anew and not compared: the first one behind them holds the hash of them all.
 */
final class DocumentChain implements AutoCloseable
{
    private static final int ALIGNMENT = 64;

    private final Path directory;
    private final int format;
    private final boolean isComparison;
    private final DocumentSeal seal = new DocumentSeal();
    private final UnsafeBuffer scratch = new UnsafeBuffer(0, 0);
    private DocumentTailer existing;
    private DocumentAppender appender;
    private UnsafeBuffer document;
    private long timeEpochNs;
    private long documentCount;
    private long appendedCount;
    private long byteCount;

    /** A chain of documents of a format over the log in a folder; one for comparison only never writes. */
    DocumentChain(final Path directory, final int format, final boolean isComparison)
    {
        this.directory = directory;
        this.format = format;
        this.isComparison = isComparison;
        if (DocumentTailer.isLog(directory))
        {
            existing = new DocumentTailer(directory);
        }
    }

    /**
     * Begins a document.
     *
     * @return memory for at least so many bytes, of which the body begins behind the header.
     */
    UnsafeBuffer begin(final long documentTimeEpochNs, final int maxLength)
    {
        timeEpochNs = documentTimeEpochNs;
        if (existing != null && !isRetired() && !existing.next())
        {
            existing.close();
            existing = null;
        }
        if (existing == null && !isComparison)
        {
            if (appender == null)
            {
                appender = new DocumentAppender(directory);
            }
            document = appender.begin(timeEpochNs, maxLength);
            return document;
        }
        if (scratch.capacity() < maxLength)
        {
            scratch.wrap(BufferUtil.allocateDirectAligned(maxLength, ALIGNMENT));
        }
        document = scratch;

        return document;
    }

    /**
     * Completes the header of the document whose body is there, and appends or compares it.
     *
     * @param writtenLength the most bytes of its memory that have been written, but for the overhang of the last store.
     */
    void commit(final int kind, final int length, final int writtenLength)
    {
        document.putShort(SnapshotLayout.MAGIC_OFFSET, (short)SnapshotLayout.MAGIC, LITTLE_ENDIAN);
        document.putByte(SnapshotLayout.FORMAT_OFFSET, (byte)format);
        document.putByte(SnapshotLayout.KIND_OFFSET, (byte)kind);
        document.putInt(SnapshotLayout.NUMBER_OFFSET, (int)documentCount, LITTLE_ENDIAN);
        document.putLong(SnapshotLayout.TIME_OFFSET, timeEpochNs, LITTLE_ENDIAN);
        seal.take(document, length);
        document.putLong(SnapshotLayout.TAG_OFFSET, seal.computeTag(), LITTLE_ENDIAN);
        document.putInt(SnapshotLayout.CHECKSUM_OFFSET, seal.checksum(), LITTLE_ENDIAN);
        if (existing != null)
        {
            if (!isRetired())
            {
                requireEqual(length);
            }
        }
        else
        {
            appendedCount++;
        }
        if (document != scratch)
        {
            appender.commit(
                length, Math.min(writtenLength + DocumentAppender.OVERHANG_LENGTH, document.capacity()));
        }
        seal.accept();
        documentCount++;
        byteCount += length;
    }

    private boolean isRetired()
    {
        return documentCount < existing.retired().nextDocument();
    }

    private void requireEqual(final int length)
    {
        final UnsafeBuffer found = existing.document();
        boolean isEqual = existing.length() == length;
        for (int i = 0; i < length && isEqual; i++)
        {
            isEqual = found.getByte(i) == document.getByte(i);
        }
        if (isEqual)
        {
            return;
        }
        requireFormat(found);
        throw new LogException(
            LogException.Fault.FOREIGN,
            "document of the snapshot log does not come from these events and this configuration: path=" +
            directory + " index=0x" + Long.toHexString(existing.index()) + " number=" + documentCount);
    }

    /**
     * A log of another format is read, but not gone on with: its documents cannot be made again. One that differs only
     * in whether it holds orders is of another configuration.
     */
    private void requireFormat(final UnsafeBuffer found)
    {
        final boolean isSnapshotLog = existing.length() > SnapshotLayout.FORMAT_OFFSET &&
            (found.getShort(SnapshotLayout.MAGIC_OFFSET, LITTLE_ENDIAN) & 0xffff) == SnapshotLayout.MAGIC;
        final int foundFormat = isSnapshotLog ? found.getByte(SnapshotLayout.FORMAT_OFFSET) & 0xff : format;
        if (foundFormat < SnapshotLayout.FORMAT || foundFormat > SnapshotLayout.ORDERS_FORMAT)
        {
            throw new LogException(
                foundFormat < SnapshotLayout.FORMAT ? LogException.Fault.TOO_OLD : LogException.Fault.TOO_NEW,
                "format of a snapshot log to go on with or to compare with: path=" + directory + " format=" +
                foundFormat + " written=" + format);
        }
    }

    /**
     * Demands that the log holds nothing beyond what was made.
     *
     * @throws LogException {@code FOREIGN} when it does.
     */
    void requireNoMore()
    {
        if (existing != null && existing.next())
        {
            throw new LogException(
                LogException.Fault.FOREIGN,
                "snapshot log goes on where the event log has ended: path=" + directory + " number=" + documentCount);
        }
    }

    long documentCount()
    {
        return documentCount;
    }

    long appendedCount()
    {
        return appendedCount;
    }

    long byteCount()
    {
        return byteCount;
    }

    /** Copies the hash of the last document. */
    void copyLastHash(final byte[] target)
    {
        seal.copyHash(target);
    }

    @Override
    public void close()
    {
        if (existing != null)
        {
            existing.close();
        }
        if (appender != null)
        {
            appender.close();
        }
    }
}
