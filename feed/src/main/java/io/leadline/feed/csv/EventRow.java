package io.leadline.feed.csv;

import java.util.ArrayList;
import java.util.List;

import io.leadline.event.EventFlags;
import io.leadline.event.EventSink;
import io.leadline.event.EventSink.TradingStatus;
import io.leadline.event.Side;
import io.leadline.feed.CharSpan;
import io.leadline.number.Steps;

/**
 * A row checked and turned into an event's values. Malformed is what cannot be an event of its type: a required column
 * that is empty, a number that is no plain decimal, an unknown word, a text that is too long. What the rules refuse (a
 * price off the tick, a size of zero, values of any magnitude) is well formed and handed on. Overwritten by each row;
 * single thread.
 */
final class EventRow
{
    private static final int MAX_TEXT_BYTES = 128;
    /** So many characters of any kind are no more bytes than that. */
    private static final int SURELY_SHORT_LENGTH = MAX_TEXT_BYTES / 3;
    private static final String TYPES = "add,reduce,fill,cancel,replace,level,trade,clear,status,heartbeat";

    private final CsvNames names;
    private final List<String> problems = new ArrayList<>();
    private final Steps steps = new Steps();
    private CsvRow row;
    private RowType type;
    private CsvMarket market;
    private long timeEpochNs;
    private long priceTicks;
    private long sizeLots;
    private int side;
    private int flags;
    private TradingStatus status;

    EventRow(final CsvNames names)
    {
        this.names = names;
    }

    /** Reads a row; what is wrong with it is in {@link #problems()} afterwards, and all values hold if nothing is. */
    void read(final CsvRow newRow)
    {
        row = newRow;
        problems.clear();
        flags = 0;
        if (row.fieldCount() != row.headerFieldCount())
        {
            problems.add("wrong number of fields: fields=" + row.fieldCount() + " header=" + row.headerFieldCount());
            return;
        }
        timeEpochNs = readTime();
        market = readMarket();
        type = readType();
        if (type != null)
        {
            readTypedFields();
        }
    }

    private void readTypedFields()
    {
        checkId(Column.ORDER_ID, row.orderId());
        checkName(Column.ACCOUNT, row.account());
        side = isRead(Column.SIDE) ? readSide() : Side.BID;
        priceTicks = isRead(Column.PRICE) ? readPrice() : EventSink.NO_PRICE;
        sizeLots = isRead(Column.SIZE) ? readSize() : 0;
        checkId(Column.NEW_ORDER_ID, row.newOrderId());
        checkName(Column.TAKER, row.taker());
        readFlags();
    }

    /** What is wrong with the row, in the order of its columns. */
    List<String> problems()
    {
        return problems;
    }

    RowType type()
    {
        return type;
    }

    /** Null for a heartbeat of no market. */
    CsvMarket market()
    {
        return market;
    }

    long timeEpochNs()
    {
        return timeEpochNs;
    }

    /** The order's id, where {@link #type()} reads one. */
    OrderIdField orderId()
    {
        return row.orderId();
    }

    /** The new id of a replace; null for none. */
    OrderIdField newOrderId()
    {
        return row.isFilled(Column.NEW_ORDER_ID) ? row.newOrderId() : null;
    }

    /** Null for none. */
    CsvAccount account()
    {
        return row.isFilled(Column.ACCOUNT) ? names.account(row.account()) : null;
    }

    /** Null for none. */
    CsvAccount taker()
    {
        return row.isFilled(Column.TAKER) ? names.account(row.taker()) : null;
    }

    int side()
    {
        return side;
    }

    long priceTicks()
    {
        return priceTicks;
    }

    long sizeLots()
    {
        return sizeLots;
    }

    /** {@link EventFlags} of the event. */
    int flags()
    {
        return flags;
    }

    TradingStatus status()
    {
        return status;
    }

    private long readTime()
    {
        final TimeField field = row.time();
        if (!row.isFilled(Column.TIME_NS))
        {
            missing(Column.TIME_NS);
            return 0;
        }
        if (field.timeEpochNs() == TimeField.MALFORMED)
        {
            problems.add(
                "malformed time: column=time_ns value=" + shown(field.text()) + " limit=" + Long.MAX_VALUE);
        }

        return field.timeEpochNs();
    }

    private CsvMarket readMarket()
    {
        final NameField<CsvMarket> field = row.market();
        if (!row.isFilled(Column.MARKET) || field.known() == null && isTooLong(Column.MARKET, field))
        {
            return null;
        }

        return names.market(field);
    }

    private RowType readType()
    {
        if (!row.isFilled(Column.TYPE))
        {
            missing(Column.TYPE);
            return null;
        }
        final RowType named = row.type().known();
        if (named == null)
        {
            problems.add("unknown type: column=type value=" + shown(row.type().text()) + " allowed=" + TYPES);
        }
        else if (named.needs(Column.MARKET) && !row.isFilled(Column.MARKET))
        {
            missing(Column.MARKET, named);
        }

        return named;
    }

