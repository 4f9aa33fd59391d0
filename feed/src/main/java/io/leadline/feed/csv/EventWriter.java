package io.leadline.feed.csv;

import io.leadline.event.EventSink;

/** Writes well-formed rows into a sink. Single thread. */
final class EventWriter
{
    private final EventSink sink;

    EventWriter(final EventSink sink)
    {
        this.sink = sink;
    }

    /**
     * A row of a few that will be written next: what is known of its orders is brought near.
     *
     * @return whether there is anything that can be, which is so for ids that are texts.
     */
    boolean expect(final CsvRow row)
    {
        final CsvMarket market = row.isFilled(Column.MARKET) ? row.market().known() : null;

        return market != null && market.isNumbered() &&
            (expect(market, row, Column.ORDER_ID, row.orderId()) |
                expect(market, row, Column.NEW_ORDER_ID, row.newOrderId()));
    }

    private boolean expect(final CsvMarket market, final CsvRow row, final Column column, final OrderIdField id)
    {
        final boolean isText = row.isFilled(column) && id.number() < 0;
        if (isText)
        {
            sink.expectOrderId(market.number(sink), id.key());
        }

        return isText;
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
                time, market, orderId(row.orderId(), market), number(row.account()), row.side(), row.priceTicks(),
                row.sizeLots(), row.flags());
            case REDUCE -> sink.reduce(time, market, orderId(row.orderId(), market), row.sizeLots(), row.flags());
            case FILL -> sink.fill(
                time, market, orderId(row.orderId(), market), row.priceTicks(), row.sizeLots(), number(row.taker()),
                row.flags());
            case CANCEL -> sink.cancel(time, market, orderId(row.orderId(), market));
            case REPLACE -> sink.replace(
                time, market, orderId(row.orderId(), market), newOrderId(row.newOrderId(), market), row.priceTicks(),
                row.sizeLots(), row.flags());
            case LEVEL -> sink.level(time, market, row.side(), row.priceTicks(), row.sizeLots(), row.flags());
            case TRADE -> sink.trade(
                time, market, number(row.account()), row.priceTicks(), row.sizeLots(),
                number(row.taker()), row.flags());
            case CLEAR -> sink.clear(time, market);
            case STATUS -> sink.status(time, market, row.status());
            case HEARTBEAT -> sink.heartbeat(time, market);
            default -> throw unknown(row.type());
        }
    }

    private long orderId(final OrderIdField id, final int market)
    {
        return id.number() >= 0 ? id.number() : sink.orderId(market, id.key());
    }

    private long newOrderId(final OrderIdField id, final int market)
    {
        return id == null ? EventSink.NO_ORDER_ID : orderId(id, market);
    }

    private int number(final CsvAccount account)
    {
        return account == null ? EventSink.NO_ACCOUNT : account.number(sink);
    }

    private static IllegalStateException unknown(final RowType type)
    {
        return new IllegalStateException("row type that nothing writes: type=" + type);
    }
}
