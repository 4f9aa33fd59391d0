package io.leadline.event;

import static io.leadline.event.EventLayout.RECORDS_OFFSET;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;

import io.leadline.log.DocumentTailer;
import io.leadline.log.Documents;
import io.leadline.log.LogException;
import io.leadline.log.LogException.Fault;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads an event log from its first document, while it may still grow. Every document is checked before any of its
 * events is shown. Single thread; allocates for definitions only.
 */
public final class EventLogReader implements AutoCloseable
{
    private final Documents documents;
    private final CRC32C checksum = new CRC32C();
    private final Event event = new Event();
    private long documentCount;
    private int marketCount;
    private int accountCount;
    private long lastTimeEpochNs;
    private long lastSequence = -1;

    /**
     * Opens the log in a folder.
     *
     * @throws LogException when there is none.
     */
    public EventLogReader(final Path directory)
    {
        this(new DocumentTailer(directory));
    }

    /** Reads a log from its documents, which are closed with the reader. */
    public EventLogReader(final Documents documents)
    {
        this.documents = documents;
    }

    /**
     * Shows the records of the next document.
     *
     * @return whether there was one.
     * @throws LogException when it is not what the writer wrote; none of its records has been shown then.
     */
    public boolean poll(final EventHandler handler)
    {
        if (!documents.next())
        {
            return false;
        }
        final UnsafeBuffer buffer = documents.document();
        final int length = documents.length();
        checkDocument(buffer, length);
        checkRecords(buffer, length);
        documentCount++;
        for (int offset = RECORDS_OFFSET; offset < length; offset += recordLength(buffer, offset))
        {
            final int type = buffer.getByte(offset + EventLayout.TYPE_OFFSET);
            if (type <= EventType.LAST_EVENT)
            {
                handler.onEvent(event.wrap(buffer, offset));
            }
            else
            {
                onDefinition(handler, buffer, offset, type);
            }
        }

        return true;
    }

    /** Documents read so far. */
    public long documentCount()
    {
        return documentCount;
    }

    private void checkDocument(final UnsafeBuffer buffer, final int length)
    {
        if (length < RECORDS_OFFSET || int32(buffer, EventLayout.MAGIC_OFFSET) != EventLayout.MAGIC)
        {
            throw fault(Fault.CORRUPT, "not a document of an event log", "length=" + length);
        }
        final int format = int32(buffer, EventLayout.FORMAT_OFFSET);
        if (format != EventLayout.FORMAT)
        {
            throw fault(
                format > EventLayout.FORMAT || format < 0 ? Fault.TOO_NEW : Fault.TOO_OLD,
                "format of the event log", "format=" + format + " limit=" + EventLayout.FORMAT);
        }
        if (int32(buffer, EventLayout.LENGTH_OFFSET) != length)
        {
            throw fault(
                Fault.CORRUPT, "document of another length",
                "length=" + length + " header=" + int32(buffer, EventLayout.LENGTH_OFFSET));
        }
        checkChecksum(buffer, length);
        final long number = buffer.getLong(EventLayout.DOCUMENT_NUMBER_OFFSET, ByteOrder.LITTLE_ENDIAN);
        if (number != documentCount)
        {
            throw fault(
                Fault.INCOMPLETE, "document out of its place", "number=" + number + " expected=" + documentCount);
        }
    }

    private void checkChecksum(final UnsafeBuffer buffer, final int length)
    {
        final ByteBuffer memory = documents.memory();
        checksum.reset();
        memory.limit(length).position(EventLayout.LENGTH_OFFSET);
        checksum.update(memory);
        memory.clear();
        if ((int)checksum.getValue() != int32(buffer, EventLayout.CHECKSUM_OFFSET))
        {
            throw fault(
                Fault.CORRUPT, "checksum does not fit the document",
                "checksum=" + Integer.toHexString(int32(buffer, EventLayout.CHECKSUM_OFFSET)) +
                " computed=" + Integer.toHexString((int)checksum.getValue()));
        }
    }

