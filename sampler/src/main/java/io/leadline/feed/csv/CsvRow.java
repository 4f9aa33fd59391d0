package io.leadline.feed.csv;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

/**
 * One row of a file by column, decoded while the parser reads it. The first row of a file is its header. Overwritten by
 * each row; single thread.
 */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow>
{
    private final TimeField time = new TimeField();
    private final NameField<CsvMarket> market;
    private final NameField<RowType> type = new NameField<>(RowType.byText());
    private final OrderIdField orderId = new OrderIdField();
    private final NameField<CsvAccount> account;
    private final NameField<Word> side = new NameField<>(Word.byText());
    private final DecimalField price = new DecimalField();
    private final DecimalField size = new DecimalField();
    private final OrderIdField newOrderId = new OrderIdField();
    private final NameField<CsvAccount> taker;
    private final NameField<Word> flags = new NameField<>(Word.byText());

    private final List<String> headerNames = new ArrayList<>();
    /** By place in the row; null where the header's name is unknown. Null before the header was read. */
    private Field[] fields;
    private int[] bits;
    private int present;
    private int filled;
    private long line = 1;
    private int fieldCount;

    CsvRow(final CsvNames names)
    {
        market = names.marketField();
        account = names.accountField();
        taker = names.accountField();
    }

    @Override
    protected void handleBegin(final long startingLineNumber)
    {
        line = startingLineNumber;
        fieldCount = 0;
        filled = 0;
    }

    @Override
    protected void handleField(
        final int place, final char[] buffer, final int offset, final int length, final boolean isQuoted)
    {
        fieldCount = place + 1;
        if (fields == null)
        {
            headerNames.add(new String(buffer, offset, length));
        }
        else if (length > 0 && place < fields.length && fields[place] != null)
        {
            filled |= bits[place];
            fields[place].take(buffer, offset, length);
        }
    }

    @Override
    protected CsvRow buildRecord()
    {
        return this;
    }

    /** The physical line on which the row begins; a row that cannot be parsed has one, too. */
    long line()
    {
        return line;
    }

    boolean hasHeader()
    {
        return fields != null;
    }

    /** Takes the row as the header of the rows that follow and adds what is wrong with it. */
    void readHeader(final List<String> problems)
    {
        final Map<Column, Field> byColumn = byColumn();
        fields = new Field[headerNames.size()];
        bits = new int[fields.length];
        for (int place = 0; place < fields.length; place++)
        {
            final Column column = Column.of(headerNames.get(place));
            if (column != null && has(column))
            {
                problems.add("duplicate column: column=" + column.text());
            }
            else if (column != null)
            {
                fields[place] = byColumn.get(column);
                bits[place] = column.bit();
                present |= column.bit();
            }
        }
        for (final Column column : List.of(Column.TIME_NS, Column.MARKET, Column.TYPE))
        {
            if (!has(column))
            {
                problems.add("missing column: column=" + column.text());
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
