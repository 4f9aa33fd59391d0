package io.leadline.feed.line;

/** What carries a line: makes one connection after another and puts what they bring among the arrivals. */
public interface Carrier extends AutoCloseable
{
    /** Begins to connect, and from then on keeps a connection as well as it can. Once. */
    void start();

    /** Ends the connection that stands, if one does; another follows. Never waits; on any thread. */
    void reconnect(Hangup reason);

    /** What the operator should know of it, for a line of diagnostics. On any thread. */
    @Override
    String toString();

    /** Begins to end, for good. Never waits, so that many can end at once; on any thread. */
    void end();

    /** Ends the connection, for good. Waits until its threads are done, in bounded time. */
    @Override
    void close();
}
