package io.leadline.feed;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

import com.github.luben.zstd.ZstdIOException;

/** Content of a recording whose damaged compression is the user's bad input, not a failure of ours. */
final class DecompressedStream extends FilterInputStream
{
    private final Recording recording;

    DecompressedStream(final Recording recording, final InputStream content)
    {
        super(content);
        this.recording = recording;
    }

    @Override
    public int read() throws IOException
    {
        final byte[] single = new byte[1];

        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(final byte[] buffer, final int offset, final int length) throws IOException
    {
        try
        {
            return in.read(buffer, offset, length);
        }
        catch (final EOFException | ZipException | ZstdIOException damage)
        {
            throw recording.damaged(damage);
        }
    }
}