    /** A checksum can be made to fit by whoever changes a document; so no length or number is believed unchecked. */
    private void checkRecords(final UnsafeBuffer buffer, final int length)
    {
        int offset = RECORDS_OFFSET;
        int count = 0;
        int markets = marketCount;
        int accounts = accountCount;
        while (offset < length)
        {
            final int recordLength = length - offset < EventLayout.ALIGNMENT ? 0 : recordLength(buffer, offset);
            if (recordLength < EventLayout.TEXT_OFFSET || recordLength % EventLayout.ALIGNMENT != 0 ||
                recordLength > length - offset)
            {
                throw badRecord(offset, "length=" + recordLength);
            }
            final int type = buffer.getByte(offset + EventLayout.TYPE_OFFSET);
            if (type > EventType.LAST_EVENT)
            {
                checkDefinition(buffer, offset, recordLength, markets, accounts);
                markets += type == EventType.MARKET_DEFINITION ? 1 : 0;
                accounts += type == EventType.ACCOUNT_DEFINITION ? 1 : 0;
            }
            else
            {
                checkEvent(buffer, offset, recordLength, markets, accounts);
            }
            offset += recordLength;
            count++;
        }
        if (count != buffer.getLong(EventLayout.RECORD_COUNT_OFFSET, ByteOrder.LITTLE_ENDIAN))
        {
            throw badRecord(offset, "count=" + count);
        }
        marketCount = markets;
        accountCount = accounts;
    }

    private void checkEvent(
        final UnsafeBuffer buffer, final int offset, final int recordLength, final int markets, final int accounts)
    {
        event.wrap(buffer, offset);
        final int type = event.type();
        if (recordLength != EventLayout.eventLength(type))
        {
            throw badRecord(offset, "type=" + type + " length=" + recordLength);
        }
        final boolean isAttributed = type == EventType.ADD || type == EventType.TRADE || type == EventType.FILL;
        final int side = event.side();
        final boolean isSideGood = type == EventType.STATUS ? side >= 0 && side <= 2 : side == 0 || side == 1;
        if (event.market() >= markets || event.market() < 0 && type != EventType.HEARTBEAT || !isSideGood ||
            isAttributed && (isUnknown(event.account(), accounts) || isUnknown(taker(type), accounts)))
        {
            throw badRecord(offset, "type=" + type + " market=" + event.market() + " side=" + side);
        }
        if (event.timeEpochNs() < lastTimeEpochNs || event.sequence() <= lastSequence)
        {
            throw badRecord(offset, "time=" + event.timeEpochNs() + " sequence=" + event.sequence() +
                " last_time=" + lastTimeEpochNs + " last_sequence=" + lastSequence);
        }
        lastTimeEpochNs = event.timeEpochNs();
        lastSequence = event.sequence();
    }

    private int taker(final int type)
    {
        return type == EventType.ADD ? EventSink.NO_ACCOUNT : event.taker();
    }

    private static boolean isUnknown(final int account, final int accounts)
    {
        return account < EventSink.NO_ACCOUNT || account >= accounts;
    }

    private void checkDefinition(
        final UnsafeBuffer buffer, final int offset, final int recordLength, final int markets, final int accounts)
    {
        final int type = buffer.getByte(offset + EventLayout.TYPE_OFFSET);
        final int number = int32(buffer, offset + EventLayout.NUMBER_OFFSET);
        final int textLength = uint16(buffer, offset + EventLayout.TEXT_LENGTH_OFFSET);
        final int tickLength = uint16(buffer, offset + EventLayout.TICK_LENGTH_OFFSET);
        final int lotLength = uint16(buffer, offset + EventLayout.FLAGS_OFFSET);
        final long orderId = buffer.getLong(offset + EventLayout.DEFINED_ORDER_ID_OFFSET, ByteOrder.LITTLE_ENDIAN);
        final boolean isNumberGood = switch (type)
        {
            case EventType.MARKET_DEFINITION -> number == markets;
            case EventType.ACCOUNT_DEFINITION -> number == accounts;
            case EventType.ORDER_ID_DEFINITION ->
                number >= 0 && number < markets && orderId < 0 && orderId != EventSink.NO_ORDER_ID;
            default -> false;
        };
        if (!isNumberGood || textLength == 0 || textLength > EventLayout.MAX_TEXT_LENGTH ||
            EventLayout.TEXT_OFFSET + textLength + tickLength + lotLength > recordLength ||
            DefinitionText.text(bytes(buffer, offset + EventLayout.TEXT_OFFSET, textLength)) == null)
        {
            throw badRecord(offset, "type=" + type + " number=" + number + " text_length=" + textLength);
        }
        checkSteps(buffer, offset, textLength, type);
    }

