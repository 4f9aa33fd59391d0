package io.leadline.event;

/**
 * The bytes of an event log: documents of records, little-endian, every record a multiple of 8 bytes long.
 * <pre>
 *   document                                        record of an event
 *    0 magic            u32  "LLEV"                  0 length           u16  whole record
 *    4 format           u16  1                       2 type             u8   EventType
 *    6 reserved         u16  0                       3 side             u8   Side; of a status event the new status
 *    8 checksum         u32  CRC32C of 12 … end      4 flags            u16  EventFlags
 *   12 length           u32  whole document          6 reserved         u16  0
 *   16 document number  u64  from 0                  8 market           i32  -1: none
 *   24 record count     u32                         12 account          i32  -1: none (of a fill: the taker)
 *   28 reserved         u32  0                      16 sequence         i64  of the feed
 *   32 records                                      24 time             i64  ns since 1970-01-01 UTC
 *                                                   32 order id         i64
 *   record of a definition                          40 size             i64  lots
 *    0 … 7 as above                                 48 price            i64  ticks
 *    8 number           i32  market or account      56 new order id     i64  (of a trade: the taker)
 *   12 text length      u16
 *   14 tick length      u16  (market; 0: not configured)
 *   16 order id         i64  (order id definition)
 *   24 text, then tick text, then lot text to the end
 * </pre>
 * A record ends after the last field that its type has. Every field has one place whatever the type, so decoding
 * branches on nothing.
 */
final class EventLayout
{
    static final int MAGIC = 'L' | 'L' << 8 | 'E' << 16 | 'V' << 24;
    static final int FORMAT = 1;
    /** What each document of a snapshot log begins with, as u16: its own package builds on this one. */
    static final int SNAPSHOT_MAGIC = 'L' | 'S' << 8;

    static final int MAGIC_OFFSET = 0;
    static final int FORMAT_OFFSET = MAGIC_OFFSET + 4;
    static final int CHECKSUM_OFFSET = FORMAT_OFFSET + 4;
    static final int LENGTH_OFFSET = CHECKSUM_OFFSET + 4;
    static final int DOCUMENT_NUMBER_OFFSET = LENGTH_OFFSET + 4;
    static final int RECORD_COUNT_OFFSET = DOCUMENT_NUMBER_OFFSET + 8;
    static final int RECORDS_OFFSET = RECORD_COUNT_OFFSET + 8;

    static final int RECORD_LENGTH_OFFSET = 0;
    static final int TYPE_OFFSET = RECORD_LENGTH_OFFSET + 2;
    static final int SIDE_OFFSET = TYPE_OFFSET + 1;
    static final int FLAGS_OFFSET = SIDE_OFFSET + 1;
    static final int MARKET_OFFSET = FLAGS_OFFSET + 4;
    static final int ACCOUNT_OFFSET = MARKET_OFFSET + 4;
    static final int SEQUENCE_OFFSET = ACCOUNT_OFFSET + 4;
    static final int TIME_OFFSET = SEQUENCE_OFFSET + 8;
    static final int ORDER_ID_OFFSET = TIME_OFFSET + 8;
    static final int SIZE_OFFSET = ORDER_ID_OFFSET + 8;
    static final int PRICE_OFFSET = SIZE_OFFSET + 8;
    static final int NEW_ORDER_ID_OFFSET = PRICE_OFFSET + 8;
    static final int TAKER_OFFSET = NEW_ORDER_ID_OFFSET;
    static final int MAX_EVENT_LENGTH = NEW_ORDER_ID_OFFSET + 8;

    static final int NUMBER_OFFSET = MARKET_OFFSET;
    static final int TEXT_LENGTH_OFFSET = NUMBER_OFFSET + 4;
    static final int TICK_LENGTH_OFFSET = TEXT_LENGTH_OFFSET + 2;
    static final int DEFINED_ORDER_ID_OFFSET = TICK_LENGTH_OFFSET + 2;
    static final int TEXT_OFFSET = DEFINED_ORDER_ID_OFFSET + 8;

    static final int ALIGNMENT = 8;
    static final int MAX_TEXT_LENGTH = 128;

    private static final int[] EVENT_LENGTHS = new int[EventType.LAST_EVENT + 1];

    static
    {
        EVENT_LENGTHS[EventType.ADD] = PRICE_OFFSET + 8;
        EVENT_LENGTHS[EventType.REDUCE] = SIZE_OFFSET + 8;
        EVENT_LENGTHS[EventType.FILL] = PRICE_OFFSET + 8;
        EVENT_LENGTHS[EventType.CANCEL] = ORDER_ID_OFFSET + 8;
        EVENT_LENGTHS[EventType.REPLACE] = NEW_ORDER_ID_OFFSET + 8;
        EVENT_LENGTHS[EventType.LEVEL] = PRICE_OFFSET + 8;
        EVENT_LENGTHS[EventType.TRADE] = TAKER_OFFSET + 8;
        EVENT_LENGTHS[EventType.CLEAR] = TIME_OFFSET + 8;
        EVENT_LENGTHS[EventType.STATUS] = TIME_OFFSET + 8;
        EVENT_LENGTHS[EventType.HEARTBEAT] = TIME_OFFSET + 8;
        EVENT_LENGTHS[EventType.IGNORED] = TIME_OFFSET + 8;
    }

    private EventLayout()
    {
    }

    /** Length of the record that begins with these four bytes. */
    static int recordLengthOf(final int head)
    {
        return head & 0xffff;
    }

    /** {@link EventType} of the record that begins with these four bytes. */
    static int typeOf(final int head)
    {
        return head >>> Byte.SIZE * TYPE_OFFSET & 0xff;
    }

    /** Length of an event's record; 0 for a type that is no event. */
    static int eventLength(final int type)
    {
        return type >= 0 && type < EVENT_LENGTHS.length ? EVENT_LENGTHS[type] : 0;
    }
}
