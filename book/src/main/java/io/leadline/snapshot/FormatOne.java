package io.leadline.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.zip.CRC32C;

import io.leadline.log.Documents;
import io.leadline.log.LogException.Fault;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The first format: a header of 64 bytes with the whole hash of the document before, and a varint of 128 bits for every
 * field that changes. It is read, and not written any more.
 * <pre>
 *    0 magic, format, kind, checksum    16 number    u64      64 body
 *    8 length u32                       24 time      i64
 *   12 makers u32                       32 previous  32 B
 * </pre>
 */
final class FormatOne extends DocumentFormat
{
    static final int FORMAT = 1;
    private static final int LENGTH_OFFSET = 8;
    private static final int MAKERS_OFFSET = 12;
    static final int NUMBER_OFFSET = 16;
    static final int TIME_OFFSET = 24;
    private static final int PREVIOUS_OFFSET = 32;
    static final int BODY_OFFSET = 64;
    private static final int HEAD_BITS = 0x3f;
    private static final int NONE = -1;

    private final CRC32C checksum = new CRC32C();
    private final DocumentHash sha256 = new DocumentHash();
    private final byte[] lastHash = new byte[SnapshotLayout.HASH_LENGTH];
    private final FormatOneEntries entries = new FormatOneEntries();
    private byte[] bytes = new byte[1 << 16];
    private final UnsafeBuffer memory = new UnsafeBuffer(bytes);
    private int length;
    private long makersNumber = NONE;

    @Override
    int format()
    {
        return FORMAT;
    }

    @Override
    String goOnAt(final Documents documents)
    {
        if (documents.length() < BODY_OFFSET)
        {
            return "length=" + documents.length();
        }
        documentCount = documents.document().getLong(NUMBER_OFFSET, LITTLE_ENDIAN);
        documents.document().getBytes(PREVIOUS_OFFSET, lastHash);

        return null;
    }

    @Override
    void copyHashBefore(final byte[] target)
    {
        System.arraycopy(lastHash, 0, target, 0, SnapshotLayout.HASH_LENGTH);
    }

    @Override
    void check(final Documents documents)
    {
        final UnsafeBuffer document = documents.document();
        length = documents.length();
        if (length < BODY_OFFSET || (document.getShort(0, LITTLE_ENDIAN) & 0xffff) != SnapshotLayout.MAGIC)
        {
            throw fault(documents, Fault.CORRUPT, "not a document of a snapshot log", "length=" + length);
        }
        checkFormat(documents, document.getByte(SnapshotLayout.FORMAT_OFFSET) & 0xff);
        final int headerLength = document.getInt(LENGTH_OFFSET, LITTLE_ENDIAN);
        if (headerLength != length)
        {
            throw fault(
                documents, Fault.CORRUPT, "document of another length", "length=" + length + " header=" + headerLength);
        }
        take(document);
        checksum.reset();
        checksum.update(bytes, 0, SnapshotLayout.CHECKSUM_OFFSET);
        checksum.update(bytes, LENGTH_OFFSET, length - LENGTH_OFFSET);
        final int expected = memory.getInt(SnapshotLayout.CHECKSUM_OFFSET, LITTLE_ENDIAN);
        if ((int)checksum.getValue() != expected)
        {
            throw fault(
                documents, Fault.CORRUPT, "checksum does not fit the document",
                "checksum=" + Integer.toHexString(expected) + " computed=" +
                Integer.toHexString((int)checksum.getValue()));
        }
        checkPlace(documents);
    }

    private static void checkFormat(final Documents documents, final int format)
    {
        if (format == SnapshotLayout.FORMAT || format == SnapshotLayout.ORDERS_FORMAT)
        {
            throw fault(documents, Fault.CORRUPT, "document of another format than its log", "format=" + format);
        }
        if (format != FORMAT)
        {
            throw unknown(documents, format);
        }
    }

