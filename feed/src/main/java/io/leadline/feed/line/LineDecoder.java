package io.leadline.feed.line;

import io.leadline.feed.FeedCounters;

/**
 * What a venue's lines bring, decoded into events without knowing what carries it: the same decoder serves a live feed
 * and its recordings. A line is one connection after another for one purpose: the public streams, or the private ones
 * of one account. On the feed's thread.
 * <p>
 * Receipts are times of the local clock, ns since 1970-01-01 UTC. They come in the order in which the feed's thread
 * sees what arrived; clocks may jump.
 */
public interface LineDecoder
{
    /** The line of the public streams, which every decoder has. */
    int PUBLIC = 0;

    /**
     * The number of a line.
     *
     * @param name {@code ""} for the public one, otherwise an account.
     * @throws io.leadline.problem.BadInputException when there cannot be such a line.
     */
    int line(String name);

    /** A connection stands and its subscription was sent. */
    void onConnect(int line, long receivedEpochNs);

    /**
     * A frame of the line's connection, or the answer to a request that belongs to it.
     *
     * @param bytes hold the frame; read within the call only.
     */
    void onFrame(int line, byte[] bytes, int offset, int length, long receivedEpochNs);

    /** The connection is gone: what follows on the line is another one's. */
    void onDisconnect(int line, long receivedEpochNs);

    /**
     * Time has passed: whatever was sent on any line before this time of the local clock has arrived and was decoded. A
     * line that has no connection is not waited for.
     */
    void onTime(long epochNs);

    /** No line will bring anything more. */
    void onEnd(long receivedEpochNs);

    /** What was counted so far. */
    FeedCounters counters();
}
