package io.leadline.feed.csv;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import io.leadline.feed.NameTable;

/**
 * Types of rows, the columns that each must fill and those that it may fill; what stands in any other column is not
 * read, but for flags.
 * <pre>
 *   type       must                            may
 *   add        order_id side price size        account flags (P)
 *   reduce     order_id size
 *   fill       order_id size                   price (empty: the order's own) taker
 *   cancel     order_id
 *   replace    order_id price size             new_order_id (empty: keeps its id)
 *   level      side price size
 *   trade      size                            price (empty: refused later, by the rules) account taker
 *   clear
 *   status     flags (open, halted or stale)
 *   heartbeat                                  market
 * </pre>
 * All must fill time_ns and type, all but a heartbeat market.
 */
enum RowType
{
    ADD(EnumSet.of(Column.MARKET, Column.ORDER_ID, Column.SIDE, Column.PRICE, Column.SIZE), EnumSet.of(Column.ACCOUNT)),
    REDUCE(EnumSet.of(Column.MARKET, Column.ORDER_ID, Column.SIZE), EnumSet.noneOf(Column.class)),
    FILL(EnumSet.of(Column.MARKET, Column.ORDER_ID, Column.SIZE), EnumSet.of(Column.PRICE, Column.TAKER)),
    CANCEL(EnumSet.of(Column.MARKET, Column.ORDER_ID), EnumSet.noneOf(Column.class)),
    REPLACE(
        EnumSet.of(Column.MARKET, Column.ORDER_ID, Column.PRICE, Column.SIZE), EnumSet.of(Column.NEW_ORDER_ID)),
    LEVEL(EnumSet.of(Column.MARKET, Column.SIDE, Column.PRICE, Column.SIZE), EnumSet.noneOf(Column.class)),
    TRADE(EnumSet.of(Column.MARKET, Column.SIZE), EnumSet.of(Column.PRICE, Column.ACCOUNT, Column.TAKER)),
    CLEAR(EnumSet.of(Column.MARKET), EnumSet.noneOf(Column.class)),
    STATUS(EnumSet.of(Column.MARKET, Column.FLAGS), EnumSet.noneOf(Column.class)),
    HEARTBEAT(EnumSet.noneOf(Column.class), EnumSet.of(Column.MARKET));

    private final String text = name().toLowerCase(Locale.ROOT);
    private final int required;
    private final int read;

    RowType(final Set<Column> required, final Set<Column> optional)
    {
        this.required = bits(required);
        this.read = this.required | bits(optional);
    }

    private static int bits(final Set<Column> columns)
    {
        return columns.stream().mapToInt(Column::bit).sum();
    }

    /** All types by their texts. */
    static NameTable<RowType> byText()
    {
        final NameTable<RowType> types = new NameTable<>();
        for (final RowType type : values())
        {
            types.add(type.text, type);
        }

        return types;
    }

    /** The type as a row names it. */
    String text()
    {
        return text;
    }

    /** A row of this type must fill the column. */
    boolean needs(final Column column)
    {
        return (required & column.bit()) != 0;
    }

    /** A row of this type must or may fill the column. */
    boolean reads(final Column column)
    {
        return (read & column.bit()) != 0;
    }

    /** Its price may lie between ticks, since it moves no order. */
    boolean roundsPrice()
    {
        return this == FILL || this == TRADE;
    }
}
