package io.leadline.feed.hyperliquid;

import java.util.List;

import io.leadline.feed.CharSpan;
import io.leadline.feed.json.JsonWords;

/**
 * The books of the coins of one connection, on their way into the log. A server sends the updates of all coins block by
 * block, but a snapshot as soon as it is asked for one, ahead of updates that wait. So a snapshot is kept until an
 * update of a later block shows that nothing older is on its way to any coin, or the venue's clock says so; only then
 * is the book written, and the coin in sync.
 * <p>
 * Heights rise and need not follow each other, so they show no hole. What shows one is a change of an order that is not
 * there, a new one that is, a new one of which no side is told, and a height that was told before: the coin is stale
 * until the snapshot of another connection. Single thread.
 */
final class L4Books implements L4Listener
{
    private static final long NO_HEIGHT = -1;
    private static final long HEARTBEAT_EVERY_NS = 100_000_000L;
    private static final int MAX_REASON_LENGTH = 100;

    private final L4Coin[] coins;
    private final BookWriter writer;
    private final L4Counters counters;
    private final NodeClock clock = new NodeClock();
    private final long lagNs;
    private L4Comparison comparison;
    private long receivedEpochNs;
    private long highest = NO_HEIGHT;
    private long height;
    private long timeEpochNs;
    private L4Coin current;
    private L4Coin loading;
    private long loadingHeight;
    private long loadingTimeEpochNs;
    private boolean isApplied;
    private String fault;

    /**
     * Books of a connection that does not stand.
     *
     * @param lagNs how far the venue's messages may be behind its clock.
     */
    L4Books(final List<Coin> coins, final BookWriter writer, final L4Counters counters, final long lagNs)
    {
        this.coins = coins.stream().map(L4Coin::new).toArray(L4Coin[]::new);
        this.writer = writer;
        this.counters = counters;
        this.lagNs = lagNs;
    }

    /** Every book is held against what this comparison hears. Once, before anything is heard. */
    void compareWith(final L4Comparison newComparison)
    {
        comparison = newComparison;
    }

    L4Coin coin(final int place)
    {
        return coins[place];
    }

    /** Why the connection is of no use; null where it is. */
    String fault()
    {
        return fault;
    }

    /** A connection stands. */
    void connect()
    {
        disconnect();
        highest = NO_HEIGHT;
        fault = null;
    }

    /** It is gone. */
    void disconnect()
    {
        writer.loseSync();
        for (final L4Coin coin : coins)
        {
            coin.reset();
        }
    }

    /** A message came in at this time of the local clock. */
    void received(final long epochNs)
    {
        receivedEpochNs = epochNs;
    }

    /** The connection has brought all that it begins with. */
    boolean areComplete()
    {
        boolean areComplete = true;
        for (final L4Coin coin : coins)
        {
            areComplete &= coin.isComplete();
        }

        return areComplete;
    }

    /** All books are given up, until another connection. */
    void loseAll(final String reason)
    {
        writer.loseSync();
        for (final L4Coin coin : coins)
        {
            coin.drop();
        }
        ask(reason);
    }

    private void ask(final String reason)
    {
        fault = fault == null ? reason : fault;
    }

    private void lose(final L4Coin coin, final String reason)
    {
        if (coin.coin.isInSync())
        {
            writer.loseSync(coin.coin);
        }
        coin.drop();
        isApplied = false;
        ask(reason);
    }

    /** A comparison has found that the book is not the venue's. */
    void refute(final L4Coin coin)
    {
        lose(coin, "book differs from another snapshot");
    }

