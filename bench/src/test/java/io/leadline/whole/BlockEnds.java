package io.leadline.whole;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.book.FeedBooks;
import io.leadline.book.MarketBook;
import io.leadline.book.PriceLevels;
import io.leadline.config.Configuration;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventType;
import io.leadline.event.Side;

/** The fast books' best prices and sizes of one market at the end of every block, which a heartbeat marks. */
final class BlockEnds implements EventHandler
{
    private final FeedBooks books;
    private final MarketBook book;
    private final int ordersOfSnapshot;
    private final TreeMap<Long, String> quotes = new TreeMap<>();
    private int addCount;
    private int crossedCount;
    private int snapshotMakers;
    private String snapshotQuote = "";

    BlockEnds(final Configuration configuration, final int ordersOfSnapshot)
    {
        books = new FeedBooks(configuration);
        book = books.book(0);
        this.ordersOfSnapshot = ordersOfSnapshot;
    }

    @Override
    public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        books.onMarket(market, name, tick, lot);
    }

    @Override
    public void onAccount(final int account, final String name)
    {
        books.onAccount(account, name);
    }

    @Override
    public void onEvent(final Event event)
    {
        books.apply(event, books.marketOf(event));
        if (event.type() == EventType.ADD && ++addCount == ordersOfSnapshot && book.orderCount() == ordersOfSnapshot)
        {
            snapshotQuote = quote();
            snapshotMakers = book.makerCount() - 1;
        }
        if (event.type() == EventType.HEARTBEAT)
        {
            quotes.put(event.timeEpochNs(), quote());
            crossedCount += book.levels(Side.BID).highest() >= book.levels(Side.ASK).lowest() ? 1 : 0;
        }
    }

    private String quote()
    {
        final PriceLevels bids = book.levels(Side.BID);
        final PriceLevels asks = book.levels(Side.ASK);

        return bids.highest() + " " + bids.lowSizeLots(bids.highest()) + " " +
            asks.lowest() + " " + asks.lowSizeLots(asks.lowest());
    }

    /** {@code bid size ask size} in ticks and lots, by the block's time. */
    Map<Long, String> quotes()
    {
        return quotes;
    }

    /** The same once the snapshot's orders rest, all of them and no other; empty when they never did. */
    String snapshotQuote()
    {
        return snapshotQuote;
    }

    /** Makers of the snapshot's orders. */
    int snapshotMakers()
    {
        return snapshotMakers;
    }

    /** Blocks that ended with a bid at or above an ask. */
    int crossedCount()
    {
        return crossedCount;
    }
}
