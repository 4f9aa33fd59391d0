package io.leadline.feed.dydx;

import java.util.List;

import com.google.protobuf.Message;

import io.leadline.config.Market;
import io.leadline.feed.RecordingSink;

/** A session and what it has written; the n-th message is received at n ns. */
final class SessionRun
{
    private final RecordingSink sink = new RecordingSink();
    private final DydxSession session;
    private long timeEpochNs;

    SessionRun(final Market... markets)
    {
        session = new DydxSession(List.of(markets), sink);
    }

    /** Receives a message of these updates; the session may refuse it. */
    boolean receive(final Message... updates)
    {
        return receive(Node.response(updates).toByteArray());
    }

    boolean receive(final byte[] message)
    {
        timeEpochNs++;

        return session.onFrame(message, 0, message.length, timeEpochNs);
    }

    DydxSession session()
    {
        return session;
    }

    /** Everything written since the last call. */
    List<String> lines()
    {
        final List<String> lines = List.copyOf(sink.lines());
        sink.lines().clear();

        return lines;
    }

    long count(final String counter)
    {
        return session.counters().count(counter);
    }
}
