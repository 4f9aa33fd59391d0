package io.leadline.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.zip.CRC32C;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The checksum of a document and the chain's hash up to it. The hash of a document is taken over the hash before it and
 * all its bytes but checksum and tag; the tag is the first 8 bytes of that hash, the checksum is of everything but
 * itself.
 * <p>
 * A document is taken in whole, behind the last hash, so that one call hashes both; what is checked is what is then
 * decoded, even if the log's memory should change meanwhile. Allocates only for a document longer than all before.
 */
final class DocumentSeal
{
    /** Behind the end of what was taken in so many bytes may be read, whatever they are. */
    static final int SLACK = 32;
    private static final int START_OFFSET = SnapshotLayout.HASH_LENGTH;
    private static final int REST_OFFSET = START_OFFSET + SnapshotLayout.CHECKSUM_OFFSET;
    private static final int BODY_OFFSET = REST_OFFSET + SnapshotLayout.BODY_OFFSET - SnapshotLayout.NUMBER_OFFSET;
    private static final int INITIAL_CAPACITY = 1 << 16;

    private final CRC32C checksum = new CRC32C();
    private final DocumentHash sha256 = new DocumentHash();
    private final byte[] tagBytes = new byte[Long.BYTES];
    private final UnsafeBuffer tag = new UnsafeBuffer(tagBytes);
    private final byte[] hash = new byte[SnapshotLayout.HASH_LENGTH];
    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private final UnsafeBuffer memory = new UnsafeBuffer(bytes);
    private int restLength;

    /** Takes in a document of at least a header's length. */
    void take(final UnsafeBuffer document, final int length)
    {
        restLength = length - SnapshotLayout.NUMBER_OFFSET;
        if (bytes.length < REST_OFFSET + restLength + SLACK)
        {
            final byte[] longer = new byte[2 * (REST_OFFSET + restLength + SLACK)];
            System.arraycopy(bytes, 0, longer, 0, SnapshotLayout.HASH_LENGTH);
            bytes = longer;
            memory.wrap(bytes);
        }
        document.getBytes(0, bytes, START_OFFSET, SnapshotLayout.CHECKSUM_OFFSET);
        document.getBytes(SnapshotLayout.TAG_OFFSET, tagBytes);
        document.getBytes(SnapshotLayout.NUMBER_OFFSET, bytes, REST_OFFSET, restLength);
    }

    /** Checksum of the document with the tag that it carries, or that was computed since. */
    int checksum()
    {
        checksum.reset();
        checksum.update(bytes, START_OFFSET, SnapshotLayout.CHECKSUM_OFFSET);
        checksum.update(tagBytes, 0, tagBytes.length);
        checksum.update(bytes, REST_OFFSET, restLength);

        return (int)checksum.getValue();
    }

    /** Kind of the document taken in. */
    int kind()
    {
        return bytes[START_OFFSET + SnapshotLayout.KIND_OFFSET];
    }

    /** Number of the document taken in. */
    int number()
    {
        return memory.getInt(REST_OFFSET, LITTLE_ENDIAN);
    }

    /** Time of the document taken in. */
    long timeEpochNs()
    {
        return memory.getLong(REST_OFFSET + SnapshotLayout.TIME_OFFSET - SnapshotLayout.NUMBER_OFFSET, LITTLE_ENDIAN);
    }

    /** Tag that the document carries, or that was computed since. */
    long tag()
    {
        return tag.getLong(0, LITTLE_ENDIAN);
    }

    /** Hashes the document, and returns the tag that it must carry. */
    long computeTag()
    {
        sha256.hash(bytes, REST_OFFSET + restLength, hash);
        System.arraycopy(hash, 0, tagBytes, 0, tagBytes.length);

        return tag.getLong(0, LITTLE_ENDIAN);
    }

    /** Makes the document whose tag was computed the last one of the chain. */
    void accept()
    {
        System.arraycopy(hash, 0, bytes, 0, hash.length);
    }

    /** What was taken in, headed by the hash before it. */
    UnsafeBuffer memory()
    {
        return memory;
    }

    /** Where the body begins in {@link #memory()}. */
    int bodyOffset()
    {
        return BODY_OFFSET;
    }

    /** Where the document ends in {@link #memory()}. */
    int endOffset()
    {
        return REST_OFFSET + restLength;
    }

    /** Hash of the last document that was accepted, zeros before the first. */
    void copyHash(final byte[] target)
    {
        System.arraycopy(bytes, 0, target, 0, SnapshotLayout.HASH_LENGTH);
    }

    /** Makes a hash the chain's last. */
    void startFrom(final byte[] lastHash)
    {
        System.arraycopy(lastHash, 0, bytes, 0, SnapshotLayout.HASH_LENGTH);
    }
}
