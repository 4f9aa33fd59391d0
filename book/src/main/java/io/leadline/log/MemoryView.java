package io.leadline.log;

import java.nio.Buffer;
import java.nio.ByteBuffer;

import org.agrona.BufferUtil;
import org.agrona.UnsafeApi;

/**
 * A byte buffer that is laid over memory which is mapped already, so that checksums and hashes of the JDK, which take
 * nothing else, run over a document where it lies. One object for all documents: its address and its capacity are set
 * anew for each, so it ends where the document ends. The caller answers for the memory being there.
 */
final class MemoryView
{
    private static final long CAPACITY_FIELD_OFFSET = UnsafeApi.objectFieldOffset(Buffer.class, "capacity");

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(0);

    void wrap(final long address, final int length)
    {
        UnsafeApi.putLong(buffer, BufferUtil.BYTE_BUFFER_ADDRESS_FIELD_OFFSET, address);
        UnsafeApi.putInt(buffer, CAPACITY_FIELD_OFFSET, length);
        buffer.clear();
    }

    ByteBuffer buffer()
    {
        return buffer;
    }
}
