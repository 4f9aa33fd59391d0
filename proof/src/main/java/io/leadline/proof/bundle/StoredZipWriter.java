package io.leadline.proof.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

import io.leadline.problem.BadInputException;

/** Writes a zip file of a bundle, one entry after another. Single thread. */
final class StoredZipWriter
{
    private final OutputStream out;
    private final List<ZipLayout.Entry> entries = new ArrayList<>();
    private long length;

    StoredZipWriter(final OutputStream out)
    {
        this.out = out;
    }

    void add(final String name, final byte[] content) throws IOException
    {
        final CRC32 crc = new CRC32();
        crc.update(content);
        final ZipLayout.Entry entry =
            new ZipLayout.Entry(name, (int)crc.getValue(), content.length, length);
        entries.add(entry);
        put(ZipLayout.local(entry));
        put(content);
    }

    void finish() throws IOException
    {
        final long centralOffset = length;
        for (final ZipLayout.Entry entry : entries)
        {
            put(ZipLayout.central(entry));
        }
        put(ZipLayout.end(entries.size(), length - centralOffset, centralOffset));
    }

    private void put(final byte[] bytes) throws IOException
    {
        length += bytes.length;
        if (length > ZipLayout.MAX_FILE_LENGTH || entries.size() > ZipLayout.MAX_ENTRIES)
        {
            throw new BadInputException(
                "too much for one bundle: entries=" + entries.size() + " limit=" + ZipLayout.MAX_ENTRIES + " length=" +
                length + " limit=" + ZipLayout.MAX_FILE_LENGTH + " (choose a shorter window or fewer markets)");
        }
        out.write(bytes);
    }
}
