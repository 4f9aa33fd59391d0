package io.leadline.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;

/** Makes documents fit as one who knows the format would: number, tag and checksum, and the hash before each file. */
public final class SealedDocuments
{
    private SealedDocuments()
    {
    }

    /** Seals copies of documents, in their order; those too short for it stay as they are. */
    public static List<byte[]> seal(final List<byte[]> documents)
    {
        return seal(documents, 0, new byte[SnapshotLayout.HASH_LENGTH]);
    }

    /** Seals copies of documents that go on behind others, with their chain's last hash. */
    public static List<byte[]> seal(final List<byte[]> documents, final long firstNumber, final byte[] hashBefore)
    {
        final List<byte[]> sealed = new ArrayList<>();
        final DocumentSeal seal = new DocumentSeal();
        seal.goOnBehind(hashBefore);
        final byte[] last = hashBefore.clone();
        for (final byte[] document : documents)
        {
            final byte[] copy = document.clone();
            if (copy.length >= SnapshotLayout.BODY_OFFSET)
            {
                seal(copy, (int)(firstNumber + sealed.size()), seal, last);
            }
            sealed.add(copy);
        }

        return sealed;
    }

    private static void seal(final byte[] document, final int number, final DocumentSeal seal, final byte[] last)
    {
        final ByteBuffer fields = ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN);
        fields.putInt(SnapshotLayout.NUMBER_OFFSET, number);
        if (document[SnapshotLayout.KIND_OFFSET] == SnapshotLayout.CONFIGURATION
            && document.length > SnapshotLayout.BODY_OFFSET + SnapshotLayout.HASH_LENGTH)
        {
            System.arraycopy(last, 0, document, SnapshotLayout.BODY_OFFSET, last.length);
        }
        seal.take(new UnsafeBuffer(document), document.length);
        fields.putLong(SnapshotLayout.TAG_OFFSET, seal.computeTag());
        fields.putInt(SnapshotLayout.CHECKSUM_OFFSET, seal.checksum());
        seal.accept();
        seal.copyHash(last);
    }
}
