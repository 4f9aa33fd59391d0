package io.leadline.feed.hyperliquid;

import java.util.List;

import io.leadline.event.EventFlags;
import io.leadline.event.EventSink;
import io.leadline.event.EventSink.TradingStatus;
import io.leadline.feed.AccountNumbers;
import io.leadline.feed.CharSpan;

/**
 * Writes changes of books in the log's words. The venue tells a trade twice: as fills, and as what it does to the
 * resting orders, without saying which diff belongs to which fill. A fill is written just before the first diff of its
 * order that takes at least its size away; the diff then only has to do what the fills have not done:
 * <pre>
 *   update to n   fills, then reduce to n;   where the fills emptied the order, nothing more
 *   remove        fills, then cancel;        where the fills emptied the order, nothing more
 * </pre>
 * A fill that no diff of its block explains (its order was never seen, or was enlarged and hit at once) is written as a
 * trade of its maker's account at the end of the block: the totals are credited, the book is the diffs' alone.
 * <p>
 * A diff of an order never seen shows that the book is not the venue's: the coin is marked stale until the next
 * snapshot, and the diff is handed on all the same. Single thread.
 */
final class BookWriter
{
    /** The log has no event. */
    static final long NO_TIME = -1;

    private final EventSink sink;
    private final Coins coins;
    private final AccountNumbers accounts;
    private final BookCounters counters;
    private final BlockFills fills = new BlockFills();
    private long block;
    private boolean isCatchingUp;
    private long timeEpochNs;
    private long lastTimeEpochNs = NO_TIME;
    private long neededHeight;

    BookWriter(final EventSink sink, final Coins coins, final BookCounters counters)
    {
        this.sink = sink;
        this.coins = coins;
        this.counters = counters;
        accounts = new AccountNumbers(sink);
    }

    /** What follows is a block's, or of a snapshot the book as it was at the block's end. */
    void begin(final long newBlock, final long newTimeEpochNs)
    {
        block = newBlock;
        timeEpochNs = newTimeEpochNs;
        isCatchingUp = false;
    }

    /** Time of the events that follow, where nobody counts blocks. */
    void time(final long newTimeEpochNs)
    {
        timeEpochNs = newTimeEpochNs;
    }

    /**
     * What follows is a block's that the log holds already: only books that a snapshot has told anew, as they were
     * before it, take its diffs, all at the time of the log's last event.
     */
    void beginCatchUp(final long newBlock)
    {
        begin(newBlock, lastTimeEpochNs);
        isCatchingUp = true;
    }

    /** Ends a block that the log holds already. */
    void endCatchUp()
    {
        for (int i = 0; i < coins.count(); i++)
        {
            final Coin coin = coins.get(i);
            if (coin.isInSync())
            {
                coin.reach(block);
            }
        }
    }

    /** Ends a block that the log holds in part: the log holds it from here on. */
    void endCut(final long cutTimeEpochNs)
    {
        passTime(cutTimeEpochNs);
        sink.heartbeat(cutTimeEpochNs, EventSink.NO_MARKET);
    }

    /** The log's last event is as late as this. */
    void passTime(final long newLastTimeEpochNs)
    {
        lastTimeEpochNs = Math.max(lastTimeEpochNs, newLastTimeEpochNs);
    }

    /** Time of the log's last event; {@link #NO_TIME} in an empty log. */
    long lastTimeEpochNs()
    {
        return lastTimeEpochNs;
    }

    /** The book begins anew and is the venue's. */
    void clear(final Coin coin)
    {
        coin.clear(block);
        sink.clear(now(), coin.number());
    }

    /** The sink's number of an address. */
    int account(final CharSpan user)
    {
        return accounts.number(user);
    }

    /** An order rests, unless its size is 0. */
    void add(
        final Coin coin, final long orderId, final CharSpan user, final int side, final long priceTicks,
        final long sizeLots, final int flags)
    {
        if (sizeLots == 0 && (flags & EventFlags.SIZE_OFF_LOT) == 0)
        {
            counters.sizeZero().increment();
            return;
        }
        add(coin, orderId, account(user), side, priceTicks, sizeLots, flags);
    }

    /** An order of some size rests. */
    void add(
        final Coin coin, final long orderId, final int account, final int side, final long priceTicks,
        final long sizeLots, final int flags)
    {
        coin.rest(orderId, Math.max(0, sizeLots));
        sink.add(now(), coin.number(), orderId, account, side, priceTicks, sizeLots, flags);
    }

    /** Takes one side of a trade of the block. */
    void take(final FillEntry entry)
    {
        if (entry.sizeLots() == 0 && (entry.flags() & EventFlags.SIZE_OFF_LOT) == 0)
        {
            counters.sizeZero().increment();
            return;
        }
        fills.add(entry, accounts.number(entry.user()));
    }

    /** The block has fills of configured coins. */
    boolean hasFills()
    {
        return fills.count() > 0;
    }

    /** All fills of the block are in; its diffs follow. */
    void beginDiffs()
    {
        fills.index();
    }

    /** Writes a diff and the fills that it explains. */
    void write(final BookDiff diff)
    {
        if (diff.coin().block() < block && (!isCatchingUp || diff.coin().isInSync()))
        {
            writeNext(diff);
        }
    }

    private void writeNext(final BookDiff diff)
    {
        switch (diff.change())
        {
            case NEW ->
            {
                counters.newOrders().increment();
                add(
                    diff.coin(), diff.orderId(), diff.user(), diff.side(), diff.priceTicks(), diff.sizeLots(),
                    diff.flags());
            }
            case UPDATE -> update(diff.coin(), diff.orderId(), diff.sizeLots(), diff.flags());
            case REMOVE -> remove(diff.coin(), diff.orderId());
            default -> throw unknown(diff);
        }
    }

