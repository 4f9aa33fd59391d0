package io.leadline.feed.websocket;

import java.nio.ByteBuffer;

import io.leadline.feed.line.Arrivals;
import io.leadline.feed.line.Hangup;

import org.agrona.concurrent.EpochNanoClock;

/**
 * What one connection puts among the arrivals: its beginning, what it brings, and its end, which comes once and behind
 * which nothing of it comes, whichever threads are late. Any thread; whoever ends it may have to wait as long as a
 * frame waits for room.
 */
final class ConnectedSource
{
    private static final int MAX_DETAIL_LENGTH = 200;

    private final Arrivals.Source source;
    private final EpochNanoClock clock;
    private boolean isConnected;
    private String detail = "";
    private volatile Hangup reason;

    ConnectedSource(final Arrivals.Source source, final EpochNanoClock clock)
    {
        this.source = source;
        this.clock = clock;
    }

    /** It stands and its subscription is sent. */
    synchronized void connect()
    {
        if (reason == null)
        {
            isConnected = true;
            source.connected(clock.nanoTime());
        }
    }

    /**
     * A frame, unless it has ended; a full ring ends it.
     *
     * @param isAllProof nothing else proves what has arrived: all that was sent in front of the frame, which is on its
     *                   way no longer than whoever waits for the feed allows for.
     */
    synchronized void frame(final ByteBuffer bytes, final boolean isAllProof)
    {
        final long receivedEpochNs = clock.nanoTime();
        if (reason == null && !source.frame(bytes, receivedEpochNs, System.nanoTime()))
        {
            end(Hangup.OVERFLOW, "nobody read what arrived");
        }
        else if (isAllProof)
        {
            alive(receivedEpochNs);
        }
    }

    /** All that was sent before this time has been put. */
    synchronized void alive(final long sentEpochNs)
    {
        if (reason == null)
        {
            source.alive(sentEpochNs);
        }
    }

    /** Its end, unless it has ended. The detail may be the other side's own words. */
    synchronized void end(final Hangup newReason, final String newDetail)
    {
        if (reason == null)
        {
            detail = printable(newDetail);
            reason = newReason;
            if (isConnected)
            {
                source.disconnected(newReason, clock.nanoTime());
            }
        }
    }

    private static String printable(final String text)
    {
        final String plain = String.valueOf(text).replaceAll("[^ -~]", "?");

        return plain.length() <= MAX_DETAIL_LENGTH ? plain : plain.substring(0, MAX_DETAIL_LENGTH) + "...";
    }

    /** Why it ended; null as long as it has not. */
    Hangup reason()
    {
        return reason;
    }

    /** What is known of its end, for the operator. */
    synchronized String detail()
    {
        return detail;
    }

    /** Whether it ever stood. */
    synchronized boolean isConnected()
    {
        return isConnected;
    }
}