    /** An id that is a number or packed is short enough. */
    private void checkId(final Column column, final OrderIdField field)
    {
        if (isRead(column) && field.number() < 0 && !field.key().isPacked())
        {
            isTooLong(column, field);
        }
    }

    /** A name that is known was short enough when it was new. */
    private void checkName(final Column column, final NameField<CsvAccount> field)
    {
        if (isRead(column) && field.known() == null)
        {
            isTooLong(column, field);
        }
    }

    private int readSide()
    {
        final Word word = row.side().known();
        if (word == Word.BID)
        {
            return Side.BID;
        }
        if (word != Word.ASK)
        {
            problems.add("unknown side: column=side value=" + shown(row.side()) + " allowed=bid,ask");
        }

        return Side.ASK;
    }

    private long readPrice()
    {
        if (!isDecimal(Column.PRICE, row.price()))
        {
            return 0;
        }
        (market == null ? CsvMarket.ONE : market.tick()).measure(row.price().decimal(), steps);
        if (!steps.isExact())
        {
            flags |= type.roundsPrice() ? EventFlags.PRICE_ROUNDED : EventFlags.PRICE_OFF_TICK;
        }

        return steps.count();
    }

    private long readSize()
    {
        if (!isDecimal(Column.SIZE, row.size()))
        {
            return 0;
        }
        (market == null ? CsvMarket.ONE : market.lot()).measure(row.size().decimal(), steps);
        if (!steps.isExact())
        {
            flags |= EventFlags.SIZE_OFF_LOT;
        }

        return steps.count();
    }

    private boolean isDecimal(final Column column, final DecimalField field)
    {
        if (!field.isDecimal())
        {
            problems.add("malformed decimal: column=" + column.text() + " value=" + shown(field.text()));
        }

        return field.isDecimal();
    }

    private void readFlags()
    {
        if (type == RowType.STATUS)
        {
            status = isRead(Column.FLAGS) ? readStatus() : null;
        }
        else if (row.isFilled(Column.FLAGS))
        {
            readFlag();
        }
    }

    private void readFlag()
    {
        if (type == RowType.ADD && row.flags().known() == Word.POST_ONLY)
        {
            flags |= EventFlags.POST_ONLY;
        }
        else
        {
            unknownFlag(type == RowType.ADD ? "P" : "none");
        }
    }

    private TradingStatus readStatus()
    {
        final Word word = row.flags().known();
        if (word == Word.OPEN)
        {
            return TradingStatus.OPEN;
        }
        if (word == Word.HALTED)
        {
            return TradingStatus.HALTED;
        }
        if (word != Word.STALE)
        {
            unknownFlag("open,halted,stale");
        }

        return TradingStatus.STALE;
    }

    /** Whether the row's type reads the column and it is filled; what must be filled and is not, is a problem. */
    private boolean isRead(final Column column)
    {
        final boolean isFilled = row.isFilled(column);
        if (!isFilled && type.needs(column))
        {
            missing(column, type);
        }

        return isFilled && type.reads(column);
    }

    private boolean isTooLong(final Column column, final Field field)
    {
        return field.text().length() > SURELY_SHORT_LENGTH && reportIfTooLong(column, field);
    }

    private boolean reportIfTooLong(final Column column, final Field field)
    {
        final int bytes = field.text().utf8Length();
        if (bytes > MAX_TEXT_BYTES)
        {
            problems.add("text too long: column=" + column.text() + " bytes=" + bytes + " limit=" + MAX_TEXT_BYTES);
        }

        return bytes > MAX_TEXT_BYTES;
    }

    private void missing(final Column column)
    {
        problems.add("missing value: column=" + column.text());
    }

    private void missing(final Column column, final RowType neededBy)
    {
        final String what = row.has(column) ? "missing value" : "missing column";
        problems.add(what + ": column=" + column.text() + " type=" + neededBy.text());
    }

    private void unknownFlag(final String allowed)
    {
        problems.add(
            "unknown flag: column=flags value=" + shown(row.flags()) + " type=" + type.text() + " allowed=" + allowed);
    }

    private static String shown(final NameField<Word> field)
    {
        return field.known() == null ? shown(field.text()) : field.known().text();
    }

    /** A value on one line of a message, however long it is and whatever it holds. */
    private static String shown(final CharSpan text)
    {
        final int limit = 64;
        final StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), limit); i++)
        {
            final char symbol = text.charAt(i);
            shown.append(Character.isISOControl(symbol) ? '\ufffd' : symbol);
        }

        return text.length() > limit ? shown.append("...").toString() : shown.toString();
    }
}