    private void take(final UnsafeBuffer document)
    {
        if (bytes.length < length)
        {
            bytes = new byte[2 * length];
            memory.wrap(bytes);
        }
        document.getBytes(0, bytes, 0, length);
    }

    private void checkPlace(final Documents documents)
    {
        final long number = memory.getLong(NUMBER_OFFSET, LITTLE_ENDIAN);
        if (number != documentCount)
        {
            throw fault(
                documents, Fault.INCOMPLETE, "document out of its place",
                "number=" + number + " expected=" + documentCount);
        }
        for (int i = 0; i < lastHash.length; i++)
        {
            if (bytes[PREVIOUS_OFFSET + i] != lastHash[i])
            {
                throw fault(
                    documents, Fault.CORRUPT,
                    "chain is broken: the document before is not the one that this one follows", "number=" + number);
            }
        }
        kind = bytes[SnapshotLayout.KIND_OFFSET];
        timeEpochNs = memory.getLong(TIME_OFFSET, LITTLE_ENDIAN);
        final long lastMakers = kind == SnapshotLayout.CONFIGURATION ? NONE : makersNumber;
        final long expected = lastMakers < 0 ? 0 : number - lastMakers;
        final int distance = memory.getInt(MAKERS_OFFSET, LITTLE_ENDIAN);
        if (distance != (int)expected || kind > SnapshotLayout.TOTALS)
        {
            throw fault(
                documents, Fault.CORRUPT, "document that no writer wrote",
                "kind=" + kind + " makers=" + distance + " expected=" + expected);
        }
    }

    @Override
    void accept(final RecordInput body)
    {
        sha256.hash(bytes, length, lastHash);
        if (kind == SnapshotLayout.CONFIGURATION)
        {
            makersNumber = NONE;
        }
        else if (kind == SnapshotLayout.MAKERS)
        {
            makersNumber = documentCount;
        }
        documentCount++;
        body.wrap(memory, BODY_OFFSET, length);
    }

    @Override
    String readStart(final RecordInput body)
    {
        return null;
    }

    @Override
    String decodeSection(final RecordInput body, final MarketRecord record)
    {
        final int head = body.getByte();
        final boolean isKeyframe = (head & SnapshotLayout.KEYFRAME) != 0;
        final boolean isContinued = (head & SnapshotLayout.CONTINUED) != 0;
        final int statusCode = head & SnapshotLayout.STATUS_MASK;
        if (body.isBroken() || statusCode >= STATUSES.length || head > HEAD_BITS)
        {
            return "head=" + head;
        }
        if (isContinued == record.isComplete() || !isKeyframe && !record.isKnown())
        {
            return "section out of its place: head=" + head;
        }
        final long interval = body.getVarint();
        final long sequence = body.getVarint();
        final int entities = body.getInt(record.makerCount() + 1);
        if (body.isBroken() || !isContinued && !begin(record, isKeyframe, interval, sequence, entities))
        {
            return "interval=" + interval + " sequence=" + sequence + " entities=" + entities + " names=" +
                (record.makerCount() + 1);
        }
        record.section(
            STATUSES[statusCode], timeEpochNs, (head & SnapshotLayout.MORE) != 0, documentCount - 1);

        return entries.decode(body, record);
    }

    private static boolean begin(
        final MarketRecord record, final boolean isKeyframe, final long interval, final long sequence,
        final int entities)
    {
        return isKeyframe ?
            record.begin(true, interval, sequence, entities) :
            record.begin(
                false, record.interval() + 1 + interval, record.eventSequence() + sequence,
                record.entityCount() + entities);
    }

    /** Its length stands nowhere: it is decoded. */
    @Override
    String passSection(final RecordInput body, final MarketRecord record)
    {
        return decodeSection(body, record);
    }

    @Override
    void copyHash(final byte[] target)
    {
        System.arraycopy(lastHash, 0, target, 0, lastHash.length);
    }
}
