package io.leadline.feed.aeron;

import org.agrona.DirectBuffer;

/** Where an engine's messages go: to readers, or into a file. Never waits for a reader. Single thread. */
public interface MessageOutput
{
    /**
     * Takes a message, which is the caller's again when this returns.
     *
     * @return false when there is no room for it: it is lost, and the hole in the sequence tells the readers.
     */
    boolean offer(DirectBuffer buffer, int offset, int length);

    /** Whatever was taken is on its way. */
    default void flush()
    {
    }
}
