package io.leadline.snapshot;

import java.nio.ByteOrder;

import io.leadline.event.EventLogReader;
import io.leadline.log.Documents;
import io.leadline.log.LogException;
import io.leadline.log.LogException.Fault;
import io.leadline.measure.MarketStatus;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * How one format of the log lays out its documents and sections: a reader knows only this, and every released format
 * has one of its own. Nothing is kept of a document before it is accepted.
 */
abstract class DocumentFormat
{
    static final MarketStatus[] STATUSES = MarketStatus.values();

    /** Kind and time of the document checked last. */
    int kind;
    long timeEpochNs;
    /** Documents accepted, which is the number of the next. */
    long documentCount;

    /** The format of a log by its first document. */
    static DocumentFormat of(final Documents documents, final boolean isChained)
    {
        final UnsafeBuffer document = documents.document();
        if (EventLogReader.isBegunIn(document, documents.length()))
        {
            throw new LogException(
                Fault.MIXED_UP, "this is an event log: path=" + documents.directory() + " needs=a snapshot log");
        }
        if (documents.length() <= SnapshotLayout.KIND_OFFSET ||
            (document.getShort(SnapshotLayout.MAGIC_OFFSET, ByteOrder.LITTLE_ENDIAN) & 0xffff) != SnapshotLayout.MAGIC)
        {
            throw fault(
                documents, Fault.CORRUPT, "not a document of a snapshot log", "length=" + documents.length());
        }
        final int format = document.getByte(SnapshotLayout.FORMAT_OFFSET) & 0xff;
        if (format == FormatOne.FORMAT)
        {
            return new FormatOne();
        }
        if (format != SnapshotLayout.FORMAT && format != SnapshotLayout.ORDERS_FORMAT)
        {
            throw unknown(documents, format);
        }

        return new FormatTwo(isChained, true, format);
    }

    static LogException unknown(final Documents documents, final int format)
    {
        return fault(
            documents, format > SnapshotLayout.ORDERS_FORMAT ? Fault.TOO_NEW : Fault.TOO_OLD,
            "format of the snapshot log", "format=" + format + " limit=" + SnapshotLayout.ORDERS_FORMAT);
    }

    static LogException fault(
        final Documents documents, final Fault fault, final String what, final String values)
    {
        return new LogException(
            fault,
            what + ": path=" + documents.directory() + " index=0x" + Long.toHexString(documents.index()) + " " +
            values);
    }

    /**
     * Checks a document's header, checksum, number and place in the chain.
     *
     * @throws LogException naming what is wrong with it.
     */
    abstract void check(Documents documents);

    /** The format's own number. */
    abstract int format();

    /**
     * Takes the number and the hash that a file's first document says it follows on as those that it does. Whoever goes
     * on from the file before finds out whether that is so.
     *
     * @return null, or what is wrong.
     */
    abstract String goOnAt(Documents documents);

    /** Copies the hash that {@link #goOnAt} took. */
    abstract void copyHashBefore(byte[] target);

    /** Kind of the document checked last. */
    final int kind()
    {
        return kind;
    }

    /** Time of the document checked last. */
    final long timeEpochNs()
    {
        return timeEpochNs;
    }

    /** Number of the document checked last. */
    final long number()
    {
        return documentCount;
    }

    /** Makes the document checked last the last one of the chain, and its body the input. */
    abstract void accept(RecordInput body);

    /** Reads what a body begins with before the fields that all formats have; null, or what is wrong. */
    abstract String readStart(RecordInput body);

    /** Decodes a section behind its market number; null, or what is wrong. */
    abstract String decodeSection(RecordInput body, MarketRecord record);

    /**
     * Passes by a section behind its market number, whose record nobody asks for; null, or what is wrong. Only whoever
     * decodes it finds out what else is.
     */
    abstract String passSection(RecordInput body, MarketRecord record);

    /** Copies the hash of the last document accepted. */
    abstract void copyHash(byte[] target);
}
