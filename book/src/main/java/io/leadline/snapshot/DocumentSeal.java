package io.leadline.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.zip.CRC32C;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The checksum of a document and the chain's hash up to it. The hash of a document is taken over the hash before it and
 * all its bytes but checksum and tag; the tag is the first 8 bytes of that hash, the checksum is of everything but
 * itself.
 * <p>
 * A document is taken in whole by one copy; what is checked is what is then decoded, even if the log's memory should
 * change meanwhile. It is laid so that both sums find in front of its number what they begin with, and take one call
 * each: the checksum first four bytes and tag, the hash the hash before and the first four bytes. They share that room,
 * so each puts there what it needs. Allocates only for a document longer than all before.
 */
final class DocumentSeal
{
    /** Behind the end of what was taken in so many bytes may be read, whatever they are. */
    static final int SLACK = 32;
    private static final VarHandle LONG =
        MethodHandles.byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);
    private static final int START_LENGTH = SnapshotLayout.CHECKSUM_OFFSET;
    private static final int NUMBER_OFFSET = SnapshotLayout.HASH_LENGTH + START_LENGTH;
    private static final int DOCUMENT_OFFSET = NUMBER_OFFSET - SnapshotLayout.NUMBER_OFFSET;
    private static final int CHECKED_OFFSET = NUMBER_OFFSET - Long.BYTES - START_LENGTH;
    private static final int INITIAL_CAPACITY = 1 << 16;

    private final CRC32C checksum = new CRC32C();
    private final DocumentHash sha256 = new DocumentHash();
    private byte[] hash = new byte[SnapshotLayout.HASH_LENGTH];
    private byte[] lastHash = new byte[SnapshotLayout.HASH_LENGTH];
    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private final UnsafeBuffer memory = new UnsafeBuffer(bytes);
    private int start;
    private long tag;
    private int endOffset;

    /** Takes in a document of at least a header's length. */
    void take(final UnsafeBuffer document, final int length)
    {
        endOffset = DOCUMENT_OFFSET + length;
        if (bytes.length < endOffset + SLACK)
        {
            bytes = new byte[2 * (endOffset + SLACK)];
            memory.wrap(bytes);
        }
        document.getBytes(0, bytes, DOCUMENT_OFFSET, length);
        start = memory.getInt(DOCUMENT_OFFSET, LITTLE_ENDIAN);
        tag = memory.getLong(DOCUMENT_OFFSET + SnapshotLayout.TAG_OFFSET, LITTLE_ENDIAN);
    }

    /** Checksum of the document with the tag that it carries, or that was computed since. */
    int checksum()
    {
        memory.putInt(CHECKED_OFFSET, start, LITTLE_ENDIAN);
        memory.putLong(CHECKED_OFFSET + START_LENGTH, tag, LITTLE_ENDIAN);
        checksum.reset();
        checksum.update(bytes, CHECKED_OFFSET, endOffset - CHECKED_OFFSET);

        return (int)checksum.getValue();
    }

    /** Kind of the document taken in. */
    int kind()
    {
        return start >> Byte.SIZE * SnapshotLayout.KIND_OFFSET;
    }

    /** Number of the document taken in. */
    int number()
    {
        return memory.getInt(NUMBER_OFFSET, LITTLE_ENDIAN);
    }

    /** Time of the document taken in. */
    long timeEpochNs()
    {
        return memory.getLong(DOCUMENT_OFFSET + SnapshotLayout.TIME_OFFSET, LITTLE_ENDIAN);
    }

    /** Tag that the document carries, or that was computed since. */
    long tag()
    {
        return tag;
    }

    /** Hashes the document, and returns the tag that it must carry. */
    long computeTag()
    {
        System.arraycopy(lastHash, 0, bytes, 0, SnapshotLayout.HASH_LENGTH);
        memory.putInt(SnapshotLayout.HASH_LENGTH, start, LITTLE_ENDIAN);
        sha256.hash(bytes, endOffset, hash);
        tag = (long)LONG.get(hash, 0);

        return tag;
    }

    /** Makes the document whose tag was computed the last one of the chain. */
    void accept()
    {
        final byte[] before = lastHash;
        lastHash = hash;
        hash = before;
    }

    /** Goes on behind a document that was not read, with the hash up to and with it. */
    void goOnBehind(final byte[] hashBefore)
    {
        System.arraycopy(hashBefore, 0, lastHash, 0, SnapshotLayout.HASH_LENGTH);
    }

    /** Whether the document accepted last came behind this hash; to be asked before the next is hashed. */
    boolean isBehind(final byte[] hashBefore)
    {
        return Arrays.equals(hash, hashBefore);
    }

    /** What was taken in; the body is as it was, what lies in front of it serves the sums. */
    UnsafeBuffer memory()
    {
        return memory;
    }

    /** Where the body begins in {@link #memory()}. */
    int bodyOffset()
    {
        return DOCUMENT_OFFSET + SnapshotLayout.BODY_OFFSET;
    }

    /** Where the document ends in {@link #memory()}. */
    int endOffset()
    {
        return endOffset;
    }

    /** Hash of the last document that was accepted, zeros before the first. */
    void copyHash(final byte[] target)
    {
        System.arraycopy(lastHash, 0, target, 0, SnapshotLayout.HASH_LENGTH);
    }
}
