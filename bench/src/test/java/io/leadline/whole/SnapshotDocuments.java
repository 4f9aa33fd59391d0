package io.leadline.whole;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.leadline.log.DocumentAppender;
import io.leadline.log.DocumentTailer;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** The documents of a snapshot log as bytes: what is meant when two logs are called the same. */
final class SnapshotDocuments
{
    private static final int TIME_OFFSET = 20;
    private static final int ALIGNMENT = 64;

    private SnapshotDocuments()
    {
    }

    /** All documents of the log in a folder, empty where there is none. */
    static List<byte[]> of(final Path snapshots)
    {
        final List<byte[]> documents = new ArrayList<>();
        if (!DocumentTailer.isLog(snapshots))
        {
            return documents;
        }
        try (DocumentTailer tailer = new DocumentTailer(snapshots))
        {
            while (tailer.next())
            {
                final byte[] document = new byte[tailer.length()];
                tailer.document().getBytes(0, document);
                documents.add(document);
            }
        }

        return documents;
    }

    /** Where two logs part, in words; empty when the one is the other's beginning, or both are the same. */
    static String parting(final List<byte[]> beginning, final List<byte[]> whole)
    {
        if (beginning.size() > whole.size())
        {
            return "documents=" + beginning.size() + " expected at most " + whole.size();
        }
        for (int i = 0; i < beginning.size(); i++)
        {
            final int at = Arrays.mismatch(beginning.get(i), whole.get(i));
            if (at >= 0)
            {
                return "document=" + i + " of " + whole.size() + " differs at offset=" + at;
            }
        }

        return "";
    }

    /** Where two logs differ, in words; empty when they do not. */
    static String difference(final List<byte[]> actual, final List<byte[]> expected)
    {
        final String parting = parting(actual, expected);

        return parting.isEmpty() && actual.size() < expected.size()
            ? "documents=" + actual.size() + " expected=" + expected.size()
            : parting;
    }

    /** Writes a log of these documents, as a sampler leaves it that is stopped behind the last of them. */
    static void write(final List<byte[]> documents, final Path snapshots)
    {
        try (DocumentAppender appender = new DocumentAppender(snapshots))
        {
            for (final byte[] document : documents)
            {
                final UnsafeBuffer buffer =
                    new UnsafeBuffer(BufferUtil.allocateDirectAligned(document.length, ALIGNMENT));
                buffer.putBytes(0, document);
                appender.append(buffer.getLong(TIME_OFFSET, ByteOrder.LITTLE_ENDIAN), buffer, 0, document.length);
            }
        }
    }
}
