package io.leadline.feed.hyperliquid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.event.EventSink;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.Recording;
import io.leadline.problem.BadInputException;

/**
 * The files of a Hyperliquid node, in any order and told apart by their content. The books begin with the first
 * snapshot, at its height; blocks up to it are passed over. Diffs and fills are then read side by side, block by block:
 * <ul>
 * <li>Files with one line per block must have every block. A hole, or diffs that end before the fills do, marks every
 *     coin stale at the time of the last event before it.</li>
 * <li>The streaming form leaves empty blocks out, so its numbers show no hole. There, and everywhere else, a diff of an
 *     order never seen and fills in a block without diffs show that something is missing.</li>
 * <li>A coin that no snapshot has told is stale from the start. A later snapshot brings the coins back that are stale
 *     when its height is reached; those in sync do not need it.</li>
 * <li>Every block ends with a heartbeat, an empty one is nothing else.</li>
 * </ul>
 * Order statuses are counted and not read: diffs say what rests. Coins that are not configured are counted and not
 * written.
 */
public final class HyperliquidFeed implements Feed
{
    private final Configuration configuration;
    private final List<Recording> recordings;
    private final NodeCounters counters = new NodeCounters();

    /** A feed of these recordings, which are opened when it runs. */
    public HyperliquidFeed(final Configuration configuration, final List<Recording> recordings)
    {
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
        final List<NodeFile> files = probe();
        try
        {
            merge(files, sink);
        }
        catch (final BadInputException malformed)
        {
            sink.flush();
            throw malformed;
        }
        sink.flush();
    }

    private void merge(final List<NodeFile> files, final EventSink sink)
    {
        final Coins coins = new Coins(configuration.markets(), sink);
        final BookWriter writer = new BookWriter(sink, coins, counters.book());
        try (RecordedBlocks diffs = new RecordedBlocks(files, NodeFile.Kind.DIFFS);
            RecordedBlocks fills = new RecordedBlocks(files, NodeFile.Kind.FILLS))
        {
            new BlockMerge(snapshots(files), diffs, fills, coins, writer, counters).run();
        }
    }

    /** All files are looked into before anything is written. */
    private List<NodeFile> probe()
    {
        final List<NodeFile> files = new ArrayList<>();
        final List<String> problems = new ArrayList<>();
        for (final Recording recording : recordings)
        {
            try
            {
                files.add(NodeFileProbe.probe(recording));
            }
            catch (final BadInputException bad)
            {
                problems.addAll(bad.problems());
            }
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }
        counters.orderStatusFiles.increase(
            files.stream().filter(file -> file.kind() == NodeFile.Kind.ORDER_STATUSES).count());

        return files;
    }

    private static List<NodeFile> snapshots(final List<NodeFile> files)
    {
        return files.stream()
            .filter(file -> file.kind() == NodeFile.Kind.SNAPSHOT)
            .sorted(Comparator.comparingLong(NodeFile::firstBlock).thenComparing(file -> file.recording().path()))
            .toList();
    }
}
