package io.leadline.event;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

import io.leadline.log.Documents;
import io.leadline.log.LogException;
import io.leadline.log.LogException.Fault;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Holds documents of an event log to their headers: that they are whole, unchanged and in their place, which can be
 * said of a document without those before it. Single thread; allocates nothing unless something is wrong.
 */
public final class EventDocumentCheck
{
    private final Documents documents;
    private final CRC32C checksum = new CRC32C();

    /** A check of documents, which somebody else reads. */
    public EventDocumentCheck(final Documents documents)
    {
        this.documents = documents;
    }

    /**
     * Checks the document that was read last.
     *
     * @param expectedNumber of the document in its log, from 0.
     * @throws LogException when it is not what the writer wrote there.
     */
    public void require(final long expectedNumber)
    {
        final UnsafeBuffer buffer = documents.document();
        final int length = documents.length();
        if (!EventLogReader.isBegunIn(buffer, length))
        {
            throw notBegun(buffer, length, expectedNumber);
        }
        final int format = int32(buffer, EventLayout.FORMAT_OFFSET);
        if (format != EventLayout.FORMAT)
        {
            throw fault(
                format > EventLayout.FORMAT || format < 0 ? Fault.TOO_NEW : Fault.TOO_OLD,
                "format of the event log", "format=" + format + " limit=" + EventLayout.FORMAT);
        }
        if (int32(buffer, EventLayout.LENGTH_OFFSET) != length)
        {
            throw fault(
                Fault.CORRUPT, "document of another length",
                "length=" + length + " header=" + int32(buffer, EventLayout.LENGTH_OFFSET));
        }
        requireChecksum(buffer, length);
        final long number = buffer.getLong(EventLayout.DOCUMENT_NUMBER_OFFSET, ByteOrder.LITTLE_ENDIAN);
        if (number != expectedNumber)
        {
            throw fault(
                Fault.INCOMPLETE, "document out of its place", "number=" + number + " expected=" + expectedNumber);
        }
    }

    /** Only a log's first document tells a log of the other kind; a later one was not written by either's writer. */
    private LogException notBegun(final UnsafeBuffer buffer, final int length, final long expectedNumber)
    {
        final boolean isSnapshotLog = expectedNumber == 0 && length >= Short.BYTES &&
            Short.toUnsignedInt(buffer.getShort(EventLayout.MAGIC_OFFSET, ByteOrder.LITTLE_ENDIAN)) ==
            EventLayout.SNAPSHOT_MAGIC;

        return isSnapshotLog
            ? new LogException(
                Fault.MIXED_UP, "this is a snapshot log: path=" + documents.directory() + " needs=an event log")
            : fault(Fault.CORRUPT, "not a document of an event log", "length=" + length);
    }

    private void requireChecksum(final UnsafeBuffer buffer, final int length)
    {
        final ByteBuffer memory = documents.memory();
        checksum.reset();
        memory.limit(length).position(EventLayout.LENGTH_OFFSET);
        checksum.update(memory);
        memory.clear();
        if ((int)checksum.getValue() != int32(buffer, EventLayout.CHECKSUM_OFFSET))
        {
            throw fault(
                Fault.CORRUPT, "checksum does not fit the document",
                "checksum=" + Integer.toHexString(int32(buffer, EventLayout.CHECKSUM_OFFSET)) +
                " computed=" + Integer.toHexString((int)checksum.getValue()));
        }
    }

    private static int int32(final UnsafeBuffer buffer, final int offset)
    {
        return buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN);
    }

    /** What is wrong with the document that was read last. */
    LogException fault(final Fault fault, final String what, final String values)
    {
        return new LogException(
            fault,
            what + ": path=" + documents.directory() + " index=0x" + Long.toHexString(documents.index()) + " " +
            values);
    }
}
