package io.leadline.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Documents of a snapshot log that a test changes, and makes fit again as an attacker would. */
final class SnapshotDocuments
{
    private SnapshotDocuments()
    {
    }

    static ByteBuffer little(final byte[] document)
    {
        return ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN);
    }

    static int kind(final byte[] document)
    {
        return document[SnapshotLayout.KIND_OFFSET];
    }

    static long timeEpochNs(final byte[] document)
    {
        return little(document).getLong(SnapshotLayout.TIME_OFFSET);
    }

    /** Makes length and checksum fit; the document itself is changed. */
    static byte[] refit(final byte[] document)
    {
        little(document).putInt(SnapshotLayout.LENGTH_OFFSET, document.length);
        final CRC32C checksum = new CRC32C();
        checksum.update(document, 0, SnapshotLayout.CHECKSUM_OFFSET);
        checksum.update(document, SnapshotLayout.LENGTH_OFFSET, document.length - SnapshotLayout.LENGTH_OFFSET);
        little(document).putInt(SnapshotLayout.CHECKSUM_OFFSET, (int)checksum.getValue());

        return document;
    }

    /** Numbers and chains all documents anew; makers' distances stay what they are. */
    static List<byte[]> rechain(final List<byte[]> documents)
    {
        final List<byte[]> chained = new ArrayList<>();
        final DocumentHash sha256 = new DocumentHash();
        final byte[] hash = new byte[SnapshotLayout.HASH_LENGTH];
        for (final byte[] document : documents)
        {
            final byte[] copy = document.clone();
            little(copy).putLong(SnapshotLayout.NUMBER_OFFSET, chained.size());
            System.arraycopy(hash, 0, copy, SnapshotLayout.PREVIOUS_OFFSET, hash.length);
            refit(copy);
            sha256.hash(copy, copy.length, hash);
            chained.add(copy);
        }

        return chained;
    }
}
