package io.leadline.feed.itch;

import java.nio.ByteOrder;

import org.agrona.DirectBuffer;

import io.leadline.event.EventSink;
import io.leadline.event.Side;

/** Reads messages, field by field, into changes of the books. Single thread; allocates nothing per message. */
final class ItchMessages
{
    private static final ByteOrder BIG_ENDIAN = ByteOrder.BIG_ENDIAN;
    private static final long UNSIGNED_INT = 0xffff_ffffL;
    private static final int TRADING = 'T';
    private static final int OTHER = -1;

    private final Stocks stocks;
    private final ItchBooks books;
    private final ItchCounters counters;
    private final Attributions attributions;
    private final Enrolments enrolments;

    ItchMessages(
        final EventSink sink, final Stocks stocks, final ItchBooks books, final ItchCounters counters,
        final EnrolmentList list)
    {
        this.stocks = stocks;
        this.books = books;
        this.counters = counters;
        attributions = new Attributions(sink, counters.attributionsRefused);
        enrolments = new Enrolments(attributions, counters, list);
    }

    /** A message of a type can be of this length: each that is read has its own, others have at least a head. */
    static boolean isLength(final int type, final int length)
    {
        final int expected = length(type);

        return expected == length || expected == OTHER && length >= ItchLayout.BODY_OFFSET;
    }

    /** The length of a type that is read; {@link #OTHER} of any other. */
    private static int length(final int type)
    {
        return switch (type)
        {
            case 'A' -> ItchLayout.ADD_LENGTH;
            case 'F' -> ItchLayout.ATTRIBUTED_ADD_LENGTH;
            case 'E' -> ItchLayout.EXECUTED_LENGTH;
            case 'C' -> ItchLayout.EXECUTED_WITH_PRICE_LENGTH;
            case 'X' -> ItchLayout.CANCEL_LENGTH;
            case 'D' -> ItchLayout.DELETE_LENGTH;
            case 'U' -> ItchLayout.REPLACE_LENGTH;
            case 'P' -> ItchLayout.TRADE_LENGTH;
            case 'S' -> ItchLayout.EVENT_LENGTH;
            case 'R' -> ItchLayout.DIRECTORY_LENGTH;
            case 'H' -> ItchLayout.TRADING_ACTION_LENGTH;
            case 'L' -> ItchLayout.POSITION_LENGTH;
            default -> OTHER;
        };
    }

    /** A day begins: numbers and positions are told anew, and no order rests. */
    void beginDay(final long midnightEpochNs)
    {
        counters.daysBegun.increment();
        stocks.forgetLocates();
        enrolments.beginDay(midnightEpochNs);
        books.beginDay();
    }

    /** Messages may have been missed: no book is the venue's any more, and the enrolment list may lack some. */
    void forget()
    {
        books.forget();
        enrolments.forget();
    }

    /** Before a message of a day changes anything: what is not known is told. */
    void markUnknown(final long midnightEpochNs)
    {
        books.markUnknown();
        enrolments.markUnknown(midnightEpochNs, books.lastTimeEpochNs(), books.timeEpochNs());
    }

    /** A message that cannot be read may have changed any book. */
    void refuse()
    {
        counters.malformed.increment();
        books.markAllStale();
        forget();
    }

    /** Reads a message whose length is its type's. */
    void read(final int type, final DirectBuffer buffer, final int offset)
    {
        final int locate = buffer.getShort(offset + ItchLayout.LOCATE_OFFSET, BIG_ENDIAN) & 0xffff;
        switch (type)
        {
            case 'A' -> onAdd(buffer, offset, locate, false);
            case 'F' -> onAdd(buffer, offset, locate, true);
            case 'E' -> onExecuted(buffer, offset, locate);
            case 'C' -> onExecutedWithPrice(buffer, offset, locate);
            case 'X' -> onCancel(buffer, offset, locate);
            case 'D' -> onDelete(buffer, offset, locate);
            case 'U' -> onReplace(buffer, offset, locate);
            case 'P' -> onTrade(buffer, offset, locate);
            case 'R' ->
            {
                counters.directory.increment();
                stocks.tell(locate, buffer.getLong(offset + ItchLayout.STOCK_OFFSET, BIG_ENDIAN));
                books.passTime();
            }
            case 'H' -> onTradingAction(buffer, offset, locate);
            case 'L' -> onPosition(buffer, offset, locate);
            default -> onOther(type);
        }
    }

