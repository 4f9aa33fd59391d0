package io.leadline.feed.hyperliquid;

import io.leadline.feed.CharSpan;
import io.leadline.feed.json.JsonWords;

/**
 * Holds the book of one coin against the server's, which another connection of its own begins with. Each connection
 * tells a snapshot of a height that chance has chosen, and then the blocks that change the coin; the books are
 * comparable when both are at the same of its blocks, or one is between two blocks of the other. Single thread.
 */
final class L4Comparison implements L4Listener
{
    private final L4Books books;
    private final L4Counters counters;
    private final L4Orders orders = new L4Orders();
    private L4Coin subject;
    private State state = State.OVER;
    private long reached;
    private long height;
    /** When something of the coin came in last, on any line, by the local clock. */
    private long toldEpochNs;
    private long receivedEpochNs;
    private boolean isApplied;
    private boolean isBegun;

    private enum State
    {
        /** The connection has brought no snapshot. */
        AWAITED,
        /** The book follows the connection. */
        FOLLOWING,
        /** The books were held against each other, or cannot be. */
        OVER
    }

    /** No comparison. */
    L4Comparison(final L4Books books, final L4Counters counters)
    {
        this.books = books;
        this.counters = counters;
    }

    /** A connection stands. */
    void connect()
    {
        state = State.AWAITED;
        subject = null;
        orders.clear();
    }

    /** A message came in on any line at this time of the local clock. */
    void received(final long epochNs)
    {
        receivedEpochNs = epochNs;
    }

    /**
     * All that was sent before this time of the local clock has come in. Where nothing of the coin came for longer than
     * a message may take, both connections have told all that they are to tell.
     */
    void onTime(final long localEpochNs, final long lagNs)
    {
        if (state == State.FOLLOWING && isKnown(subject) && localEpochNs - toldEpochNs > lagNs)
        {
            compare();
        }
    }

    /** Nothing that the connection brings is of use any more. */
    boolean isOver()
    {
        return state == State.OVER;
    }

    /** The connection is gone, or of no use. */
    void abandon()
    {
        if (state != State.OVER)
        {
            counters.abandoned.increment();
            end();
        }
    }

    private void end()
    {
        state = State.OVER;
        orders.clear();
    }

    @Override
    public void onAnswer(final int coin, final boolean isBook)
    {
        if (coin == JsonWords.UNKNOWN || !isBook)
        {
            counters.wrongAnswers.increment();
            abandon();
        }
    }

    @Override
    public void onRefusal(final CharSpan reason)
    {
        counters.refusals.increment();
        abandon();
    }

    @Override
    public boolean onSnapshot(final int coin, final long newHeight, final long timeEpochNs)
    {
        if (state != State.AWAITED || coin == JsonWords.UNKNOWN)
        {
            abandon();
            return false;
        }
        subject = books.coin(coin);
        reached = newHeight;
        toldEpochNs = receivedEpochNs;

        return true;
    }

    @Override
    public void onOrder(final L4Entry order)
    {
        order.measure(subject.coin);
        if (!order.isTrigger() && !order.isEmpty())
        {
            books.rest(orders, order);
        }
    }

    @Override
    public void onSnapshotEnd()
    {
        state = State.FOLLOWING;
        compareIfReached(subject);
    }

    @Override
    public void onUpdates(final long newHeight, final long timeEpochNs)
    {
        height = newHeight;
        isBegun = false;
        isApplied = false;
    }

    @Override
    public void onDiff(final int coin, final L4Entry diff)
    {
        begin(coin);
        if (isApplied)
        {
            apply(diff);
        }
    }

    private void begin(final int coin)
    {
        if (isBegun || state != State.FOLLOWING || coin == JsonWords.UNKNOWN || books.coin(coin) != subject)
        {
            return;
        }
        isBegun = true;
        if (isKnown(subject) && subject.height() > reached && subject.height() < height)
        {
            compare();
        }
        isApplied = state == State.FOLLOWING && height > reached;
    }

    private void apply(final L4Entry diff)
    {
        diff.measure(subject.coin);
        final int slot = orders.find(diff.orderId());
        final boolean isNew = diff.change() == L4Entry.NEW;
        if (isNew != (slot == L4Orders.NONE) || isNew && diff.side() == L4Entry.NO_SIDE)
        {
            isApplied = false;
            abandon();
        }
        else if (diff.change() == L4Entry.UPDATE)
        {
            orders.sizeLots(slot, diff.sizeLots(), diff.flags());
        }
        else if (!isNew)
        {
            orders.remove(slot);
        }
        else if (!diff.isEmpty())
        {
            books.rest(orders, diff);
        }
    }

    @Override
    public void onUpdatesEnd(final int coin)
    {
        begin(coin);
        if (isApplied)
        {
            reached = height;
            toldEpochNs = receivedEpochNs;
            compareIfReached(subject);
        }
    }

    @Override
    public void onOther()
    {
        counters.others.increment();
    }

    /** All of the blocks before this one has been told on the line of the books, whatever coins they changed. */
    void beforeBlock(final long newHeight)
    {
        if (state == State.FOLLOWING && isKnown(subject) && subject.height() < reached && reached < newHeight)
        {
            compare();
        }
    }

    /** The book of a coin has changed. */
    void onReached(final L4Coin coin)
    {
        if (state == State.FOLLOWING && coin == subject)
        {
            toldEpochNs = receivedEpochNs;
            compareIfReached(coin);
        }
    }

    private void compareIfReached(final L4Coin coin)
    {
        if (isKnown(coin) && coin.height() == reached)
        {
            compare();
        }
    }

    private static boolean isKnown(final L4Coin coin)
    {
        return coin.state() != L4Coin.State.AWAITED;
    }

    private void compare()
    {
        final boolean isSame = orders.isSame(subject.orders);
        end();
        if (isSame)
        {
            counters.confirmed.increment();
        }
        else
        {
            counters.refuted.increment();
            books.refute(subject);
        }
    }
}
