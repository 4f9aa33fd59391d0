package io.leadline.event;

import static io.leadline.event.EventLayout.MARKET_OFFSET;
import static io.leadline.event.EventLayout.RECORDS_OFFSET;
import static io.leadline.event.EventLayout.SEQUENCE_OFFSET;
import static io.leadline.event.EventLayout.TEXT_OFFSET;
import static io.leadline.event.EventLayout.TIME_OFFSET;

import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Holds every record of a document to what a writer writes. A checksum can be made to fit by whoever changes a
 * document, so no length and no number is believed unchecked.
 * <p>
 * This pass lies on the way of every event, before any of its document is shown. Types come in no order that a
 * processor could foresee, so nothing branches on them: what a type asks of a record stands in small tables, each
 * demand comes to a number that is negative when it is not met, and all of them are joined and asked once. The next
 * record is found by the length in this one, not by its type, which would put a table into the chain from record to
 * record. Fields are loaded from their addresses, once the record is known to lie within the document: a check of every
 * load by itself was a fifth of the time of reading.
 */
final class RecordCheck
{
    /** Every record is good. */
    static final int NONE = -1;

    private static final int TABLE_LENGTH = EventType.LAST_EVENT + 1;
    private static final int NO_LENGTH = -1;
    private static final int[] LENGTHS = new int[TABLE_LENGTH];
    private static final int[] MAX_SIDES = new int[TABLE_LENGTH];
    private static final int[] MIN_MARKETS = new int[TABLE_LENGTH];
    /** All bits for a type that names an account and perhaps a taker, none for others. */
    private static final int[] NAMING_MASKS = new int[TABLE_LENGTH];
    /** Where the taker of a type stands; its account once more, when there is no other. */
    private static final int[] TAKER_OFFSETS = new int[TABLE_LENGTH];

    private int marketCount;
    private int accountCount;
    private long lastTimeEpochNs;
    private long lastSequence = -1;

    static
    {
        Arrays.setAll(LENGTHS, EventLayout::eventLength);
        LENGTHS[0] = NO_LENGTH;
        Arrays.fill(MAX_SIDES, Side.ASK);
        MAX_SIDES[EventType.STATUS] = EventSink.TradingStatus.STALE.ordinal();
        MIN_MARKETS[EventType.HEARTBEAT] = EventSink.NO_MARKET;
        Arrays.fill(TAKER_OFFSETS, EventLayout.ACCOUNT_OFFSET);
        TAKER_OFFSETS[EventType.TRADE] = EventLayout.TAKER_OFFSET;
        NAMING_MASKS[EventType.ADD] = -1;
        NAMING_MASKS[EventType.FILL] = -1;
        NAMING_MASKS[EventType.TRADE] = -1;
    }

    /**
     * Checks all records of a document, and remembers how far the log has come if they are good.
     *
     * @param length of the document, which the buffer holds.
     * @return offset of the first record that no writer wrote, the document's length when there are more or fewer
     *         than its header says, {@link #NONE} when all is good.
     */
    int firstBad(final UnsafeBuffer buffer, final int length)
    {
        final long start = address(buffer, length);
        int markets = marketCount;
        int accounts = accountCount;
        long time = lastTimeEpochNs;
        long sequence = lastSequence;
        int offset = RECORDS_OFFSET;
        long count = 0;
        while (offset < length)
        {
            if (length - offset < TEXT_OFFSET)
            {
                return offset;
            }
            final long address = start + offset;
            final long head = Fields.int64(address);
            final int recordLength = (int)head & 0xffff;
            final int type = (int)(head >>> Byte.SIZE * EventLayout.TYPE_OFFSET) & 0xff;
            if (recordLength > length - offset)
            {
                return offset;
            }
            if (type > EventType.LAST_EVENT)
            {
                if (!isDefinition(buffer, offset, recordLength, type, markets, accounts))
                {
                    return offset;
                }
                markets += type == EventType.MARKET_DEFINITION ? 1 : 0;
                accounts += type == EventType.ACCOUNT_DEFINITION ? 1 : 0;
            }
            else
            {
                if (recordLength != LENGTHS[type])
                {
                    return offset;
                }
                final long nextTime = Fields.int64(address + TIME_OFFSET);
                final long nextSequence = Fields.int64(address + SEQUENCE_OFFSET);
                final int place = misplaced(head, type) | misnamed(address, type, markets, accounts);
                if ((place | disordered(nextTime, time, nextSequence, sequence)) < 0)
                {
                    return offset;
                }
                time = nextTime;
                sequence = nextSequence;
            }
            offset += recordLength;
            count++;
        }
        if (count != buffer.getLong(EventLayout.RECORD_COUNT_OFFSET, ByteOrder.LITTLE_ENDIAN))
        {
            return length;
        }
        marketCount = markets;
        accountCount = accounts;
        lastTimeEpochNs = time;
        lastSequence = sequence;

        return NONE;
    }

