package io.leadline.event;

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

/**
 * The document that a writer is filling. It is made in memory of its own, which stays in the processor's cache, and
 * goes into the log in one copy when it is whole. Made in the log's own pages it would hold the log's lock from event
 * to event, and be slower in small batches: to open a document there costs more than the copy.
 */
final class EventBatch
{
    private static final int CAPACITY = 1 << 16;

    private final ByteBuffer memory = BufferUtil.allocateDirectAligned(CAPACITY, EventLayout.ALIGNMENT);
    private final UnsafeBuffer buffer = new UnsafeBuffer(memory);
    private final long start = buffer.addressOffset();
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
        final long address = start + offset;
        Fields.putInt64(address, head(recordLength, type, side, flags));
        Fields.putInt64(address + MARKET_OFFSET, market & 0xffff_ffffL | (long)account << Integer.SIZE);
        Fields.putInt64(address + SEQUENCE_OFFSET, sequence);
        Fields.putInt64(address + TIME_OFFSET, timeEpochNs);
        length += recordLength;
        recordCount++;

        return offset;
    }

    /** The first eight bytes of a record at once, as they lie in little-endian memory. */
    private static long head(final int recordLength, final int type, final int side, final int flags)
    {
        return recordLength | (long)type << Byte.SIZE * TYPE_OFFSET | (long)(side & 0xff) << Byte.SIZE * SIDE_OFFSET |
            (flags & 0xffffL) << Byte.SIZE * FLAGS_OFFSET;
    }

    /** Completes a record that {@link #begin} has started. */
    void putLong(final int offset, final long value)
    {
        Fields.putInt64(start + offset, value);
    }

    static int definitionLength(final byte[] text, final byte[] tick, final byte[] lot)
    {
        return definitionLength(text.length + tick.length + lot.length);
    }

    static int definitionLength(final int textLength)
    {
        return TEXT_OFFSET + (textLength + EventLayout.ALIGNMENT - 1) / EventLayout.ALIGNMENT * EventLayout.ALIGNMENT;
    }

    /** An order's id whose text is packed: as many rows name a new order as any other, so it is written by words. */
    void defineOrderId(final int market, final long orderId, final TextKey text)
    {
        final int recordLength = definitionLength(text.length());
        final long address = start + length;
        Fields.putInt64(address, head(recordLength, EventType.ORDER_ID_DEFINITION, 0, 0));
        Fields.putInt64(address + MARKET_OFFSET, market & 0xffff_ffffL | (long)text.length() << Integer.SIZE);
        Fields.putInt64(address + EventLayout.DEFINED_ORDER_ID_OFFSET, orderId);
        for (int offset = TEXT_OFFSET; offset < recordLength; offset += Long.BYTES)
        {
            Fields.putInt64(address + offset, text.word((offset - TEXT_OFFSET) / Long.BYTES));
        }
        length += recordLength;
        recordCount++;
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
