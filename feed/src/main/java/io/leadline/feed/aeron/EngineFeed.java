package io.leadline.feed.aeron;

import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.event.EventSink;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;
import io.leadline.feed.Recording;

/**
 * Files of an engine's framed messages, in the order in which they were named, as one connection: where one ends, the
 * next goes on with the sequence. A message that may be any market's and cannot be read stops the import, by file and
 * number of the frame; one that is no event of its market is counted, and the market is stale, as it would be live.
 */
public final class EngineFeed implements Feed
{
    private final Configuration configuration;
    private final List<Recording> recordings;
    private final FeedCounters counters = new FeedCounters();
    private final Counter files = counters.add("files");
    private FrameInput input;

    /** A feed of these recordings, which are opened when it runs. */
    public EngineFeed(final Configuration configuration, final List<Recording> recordings)
    {
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
        final EngineSession session =
            new EngineSession(configuration, sink, EngineLimits.DEFAULT, this::onRefused, counters);
        try
        {
            for (final Recording recording : recordings)
            {
                read(recording, session);
                files.increment();
            }
        }
        finally
        {
            sink.flush();
        }
    }

    private void read(final Recording recording, final EngineSession session)
    {
        try (FrameInput frames = new FrameInput(recording))
        {
            input = frames;
            while (frames.next())
            {
                session.onMessage(frames.buffer(), FrameLayout.MESSAGE_OFFSET, frames.messageLength());
            }
        }
    }

    private void onRefused(final Refused reason, final long value, final int templateId, final int version)
    {
        if (!reason.isOneMarkets())
        {
            throw input.problem(
                "message cannot be read: reason=" + reason.text() + " value=" + value + " template=" + templateId +
                " version=" + version);
        }
    }
}
