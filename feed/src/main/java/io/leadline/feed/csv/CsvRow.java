package io.leadline.feed.csv;

import java.util.EnumMap;
import java.util.Map;

/** One row of a file by column, decoded while the reader has its characters. Overwritten by each; single thread. */
final class CsvRow implements FieldTaker
{
    private final TimeField time = new TimeField();
    private final NameField<CsvMarket> market;
    private final NameField<RowType> type;
    private final OrderIdField orderId = new OrderIdField();
    private final NameField<CsvAccount> account;
    private final NameField<Word> side;
    private final DecimalField price = new DecimalField();
    private final DecimalField size = new DecimalField();
    private final OrderIdField newOrderId = new OrderIdField();
    private final NameField<CsvAccount> taker;
    private final NameField<Word> flags;

    /** By place in the row; null where the header's name is unknown. */
    private final Field[] fields;
    private final int[] bits;
    private int present;
    private int filled;
    private long line = 1;
    private int fieldCount;

    /** Rows under a header without problems. */
    CsvRow(final CsvNames names, final CsvHeader header)
    {
        market = names.marketField();
        type = names.typeField();
        account = names.accountField();
        side = names.wordField();
        taker = names.accountField();
        flags = names.wordField();
        fields = new Field[header.fieldCount()];
        bits = new int[fields.length];
        final Map<Column, Field> byColumn = byColumn();
        for (int place = 0; place < fields.length; place++)
        {
            final Column column = header.column(place);
            if (column != null)
            {
                fields[place] = byColumn.get(column);
                bits[place] = column.bit();
                present |= column.bit();
            }
        }
    }

    private Map<Column, Field> byColumn()
    {
        final Map<Column, Field> byColumn = new EnumMap<>(Column.class);
        byColumn.put(Column.TIME_NS, time);
        byColumn.put(Column.MARKET, market);
        byColumn.put(Column.TYPE, type);
        byColumn.put(Column.ORDER_ID, orderId);
        byColumn.put(Column.ACCOUNT, account);
        byColumn.put(Column.SIDE, side);
        byColumn.put(Column.PRICE, price);
        byColumn.put(Column.SIZE, size);
        byColumn.put(Column.NEW_ORDER_ID, newOrderId);
        byColumn.put(Column.TAKER, taker);
        byColumn.put(Column.FLAGS, flags);

        return byColumn;
    }

    @Override
    public void begin(final long startingLine)
    {
        line = startingLine;
        fieldCount = 0;
        filled = 0;
    }

    @Override
    public void field(final int place, final char[] buffer, final int offset, final int length)
    {
        fieldCount = place + 1;
        if (length > 0 && place < fields.length && fields[place] != null)
        {
            filled |= bits[place];
            fields[place].take(buffer, offset, length);
        }
    }

    /** The physical line on which the row begins. */
    long line()
    {
        return line;
    }

    /** Fields in the header. */
    int headerFieldCount()
    {
        return fields.length;
    }

    /** Fields in the row. */
    int fieldCount()
    {
        return fieldCount;
    }

    /** The header names the column. */
    boolean has(final Column column)
    {
        return (present & column.bit()) != 0;
    }

    /** The row's field in the column holds something; a field's own values hold only then. */
    boolean isFilled(final Column column)
    {
        return (filled & column.bit()) != 0;
    }

    TimeField time()
    {
        return time;
    }

    NameField<CsvMarket> market()
    {
        return market;
    }

    NameField<RowType> type()
    {
        return type;
    }

    OrderIdField orderId()
    {
        return orderId;
    }

    NameField<CsvAccount> account()
    {
        return account;
    }

    NameField<Word> side()
    {
        return side;
    }

    DecimalField price()
    {
        return price;
    }

    DecimalField size()
    {
        return size;
    }

    OrderIdField newOrderId()
    {
        return newOrderId;
    }

    NameField<CsvAccount> taker()
    {
        return taker;
    }

    NameField<Word> flags()
    {
        return flags;
    }
}
