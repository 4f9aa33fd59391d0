package io.leadline.event;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Makes documents of events fit as one who knows the format would: length, number and checksum. */
public final class SealedBatches
{
    private SealedBatches()
    {
    }

    /** Seals copies of documents, in their order; those too short for it stay as they are. */
    public static List<byte[]> seal(final List<byte[]> documents)
    {
        final List<byte[]> sealed = new ArrayList<>();
        for (final byte[] document : documents)
        {
            final byte[] copy = document.clone();
            if (copy.length >= EventLayout.RECORDS_OFFSET)
            {
                final ByteBuffer fields = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
                fields.putInt(EventLayout.LENGTH_OFFSET, copy.length);
                fields.putLong(EventLayout.DOCUMENT_NUMBER_OFFSET, sealed.size());
                final CRC32C checksum = new CRC32C();
                checksum.update(copy, EventLayout.LENGTH_OFFSET, copy.length - EventLayout.LENGTH_OFFSET);
                fields.putInt(EventLayout.CHECKSUM_OFFSET, (int)checksum.getValue());
            }
            sealed.add(copy);
        }

        return sealed;
    }
}
