package io.leadline.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.HexFormat;

import io.leadline.log.Documents;
import io.leadline.log.LogException.Fault;

import org.agrona.concurrent.UnsafeBuffer;

/** The formats that are written, 2 and, with orders, 3; {@link SnapshotLayout} has their bytes. */
final class FormatTwo extends DocumentFormat
{
    private static final int NONE = -1;

    private final DocumentSeal seal = new DocumentSeal();
    private final EntryDecoder entries = new EntryDecoder();
    private final OrderDecoder orders = new OrderDecoder();
    private final byte[] hash = new byte[SnapshotLayout.HASH_LENGTH];
    private final boolean isChained;
    private final boolean isWalk;
    private final int format;
    private long makersNumber = NONE;

    /**
     * A format that follows the chain, or believes each document by its checksum and number alone.
     *
     * @param isWalk whether documents come one after another, so that distances between them can be checked.
     * @param format its number, with orders or without.
     */
    FormatTwo(final boolean isChained, final boolean isWalk, final int format)
    {
        this.isChained = isChained;
        this.isWalk = isWalk;
        this.format = format;
    }

    @Override
    int format()
    {
        return format;
    }

    @Override
    String goOnAt(final Documents documents)
    {
        final UnsafeBuffer document = documents.document();
        if (documents.length() < SnapshotLayout.BODY_OFFSET + SnapshotLayout.HASH_LENGTH)
        {
            return "length=" + documents.length();
        }
        document.getBytes(SnapshotLayout.BODY_OFFSET, hash);
        final RecordInput body = new RecordInput();
        body.wrap(document, SnapshotLayout.BODY_OFFSET + SnapshotLayout.HASH_LENGTH, documents.length());
        final long number = body.getVarint();
        goTo(number);
        seal.goOnBehind(hash);

        return body.isBroken() ? "number=" + number : null;
    }

    @Override
    void copyHashBefore(final byte[] target)
    {
        System.arraycopy(hash, 0, target, 0, SnapshotLayout.HASH_LENGTH);
    }

    @Override
    void check(final Documents documents)
    {
        final UnsafeBuffer document = documents.document();
        final int length = documents.length();
        if (length < SnapshotLayout.BODY_OFFSET ||
            (document.getShort(SnapshotLayout.MAGIC_OFFSET, LITTLE_ENDIAN) & 0xffff) != SnapshotLayout.MAGIC)
        {
            throw fault(documents, Fault.CORRUPT, "not a document of a snapshot log", "length=" + length);
        }
        checkFormat(documents, document.getByte(SnapshotLayout.FORMAT_OFFSET) & 0xff);
        seal.take(document, length);
        final int expected = document.getInt(SnapshotLayout.CHECKSUM_OFFSET, LITTLE_ENDIAN);
        final int computed = seal.checksum();
        if (computed != expected)
        {
            throw fault(
                documents, Fault.CORRUPT, "checksum does not fit the document",
                "checksum=" + Integer.toHexString(expected) + " computed=" + Integer.toHexString(computed));
        }
        checkPlace(documents, seal);
    }

    private void checkFormat(final Documents documents, final int found)
    {
        if (found == format)
        {
            return;
        }
        if (found >= FormatOne.FORMAT && found <= SnapshotLayout.ORDERS_FORMAT)
        {
            throw fault(documents, Fault.CORRUPT, "document of another format than its log", "format=" + found);
        }
        throw unknown(documents, found);
    }

    private void checkPlace(final Documents documents, final DocumentSeal taken)
    {
        final int number = taken.number();
        if (number != (int)documentCount)
        {
            throw fault(
                documents, Fault.INCOMPLETE, "document out of its place",
                "number=" + Integer.toUnsignedString(number) + " expected=" + documentCount);
        }
        kind = taken.kind();
        timeEpochNs = taken.timeEpochNs();
        if (isChained)
        {
            checkTag(documents, taken);
        }
    }

    private void checkTag(final Documents documents, final DocumentSeal taken)
    {
        final long expected = taken.tag();
        final long computed = taken.computeTag();
        if (computed != expected)
        {
            throw fault(
                documents, Fault.CORRUPT,
                "chain is broken: the document is not the one that follows the document before", "number=" +
                documentCount + " tag=" + Long.toHexString(expected) + " computed=" + Long.toHexString(computed));
        }
    }

    /** Checks the next document as if it were the one of this number; without the chain. */
    void goTo(final long number)
    {
        documentCount = number;
    }

    @Override
    void accept(final RecordInput body)
    {
        seal.accept();
        documentCount++;
        body.wrap(seal.memory(), seal.bodyOffset(), seal.endOffset());
    }

