package io.leadline.feed.dydx;

import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.event.EventSink;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.Recording;

/**
 * Recorded streams of a dYdX full node. Each file is one subscription's, as the recorder writes it: between two files,
 * and before the first snapshot in a file, the books are stale. Records are numbered from 1 in what is said of them.
 */
public final class DydxFeed implements Feed
{
    private final Configuration configuration;
    private final List<Recording> recordings;
    private FeedCounters counters = new StreamCounters().all;

    /**
     * A feed of these recordings, which are opened when it runs.
     *
     * @throws io.leadline.problem.BadInputException naming every market that is no pair.
     */
    public DydxFeed(final Configuration configuration, final List<Recording> recordings)
    {
        Pairs.check(configuration.markets());
        this.configuration = configuration;
        this.recordings = List.copyOf(recordings);
    }

    @Override
    public FeedCounters counters()
    {
        return counters;
    }

    @Override
    public void run(final EventSink sink)
    {
        final DydxSession session = new DydxSession(configuration.markets(), sink);
        counters = session.counters();
        try
        {
            for (int i = 0; i < recordings.size(); i++)
            {
                if (i > 0)
                {
                    session.onDisconnect();
                }
                read(recordings.get(i), session);
            }
        }
        finally
        {
            sink.flush();
        }
    }

    private static void read(final Recording recording, final DydxSession session)
    {
        try (RecordReader records = new RecordReader(recording))
        {
            while (records.next())
            {
                if (!session.onFrame(records.bytes(), 0, records.length(), records.timeEpochNs()))
                {
                    throw records.problem(session.problem());
                }
            }
        }
    }
}
