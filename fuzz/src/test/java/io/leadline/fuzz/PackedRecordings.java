package io.leadline.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Recordings as they are compressed. */
final class PackedRecordings
{
    private PackedRecordings()
    {
    }

    static byte[] gzip(final byte[] recording)
    {
        final ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped))
        {
            out.write(recording);
        }
        catch (final IOException impossible)
        {
            throw new UncheckedIOException(impossible);
        }

        return zipped.toByteArray();
    }
}
