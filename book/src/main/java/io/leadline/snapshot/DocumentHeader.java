package io.leadline.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.zip.CRC32C;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * What a document of a snapshot log, of any format, says of itself in front of its body; for whoever looks at one that
 * a reader has refused. Nothing of it is to be believed but of one that {@link #isSealed()}. Cold; single thread.
 */
public final class DocumentHeader
{
    public static final int CONFIGURATION = SnapshotLayout.CONFIGURATION;
    public static final int MAKERS = SnapshotLayout.MAKERS;
    public static final int SNAPSHOT = SnapshotLayout.SNAPSHOT;
    public static final int TOTALS = SnapshotLayout.TOTALS;
    public static final int SNAPSHOTS = SnapshotLayout.SNAPSHOTS;
    /** In place of a market. */
    public static final int NONE = -1;

    private static final int SEALED_OFFSET = SnapshotLayout.CHECKSUM_OFFSET + Integer.BYTES;
    private static final long NUMBER_MASK = 0xffff_ffffL;

    private final CRC32C checksum = new CRC32C();
    private final RecordInput body = new RecordInput();
    private UnsafeBuffer document;
    private int length;

    /** Whether these bytes begin as every document does. */
    public static boolean isBegunIn(final UnsafeBuffer memory, final int offset)
    {
        return (memory.getShort(offset + SnapshotLayout.MAGIC_OFFSET, LITTLE_ENDIAN) & 0xffff) == SnapshotLayout.MAGIC;
    }

    /**
     * Looks at a document where it lies.
     *
     * @return whether it is long enough for a header and begins as one; what it says of itself may be asked of any that
     *         {@link #isHeaderLong()}.
     */
    public boolean wrap(final UnsafeBuffer newDocument, final int newLength)
    {
        document = newDocument;
        length = newLength;

        return isHeaderLong() && isBegunIn(document, 0);
    }

    /** Whether it is long enough for a header, whatever that begins with. */
    public boolean isHeaderLong()
    {
        return length >= (isFormatOne() ? FormatOne.BODY_OFFSET : SnapshotLayout.BODY_OFFSET);
    }

    /** Whether its checksum fits. */
    public boolean isSealed()
    {
        final byte[] bytes = new byte[length];
        document.getBytes(0, bytes);
        checksum.reset();
        checksum.update(bytes, 0, SnapshotLayout.CHECKSUM_OFFSET);
        checksum.update(bytes, SEALED_OFFSET, length - SEALED_OFFSET);

        return (int)checksum.getValue() == document.getInt(SnapshotLayout.CHECKSUM_OFFSET, LITTLE_ENDIAN);
    }

    /** Number of its format. */
    public int format()
    {
        return document.getByte(SnapshotLayout.FORMAT_OFFSET) & 0xff;
    }

    /** One of the kinds above, or what is none. */
    public int kind()
    {
        return document.getByte(SnapshotLayout.KIND_OFFSET) & 0xff;
    }

    /** Low 32 bits of its number in the log. */
    public long number()
    {
        return NUMBER_MASK & document.getInt(
            isFormatOne() ? FormatOne.NUMBER_OFFSET : SnapshotLayout.NUMBER_OFFSET, LITTLE_ENDIAN);
    }

    /** Its time, in ns since 1970-01-01 UTC. */
    public long timeEpochNs()
    {
        return document.getLong(isFormatOne() ? FormatOne.TIME_OFFSET : SnapshotLayout.TIME_OFFSET, LITTLE_ENDIAN);
    }

    /** The first market in it, as its position in the configuration; {@link #NONE} where there is none. */
    public int market()
    {
        if (kind() != SNAPSHOT && kind() != SNAPSHOTS && kind() != TOTALS)
        {
            return NONE;
        }
        body.wrap(document, isFormatOne() ? FormatOne.BODY_OFFSET : SnapshotLayout.BODY_OFFSET, length);
        final long market = body.getVarint();

        return body.isBroken() || market > Integer.MAX_VALUE ? NONE : (int)market;
    }

    private boolean isFormatOne()
    {
        return length > SnapshotLayout.FORMAT_OFFSET && format() == FormatOne.FORMAT;
    }
}
