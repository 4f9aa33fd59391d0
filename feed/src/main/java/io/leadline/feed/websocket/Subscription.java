package io.leadline.feed.websocket;

import java.net.URI;
import java.util.List;

/**
 * Where a line connects to and what it asks for there. Asked anew for each connection, on one of the carrier's threads
 * at a time, so that what is signed carries the time of its connection.
 */
public interface Subscription
{
    /** Of the line, for diagnostics: {@code public} or an account. */
    String name();

    /** Absolute, of {@code ws} or {@code wss}. Diagnostics leave its query out. */
    URI uri();

    /** Sent as text when the connection stands, in their order; never shown. */
    List<String> messages();

    /**
     * Whether the other side answers pings. Where it does not, none is sent: a connection is lost when no frame comes
     * for as long as an answer may take, nothing shows of a silent one that all that was sent has arrived, and time
     * passes on it frame by frame.
     */
    default boolean isPinged()
    {
        return true;
    }
}
