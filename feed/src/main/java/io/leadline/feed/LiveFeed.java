package io.leadline.feed;

/**
 * A venue's feed as it runs, into a sink that it was opened with: an agent, owned by the thread that calls it, which is
 * the only one that touches the sink. What the venue sends while nobody calls waits in bounded memory; where that is
 * full, a connection is given up and begun anew, which the log shows as a hole.
 */
public interface LiveFeed extends AutoCloseable
{
    /**
     * Takes some of what has arrived, in bounded number, ends the sink's batch behind it, and never waits.
     *
     * @return how much was done; 0 when the caller may idle.
     * @throws io.leadline.problem.BadInputException when what is followed is malformed, and cannot be taken up again.
     */
    int doWork();

    /** What was counted so far; read on the feed's thread. */
    FeedCounters counters();

    /** How long what came in took into the log; read on the feed's thread. */
    ReceiptTimes receipts();

    /** Ends all connections. What is missing now will not come: the books are stale from their last event. */
    @Override
    void close();
}
