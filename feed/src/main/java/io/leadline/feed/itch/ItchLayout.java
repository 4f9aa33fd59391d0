package io.leadline.feed.itch;

/**
 * Messages of TotalView-ITCH 5.0, big-endian; texts are ASCII, blanks behind; prices have four decimals; times are ns
 * since midnight in New York. Source: NASDAQ's specification of 2023.
 * <pre>
 *   +--------+----------------+------------+--------+
 *   | type 1 | stock locate 2 | tracking 2 | time 6 |  then by type
 *   +--------+----------------+------------+--------+
 *   A  reference 8, side 1, shares 4, stock 8, price 4        F  as A, attribution 4
 *   E  reference 8, shares 4, match 8                         C  as E, printable 1, price 4
 *   X  reference 8, shares 4     D  reference 8               U  old reference 8, new 8, shares 4, price 4
 *   P  reference 8, side 1, shares 4, stock 8, price 4, match 8
 *   R  stock 8, …                H  stock 8, state 1, …       L  attribution 4, stock 8, primary 1, mode 1, state 1
 *   S  event 1                   G (GLIMPSE, no common header)  type 1, next sequence 20 as text
 * </pre>
 */
final class ItchLayout
{
    static final int TYPE_OFFSET = 0;
    static final int LOCATE_OFFSET = TYPE_OFFSET + 1;
    static final int TRACKING_OFFSET = LOCATE_OFFSET + Short.BYTES;
    static final int TIME_OFFSET = TRACKING_OFFSET + Short.BYTES;
    static final int TIME_LOW_OFFSET = TIME_OFFSET + Short.BYTES;
    static final int BODY_OFFSET = TIME_LOW_OFFSET + Integer.BYTES;

    static final int STOCK_LENGTH = 8;
    static final int ATTRIBUTION_LENGTH = 4;

    static final int REFERENCE_OFFSET = BODY_OFFSET;
    static final int SIDE_OFFSET = REFERENCE_OFFSET + Long.BYTES;
    static final int ADD_SHARES_OFFSET = SIDE_OFFSET + 1;
    static final int ADD_STOCK_OFFSET = ADD_SHARES_OFFSET + Integer.BYTES;
    static final int ADD_PRICE_OFFSET = ADD_STOCK_OFFSET + STOCK_LENGTH;
    static final int ATTRIBUTION_OFFSET = ADD_PRICE_OFFSET + Integer.BYTES;
    static final int ADD_LENGTH = ATTRIBUTION_OFFSET;
    static final int ATTRIBUTED_ADD_LENGTH = ATTRIBUTION_OFFSET + ATTRIBUTION_LENGTH;
    static final int TRADE_LENGTH = ADD_PRICE_OFFSET + Integer.BYTES + Long.BYTES;

    static final int REDUCE_SHARES_OFFSET = REFERENCE_OFFSET + Long.BYTES;
    static final int CANCEL_LENGTH = REDUCE_SHARES_OFFSET + Integer.BYTES;
    static final int EXECUTED_LENGTH = CANCEL_LENGTH + Long.BYTES;
    static final int EXECUTED_PRICE_OFFSET = EXECUTED_LENGTH + 1;
    static final int EXECUTED_WITH_PRICE_LENGTH = EXECUTED_PRICE_OFFSET + Integer.BYTES;
    static final int DELETE_LENGTH = REFERENCE_OFFSET + Long.BYTES;

    static final int NEW_REFERENCE_OFFSET = REFERENCE_OFFSET + Long.BYTES;
    static final int REPLACE_SHARES_OFFSET = NEW_REFERENCE_OFFSET + Long.BYTES;
    static final int REPLACE_PRICE_OFFSET = REPLACE_SHARES_OFFSET + Integer.BYTES;
    static final int REPLACE_LENGTH = REPLACE_PRICE_OFFSET + Integer.BYTES;

    static final int STOCK_OFFSET = BODY_OFFSET;
    static final int DIRECTORY_LENGTH = 39;
    static final int TRADING_STATE_OFFSET = STOCK_OFFSET + STOCK_LENGTH;
    static final int TRADING_ACTION_LENGTH = 25;

    static final int POSITION_ATTRIBUTION_OFFSET = BODY_OFFSET;
    static final int POSITION_STOCK_OFFSET = POSITION_ATTRIBUTION_OFFSET + ATTRIBUTION_LENGTH;
    static final int POSITION_PRIMARY_OFFSET = POSITION_STOCK_OFFSET + STOCK_LENGTH;
    static final int POSITION_MODE_OFFSET = POSITION_PRIMARY_OFFSET + 1;
    static final int POSITION_STATE_OFFSET = POSITION_MODE_OFFSET + 1;
    static final int POSITION_LENGTH = POSITION_STATE_OFFSET + 1;

    static final int EVENT_OFFSET = BODY_OFFSET;
    static final int EVENT_LENGTH = EVENT_OFFSET + 1;

    static final int NEXT_SEQUENCE_OFFSET = 1;
    static final int NEXT_SEQUENCE_LENGTH = 20;
    static final int SNAPSHOT_END_LENGTH = NEXT_SEQUENCE_OFFSET + NEXT_SEQUENCE_LENGTH;

    private ItchLayout()
    {
    }
}
