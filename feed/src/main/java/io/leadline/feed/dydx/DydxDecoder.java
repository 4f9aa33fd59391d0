package io.leadline.feed.dydx;

import java.util.List;

import io.leadline.config.Market;
import io.leadline.event.EventSink;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;
import io.leadline.feed.line.LineControl;
import io.leadline.feed.line.LineDecoder;
import io.leadline.problem.BadInputException;

/**
 * A full node's stream as lines bring it. One connection is one subscription, which begins with a snapshot of its own;
 * a frame that begins with a brace is a message in JSON, as nodes send it over a websocket, one that begins with the
 * tag of its updates is the same in protobuf's binary form. A node may greet before it sends the first.
 * <p>
 * The stream has no clock and no numbers. What a message tells has the time of its receipt, and whatever is received
 * later is later, so time that has passed on the line passes in the log at once. Messages that the node leaves out
 * while its connection stands do not show as such: only when a change does not fit the book, or a later snapshot
 * differs from it, is the hole found, and the book stale from then on. Nodes leave none out, they end the connection of
 * a client that is too slow. Whatever is found is healed by another connection, which is asked for at once.
 * <p>
 * On the feed's thread; no garbage per frame.
 */
public final class DydxDecoder implements LineDecoder
{
    private static final byte TAG_OF_UPDATES = 0x0a;
    private static final long NOT_CONNECTED = -1;

    private final DydxSession session;
    private final LineControl control;
    private final long snapshotWithinNs;
    private final Counter notices;
    private final Counter withoutSnapshot;
    private long lastEpochNs;
    private long connectedEpochNs = NOT_CONNECTED;
    private boolean isUsed;
    private boolean isReconnectAsked;

    /**
     * A decoder without a connection.
     *
     * @param markets          with the venue's pair numbers as venue ids, and with exponents.
     * @param control          is asked for another connection when nothing else brings a book back.
     * @param snapshotWithinNs how long a connection may stand without a snapshot.
     * @throws BadInputException naming every market that is no pair.
     */
    public DydxDecoder(
        final List<Market> markets, final EventSink sink, final LineControl control, final long snapshotWithinNs)
    {
        session = new DydxSession(markets, sink);
        this.control = control;
        this.snapshotWithinNs = snapshotWithinNs;
        notices = session.counters().add("notices");
        withoutSnapshot = session.counters().add("connections_without_snapshot");
    }

    @Override
    public FeedCounters counters()
    {
        return session.counters();
    }

    @Override
    public int line(final String name)
    {
        if (!name.isEmpty())
        {
            throw new BadInputException("venue has no private lines: line=" + name);
        }

        return PUBLIC;
    }

    @Override
    public void onConnect(final int line, final long receivedEpochNs)
    {
        beginSubscription();
        isReconnectAsked = false;
        connectedEpochNs = receivedEpochNs;
    }

    /** Whatever came before was another subscription's. */
    void beginSubscription()
    {
        if (isUsed)
        {
            isUsed = false;
            session.onDisconnect();
        }
    }

    @Override
    public void onDisconnect(final int line, final long receivedEpochNs)
    {
        connectedEpochNs = NOT_CONNECTED;
        beginSubscription();
    }

    @Override
    public void onEnd(final long receivedEpochNs)
    {
        onDisconnect(PUBLIC, receivedEpochNs);
    }

    @Override
    public void onTime(final long epochNs)
    {
        if (epochNs > lastEpochNs)
        {
            lastEpochNs = epochNs;
            session.onTime(epochNs);
        }
        askForSnapshot(epochNs);
    }

    /** Frames tell the time too, where nothing else shows that it has passed. */
    private void askForSnapshot(final long epochNs)
    {
        final boolean isMissing = connectedEpochNs != NOT_CONNECTED && session.isAwaitingSnapshot() &&
            epochNs - connectedEpochNs > snapshotWithinNs;
        if (isMissing && !isReconnectAsked)
        {
            withoutSnapshot.increment();
            reconnect("no snapshot");
        }
    }

    private void reconnect(final String reason)
    {
        isReconnectAsked = true;
        control.reconnect(PUBLIC, reason);
    }

    /** A message of a recorder, whose times are its own. Returns whether it was one. */
    boolean onRecord(final byte[] bytes, final int length, final long receivedEpochNs)
    {
        isUsed = true;

        return session.onFrame(bytes, 0, length, receivedEpochNs);
    }

    /** What is wrong with the last message, which was none. Allocates. */
    String problem()
    {
        return session.problem();
    }

    @Override
    public void onFrame(
        final int line, final byte[] bytes, final int offset, final int length, final long receivedEpochNs)
    {
        isUsed = true;
        lastEpochNs = Math.max(lastEpochNs, receivedEpochNs);
        final byte first = length == 0 ? 0 : bytes[offset];
        if (first != '{' && first != TAG_OF_UPDATES && session.isAwaitingSnapshot())
        {
            notices.increment();
            askForSnapshot(receivedEpochNs);
            return;
        }
        final boolean isMessage = first == TAG_OF_UPDATES ?
            session.onFrame(bytes, offset, length, lastEpochNs) : session.onText(bytes, offset, length, lastEpochNs);
        if (!isReconnectAsked && (!isMessage || !session.isAwaitingSnapshot() && session.isAnyStale()))
        {
            reconnect(isMessage ? "book does not fit the stream" : session.problem());
        }
        askForSnapshot(receivedEpochNs);
    }
}
