package io.leadline.proof.command;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Documents that somebody has made fit who knows the format: numbered, chained and sealed anew. */
final class ForgedLog
{
    private static final int CONFIGURATION = 1;
    private static final int KIND_OFFSET = 3;
    private static final int CHECKSUM_OFFSET = 4;
    private static final int TAG_OFFSET = 8;
    private static final int NUMBER_OFFSET = 16;
    private static final int TIME_OFFSET = 20;
    private static final int BODY_OFFSET = 28;
    private static final int HASH_LENGTH = 32;

    private ForgedLog()
    {
    }

    /** A document of another time, not chained yet. */
    static byte[] moved(final byte[] document, final long byNs)
    {
        final ByteBuffer moved = ByteBuffer.wrap(document.clone()).order(ByteOrder.LITTLE_ENDIAN);
        moved.putLong(TIME_OFFSET, moved.getLong(TIME_OFFSET) + byNs);

        return moved.array();
    }

    static List<byte[]> chained(final List<byte[]> documents)
    {
        final List<byte[]> chained = new ArrayList<>();
        byte[] hash = new byte[HASH_LENGTH];
        for (final byte[] document : documents)
        {
            final ByteBuffer forged = ByteBuffer.wrap(document.clone()).order(ByteOrder.LITTLE_ENDIAN);
            forged.putInt(NUMBER_OFFSET, chained.size());
            if (forged.get(KIND_OFFSET) == CONFIGURATION)
            {
                forged.put(BODY_OFFSET, hash);
            }
            hash = hash(hash, forged.array());
            forged.put(TAG_OFFSET, hash, 0, Long.BYTES);
            forged.putInt(CHECKSUM_OFFSET, checksum(forged.array()));
            chained.add(forged.array());
        }

        return chained;
    }

    private static byte[] hash(final byte[] before, final byte[] document)
    {
        try
        {
            final MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(before);
            sha256.update(document, 0, CHECKSUM_OFFSET);
            sha256.update(document, NUMBER_OFFSET, document.length - NUMBER_OFFSET);

            return sha256.digest();
        }
        catch (final NoSuchAlgorithmException impossible)
        {
            throw new IllegalStateException(impossible);
        }
    }

    private static int checksum(final byte[] document)
    {
        final CRC32C checksum = new CRC32C();
        checksum.update(document, 0, CHECKSUM_OFFSET);
        checksum.update(document, TAG_OFFSET, document.length - TAG_OFFSET);

        return (int)checksum.getValue();
    }
}
