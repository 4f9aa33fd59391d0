package io.leadline.feed.hyperliquid;

/**
 * A coin on the connection that stands: what has come of it there, and its book as far as it was told. Single thread.
 */
final class L4Coin
{
    final Coin coin;
    final L4Orders orders = new L4Orders();
    private State state = State.AWAITED;
    private boolean isAnswered;
    private long snapshotHeight;
    private long snapshotTimeEpochNs;
    private long height;

    /** What is known of its book. */
    enum State
    {
        /** Nothing since the connection began, or something that does not fit. */
        AWAITED,
        /** The snapshot; the log's time is not known to be behind it. */
        LOADED,
        /** All, and the log has it. */
        WRITTEN
    }

    L4Coin(final Coin coin)
    {
        this.coin = coin;
    }

    /** Another connection: nothing has come of it. */
    void reset()
    {
        isAnswered = false;
        drop();
    }

    /** Its book is not known. */
    void drop()
    {
        state = State.AWAITED;
        orders.clear();
    }

    void answer()
    {
        isAnswered = true;
    }

    /** Whether the connection has brought all that it begins with. */
    boolean isComplete()
    {
        return isAnswered && state != State.AWAITED;
    }

    State state()
    {
        return state;
    }

    /** Its snapshot was read. */
    void load(final long newHeight, final long timeEpochNs)
    {
        state = State.LOADED;
        snapshotHeight = newHeight;
        snapshotTimeEpochNs = timeEpochNs;
        height = newHeight;
    }

    /** The log has its book. */
    void written()
    {
        state = State.WRITTEN;
    }

    long snapshotHeight()
    {
        return snapshotHeight;
    }

    /** {@link L4Listener#NO_TIME} where the snapshot told none. */
    long snapshotTimeEpochNs()
    {
        return snapshotTimeEpochNs;
    }

    /** The last block that has changed the book. */
    long height()
    {
        return height;
    }

    /** All of a block was applied. */
    void height(final long newHeight)
    {
        height = newHeight;
    }
}