    private void onOther(final int type)
    {
        switch (type)
        {
            case 'S' -> counters.systemEvents.increment();
            case 'Y', 'V', 'W', 'K', 'J', 'h', 'N', 'I', 'Q', 'B', 'O' -> counters.otherTypes.increment();
            default -> counters.unknownTypes.increment();
        }
        books.passTime();
    }

    private void onAdd(final DirectBuffer buffer, final int offset, final int locate, final boolean isAttributed)
    {
        (isAttributed ? counters.attributedAdds : counters.adds).increment();
        final Stock stock = stocks.tell(locate, buffer.getLong(offset + ItchLayout.ADD_STOCK_OFFSET, BIG_ENDIAN));
        if (stock == null)
        {
            passOtherStock();
        }
        else
        {
            add(stock, buffer, offset, isAttributed);
        }
    }

    private void add(final Stock stock, final DirectBuffer buffer, final int offset, final boolean isAttributed)
    {
        final int side = buffer.getByte(offset + ItchLayout.SIDE_OFFSET);
        if (side != 'B' && side != 'S')
        {
            refuse();
            return;
        }
        books.add(
            stock,
            buffer.getLong(offset + ItchLayout.REFERENCE_OFFSET, BIG_ENDIAN),
            isAttributed ?
                attributions.number(buffer, offset + ItchLayout.ATTRIBUTION_OFFSET) : EventSink.NO_ACCOUNT,
            side == 'B' ? Side.BID : Side.ASK,
            unsignedInt(buffer, offset + ItchLayout.ADD_PRICE_OFFSET),
            unsignedInt(buffer, offset + ItchLayout.ADD_SHARES_OFFSET));
    }

    private void onExecuted(final DirectBuffer buffer, final int offset, final int locate)
    {
        counters.executed.increment();
        final Stock stock = ofOrder(locate);
        if (stock != null)
        {
            books.execute(stock, reference(buffer, offset), reducedShares(buffer, offset));
        }
    }

    private void onExecutedWithPrice(final DirectBuffer buffer, final int offset, final int locate)
    {
        counters.executedWithPrice.increment();
        final Stock stock = ofOrder(locate);
        if (stock != null)
        {
            books.execute(
                stock, reference(buffer, offset), reducedShares(buffer, offset),
                unsignedInt(buffer, offset + ItchLayout.EXECUTED_PRICE_OFFSET));
        }
    }

    private void onCancel(final DirectBuffer buffer, final int offset, final int locate)
    {
        counters.cancels.increment();
        final Stock stock = ofOrder(locate);
        if (stock != null)
        {
            books.cancel(stock, reference(buffer, offset), reducedShares(buffer, offset));
        }
    }

    private void onDelete(final DirectBuffer buffer, final int offset, final int locate)
    {
        counters.deletes.increment();
        final Stock stock = ofOrder(locate);
        if (stock != null)
        {
            books.delete(stock, reference(buffer, offset));
        }
    }

    private void onReplace(final DirectBuffer buffer, final int offset, final int locate)
    {
        counters.replaces.increment();
        final Stock stock = ofOrder(locate);
        if (stock != null)
        {
            books.replace(
                stock, reference(buffer, offset),
                buffer.getLong(offset + ItchLayout.NEW_REFERENCE_OFFSET, BIG_ENDIAN),
                unsignedInt(buffer, offset + ItchLayout.REPLACE_SHARES_OFFSET),
                unsignedInt(buffer, offset + ItchLayout.REPLACE_PRICE_OFFSET));
        }
    }

    private void onTrade(final DirectBuffer buffer, final int offset, final int locate)
    {
        counters.trades.increment();
        final Stock stock = stocks.tell(locate, buffer.getLong(offset + ItchLayout.ADD_STOCK_OFFSET, BIG_ENDIAN));
        if (stock == null)
        {
            passOtherStock();
            return;
        }
        books.trade(
            stock,
            unsignedInt(buffer, offset + ItchLayout.ADD_SHARES_OFFSET),
            unsignedInt(buffer, offset + ItchLayout.ADD_PRICE_OFFSET));
    }

