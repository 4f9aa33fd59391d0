package io.leadline.event;

import static io.leadline.event.EventLayout.ACCOUNT_OFFSET;
import static io.leadline.event.EventLayout.CHECKSUM_OFFSET;
import static io.leadline.event.EventLayout.FLAGS_OFFSET;
import static io.leadline.event.EventLayout.FORMAT_OFFSET;
import static io.leadline.event.EventLayout.LENGTH_OFFSET;
import static io.leadline.event.EventLayout.MARKET_OFFSET;
import static io.leadline.event.EventLayout.RECORDS_OFFSET;
import static io.leadline.event.EventLayout.SEQUENCE_OFFSET;
import static io.leadline.event.EventLayout.SIDE_OFFSET;
import static io.leadline.event.EventLayout.TEXT_OFFSET;
import static io.leadline.event.EventLayout.TIME_OFFSET;
import static io.leadline.event.EventLayout.TYPE_OFFSET;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** The document that a writer is filling. */
final class EventBatch
{
    private static final int CAPACITY = 1 << 16;

    private final ByteBuffer memory = BufferUtil.allocateDirectAligned(CAPACITY, EventLayout.ALIGNMENT);
    private final UnsafeBuffer buffer = new UnsafeBuffer(memory);
    private final CRC32C checksum = new CRC32C();
    private int length = RECORDS_OFFSET;
    private int recordCount;

    boolean isEmpty()
    {
        return recordCount == 0;
    }

    boolean hasRoomFor(final int recordLength)
    {
        return length + recordLength <= CAPACITY;
    }

    /** Starts the record of an event and returns its offset; fields behind the time are the caller's. */
    int begin(
        final int type,
        final int side,
        final int flags,
        final int market,
        final int account,
        final long sequence,
        final long timeEpochNs)
    {
        final int offset = length;
        final int recordLength = EventLayout.eventLength(type);
        buffer.putLong(offset, 0);
        buffer.putShort(offset, (short)recordLength, ByteOrder.LITTLE_ENDIAN);
        buffer.putByte(offset + TYPE_OFFSET, (byte)type);
        buffer.putByte(offset + SIDE_OFFSET, (byte)side);
        buffer.putShort(offset + FLAGS_OFFSET, (short)flags, ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(offset + MARKET_OFFSET, market, ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(offset + ACCOUNT_OFFSET, account, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(offset + SEQUENCE_OFFSET, sequence, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(offset + TIME_OFFSET, timeEpochNs, ByteOrder.LITTLE_ENDIAN);
        length += recordLength;
        recordCount++;

        return offset;
    }

    void putLong(final int offset, final long value)
    {
        buffer.putLong(offset, value, ByteOrder.LITTLE_ENDIAN);
    }

    void putInt(final int offset, final int value)
    {
        buffer.putInt(offset, value, ByteOrder.LITTLE_ENDIAN);
    }

    static int definitionLength(final byte[] text, final byte[] tick, final byte[] lot)
    {
        final int bytes = TEXT_OFFSET + text.length + tick.length + lot.length;

        return (bytes + EventLayout.ALIGNMENT - 1) / EventLayout.ALIGNMENT * EventLayout.ALIGNMENT;
    }

    void define(
        final int type, final int number, final long orderId, final byte[] text, final byte[] tick, final byte[] lot)
    {
        final int offset = length;
        final int recordLength = definitionLength(text, tick, lot);
        buffer.setMemory(offset, recordLength, (byte)0);
        buffer.putShort(offset, (short)recordLength, ByteOrder.LITTLE_ENDIAN);
        buffer.putByte(offset + TYPE_OFFSET, (byte)type);
        buffer.putInt(offset + EventLayout.NUMBER_OFFSET, number, ByteOrder.LITTLE_ENDIAN);
        buffer.putShort(offset + EventLayout.TEXT_LENGTH_OFFSET, (short)text.length, ByteOrder.LITTLE_ENDIAN);
        buffer.putShort(offset + EventLayout.TICK_LENGTH_OFFSET, (short)tick.length, ByteOrder.LITTLE_ENDIAN);
        buffer.putShort(offset + EventLayout.FLAGS_OFFSET, (short)lot.length, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(offset + EventLayout.DEFINED_ORDER_ID_OFFSET, orderId, ByteOrder.LITTLE_ENDIAN);
        buffer.putBytes(offset + TEXT_OFFSET, text);
        buffer.putBytes(offset + TEXT_OFFSET + text.length, tick);
        buffer.putBytes(offset + TEXT_OFFSET + text.length + tick.length, lot);
        length += recordLength;
        recordCount++;
    }

    /** Completes the header; the document is then {@link #buffer()} from 0 to {@link #length()}. */
    void seal(final long documentNumber)
    {
        buffer.putInt(EventLayout.MAGIC_OFFSET, EventLayout.MAGIC, ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(FORMAT_OFFSET, EventLayout.FORMAT, ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(LENGTH_OFFSET, length, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(EventLayout.DOCUMENT_NUMBER_OFFSET, documentNumber, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(EventLayout.RECORD_COUNT_OFFSET, recordCount, ByteOrder.LITTLE_ENDIAN);
        checksum.reset();
        memory.limit(length).position(LENGTH_OFFSET);
        checksum.update(memory);
        memory.clear();
        buffer.putInt(CHECKSUM_OFFSET, (int)checksum.getValue(), ByteOrder.LITTLE_ENDIAN);
    }

    UnsafeBuffer buffer()
    {
        return buffer;
    }

    int length()
    {
        return length;
    }

    /** The sealed document in memory of its own. */
    UnsafeBuffer copy()
    {
        final UnsafeBuffer copy = new UnsafeBuffer(BufferUtil.allocateDirectAligned(length, EventLayout.ALIGNMENT));
        copy.putBytes(0, buffer, 0, length);

        return copy;
    }

    void reset()
    {
        length = RECORDS_OFFSET;
        recordCount = 0;
    }
}