    /** A configured market has both steps, every other definition none. */
    private void checkSteps(final UnsafeBuffer buffer, final int offset, final int textLength, final int type)
    {
        final int tickOffset = offset + EventLayout.TEXT_OFFSET + textLength;
        final int tickLength = uint16(buffer, offset + EventLayout.TICK_LENGTH_OFFSET);
        final int lotLength = uint16(buffer, offset + EventLayout.FLAGS_OFFSET);
        final boolean hasNone = tickLength == 0 && lotLength == 0;
        final boolean hasBoth = type == EventType.MARKET_DEFINITION && step(buffer, tickOffset, tickLength) != null &&
            step(buffer, tickOffset + tickLength, lotLength) != null;
        if (!hasNone && !hasBoth)
        {
            throw badRecord(offset, "type=" + type + " tick_length=" + tickLength + " lot_length=" + lotLength);
        }
    }

    private void onDefinition(
        final EventHandler handler, final UnsafeBuffer buffer, final int offset, final int type)
    {
        final int number = int32(buffer, offset + EventLayout.NUMBER_OFFSET);
        final int textLength = uint16(buffer, offset + EventLayout.TEXT_LENGTH_OFFSET);
        final String text = DefinitionText.text(bytes(buffer, offset + EventLayout.TEXT_OFFSET, textLength));
        if (type == EventType.MARKET_DEFINITION)
        {
            final int tickOffset = offset + EventLayout.TEXT_OFFSET + textLength;
            final int tickLength = uint16(buffer, offset + EventLayout.TICK_LENGTH_OFFSET);
            final int lotLength = uint16(buffer, offset + EventLayout.FLAGS_OFFSET);
            handler.onMarket(
                number, text, step(buffer, tickOffset, tickLength), step(buffer, tickOffset + tickLength, lotLength));
        }
        else if (type == EventType.ACCOUNT_DEFINITION)
        {
            handler.onAccount(number, text);
        }
        else
        {
            handler.onOrderId(
                number, buffer.getLong(offset + EventLayout.DEFINED_ORDER_ID_OFFSET, ByteOrder.LITTLE_ENDIAN), text);
        }
    }

    private static BigDecimal step(final UnsafeBuffer buffer, final int offset, final int length)
    {
        return DefinitionText.step(bytes(buffer, offset, length));
    }

    private static byte[] bytes(final UnsafeBuffer buffer, final int offset, final int length)
    {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);

        return bytes;
    }

    private static int recordLength(final UnsafeBuffer buffer, final int offset)
    {
        return uint16(buffer, offset + EventLayout.RECORD_LENGTH_OFFSET);
    }

    private static int uint16(final UnsafeBuffer buffer, final int offset)
    {
        return buffer.getShort(offset, ByteOrder.LITTLE_ENDIAN) & 0xffff;
    }

    private static int int32(final UnsafeBuffer buffer, final int offset)
    {
        return buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN);
    }

    private LogException badRecord(final int offset, final String values)
    {
        return fault(Fault.CORRUPT, "record that no writer wrote", "offset=" + offset + " " + values);
    }

    private LogException fault(final Fault fault, final String what, final String values)
    {
        return new LogException(
            fault,
            what + ": path=" + documents.directory() + " index=0x" + Long.toHexString(documents.index()) + " " +
            values);
    }

    @Override
    public void close()
    {
        documents.close();
    }
}
