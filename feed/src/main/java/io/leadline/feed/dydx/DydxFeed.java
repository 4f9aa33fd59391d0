package io.leadline.feed.dydx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.event.EventSink;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.Recording;
import io.leadline.feed.line.LineControl;
import io.leadline.feed.line.RecordedLines;

/**
 * Recorded streams of a dYdX full node, in any of two forms, which are told apart by their first byte: a recorder's
 * records, of which each file is one subscription's, so that between two files, and before the first snapshot in a
 * file, the books are stale; and lines of what a websocket brought. Records are numbered from 1 in what is said of
 * them.
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
        final DydxDecoder decoder =
            new DydxDecoder(configuration.markets(), sink, LineControl.NONE, Long.MAX_VALUE);
        counters = decoder.counters();
        try
        {
            for (final Recording recording : recordings)
            {
                if (areLines(recording))
                {
                    new RecordedLines(List.of(recording), same -> decoder).run(sink);
                }
                else
                {
                    decoder.beginSubscription();
                    read(recording, decoder);
                }
            }
        }
        finally
        {
            sink.flush();
        }
    }

    /** A line begins with a digit, a record with its time, whose first byte is one only in a far future. */
    private static boolean areLines(final Recording recording)
    {
        try (InputStream content = recording.open())
        {
            final int first = content.read();
            return first >= '0' && first <= '9';
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private static void read(final Recording recording, final DydxDecoder decoder)
    {
        try (RecordReader records = new RecordReader(recording))
        {
            while (records.next())
            {
                if (!decoder.onRecord(records.bytes(), records.length(), records.timeEpochNs()))
                {
                    throw records.problem(decoder.problem());
                }
            }
        }
    }
}
