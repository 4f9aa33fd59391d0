package io.leadline.feed;

import io.leadline.event.EventSink;

/** A venue's recorded inputs and how they become events. Used once; single thread. */
public interface Feed
{
    /**
     * Decodes all inputs into the sink and ends its batch.
     *
     * @param sink takes the events; on bad input it has those before the fault, its batch ended.
     * @throws io.leadline.problem.BadInputException when an input is malformed, with its file and line.
     * @throws java.io.UncheckedIOException          when an input cannot be read.
     */
    void run(EventSink sink);

    /** What was counted so far; all at 0 before the run. */
    FeedCounters counters();
}
