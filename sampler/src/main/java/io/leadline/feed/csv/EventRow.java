package io.leadline.feed.csv;

import java.util.ArrayList;
import java.util.List;

import io.leadline.event.EventFlags;
import io.leadline.event.EventSink;
import io.leadline.event.EventSink.TradingStatus;
import io.leadline.event.Side;
import io.leadline.feed.CharSpan;
import io.leadline.number.Quantum;
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
    private static final String TYPES = "add,reduce,fill,cancel,replace,level,trade,clear,status,heartbeat";

    private final CsvMarkets markets;
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

    EventRow(final CsvMarkets markets)
    {
        this.markets = markets;
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
        checkText(Column.ORDER_ID);
        checkText(Column.ACCOUNT);
        side = isRead(Column.SIDE) ? readSide() : Side.BID;
        priceTicks = isRead(Column.PRICE) ? readPrice() : EventSink.NO_PRICE;
        sizeLots = isRead(Column.SIZE) ? readSize() : 0;
        checkText(Column.NEW_ORDER_ID);
        checkText(Column.TAKER);
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

    CharSpan text(final Column column)
    {
        return row.field(column);
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
        final CharSpan text = row.field(Column.TIME_NS);
        long time = 0;
        for (int i = 0; i < text.length() && time >= 0; i++)
        {
            final int digit = text.charAt(i) - '0';
            final boolean fits = digit >= 0 && digit <= 9 && time <= (Long.MAX_VALUE - digit) / 10;
            time = fits ? time * 10 + digit : -1;
        }
        if (text.length() == 0)
        {
            missing(Column.TIME_NS);
        }
        else if (time < 0)
        {
            problems.add("malformed time: column=time_ns value=" + shown(text) + " limit=" + Long.MAX_VALUE);
        }

        return time;
    }

    private CsvMarket readMarket()
    {
        final CharSpan name = row.field(Column.MARKET);
        if (name.length() == 0 || isTooLong(Column.MARKET))
        {
            return null;
        }

        return markets.named(name);
    }

    private RowType readType()
    {
        final CharSpan text = row.field(Column.TYPE);
        final RowType named = RowType.of(text);
        if (text.length() == 0)
        {
            missing(Column.TYPE);
        }
        else if (named == null)
        {
            problems.add("unknown type: column=type value=" + shown(text) + " allowed=" + TYPES);
        }
        else if (named.needs(Column.MARKET) && row.field(Column.MARKET).length() == 0)
        {
            missing(Column.MARKET, named);
        }

        return named;
    }

    private void checkText(final Column column)
    {
        if (isRead(column))
        {
            isTooLong(column);
        }
    }

    private int readSide()
    {
        final CharSpan text = row.field(Column.SIDE);
        if (is(text, "bid"))
        {
            return Side.BID;
        }
        if (!is(text, "ask"))
        {
            problems.add("unknown side: column=side value=" + shown(text) + " allowed=bid,ask");
        }

        return Side.ASK;
    }

    private long readPrice()
    {
        final long ticks = readSteps(Column.PRICE, market == null ? null : market.tick());
        if (!steps.isExact())
        {
            flags |= type.roundsPrice() ? EventFlags.PRICE_ROUNDED : EventFlags.PRICE_OFF_TICK;
        }

        return ticks;
    }

    private long readSize()
    {
        final long lots = readSteps(Column.SIZE, market == null ? null : market.lot());
        if (!steps.isExact())
        {
            flags |= EventFlags.SIZE_OFF_LOT;
        }

        return lots;
    }

    private long readSteps(final Column column, final Quantum quantum)
    {
        final CharSpan text = row.field(column);
        if (!(quantum == null ? CsvMarket.ONE : quantum).read(text, steps))
        {
            problems.add("malformed decimal: column=" + column.text() + " value=" + shown(text));
        }

        return steps.count();
    }

    private void readFlags()
    {
        final CharSpan text = row.field(Column.FLAGS);
        if (type == RowType.STATUS)
        {
            status = isRead(Column.FLAGS) ? readStatus(text) : null;
        }
        else if (type == RowType.ADD && is(text, "P"))
        {
            flags |= EventFlags.POST_ONLY;
        }
        else if (text.length() > 0)
        {
            unknownFlag(text, type == RowType.ADD ? "P" : "none");
        }
    }

    private TradingStatus readStatus(final CharSpan text)
    {
        if (is(text, "open"))
        {
            return TradingStatus.OPEN;
        }
        if (is(text, "halted"))
        {
            return TradingStatus.HALTED;
        }
        if (!is(text, "stale"))
        {
            unknownFlag(text, "open,halted,stale");
        }

        return TradingStatus.STALE;
    }

    /** Whether the row's type reads the column and it is filled; what must be filled and is not, is a problem. */
    private boolean isRead(final Column column)
    {
        if (type.needs(column) && row.field(column).length() == 0)
        {
            missing(column, type);
        }

        return type.reads(column) && row.field(column).length() > 0;
    }

    private boolean isTooLong(final Column column)
    {
        final int bytes = row.field(column).utf8Length();
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

    private void unknownFlag(final CharSpan text, final String allowed)
    {
        problems.add(
            "unknown flag: column=flags value=" + shown(text) + " type=" + type.text() + " allowed=" + allowed);
    }

    private static boolean is(final CharSpan text, final String word)
    {
        return word.contentEquals(text);
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
