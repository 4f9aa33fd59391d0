package io.leadline.feed.binance;

import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.event.EventSink;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FrameLines;
import io.leadline.feed.Recording;
import io.leadline.feed.levels.LevelMarkets;
import io.leadline.feed.levels.OrderedEvents;
import io.leadline.feed.levels.SnapshotRequests;
import io.leadline.problem.BadInputException;

/**
 * Recorded sessions of Binance-style diff depth, {@code <receive_ns> <frame>} a line, in the order of the inputs. What
 * the venue sent by websocket and what it answered by REST stand in the order in which they came. A frame that is the
 * word {@code connect} or {@code disconnect} begins or ends a session; before the first line one begins, behind the
 * last it ends, so every market's book is stale from its last update on until a later session tells it anew. Markets
 * have {@code book: levels} and, as their {@code venue_id}, the venue's symbol.
 */
public final class BinanceFeed implements Feed
{
    private final Configuration configuration;
    private final List<Recording> recordings;
    private final BinanceCounters counters = new BinanceCounters();
    private long receivedEpochNs;

    /**
     * A feed of these recordings, which are opened when it runs.
     *
     * @throws BadInputException naming every market that no feed of levels can feed.
     */
    public BinanceFeed(final Configuration configuration, final List<Recording> recordings)
    {
        LevelMarkets.check(configuration.markets());
        this.configuration = configuration;
        this.recordings = List.copyOf(recordings);
    }

    @Override
    public FeedCounters counters()
    {
        return counters.all;
    }

    @Override
    public void run(final EventSink sink)
    {
        final BinanceDecoder decoder = new BinanceDecoder(
            configuration, sink, SnapshotRequests.NONE, OrderedEvents.DEFAULT_LAG_NS, counters);
        try
        {
            for (final Recording recording : recordings)
            {
                read(recording, decoder);
            }
        }
        finally
        {
            decoder.onEnd(receivedEpochNs);
            sink.flush();
        }
    }

    private void read(final Recording recording, final BinanceDecoder decoder)
    {
        try (FrameLines lines = new FrameLines(recording))
        {
            while (lines.next())
            {
                receivedEpochNs = lines.receivedEpochNs();
                if (lines.isWord(lines.offset(), FrameLines.CONNECT))
                {
                    decoder.onConnect(receivedEpochNs);
                }
                else if (lines.isWord(lines.offset(), FrameLines.DISCONNECT))
                {
                    decoder.onDisconnect(receivedEpochNs);
                }
                else
                {
                    decoder.onFrame(lines.bytes(), lines.offset(), lines.length(), receivedEpochNs);
                }
            }
        }
    }
}
