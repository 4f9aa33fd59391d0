package io.leadline.bench.snapshot;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.zip.CRC32C;

import io.leadline.bench.pair.Contender;

/**
 * Takes the checksum of every document of a log and hashes it behind the hash of the one before, and nothing else: what
 * whoever follows the chain does of each record before its first field.
 */
final class SealContender implements Contender
{
    private static final int HASH_LENGTH = 32;
    /** A document's checksum and tag are not hashed. */
    private static final int UNHASHED_LENGTH = 12;
    private static final int MAX_LENGTH = 1 << 20;

    private final List<ByteBuffer> documents;
    private final int chunkDocuments;
    private final byte[] bytes = new byte[HASH_LENGTH + MAX_LENGTH];
    private final CRC32C checksum = new CRC32C();
    private final MessageDigest sha256;
    private int next;
    private long sum;

    /**
     * Over the documents of a log, from its start again where a chunk would not be whole.
     *
     * @param chunkDocuments of a chunk; they stand for as many records.
     */
    SealContender(final List<ByteBuffer> documents, final int chunkDocuments)
    {
        this.documents = documents;
        this.chunkDocuments = chunkDocuments;
        try
        {
            sha256 = MessageDigest.getInstance("SHA-256");
        }
        catch (final NoSuchAlgorithmException failure)
        {
            throw new IllegalStateException("every Java platform has SHA-256", failure);
        }
    }

    @Override
    public void prepare()
    {
        next = next + chunkDocuments > documents.size() ? 0 : next;
    }

    @Override
    public long run()
    {
        for (final int end = next + chunkDocuments; next < end; next++)
        {
            sum += seal(documents.get(next));
        }

        return chunkDocuments;
    }

    private long seal(final ByteBuffer document)
    {
        final int length = document.capacity();
        document.get(0, bytes, HASH_LENGTH, length);
        checksum.reset();
        checksum.update(bytes, HASH_LENGTH, length);
        try
        {
            sha256.update(bytes, 0, HASH_LENGTH + length - UNHASHED_LENGTH);
            sha256.digest(bytes, 0, HASH_LENGTH);
        }
        catch (final DigestException failure)
        {
            throw new IllegalStateException("room for a hash: length=" + HASH_LENGTH, failure);
        }

        return checksum.getValue();
    }

    @Override
    public long[] outcome()
    {
        return new long[sum == Long.MIN_VALUE ? 1 : 0];
    }
}
