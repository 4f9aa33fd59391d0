package io.leadline.feed.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;
import io.leadline.problem.BadInputException;

/** Files of a node, written for one test, and what the feed makes of them; BTC is configured, ticks 0.5, lots 0.01. */
final class NodeRun
{
    private static final Configuration CONFIGURATION =
        FeedFixtures.configuration(FeedFixtures.market("BTC-PERP", "0.5", "0.01", "BTC"));

    private final Path directory;
    private final RecordingSink sink = new RecordingSink();
    private final List<Path> files = new ArrayList<>();

    NodeRun(final Path directory)
    {
        this.directory = directory;
    }

    /** A snapshot of these bids. */
    void snapshot(final long height, final String... bids)
    {
        file("snapshot", NodeFiles.snapshot(height, List.of(bids), List.of()));
    }

    void file(final String name, final String content)
    {
        file(name, FeedFixtures.bytes(content));
    }

    void file(final String name, final byte[] content)
    {
        files.add(FeedFixtures.file(directory, name, content));
    }

    Feed run()
    {
        final Feed feed = new HyperliquidFeed(CONFIGURATION, Recording.of(files));
        feed.run(sink);

        return feed;
    }

    RecordingSink sink()
    {
        return sink;
    }

    /** What the sink has, with numbers of blocks for their times. */
    List<String> lines()
    {
        return sink.lines().stream().map(NodeRun::withBlock).toList();
    }

    static String withBlock(final String line)
    {
        final int blank = line.indexOf(' ');
        final long sinceFirst = Long.parseLong(line.substring(0, blank)) - NodeFiles.time(0);
        assertThat(sinceFirst % NodeFiles.BLOCK_NS).as(line).isZero();

        return sinceFirst / NodeFiles.BLOCK_NS + line.substring(blank);
    }

    /** The first problem of one file of diffs. */
    String problem(final String diffs)
    {
        files.clear();
        file("d", diffs);

        return problems().get(0);
    }

    /** What is wrong, with bare names of files. */
    List<String> problems()
    {
        final String folder = directory + "/";

        return catchThrowableOfType(BadInputException.class, this::run)
            .problems().stream().map(problem -> problem.replace(folder, "")).toList();
    }
}