    /** All that was sent before this time of the local clock has come in. */
    void onTime(final long localEpochNs)
    {
        final long venueEpochNs = clock.venueEpochNs(localEpochNs);
        if (venueEpochNs == NodeClock.UNKNOWN)
        {
            return;
        }
        final long passedEpochNs = venueEpochNs - lagNs;
        if (passedEpochNs > writer.lastTimeEpochNs())
        {
            writePassed(passedEpochNs);
        }
        if (passedEpochNs - writer.lastTimeEpochNs() >= HEARTBEAT_EVERY_NS && writer.lastTimeEpochNs() >= 0)
        {
            counters.heartbeats.increment();
            writer.time(passedEpochNs);
            writer.heartbeat();
        }
    }

    /** Writes the books whose snapshots are of no later time than has passed. */
    private void writePassed(final long passedEpochNs)
    {
        boolean isWritten = false;
        writer.time(passedEpochNs);
        for (final L4Coin coin : coins)
        {
            if (coin.state() == L4Coin.State.LOADED && coin.snapshotTimeEpochNs() != NO_TIME &&
                coin.snapshotTimeEpochNs() <= passedEpochNs)
            {
                write(coin);
                isWritten = true;
            }
        }
        if (isWritten)
        {
            writer.markUnknownBooks();
        }
    }

    private void write(final L4Coin coin)
    {
        coin.written();
        writer.clear(coin.coin);
        final L4Orders orders = coin.orders;
        for (int slot = 0; slot < orders.capacity(); slot++)
        {
            if (orders.isUsed(slot))
            {
                writer.add(
                    coin.coin, orders.orderId(slot), orders.account(slot), orders.side(slot), orders.priceTicks(slot),
                    orders.sizeLots(slot), orders.flags(slot));
            }
        }
    }

    @Override
    public void onAnswer(final int place, final boolean isBook)
    {
        counters.answers.increment();
        if (place == JsonWords.UNKNOWN || !isBook)
        {
            counters.wrongAnswers.increment();
            ask("answer to what was not asked");
        }
        else
        {
            coins[place].answer();
        }
    }

    @Override
    public void onRefusal(final CharSpan reason)
    {
        counters.refusals.increment();
        ask("refused: " + printable(reason));
    }

