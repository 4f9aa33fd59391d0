package io.leadline.feed.line;

/** Why a connection ended. */
public enum Hangup
{
    /** The other side ended it, or the network did. */
    CLOSED,
    /** Nothing came back for longer than the limit, whatever the operating system believes. */
    LOST,
    /** The feed's thread was slower than the venue for too long. */
    OVERFLOW,
    /** A frame was longer than the limit, or not of the protocol. */
    MALFORMED,
    /** The decoder asked for another connection. */
    ASKED,
    /** The feed ends. */
    ENDED
}