    /** The size of an order is another, which may be 0. */
    void update(final Coin coin, final long orderId, final long sizeLots, final int flags)
    {
        counters.updates().increment();
        final long resting = coin.restingLots(orderId);
        final boolean isEmptied = resting == 0 && sizeLots == 0;
        if (resting == Coin.UNKNOWN || resting == 0 && !isEmptied)
        {
            missOrder(coin);
        }
        else
        {
            final long left = writeFills(coin, orderId, resting, Math.max(0, sizeLots));
            coin.rest(orderId, Math.max(0, sizeLots));
            if (left == 0 && sizeLots == 0 && flags == 0)
            {
                counters.doneByFills().increment();
                return;
            }
        }
        sink.reduce(now(), coin.number(), orderId, sizeLots, flags);
    }

    /** The venue has removed an order. */
    void remove(final Coin coin, final long orderId)
    {
        counters.removes().increment();
        final long resting = coin.restingLots(orderId);
        coin.remove(orderId);
        if (resting == Coin.UNKNOWN)
        {
            missOrder(coin);
        }
        else if (writeFills(coin, orderId, resting, 0) == 0)
        {
            counters.doneByFills().increment();
            return;
        }
        sink.cancel(now(), coin.number(), orderId);
    }

    /** Writes the order's fills that fit above what the venue says is left; returns what the log leaves of it. */
    private long writeFills(final Coin coin, final long orderId, final long resting, final long leftByVenue)
    {
        long left = resting;
        for (int i = fills.firstOf(orderId); i != BlockFills.NONE; i = fills.get(i).nextOfOrder())
        {
            final BlockFills.Fill fill = fills.get(i);
            if (fill.coin() == coin && !fill.isTold() && fill.sizeLots() <= left - leftByVenue)
            {
                fill.tell();
                left -= fill.sizeLots();
                counters.fills().increment();
                sink.fill(
                    now(), coin.number(), orderId, fill.priceTicks(), fill.sizeLots(), fill.takerAccount(),
                    fill.flags());
            }
        }

        return left;
    }

    private void missOrder(final Coin coin)
    {
        counters.unknownOrders().increment();
        if (coin.isInSync())
        {
            neededHeight = Math.max(neededHeight, block);
            loseSync(coin);
        }
    }

    /** Ends the block: fills that nothing explained, and the block's time, even when nothing else happened. */
    void endBlock()
    {
        writeTrades();
        for (int i = 0; i < coins.count(); i++)
        {
            final Coin coin = coins.get(i);
            coin.reach(block);
        }
        sink.heartbeat(now(), EventSink.NO_MARKET);
    }

    /**
     * Ends the fills of a block that was written without them: its diffs have changed the book, the totals are credited
     * now, in an end of their own, so that the log does not look as if it ended in the midst of a block.
     */
    void endLateFills()
    {
        timeEpochNs = lastTimeEpochNs;
        writeTrades();
        sink.byAdapter();
        sink.heartbeat(lastTimeEpochNs, EventSink.NO_MARKET);
    }

    private void writeTrades()
    {
        for (int i = 0; i < fills.count(); i++)
        {
            final BlockFills.Fill fill = fills.get(i);
            if (!fill.isTold())
            {
                counters.trades().increment();
                counters.tradesWithoutMaker().increase(fill.hasMaker() ? 0 : 1);
                sink.trade(
                    now(), fill.coin().number(), fill.makerAccount(), fill.priceTicks(), fill.sizeLots(),
                    fill.takerAccount(), fill.flags());
            }
        }
        fills.clear();
    }

    /** Time has passed, and nothing else is known of it. */
    void heartbeat()
    {
        sink.heartbeat(now(), EventSink.NO_MARKET);
    }

    /** Diffs of the block are missing: no book is the venue's any more. */
    void loseSync()
    {
        loseSync(Long.MAX_VALUE, block);
    }

    /**
     * Diffs are missing: no book that has not reached a block is the venue's any more.
     *
     * @param reached books that have reached this block keep their sync.
     * @param missing the last block of which diffs are missing.
     */
    void loseSync(final long reached, final long missing)
    {
        neededHeight = Math.max(neededHeight, missing);
        for (int i = 0; i < coins.count(); i++)
        {
            final Coin coin = coins.get(i);
            if (coin.isInSync() && coin.block() < reached)
            {
                loseSync(coin);
            }
        }
    }

    /** The height of the first snapshot that can bring all books back. */
    long neededHeight()
    {
        return neededHeight;
    }

    /** Marks the coins of which no snapshot has told the book. */
    void markUnknownBooks()
    {
        final List<Coin> all = coins.inOrder();
        for (int i = 0; i < all.size(); i++)
        {
            final Coin coin = all.get(i);
            if (!coin.isInSync() && !coin.isStaleWritten())
            {
                loseSync(coin);
            }
        }
    }

    /** Stamped with the time of the last event, so that every instant after it is stale. */
    void loseSync(final Coin coin)
    {
        coin.loseSync();
        counters.staleMarks().increment();
        sink.status(lastTimeEpochNs == NO_TIME ? timeEpochNs : lastTimeEpochNs, coin.number(), TradingStatus.STALE);
    }

    private long now()
    {
        passTime(timeEpochNs);

        return timeEpochNs;
    }

    private static IllegalStateException unknown(final BookDiff diff)
    {
        return new IllegalStateException("change that nothing writes: change=" + diff.change());
    }
}
