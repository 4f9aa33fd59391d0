package io.leadline.feed.hyperliquid;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.AdapterReader;
import io.leadline.config.Configuration;
import io.leadline.event.EventSink;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.HandClock;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;

/** A follower of a node that is driven by hand, and its clock; BTC is configured, ticks 0.5, lots 0.01. */
final class FollowRun implements AutoCloseable
{
    static final Configuration CONFIGURATION =
        FeedFixtures.configuration(FeedFixtures.market("BTC-PERP", "0.5", "0.01", "BTC"));
    static final long MS = 1_000_000L;

    private final LiveFeed feed;
    private final HandClock clock;
    private final List<String> diagnostics = new ArrayList<>();

    FollowRun(
        final Configuration configuration, final Path data, final Path snapshots, final EventSink sink,
        final HandClock clock)
    {
        this(configuration, data, snapshots, sink, clock, "look: 20ms");
    }

    /** A follower of these settings. */
    FollowRun(
        final Configuration configuration, final Path data, final Path snapshots, final EventSink sink,
        final HandClock clock, final String settings)
    {
        this.clock = clock;
        final String text = "feed: { hyperliquid: { " + settings + ", snapshots: \"" + snapshots + "\" } }\n";
        feed = NodeFollow.open(new LiveInputs(
            configuration, AdapterReader.parse(text, "test", "hyperliquid", NodeFollow.KEYS), List.of(data), sink,
            null, clock, diagnostics::add));
    }

    /** A clock that stands a second behind the first block. */
    static HandClock clock()
    {
        return new HandClock(NodeFiles.time(0) + 1_000 * MS);
    }

    /** Lets the feed work again and again, while so much time passes in all. */
    FollowRun drive(final int cycles, final long passingNs)
    {
        for (int i = 0; i < cycles; i++)
        {
            feed.doWork();
            clock.advance(passingNs / cycles);
        }

        return this;
    }

    LiveFeed feed()
    {
        return feed;
    }

    long count(final String counter)
    {
        return feed.counters().count(counter);
    }

    List<String> diagnostics()
    {
        return diagnostics;
    }

    @Override
    public void close()
    {
        feed.close();
    }
}
