package io.leadline.bench.feed.hyperliquid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.leadline.bench.feed.Target;
import io.leadline.bench.pair.Contender;
import io.leadline.config.AdapterReader;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.hyperliquid.NodeFollow;

/**
 * Follows a node's files, to which the recorded blocks are appended before each chunk, into nothing or into a log on
 * disk. An operation is a block.
 */
public final class NodeContender implements Contender
{
    private static final int MAX_CYCLES = 1_000_000;
    private static final long CYCLE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final RecordedBlocks recording;
    private final Path diffs;
    private final Path fills;
    private final Target target;
    private final LiveFeed feed;
    private long nowEpochNs;
    private long round;

    /**
     * Reads the book and the blocks once.
     *
     * @param recorded the recording's folder.
     * @param data     a folder for the node's files.
     * @param folder   of the log, or {@link Target#NOTHING}.
     */
    public NodeContender(final Path recorded, final Path data, final Path folder) throws IOException
    {
        recording = new RecordedBlocks(recorded);
        diffs = hour(data.resolve("node_raw_book_diffs_by_block"));
        fills = hour(data.resolve("node_fills_by_block"));
        final Path snapshots = Files.createDirectories(data.resolve("snapshots"));
        Files.writeString(snapshots.resolve("book.json"), recording.snapshot());
        nowEpochNs = TimeUnit.SECONDS.toNanos(recording.begin().toEpochSecond(ZoneOffset.UTC));
        target = new Target(folder);
        final String settings =
            "feed: { hyperliquid: { look: 1s, silence: 24h, snapshots: \"" + snapshots + "\" } }\n";
        feed = NodeFollow.open(new LiveInputs(
            RecordedBlocks.configuration(), AdapterReader.parse(settings, "bench", "hyperliquid", NodeFollow.KEYS),
            List.of(data), target.sink(), null, () -> nowEpochNs, System.err::println));
        prepare();
        readTo(1 + recording.count());
    }

    private static Path hour(final Path kind) throws IOException
    {
        return Files.createDirectories(kind.resolve("hourly").resolve("20260505")).resolve("17");
    }

    /** What the round before did is taken back, and the next round's blocks are there to be read. */
    @Override
    public void prepare()
    {
        append(List.of(recording.first(round)));
        if (round > 0)
        {
            readTo(1 + round * (recording.count() + 1));
        }
        append(recording.round(round));
        round++;
    }

    private void append(final List<RecordedBlocks.Block> blocks)
    {
        final StringBuilder diffLines = new StringBuilder();
        final StringBuilder fillLines = new StringBuilder();
        for (final RecordedBlocks.Block block : blocks)
        {
            diffLines.append(block.diffsLine());
            fillLines.append(block.fillsLine());
        }
        append(fills, fillLines);
        append(diffs, diffLines);
    }

    private static void append(final Path file, final StringBuilder lines)
    {
        try
        {
            Files.writeString(
                file, lines, StandardCharsets.US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private void readTo(final long blocks)
    {
        for (int i = 0; feed.counters().count("blocks") < blocks; i++)
        {
            cycle(i);
        }
    }

    private int cycle(final int number)
    {
        if (number == MAX_CYCLES)
        {
            throw new IllegalStateException("blocks are not read: cycles=" + number + " " + feed.counters());
        }
        nowEpochNs += CYCLE_NS;

        return feed.doWork();
    }

    @Override
    public long run()
    {
        int read = 0;
        for (int i = 0; read < recording.count(); i++)
        {
            read += cycle(i);
        }
        target.endChunk();

        return read;
    }

    @Override
    public long[] outcome()
    {
        if (feed.counters().count("diffs_unknown_order") + feed.counters().count("stale_marks") > 0 ||
            feed.counters().count("blocks") != round * (recording.count() + 1))
        {
            throw new IllegalStateException("blocks are not read: " + feed.counters());
        }

        return new long[] {feed.counters().count("fills"), feed.counters().count("diffs_remove")};
    }

    @Override
    public void close()
    {
        feed.close();
        target.close();
    }
}
