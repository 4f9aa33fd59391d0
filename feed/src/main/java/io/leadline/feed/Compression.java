package io.leadline.feed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;

/** Tells compressed content by its first bytes and undoes the compression. */
final class Compression
{
    private static final int BUFFER_LENGTH = 1 << 16;
    private static final int MAGIC_LENGTH = 4;
    private static final int GZIP_MAGIC = 0x8b1f;
    private static final int ZSTD_MAGIC = 0xfd2fb528;
    /** Parallel zstd tools put such a frame in front. */
    private static final int ZSTD_SKIPPABLE_MAGIC = 0x184d2a50;
    private static final int ZSTD_SKIPPABLE_MASK = 0xfffffff0;

    private Compression()
    {
    }

    /** The content of a file, decompressed; owns the file's stream. */
    static InputStream open(final InputStream file) throws IOException
    {
        final InputStream buffered = new BufferedInputStream(file, BUFFER_LENGTH);
        try
        {
            buffered.mark(MAGIC_LENGTH);
            final byte[] magic = buffered.readNBytes(MAGIC_LENGTH);
            buffered.reset();

            return open(buffered, littleEndian(magic), magic.length);
        }
        catch (final IOException failure)
        {
            buffered.close();
            throw failure;
        }
    }

    private static InputStream open(final InputStream file, final int magic, final int length) throws IOException
    {
        if (length >= 2 && (magic & 0xffff) == GZIP_MAGIC)
        {
            return new GZIPInputStream(file, BUFFER_LENGTH);
        }
        final boolean isZstd = magic == ZSTD_MAGIC || (magic & ZSTD_SKIPPABLE_MASK) == ZSTD_SKIPPABLE_MAGIC;

        return length == MAGIC_LENGTH && isZstd ? new ZstdInputStreamNoFinalizer(file) : file;
    }

    private static int littleEndian(final byte[] bytes)
    {
        int value = 0;
        for (int i = 0; i < bytes.length; i++)
        {
            value |= (bytes[i] & 0xff) << (Byte.SIZE * i);
        }

        return value;
    }
}
