package io.leadline.feed.itch;

import java.net.InetSocketAddress;
import java.util.List;

import org.agrona.DirectBuffer;

import io.leadline.config.Configuration;
import io.leadline.event.EventSink;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.moldudp64.MoldCounters;
import io.leadline.feed.moldudp64.MoldLimits;
import io.leadline.feed.moldudp64.MoldLine;
import io.leadline.feed.moldudp64.MoldReceiver;
import io.leadline.feed.moldudp64.MoldStream;

/**
 * TotalView-ITCH 5.0 as it is sent: any number of MoldUDP64 lines, and a server that is asked for what they lack. The
 * same decoder as that of recordings; each message's time is its own, each receipt's the caller's clock. An agent: the
 * thread of {@link #doWork} owns it.
 */
public final class ItchLive implements AutoCloseable
{
    private final EventSink sink;
    private final EnrolmentList list;
    private final FeedCounters counters = new FeedCounters();
    private final MoldStream stream;
    private final MoldReceiver receiver;
    private final ItchSession session;

    /**
     * Opens the sockets.
     *
     * @param configuration the stocks to decode.
     * @param lines         of one session.
     * @param requestServer null when nobody can be asked.
     * @param limits        how long to wait for what is missing.
     * @param sink          takes the events; each cycle that brought some ends its batch.
     * @throws java.io.UncheckedIOException                when a socket cannot be opened.
     * @throws io.leadline.problem.BadInputException       when a market cannot be one of this venue.
     */
    public ItchLive(
        final Configuration configuration, final List<MoldLine> lines, final InetSocketAddress requestServer,
        final MoldLimits limits, final EventSink sink)
    {
        this(configuration, lines, requestServer, limits, ItchSession.HEARTBEAT_LAG_NS, EnrolmentList.NONE, sink);
    }

    /**
     * Opens the sockets.
     *
     * @param lagNs how much earlier than its receipt a heartbeat, which has no time of its own, is taken to be.
     * @param list  of the venue's market makers, which is closed with the sockets.
     */
    ItchLive(
        final Configuration configuration, final List<MoldLine> lines, final InetSocketAddress requestServer,
        final MoldLimits limits, final long lagNs, final EnrolmentList list, final EventSink sink)
    {
        this.sink = sink;
        this.list = list;
        final MoldCounters moldCounters = new MoldCounters(counters);
        session = new ItchSession(configuration, null, sink, new ItchCounters(counters), lagNs, list);
        stream = new MoldStream(limits, session, moldCounters);
        receiver = new MoldReceiver(lines, requestServer, stream, counters);
    }

    /**
     * Takes what has arrived, in bounded number.
     *
     * @param nowEpochNs the local clock.
     * @return the number of packets.
     */
    public int doWork(final long nowEpochNs)
    {
        final int count = receiver.doWork(nowEpochNs);
        if (count > 0 || stream.isMissing() || stream.isSilent())
        {
            sink.flush();
            list.flush();
        }

        return count;
    }

    /** A snapshot would help: messages come, and the book of a stock is not known. */
    public boolean isSnapshotWanted()
    {
        return session.isSnapshotWanted();
    }

    /** Nothing has come for so long that the lines may be dead. */
    public boolean isSilent()
    {
        return stream.isSilent();
    }

    /** From now on nothing is handed on: packets are kept, so that a snapshot that is asked for now finds its place. */
    public void beginSnapshot()
    {
        stream.pause();
        session.beginSnapshot();
    }

    /**
     * The next message of the snapshot; behind its last, or one that cannot be read, messages are handed on again.
     *
     * @return whether more messages are expected.
     */
    public boolean onSnapshotMessage(final DirectBuffer buffer, final int offset, final int length)
    {
        final boolean isOpen = session.onSnapshotMessage(buffer, offset, length);
        if (!isOpen)
        {
            stream.resume();
            sink.flush();
        }

        return isOpen;
    }

    /** The snapshot will not be whole. */
    public void abandonSnapshot()
    {
        session.abandonSnapshot();
        stream.resume();
        sink.flush();
    }

    /** Where a line's socket is bound. */
    public InetSocketAddress localAddress(final int line)
    {
        return receiver.localAddress(line);
    }

    /** What was counted so far. */
    public FeedCounters counters()
    {
        return counters;
    }

    /** Closes the sockets. What is missing now will not come, so the books are stale. */
    @Override
    public void close()
    {
        receiver.close();
        stream.resume();
        stream.onEndOfInput();
        session.onDisconnect();
        sink.flush();
        list.close();
    }
}
