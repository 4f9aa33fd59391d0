package io.leadline.feed.hyperliquid;

import io.leadline.feed.CharSpan;

/** Hears what a server's message says, in the order in which it must be known. Coins are told by their places. */
interface L4Listener
{
    /** A snapshot that tells no time. */
    long NO_TIME = -1;

    /** A request was granted; for a book of the coin, or something that was never asked for. */
    void onAnswer(int coin, boolean isBook);

    /** A request was refused, or something else is wrong. */
    void onRefusal(CharSpan reason);

    /**
     * All orders of a coin follow.
     *
     * @param timeEpochNs {@link #NO_TIME} when it is left out.
     * @return whether to read them.
     */
    boolean onSnapshot(int coin, long height, long timeEpochNs);

    /** An order of the snapshot. */
    void onOrder(L4Entry order);

    /** All its orders were read. */
    void onSnapshotEnd();

    /** What a block did to a coin follows. */
    void onUpdates(long height, long timeEpochNs);

    /** What becomes of an order of the coin, which is the same in all of the message; the side where it is known. */
    void onDiff(int coin, L4Entry diff);

    /** That was all of the block; of the coin nothing else may have been told. */
    void onUpdatesEnd(int coin);

    /** A channel that nobody asked for. */
    void onOther();
}
