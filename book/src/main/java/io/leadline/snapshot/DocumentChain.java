package io.leadline.snapshot;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;

import io.leadline.log.DocumentAppender;
import io.leadline.log.DocumentTailer;
import io.leadline.log.LogException;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Numbers, chains and appends the documents of a snapshot log. Where the log holds documents already, the first ones
 * are compared with those instead: a sampler that is started again makes the log anew from the events, and goes on
 * where it ends only after every byte before has been found equal.
 */
final class DocumentChain implements AutoCloseable
{
    private static final int ALIGNMENT = 64;

    private final Path directory;
    private final boolean isComparison;
    private final CRC32C checksum = new CRC32C();
    private final DocumentHash documentHash = new DocumentHash();
    private final byte[] lastHash = new byte[SnapshotLayout.HASH_LENGTH];
    private DocumentTailer existing;
    private DocumentAppender appender;
    private ByteBuffer memory = BufferUtil.allocateDirectAligned(1 << 16, ALIGNMENT);
    private final UnsafeBuffer buffer = new UnsafeBuffer(memory);
    private long documentCount;
    private long appendedCount;
    private long byteCount;

    /** A chain over the log in a folder; one for comparison only never writes. */
    DocumentChain(final Path directory, final boolean isComparison)
    {
        this.directory = directory;
        this.isComparison = isComparison;
        if (DocumentTailer.isLog(directory))
        {
            existing = new DocumentTailer(directory);
        }
    }

    /** Completes the header of a document whose body is there, and appends it. */
    void append(final RecordOutput document, final int kind, final long timeEpochNs, final long makersDistance)
    {
        final int length = document.length();
        document.putAt(SnapshotLayout.MAGIC_OFFSET, SnapshotLayout.MAGIC, 2);
        document.putAt(SnapshotLayout.FORMAT_OFFSET, SnapshotLayout.FORMAT, 1);
        document.putAt(SnapshotLayout.KIND_OFFSET, kind, 1);
        document.putAt(SnapshotLayout.LENGTH_OFFSET, length, 4);
        document.putAt(SnapshotLayout.MAKERS_OFFSET, makersDistance, 4);
        document.putAt(SnapshotLayout.NUMBER_OFFSET, documentCount, 8);
        document.putAt(SnapshotLayout.TIME_OFFSET, timeEpochNs, 8);
        System.arraycopy(lastHash, 0, document.bytes(), SnapshotLayout.PREVIOUS_OFFSET, lastHash.length);
        checksum.reset();
        checksum.update(document.bytes(), 0, SnapshotLayout.CHECKSUM_OFFSET);
        checksum.update(document.bytes(), SnapshotLayout.LENGTH_OFFSET, length - SnapshotLayout.LENGTH_OFFSET);
        document.putAt(SnapshotLayout.CHECKSUM_OFFSET, checksum.getValue(), 4);
        documentHash.hash(document.bytes(), length, lastHash);
        write(document, timeEpochNs, length);
        documentCount++;
        byteCount += length;
    }

    private void write(final RecordOutput document, final long timeEpochNs, final int length)
    {
        if (existing != null)
        {
            if (existing.next())
            {
                requireEqual(document, length);
                return;
            }
            existing.close();
            existing = null;
        }
        appendedCount++;
        if (isComparison)
        {
            return;
        }
        if (appender == null)
        {
            appender = new DocumentAppender(directory);
        }
        if (memory.capacity() < length)
        {
            memory = BufferUtil.allocateDirectAligned(2 * length, ALIGNMENT);
            buffer.wrap(memory);
        }
        buffer.putBytes(0, document.bytes(), 0, length);
        appender.append(timeEpochNs, buffer, 0, length);
    }

    private void requireEqual(final RecordOutput document, final int length)
    {
        boolean isEqual = existing.length() == length;
        for (int i = 0; i < length && isEqual; i++)
        {
            isEqual = existing.document().getByte(i) == document.bytes()[i];
        }
        if (!isEqual)
        {
            throw new LogException(
                LogException.Fault.FOREIGN,
                "document of the snapshot log does not come from these events and this configuration: path=" +
                directory + " index=0x" + Long.toHexString(existing.index()) + " number=" + documentCount);
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

    byte[] lastHash()
    {
        return lastHash.clone();
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
