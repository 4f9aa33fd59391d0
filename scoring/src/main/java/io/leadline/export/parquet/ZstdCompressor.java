package io.leadline.export.parquet;

import java.io.IOException;

import com.github.luben.zstd.Zstd;

import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Compresses pages by Zstandard, with the library's own code on every machine: the same bytes everywhere, and none of
 * the codecs of Hadoop. Stateless.
 */
final class ZstdCompressor implements BytesInputCompressor
{
    private static final int LEVEL = 3;

    @Override
    public BytesInput compress(final BytesInput bytes) throws IOException
    {
        return BytesInput.from(Zstd.compress(bytes.toInputStream().readAllBytes(), LEVEL));
    }

    @Override
    public CompressionCodecName getCodecName()
    {
        return CompressionCodecName.ZSTD;
    }

    @Override
    public void release()
    {
        // Holds nothing.
    }
}
