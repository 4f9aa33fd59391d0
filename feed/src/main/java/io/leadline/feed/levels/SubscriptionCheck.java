package io.leadline.feed.levels;

import java.util.BitSet;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;
import io.leadline.feed.line.LineControl;

/**
 * Whether a venue has granted what a connection asked for. Each request has a number, 1 to a count, and is to be
 * granted within a time; a venue that refuses one, grants what nobody asked for, or says nothing to it is left for
 * another connection, for on this one nobody knows what is missing. A venue that grants silently has a count of 0. On
 * the feed's thread; allocates nothing after it is made.
 */
public final class SubscriptionCheck
{
    private final LineControl control;
    private final int line;
    private final int requestCount;
    private final long patienceNs;
    private final Counter refused;
    private final Counter unanswered;
    private final BitSet granted;
    private int grantedCount;
    private boolean isAwaited;
    private long connectedEpochNs;

    /**
     * A check of a line without a connection.
     *
     * @param requestCount how many requests each connection begins with; 0 where they are granted silently.
     * @param patienceNs   how long each may stay without an answer on a connection that is alive.
     */
    public SubscriptionCheck(
        final LineControl control, final int line, final int requestCount, final long patienceNs,
        final FeedCounters counters)
    {
        this.control = control;
        this.line = line;
        this.requestCount = requestCount;
        this.patienceNs = patienceNs;
        granted = new BitSet(requestCount + 1);
        refused = counters.add("subscriptions_refused");
        unanswered = counters.add("subscriptions_unanswered");
    }

    /** A connection stands, and the requests were sent. */
    public void onConnect(final long receivedEpochNs)
    {
        isAwaited = true;
        connectedEpochNs = receivedEpochNs;
        grantedCount = 0;
        granted.clear();
    }

    /** The connection is gone. */
    public void onDisconnect()
    {
        isAwaited = false;
    }

    /** The venue answered a request, and not with an error. */
    public void onAnswer(final PublicFrame answer)
    {
        final long id = answer.requestId();
        if (requestCount > 0 && (id < 1 || id > requestCount || !answer.isPlainAnswer()))
        {
            onRefused();
        }
        else if (requestCount > 0 && !granted.get((int)id))
        {
            granted.set((int)id);
            grantedCount++;
        }
    }

    /** The venue refused something on the connection. */
    public void onRefused()
    {
        if (isAwaited)
        {
            refused.increment();
            leave("the venue refuses a subscription");
        }
    }

    /** Everything sent before this time has come in. */
    public void onTime(final long epochNs)
    {
        if (isAwaited && grantedCount < requestCount && epochNs - connectedEpochNs > patienceNs)
        {
            unanswered.increment();
            leave("the venue does not answer a subscription");
        }
    }

    private void leave(final String reason)
    {
        isAwaited = false;
        control.reconnect(line, reason);
    }
}
