package io.leadline.feed.dydx;

import java.util.List;

import io.leadline.config.Market;
import io.leadline.event.EventSink;
import io.leadline.feed.FeedCounters;

/**
 * One subscription to a full node's stream after another, whatever carries their messages: what a message tells is
 * written into the sink at the time at which it was received, for the stream has no clock of its own. After a connect,
 * everything up to the first snapshot is passed over. Every message passes its time on.
 * <p>
 * A disconnect, or a message that is malformed, marks every book stale at the time of the last event before it, until
 * the snapshot of the next subscription. Single thread; nothing is allocated for a message once all that it names has
 * been seen.
 */
public final class DydxSession
{
    private final StreamCounters counters = new StreamCounters();
    private final Fault fault = new Fault();
    private final BookWriter writer;
    private final StreamBooks books;
    private final WireDecoder wire;
    private final JsonDecoder text;

    /**
     * A session that writes into a sink.
     *
     * @param markets with the venue's pair numbers as venue ids, and with exponents.
     * @throws io.leadline.problem.BadInputException naming every market that is no pair.
     */
    public DydxSession(final List<Market> markets, final EventSink sink)
    {
        Pairs.check(markets);
        final Accounts accounts = new Accounts(sink, fault);
        writer = new BookWriter(sink, accounts, counters);
        books = new StreamBooks(new Pairs(markets, sink, accounts), accounts, writer, counters, fault);
        wire = new WireDecoder(books, counters, fault);
        text = new JsonDecoder(books, counters, fault);
    }

    /** What was counted so far. */
    public FeedCounters counters()
    {
        return counters.all;
    }

    /**
     * Takes a message in protobuf's binary form.
     *
     * @param bytes              holds the message; read within the call only.
     * @param receivedEpochNs    time of what it tells.
     * @return whether it was a message; where it was not, {@link #problem()} says why and a new subscription is needed.
     */
    public boolean onFrame(final byte[] bytes, final int offset, final int length, final long receivedEpochNs)
    {
        begin(offset, receivedEpochNs);
        wire.read(bytes, offset, length);

        return end();
    }

    /**
     * Takes a message in protobuf's JSON form, as a websocket's text frame brings it; otherwise as {@link #onFrame}.
     */
    public boolean onText(final byte[] bytes, final int offset, final int length, final long receivedEpochNs)
    {
        begin(offset, receivedEpochNs);
        text.read(bytes, offset, length);

        return end();
    }

    private void begin(final int offset, final long receivedEpochNs)
    {
        fault.clear(offset);
        counters.messages.increment();
        writer.begin(receivedEpochNs);
    }

    private boolean end()
    {
        if (fault.isSet())
        {
            counters.malformedMessages.increment();
            books.loseSync();
            return false;
        }
        writer.end();

        return true;
    }

    /** Time has passed up to here, and nothing that is received later is older. */
    public void onTime(final long epochNs)
    {
        writer.begin(epochNs);
        writer.end();
    }

    /** What is wrong with the last message, which was none. Allocates. */
    public String problem()
    {
        return fault.text();
    }

    /** The subscription has ended: what follows is another one's. */
    public void onDisconnect()
    {
        counters.disconnects.increment();
        books.loseSync();
    }

    /** No snapshot was read since the subscription began. */
    public boolean isAwaitingSnapshot()
    {
        return books.isAwaitingSnapshot();
    }

    /**
     * A book was found not to be the venue's. Nodes that send snapshots again and again heal it; with others, only a
     * new subscription does.
     */
    public boolean isAnyStale()
    {
        return books.isAnyStale();
    }
}
