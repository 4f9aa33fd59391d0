package io.leadline.feed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes each reading took from a file, before they are decompressed: the measure of progress. */
final class CountedStream extends FilterInputStream
{
    private final LongConsumer bytesRead;

    CountedStream(final InputStream file, final LongConsumer bytesRead)
    {
        super(file);
        this.bytesRead = bytesRead;
    }

    @Override
    public int read() throws IOException
    {
        final int value = super.read();
        if (value >= 0)
        {
            bytesRead.accept(1);
        }

        return value;
    }

    @Override
    public int read(final byte[] target, final int offset, final int length) throws IOException
    {
        final int count = super.read(target, offset, length);
        if (count > 0)
        {
            bytesRead.accept(count);
        }

        return count;
    }
}
