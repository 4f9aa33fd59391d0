package io.leadline.feed.moldudp64;

/**
 * A MoldUDP64 packet, big-endian; a request for messages is its header alone.
 * <pre>
 *   +---------------------+------------------+-----------+   each message:  +------------+---------+
 *   | session, 10 letters | first sequence 8 | count 2   |                  | length 2   | bytes   |
 *   +---------------------+------------------+-----------+                  +------------+---------+
 * </pre>
 */
public final class MoldLayout
{
    public static final int SESSION_OFFSET = 0;
    public static final int SESSION_LENGTH = 10;
    public static final int SEQUENCE_OFFSET = SESSION_OFFSET + SESSION_LENGTH;
    public static final int COUNT_OFFSET = SEQUENCE_OFFSET + Long.BYTES;
    public static final int HEADER_LENGTH = COUNT_OFFSET + Short.BYTES;
    /** Bytes of the length before each message. */
    public static final int MESSAGE_LENGTH_LENGTH = Short.BYTES;
    /** The count of a heartbeat, whose sequence is the next message's. */
    public static final int HEARTBEAT = 0;
    /** The count of a session's last packets, whose sequence is one behind the last message's. */
    public static final int END_OF_SESSION = 0xffff;
    /** The most messages of a packet or a request. */
    public static final int MAX_COUNT = END_OF_SESSION - 1;
    /** The most bytes of a packet: what UDP over IPv4 can carry. */
    public static final int MAX_PACKET_LENGTH = 65_507;

    private MoldLayout()
    {
    }
}