    @Override
    String readStart(final RecordInput body)
    {
        if (kind == SnapshotLayout.CONFIGURATION)
        {
            makersNumber = NONE;
            body.getBytes(hash);
            final long number = body.getVarint();
            return (!isChained || seal.isBehind(hash)) && number == documentCount - 1 ?
                null : "number=" + number + " previous=" + HexFormat.of().formatHex(hash);
        }
        if (kind == SnapshotLayout.MAKERS)
        {
            final long distance = body.getVarint();
            final long expected = makersDistance();
            makersNumber = documentCount - 1;
            return !isWalk || distance == expected ? null : "makers=" + distance + " expected=" + expected;
        }

        return null;
    }

    private long makersDistance()
    {
        return makersNumber < 0 ? 0 : documentCount - 1 - makersNumber;
    }

    @Override
    String decodeSection(final RecordInput body, final MarketRecord record)
    {
        final int end = kind == SnapshotLayout.SNAPSHOTS ? body.getSectionEnd() : body.end();
        final int head = body.getByte();
        final boolean isKeyframe = (head & SnapshotLayout.KEYFRAME) != 0;
        final boolean isContinued = (head & SnapshotLayout.CONTINUED) != 0;
        final boolean isNext = (head & SnapshotLayout.NEXT) != 0;
        final int statusCode = head & SnapshotLayout.STATUS_MASK;
        if (body.isBroken() || statusCode >= STATUSES.length || head > SnapshotLayout.HEAD_BITS ||
            isNext && (isKeyframe || isContinued))
        {
            return "head=" + head;
        }
        if (isContinued == record.isComplete() || !isKeyframe && !isContinued && !record.isKnown() ||
            isContinued && isKeyframe != record.isKeyframe())
        {
            return "section out of its place: head=" + head;
        }
        final String fault = isContinued ? null : begin(body, record, isKeyframe, isNext);
        if (fault != null)
        {
            return fault;
        }
        record.section(
            STATUSES[statusCode], timeEpochNs, (head & SnapshotLayout.MORE) != 0, documentCount - 1);

        return record.loggedOrders() == null ?
            entries.decode(body, end, record) : decodeWithOrders(body, end, record, isContinued);
    }

    private String decodeWithOrders(
        final RecordInput body, final int end, final MarketRecord record, final boolean isContinued)
    {
        if (!isContinued)
        {
            orders.begin();
        }
        final boolean areEntriesAllowed = !orders.isBegun();
        final int start = body.offset();
        String fault = entries.decode(body, end, record);
        if (fault == null && !areEntriesAllowed && (body.offset() != start || start == end))
        {
            fault = "entries behind orders: entities=" + record.entityCount();
        }
        if (fault == null && body.offset() != end)
        {
            body.getByte();
            fault = orders.decode(body, end, record);
        }

        return fault == null && record.isComplete() ? orders.end(record) : fault;
    }

    private String begin(
        final RecordInput body, final MarketRecord record, final boolean isKeyframe, final boolean isNext)
    {
        final long codedSequence = body.getVarint();
        final long back = isKeyframe ? 0 : body.getVarint();
        final long codedInterval = isNext ? 0 : body.getVarint();
        final long codedEntities = isNext ? 0 : body.getVarint();
        final long makers = isNext ? makersDistance() : body.getVarint();
        final long sequence = codedSequence + (isKeyframe ? 0 : record.eventSequence());
        final long interval = codedInterval + (isKeyframe ? 0 : record.interval() + 1);
        final long entities = codedEntities + (isKeyframe ? 0 : record.entityCount());
        final boolean isNamed = !isWalk || makers == makersDistance();
        final boolean isPlaced = isNamed && (isKeyframe || back == documentCount - 1 - record.sectionNumber());
        if (body.isBroken() || !isPlaced || !record.begin(isKeyframe, interval, sequence, entities))
        {
            return "interval=" + interval + " sequence=" + sequence + " entities=" + entities + " names=" +
                (record.makerCount() + 1) + " makers=" + makers + " back=" + back;
        }

        return null;
    }

    @Override
    String passSection(final RecordInput body, final MarketRecord record)
    {
        body.offset(kind == SnapshotLayout.SNAPSHOTS ? body.getSectionEnd() : body.end());

        return body.isBroken() ? "length of a section" : null;
    }

    @Override
    void copyHash(final byte[] target)
    {
        if (!isChained)
        {
            throw new IllegalStateException("chain was not followed: number=" + documentCount);
        }
        seal.copyHash(target);
    }
}
