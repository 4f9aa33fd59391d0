package io.leadline.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;

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

    /** An output for a body, with room for much. */
    static RecordOutput output()
    {
        final RecordOutput output = new RecordOutput();
        output.wrap(new UnsafeBuffer(new byte[1 << 23]), SnapshotLayout.BODY_OFFSET);

        return output;
    }

    /** What was put into an output. */
    static byte[] bytes(final RecordOutput output)
    {
        return Arrays.copyOf(output.buffer().byteArray(), output.length());
    }

    /** Makes the checksum fit; the document itself is changed. */
    static byte[] refit(final byte[] document)
    {
        final DocumentSeal seal = new DocumentSeal();
        seal.take(new UnsafeBuffer(document), document.length);
        little(document).putInt(SnapshotLayout.CHECKSUM_OFFSET, seal.checksum());

        return document;
    }

    /** Numbers and chains all documents anew; distances to others stay what they are. */
    static List<byte[]> rechain(final List<byte[]> documents)
    {
        final List<byte[]> chained = new ArrayList<>();
        final DocumentSeal seal = new DocumentSeal();
        for (final byte[] document : documents)
        {
            final byte[] copy = document.clone();
            little(copy).putInt(SnapshotLayout.NUMBER_OFFSET, chained.size());
            if (kind(copy) == SnapshotLayout.CONFIGURATION && copy.length > SnapshotLayout.BODY_OFFSET + 32)
            {
                final byte[] hash = new byte[SnapshotLayout.HASH_LENGTH];
                seal.copyHash(hash);
                System.arraycopy(hash, 0, copy, SnapshotLayout.BODY_OFFSET, hash.length);
            }
            seal.take(new UnsafeBuffer(copy), copy.length);
            little(copy).putLong(SnapshotLayout.TAG_OFFSET, seal.computeTag());
            little(copy).putInt(SnapshotLayout.CHECKSUM_OFFSET, seal.checksum());
            seal.accept();
            chained.add(copy);
        }

        return chained;
    }
}
