package io.leadline.feed.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.event.EventSink;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;
import io.leadline.feed.Recording;
import io.leadline.problem.BadInputException;

/**
 * The text form of order events. Files are read in the given order, each under a header of its own; columns are found
 * by name, unknown ones are not read; blank lines are passed over. A malformed row stops the import with everything
 * that is wrong with it, a row of a market that is not configured included. See {@link RowType} for what each type of
 * row must hold.
 */
public final class CsvFeed implements Feed
{
    private final List<Recording> recordings;
    private final FeedCounters counters = new FeedCounters();
    private final Counter files = counters.add("files");
    private final RowImport rows;

    /** A feed of these recordings, which are opened when it runs. */
    public CsvFeed(final Configuration configuration, final List<Recording> recordings)
    {
        this.recordings = List.copyOf(recordings);
        this.rows = new RowImport(configuration, counters, RowsInLog.NONE);
    }

    @Override
    public FeedCounters counters()
    {
        return counters;
    }

    @Override
    public void run(final EventSink sink)
    {
        final EventWriter writer = new EventWriter(sink);
        try
        {
            for (final Recording recording : recordings)
            {
                read(recording, writer);
            }
        }
        catch (final BadInputException malformed)
        {
            sink.flush();
            throw malformed;
        }
        sink.flush();
    }

    private void read(final Recording recording, final EventWriter writer)
    {
        try (RowReader reader = new RowReader(recording.openText()))
        {
            readRows(recording, reader, writer);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
        files.increment();
    }

    private void readRows(final Recording recording, final RowReader reader, final EventWriter writer)
    {
        final RowBatch batch = rows.begin(recording.path(), reader);
        if (batch == null)
        {
            throw recording.problem(1, "header missing");
        }
        boolean hasMore = true;
        while (hasMore)
        {
            hasMore = rows.read(reader, batch, writer);
        }
    }
}