    private static long address(final UnsafeBuffer buffer, final int length)
    {
        if (buffer.byteArray() != null || buffer.capacity() < length)
        {
            throw new IllegalArgumentException(
                "document is not in memory of that length outside the heap: length=" + length + " limit=" +
                buffer.capacity());
        }

        return buffer.addressOffset();
    }

    /** What a record is held to, for messages. */
    @Override
    public String toString()
    {
        return "markets=" + marketCount + " accounts=" + accountCount + " last_sequence=" + lastSequence +
            " last_time=" + lastTimeEpochNs;
    }

    /** Negative for a side or a status that is none. */
    private static int misplaced(final long head, final int type)
    {
        final int side = (byte)(head >>> Byte.SIZE * EventLayout.SIDE_OFFSET);

        return side | MAX_SIDES[type] - side;
    }

    /** Negative when the market, the account or the taker is not defined. */
    private static int misnamed(
        final long address, final int type, final int markets, final int accounts)
    {
        final long names = Fields.int64(address + MARKET_OFFSET);
        final int market = (int)names;
        final int mask = NAMING_MASKS[type];
        final int account = (int)(names >>> Integer.SIZE) - EventSink.NO_ACCOUNT & mask;
        final int taker =
            Fields.int32(address + TAKER_OFFSETS[type]) - EventSink.NO_ACCOUNT & mask;

        return market - MIN_MARKETS[type] | markets - 1 - market |
            account | accounts - account | taker | accounts - taker;
    }

    /** Negative when time runs back or a sequence is not above the last: neither is ever below zero, nor wraps. */
    private static long disordered(
        final long nextTime, final long time, final long nextSequence, final long sequence)
    {
        return nextTime | nextTime - time | nextSequence | nextSequence - sequence - 1;
    }

    private static boolean isDefinition(
        final UnsafeBuffer buffer,
        final int offset,
        final int recordLength,
        final int type,
        final int markets,
        final int accounts)
    {
        if (recordLength < TEXT_OFFSET || recordLength % EventLayout.ALIGNMENT != 0)
        {
            return false;
        }
        final int number = buffer.getInt(offset + EventLayout.NUMBER_OFFSET, ByteOrder.LITTLE_ENDIAN);
        final long orderId = buffer.getLong(offset + EventLayout.DEFINED_ORDER_ID_OFFSET, ByteOrder.LITTLE_ENDIAN);
        final boolean isNumberGood = switch (type)
        {
            case EventType.MARKET_DEFINITION -> number == markets;
            case EventType.ACCOUNT_DEFINITION -> number == accounts;
            case EventType.ORDER_ID_DEFINITION ->
                number >= 0 && number < markets && orderId < 0 && orderId != EventSink.NO_ORDER_ID;
            default -> false;
        };

        return isNumberGood && isTextGood(buffer, offset, recordLength, type == EventType.MARKET_DEFINITION);
    }

    /** A configured market has both steps, every other definition none. */
    private static boolean isTextGood(
        final UnsafeBuffer buffer, final int offset, final int recordLength, final boolean isMarket)
    {
        final int textLength = uint16(buffer, offset + EventLayout.TEXT_LENGTH_OFFSET);
        final int tickLength = uint16(buffer, offset + EventLayout.TICK_LENGTH_OFFSET);
        final int lotLength = uint16(buffer, offset + EventLayout.FLAGS_OFFSET);
        if (textLength == 0 || textLength > EventLayout.MAX_TEXT_LENGTH ||
            TEXT_OFFSET + textLength + tickLength + lotLength > recordLength ||
            text(buffer, offset + TEXT_OFFSET, textLength) == null)
        {
            return false;
        }
        final int tickOffset = offset + TEXT_OFFSET + textLength;
        final boolean hasNone = tickLength == 0 && lotLength == 0;

        return hasNone || isMarket && step(buffer, tickOffset, tickLength) != null &&
            step(buffer, tickOffset + tickLength, lotLength) != null;
    }

    /** The text of a definition, null when the bytes are none. */
    static String text(final UnsafeBuffer buffer, final int offset, final int length)
    {
        return DefinitionText.text(bytes(buffer, offset, length));
    }

    /** The step of a definition, null when the bytes are none. */
    static BigDecimal step(final UnsafeBuffer buffer, final int offset, final int length)
    {
        return DefinitionText.step(bytes(buffer, offset, length));
    }

    private static byte[] bytes(final UnsafeBuffer buffer, final int offset, final int length)
    {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);

        return bytes;
    }

    static int uint16(final UnsafeBuffer buffer, final int offset)
    {
        return buffer.getShort(offset, ByteOrder.LITTLE_ENDIAN) & 0xffff;
    }
}
