package io.leadline.feed.hyperliquid;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import io.leadline.feed.tail.LineTail;

/**
 * One reading of a node's files as they grow, from some block on: diffs and fills side by side, block by block. A block
 * can be read when both are whole; fills that do not come are waited for so long and no longer, and those that come
 * later are credited with the next block. Single thread.
 */
final class NodePass implements AutoCloseable
{
    static final long NO_BLOCK = BlockLines.NO_BLOCK;

    private static final long NONE = -1;
    private static final String DIFFS = "node_raw_book_diffs";
    private static final String FILLS = "node_fills";

    private final FollowedBlocks diffs;
    private final FollowedBlocks fills;
    private final BlockReader reader;
    private final NodeCounters counters;
    private final FollowCounters followCounters;
    private final BookWriter writer;
    private final long waitNs;
    private final LateFills lateFills;
    private long position;
    private long absentSinceEpochNs = NONE;

    /** What passes have in common. */
    record Setting(
        Path data, int maxLineLength, long lookEveryNs, long waitNs, Coins coins, BookWriter writer,
        LateFills lateFills, NodeCounters counters, FollowCounters followCounters, Consumer<String> diagnostics)
    {
    }

    /** Where a pass begins: in the last file whose first line is not behind that. */
    @FunctionalInterface
    private interface Beginning
    {
        boolean isReached(Envelope firstOfFile);
    }

    private NodePass(
        final Setting setting, final long height, final FollowedBlocks diffs, final FollowedBlocks fills)
    {
        this.diffs = diffs;
        this.fills = fills;
        position = height;
        waitNs = setting.waitNs;
        writer = setting.writer;
        lateFills = setting.lateFills;
        counters = setting.counters;
        followCounters = setting.followCounters;
        reader = new BlockReader(diffs, fills, setting.coins, writer, counters);
    }

    /** From the block behind a snapshot on, and from the first block on whose fills may still come. */
    static NodePass behind(final Setting setting, final long height)
    {
        return new NodePass(
            setting, height, open(setting, DIFFS, height + 1),
            open(setting, FILLS, setting.lateFills.firstOrBefore(height + 1)));
    }

    private static FollowedBlocks open(final Setting setting, final String kind, final long firstBlock)
    {
        return open(setting, kind, firstBlock, first -> first.block() <= firstBlock);
    }

    /** From the file on that holds a time of blocks. */
    static NodePass at(final Setting setting, final long timeEpochNs)
    {
        return all(setting, first -> first.timeEpochNs() <= timeEpochNs);
    }

    /** From the latest file on. */
    static NodePass latest(final Setting setting)
    {
        return all(setting, first -> true);
    }

    private static NodePass all(final Setting setting, final Beginning beginning)
    {
        return new NodePass(
            setting, NONE, open(setting, DIFFS, 0, beginning), open(setting, FILLS, 0, beginning));
    }

    private static FollowedBlocks open(
        final Setting setting, final String kind, final long firstBlock, final Beginning beginning)
    {
        final HourlyFiles files = new HourlyFiles(setting.data, kind, null);
        final HourlyFiles order = new HourlyFiles(setting.data, kind, first(files.all(), beginning));

        return new FollowedBlocks(
            new LineTail(order, setting.maxLineLength, setting.lookEveryNs, setting.followCounters.tail), firstBlock,
            setting.counters, setting.followCounters, setting.diagnostics);
    }

    /** Where no file begins early enough, there is nothing before the first. */
    private static Path first(final List<Path> files, final Beginning beginning)
    {
        final Envelope envelope = new Envelope();
        for (int i = files.size() - 1; i >= 0; i--)
        {
            if (envelope.readFirst(files.get(i)) && beginning.isReached(envelope))
            {
                return files.get(i);
            }
        }

        return files.isEmpty() ? null : files.get(0);
    }

    /** Reads on in both, bounded; whether anything was there. */
    boolean fill(final long nowEpochNs)
    {
        return diffs.fill(nowEpochNs) | fills.fill(nowEpochNs);
    }

    /**
     * The next block, if it can be read.
     *
     * @param written the last block that the log holds, whose fills nobody waits for.
     */
    long next(final long written, final long nowEpochNs)
    {
        final long block = Math.min(diffs.block(), fills.block());
        if (block == NO_BLOCK || block <= position)
        {
            return block;
        }
        final boolean areDiffsHere = diffs.block() != NO_BLOCK &&
            (diffs.block() != block || diffs.isWhole(nowEpochNs, waitNs));
        final boolean areFillsHere = fills.block() == NO_BLOCK ?
            block <= written || areFillsGivenUp(nowEpochNs) :
            fills.block() != block || fills.isWhole(nowEpochNs, waitNs);

        return areDiffsHere && areFillsHere ? block : NO_BLOCK;
    }

    /** A block was long enough here without fills, or the node was that writes none. */
    private boolean areFillsGivenUp(final long nowEpochNs)
    {
        if (!fills.isAbsent())
        {
            return fills.isDry() && nowEpochNs - diffs.seenEpochNs() >= waitNs;
        }
        absentSinceEpochNs = absentSinceEpochNs == NONE ? nowEpochNs : absentSinceEpochNs;

        return nowEpochNs - absentSinceEpochNs >= waitNs;
    }

    /** Whether a block was read before. */
    boolean isOld(final long block)
    {
        return block <= position;
    }

    /** Passes over what comes again of a block, but for fills that come late. */
    void readOld(final long block)
    {
        while (diffs.block() == block)
        {
            counters.oldLines.increment();
            diffs.skipLine();
        }
        readLateFills(block);
        while (fills.block() == block)
        {
            counters.oldLines.increment();
            fills.skipLine();
        }
    }

    private void readLateFills(final long block)
    {
        if (fills.block() == block && lateFills.take(block))
        {
            followCounters.lateFillBlocks.increment();
            reader.readLateFills(block);
        }
    }

    /** Time of a block that is next. */
    long timeEpochNs(final long block)
    {
        return stream(block).timeEpochNs();
    }

    /** When a block that is next was appended at the latest, by the local clock. */
    long arrivedEpochNs(final long block)
    {
        return stream(block).arrivedEpochNs();
    }

    /** {@link System#nanoTime()} of the read that brought a block that is next. */
    long readNs(final long block)
    {
        return stream(block).readNs();
    }

    private FollowedBlocks stream(final long block)
    {
        return diffs.block() == block ? diffs : fills;
    }

    /**
     * Reads the next block.
     *
     * @param isInLog the log holds it: only books that were told anew need it.
     */
    void read(final long block, final boolean isInLog)
    {
        expect(block);
        checkLost(block);
        if (isInLog)
        {
            followCounters.blocksReadAgain.increment();
            readLateFills(block);
            reader.catchUp(block);
        }
        else
        {
            lateFills.onHole(position, block);
            lateFills.onBlock(block, fills.block() == block);
            reader.read(block, timeEpochNs(block));
        }
        checkLost(block);
        position = block;
    }

    /** Everything before this block must have been there, where every block has a line. */
    private void expect(final long block)
    {
        if (position >= 0 && block > position + 1 && !diffs.isStreaming())
        {
            counters.holes.increment();
            counters.missingBlocks.increase(block - position - 1);
            writer.loseSync(block, block - 1);
        }
    }

    private void checkLost(final long block)
    {
        final long lost = diffs.lostBlock();
        if (lost <= block)
        {
            diffs.forgetLost();
            writer.loseSync(lost + 1, lost);
        }
    }

    @Override
    public void close()
    {
        diffs.close();
        fills.close();
    }
}