    private void onTradingAction(final DirectBuffer buffer, final int offset, final int locate)
    {
        counters.tradingActions.increment();
        final Stock stock = stocks.tell(locate, buffer.getLong(offset + ItchLayout.STOCK_OFFSET, BIG_ENDIAN));
        if (stock == null)
        {
            books.passTime();
        }
        else
        {
            books.trading(stock, buffer.getByte(offset + ItchLayout.TRADING_STATE_OFFSET) == TRADING);
        }
    }

    private void onPosition(final DirectBuffer buffer, final int offset, final int locate)
    {
        counters.positions.increment();
        final Stock stock =
            stocks.tell(locate, buffer.getLong(offset + ItchLayout.POSITION_STOCK_OFFSET, BIG_ENDIAN));
        if (stock != null)
        {
            enrolments.set(
                stock,
                buffer.getInt(offset + ItchLayout.POSITION_ATTRIBUTION_OFFSET, BIG_ENDIAN),
                buffer.getByte(offset + ItchLayout.POSITION_PRIMARY_OFFSET),
                buffer.getByte(offset + ItchLayout.POSITION_MODE_OFFSET),
                buffer.getByte(offset + ItchLayout.POSITION_STATE_OFFSET),
                books.timeEpochNs());
        }
        books.passTime();
    }

    /** The stock of a message about an order, which does not name it; null when its book is not written. */
    private Stock ofOrder(final int locate)
    {
        final Stock stock = stocks.at(locate);
        if (stock == null && stocks.isTold(locate))
        {
            passOtherStock();
        }
        else if (stock == null)
        {
            // An order that was seen has told the symbol.
            counters.untoldStocks.increment();
            counters.unknownReferences.increment();
            books.passTime();
        }

        return stock;
    }

    private void passOtherStock()
    {
        counters.otherStocks.increment();
        books.passTime();
    }

    /** A message of a snapshot that tells of a configured stock's book. */
    boolean isOfBook(final int type, final DirectBuffer buffer, final int offset)
    {
        return switch (type)
        {
            case 'A', 'F' -> tell(buffer, offset, ItchLayout.ADD_STOCK_OFFSET) != null;
            case 'H', 'R' -> tell(buffer, offset, ItchLayout.STOCK_OFFSET) != null;
            default -> false;
        };
    }

    /** Reads a message of a snapshot, {@link #isOfBook}, where the stock's book needs it. */
    void readOfSnapshot(final int type, final DirectBuffer buffer, final int offset)
    {
        final boolean isAdd = type == 'A' || type == 'F';
        final Stock stock = tell(buffer, offset, isAdd ? ItchLayout.ADD_STOCK_OFFSET : ItchLayout.STOCK_OFFSET);
        if (!stock.isFromSnapshot())
        {
            return;
        }
        if (isAdd)
        {
            add(stock, buffer, offset, type == 'F');
        }
        else if (type == 'H')
        {
            books.trading(stock, buffer.getByte(offset + ItchLayout.TRADING_STATE_OFFSET) == TRADING);
        }
    }

    private Stock tell(final DirectBuffer buffer, final int offset, final int stockOffset)
    {
        return stocks.tell(
            buffer.getShort(offset + ItchLayout.LOCATE_OFFSET, BIG_ENDIAN) & 0xffff,
            buffer.getLong(offset + stockOffset, BIG_ENDIAN));
    }

    private static long reference(final DirectBuffer buffer, final int offset)
    {
        return buffer.getLong(offset + ItchLayout.REFERENCE_OFFSET, BIG_ENDIAN);
    }

    private static long reducedShares(final DirectBuffer buffer, final int offset)
    {
        return unsignedInt(buffer, offset + ItchLayout.REDUCE_SHARES_OFFSET);
    }

    private static long unsignedInt(final DirectBuffer buffer, final int offset)
    {
        return buffer.getInt(offset, BIG_ENDIAN) & UNSIGNED_INT;
    }
}
