package io.leadline.bench.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import com.github.luben.zstd.Zstd;
import io.leadline.snapshot.Snapshot;

/**
 * Snapshots as one writes them first: a header of 40 bytes, then eight bytes for every field of every entity, one
 * snapshot behind another; and what a common compressor makes of blocks of it.
 */
final class PlainForm
{
    private static final int BLOCK_LENGTH = 64 << 10;
    private static final int LEVEL = 3;

    private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer compressed = ByteBuffer.allocateDirect((int)Zstd.compressBound(BLOCK_LENGTH));
    private long byteCount;
    private long compressedCount;

    /** Adds a snapshot. */
    void add(final Snapshot snapshot, final int fieldCount)
    {
        put(snapshot.market());
        put(snapshot.timeEpochNs());
        put(snapshot.interval());
        put(snapshot.eventSequence());
        put((long)snapshot.entityCount() << Integer.SIZE | snapshot.status().ordinal());
        for (int entity = 0; entity < snapshot.entityCount(); entity++)
        {
            for (int field = 0; field < fieldCount; field++)
            {
                if (snapshot.high(entity, field) != 0)
                {
                    throw new IllegalStateException("field is wider than the plain form: field=" + field);
                }
                put(snapshot.low(entity, field));
            }
        }
    }

    private void put(final long value)
    {
        block.putLong(value);
        if (!block.hasRemaining())
        {
            compress();
        }
    }

    private void compress()
    {
        block.flip();
        byteCount += block.remaining();
        compressed.clear();
        compressedCount += Zstd.compress(compressed, block, LEVEL);
        block.clear();
    }

    /** Ends the last block. */
    void end()
    {
        if (block.position() > 0)
        {
            compress();
        }
    }

    long byteCount()
    {
        return byteCount;
    }

    /** Bytes of all blocks, each compressed by zstd -3 alone, so that each can be read alone. */
    long compressedCount()
    {
        return compressedCount;
    }
}
