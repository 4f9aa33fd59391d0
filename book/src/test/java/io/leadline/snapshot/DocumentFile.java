package io.leadline.snapshot;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Bare documents in one compressed stream: for each its length, big-endian in four bytes, and its bytes; then a 0. */
final class DocumentFile
{
    private DocumentFile()
    {
    }

    static List<byte[]> read(final InputStream source) throws IOException
    {
        final List<byte[]> documents = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(source)))
        {
            for (int length = in.readInt(); length != 0; length = in.readInt())
            {
                documents.add(in.readNBytes(length));
            }
        }

        return documents;
    }

    static void write(final List<byte[]> documents, final OutputStream target) throws IOException
    {
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(target)))
        {
            for (final byte[] document : documents)
            {
                out.writeInt(document.length);
                out.write(document);
            }
            out.writeInt(0);
        }
    }
}
