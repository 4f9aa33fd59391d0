package io.leadline.feed.csv;

import io.leadline.event.EventSink;
import io.leadline.feed.AccountNumbers;
import io.leadline.feed.CharSpan;

/** Writes well-formed rows into a sink. Single thread. */
final class EventWriter
{
    private final EventSink sink;
    private final AccountNumbers accounts;

    EventWriter(final EventSink sink)
    {
        this.sink = sink;
        this.accounts = new AccountNumbers(sink);
    }

    /** Writes the event that a row without problems is. */
    void write(final EventRow row)
    {
        final CsvMarket named = row.market();
        final long time = row.timeEpochNs();
        if (named == null)
        {
            sink.heartbeat(time, EventSink.NO_MARKET);
            return;
        }
        final int market = named.number(sink);
        if (!named.isConfigured())
        {
            sink.ignored(time, market);
            return;
        }
        write(row, time, market);
    }

    private void write(final EventRow row, final long time, final int market)
    {
        switch (row.type())
        {
            case ADD -> sink.add(
                time, market, orderId(row, market), account(row, Column.ACCOUNT), row.side(), row.priceTicks(),
                row.sizeLots(), row.flags());
            case REDUCE -> sink.reduce(time, market, orderId(row, market), row.sizeLots(), row.flags());
            case FILL -> sink.fill(
                time, market, orderId(row, market), row.priceTicks(), row.sizeLots(), account(row, Column.TAKER),
                row.flags());
            case CANCEL -> sink.cancel(time, market, orderId(row, market));
            case REPLACE -> sink.replace(
                time, market, orderId(row, market), newOrderId(row, market), row.priceTicks(), row.sizeLots(),
                row.flags());
            case LEVEL -> sink.level(time, market, row.side(), row.priceTicks(), row.sizeLots(), row.flags());
            case TRADE -> sink.trade(
                time, market, account(row, Column.ACCOUNT), row.priceTicks(), row.sizeLots(),
                account(row, Column.TAKER), row.flags());
            case CLEAR -> sink.clear(time, market);
            case STATUS -> sink.status(time, market, row.status());
            case HEARTBEAT -> sink.heartbeat(time, market);
            default -> throw unknown(row.type());
        }
    }

    private long orderId(final EventRow row, final int market)
    {
        return sink.orderId(market, row.text(Column.ORDER_ID));
    }

    private long newOrderId(final EventRow row, final int market)
    {
        final CharSpan text = row.text(Column.NEW_ORDER_ID);

        return text.length() == 0 ? EventSink.NO_ORDER_ID : sink.orderId(market, text);
    }

    private int account(final EventRow row, final Column column)
    {
        return accounts.number(row.text(column));
    }

    private static IllegalStateException unknown(final RowType type)
    {
        return new IllegalStateException("row type that nothing writes: type=" + type);
    }
}
