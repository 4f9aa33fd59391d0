package io.leadline.feed.hyperliquid;

import java.util.List;

/** Puts snapshots, fills and diffs into the order of blocks and sees what is missing between them. Single thread. */
final class BlockMerge
{
    private static final long NO_HEIGHT = -1;

    private final List<NodeFile> snapshots;
    private final BlockStream diffs;
    private final BlockStream fills;
    private final Coins coins;
    private final BookWriter writer;
    private final NodeCounters counters;
    private final SnapshotReader snapshotReader;
    private final BlockReader reader;
    private int nextSnapshot;
    private long height = NO_HEIGHT;
    private long heightTimeEpochNs;

    /**
     * A merge that has not begun.
     *
     * @param snapshots by rising height.
     * @param diffs     before its first line.
     * @param fills     before its first line.
     */
    BlockMerge(
        final List<NodeFile> snapshots, final BlockStream diffs, final BlockStream fills, final Coins coins,
        final BookWriter writer, final NodeCounters counters)
    {
        this.snapshots = snapshots;
        this.diffs = diffs;
        this.fills = fills;
        this.coins = coins;
        this.writer = writer;
        this.counters = counters;
        snapshotReader = new SnapshotReader(coins, writer, counters);
        reader = new BlockReader(diffs, fills, coins, writer, counters);
    }

    /** Reads everything. */
    void run()
    {
        diffs.advance();
        fills.advance();
        long block = nextBlock();
        while (block != BlockLines.NO_BLOCK)
        {
            if (isOld(block))
            {
                skip(diffs, block);
                skip(fills, block);
            }
            else
            {
                final long timeEpochNs = diffs.block() == block ? diffs.timeEpochNs() : fills.timeEpochNs();
                readSnapshots(block, timeEpochNs);
                expect(block);
                reader.read(block, timeEpochNs);
                height = block;
                heightTimeEpochNs = timeEpochNs;
            }
            block = nextBlock();
        }
        counters.snapshotsNotNeeded.increase(snapshots.size() - nextSnapshot);
        if (!snapshots.isEmpty() && counters.blocks.count() == 0)
        {
            throw snapshots.get(0).recording().problem(
                1, "no block after the snapshot: height=" + snapshots.get(0).firstBlock());
        }
    }

    private long nextBlock()
    {
        return Math.min(diffs.block(), fills.block());
    }

    /** The block is in the books already, or will be with the first snapshot. */
    private boolean isOld(final long block)
    {
        final boolean isBeforeAll = nextSnapshot == 0 && !snapshots.isEmpty();

        return block <= (isBeforeAll ? snapshots.get(0).firstBlock() : height);
    }

    private void skip(final BlockStream stream, final long block)
    {
        while (stream.block() == block)
        {
            counters.oldLines.increment();
            stream.skipLine();
        }
    }

    private void readSnapshots(final long block, final long timeEpochNs)
    {
        while (nextSnapshot < snapshots.size() && snapshots.get(nextSnapshot).firstBlock() < block)
        {
            final NodeFile snapshot = snapshots.get(nextSnapshot);
            nextSnapshot++;
            expect(snapshot.firstBlock() + 1);
            if (coins.areInSync())
            {
                counters.snapshotsNotNeeded.increment();
            }
            else
            {
                // It is the book at the end of its block, but tells no time.
                heightTimeEpochNs = height == snapshot.firstBlock() ? heightTimeEpochNs : timeEpochNs;
                height = snapshot.firstBlock();
                snapshotReader.read(snapshot, heightTimeEpochNs);
            }
        }
    }

    /** Everything before this block must have been there, where every block has a line. */
    private void expect(final long block)
    {
        if (height != NO_HEIGHT && block > height + 1 && !diffs.isStreaming())
        {
            counters.holes.increment();
            counters.missingBlocks.increase(block - height - 1);
            writer.loseSync();
        }
    }
}