    private static String printable(final CharSpan text)
    {
        final StringBuilder printable = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), MAX_REASON_LENGTH); i++)
        {
            final char symbol = text.charAt(i);
            printable.append(symbol < ' ' || symbol > '~' ? '?' : symbol);
        }

        return printable.toString();
    }

    @Override
    public void onOther()
    {
        counters.others.increment();
    }

    @Override
    public boolean onSnapshot(final int place, final long newHeight, final long newTimeEpochNs)
    {
        counters.snapshots.increment();
        if (place == JsonWords.UNKNOWN || coins[place].state() != L4Coin.State.AWAITED)
        {
            counters.wrongAnswers.increment();
            loseAll("snapshot that was not asked for");
            return false;
        }
        loading = coins[place];
        loading.orders.clear();
        loadingHeight = newHeight;
        loadingTimeEpochNs = newTimeEpochNs;
        if (newTimeEpochNs != NO_TIME)
        {
            clock.tell(newTimeEpochNs, receivedEpochNs);
        }

        return true;
    }

    @Override
    public void onOrder(final L4Entry order)
    {
        if (order.isTrigger())
        {
            counters.snapshotTriggers.increment();
            return;
        }
        order.measure(loading.coin);
        if (order.isEmpty())
        {
            counters.sizeZero.increment();
        }
        else
        {
            counters.snapshotOrders.increment();
            rest(loading.orders, order);
        }
    }

    /** Puts an order that is not there into a table. */
    void rest(final L4Orders orders, final L4Entry order)
    {
        if (order.side() == L4Entry.NO_SIDE)
        {
            throw order.problem("order without a side:");
        }
        if (orders.find(order.orderId()) != L4Orders.NONE)
        {
            throw order.problem("order twice: oid=" + order.orderId());
        }
        if (orders.count() == L4Orders.MAX_COUNT)
        {
            throw order.problem("too many orders of a coin: limit=" + L4Orders.MAX_COUNT);
        }
        orders.add(
            order.orderId(), writer.account(order.user()), order.side(), order.priceTicks(), order.sizeLots(),
            order.flags());
    }

    @Override
    public void onSnapshotEnd()
    {
        loading.load(loadingHeight, loadingTimeEpochNs);
        comparison.onReached(loading);
    }

    @Override
    public void onUpdates(final long newHeight, final long newTimeEpochNs)
    {
        counters.updates.increment();
        height = newHeight;
        timeEpochNs = newTimeEpochNs;
        current = null;
        isApplied = false;
        clock.tell(newTimeEpochNs, receivedEpochNs);
        writer.time(newTimeEpochNs);
        if (newHeight < highest)
        {
            counters.heightsRanBack.increment();
            loseAll("height ran back");
            return;
        }
        highest = newHeight;
        comparison.beforeBlock(newHeight);
        for (final L4Coin coin : coins)
        {
            if (coin.state() == L4Coin.State.LOADED && coin.snapshotHeight() < newHeight)
            {
                write(coin);
            }
        }
        writer.markUnknownBooks();
    }

    @Override
    public void onDiff(final int place, final L4Entry diff)
    {
        if (place == JsonWords.UNKNOWN)
        {
            counters.otherDiffs.increment();
            return;
        }
        if (current == null)
        {
            begin(coins[place]);
        }
        if (isApplied)
        {
            apply(diff);
        }
    }

    private void begin(final L4Coin coin)
    {
        current = coin;
        if (coin.state() == L4Coin.State.AWAITED)
        {
            counters.beforeSnapshot.increment();
        }
        else if (height <= coin.snapshotHeight())
        {
            counters.oldUpdates.increment();
        }
        else if (height <= coin.height())
        {
            counters.heightsRanBack.increment();
            lose(coin, "height told twice");
        }
        else
        {
            isApplied = true;
        }
    }

    private void apply(final L4Entry diff)
    {
        diff.measure(current.coin);
        final int slot = current.orders.find(diff.orderId());
        if (diff.change() == L4Entry.NEW)
        {
            open(diff, slot);
        }
        else if (slot == L4Orders.NONE)
        {
            counters.unknownOrders.increment();
            lose(current, "change of an order that is not there");
        }
        else if (diff.change() == L4Entry.UPDATE)
        {
            current.orders.sizeLots(slot, diff.sizeLots(), diff.flags());
            writer.update(current.coin, diff.orderId(), diff.sizeLots(), diff.flags());
            checkSync();
        }
        else
        {
            current.orders.remove(slot);
            writer.remove(current.coin, diff.orderId());
        }
    }

    private void open(final L4Entry diff, final int slot)
    {
        counters.newOrders.increment();
        if (slot != L4Orders.NONE)
        {
            counters.knownOrders.increment();
            lose(current, "new order that is there");
        }
        else if (diff.side() == L4Entry.NO_SIDE)
        {
            counters.withoutSide.increment();
            lose(current, "new order of which no side is told");
        }
        else if (diff.isEmpty())
        {
            counters.sizeZero.increment();
        }
        else
        {
            rest(current.orders, diff);
            writer.add(
                current.coin, diff.orderId(), diff.user(), diff.side(), diff.priceTicks(), diff.sizeLots(),
                diff.flags());
        }
    }

    /** The log has forgotten an order that was emptied; one that comes back is as unknown to it as any. */
    private void checkSync()
    {
        if (!current.coin.isInSync())
        {
            lose(current, "change of an order that is not there");
        }
    }

    @Override
    public void onUpdatesEnd(final int place)
    {
        if (current == null && place != JsonWords.UNKNOWN)
        {
            begin(coins[place]);
        }
        if (isApplied)
        {
            current.height(height);
            comparison.onReached(current);
        }
        if (height == highest)
        {
            writer.time(timeEpochNs);
            writer.endBlock();
        }
    }
}
