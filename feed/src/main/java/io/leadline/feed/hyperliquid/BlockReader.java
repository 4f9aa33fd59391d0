package io.leadline.feed.hyperliquid;

import io.leadline.problem.BadInputException;

/** Reads all lines of one block from the streams of diffs and of fills, and writes what they say. Single thread. */
final class BlockReader
{
    private final BlockStream diffs;
    private final BlockStream fills;
    private final BookWriter writer;
    private final NodeCounters counters;
    private final BookDiff diff;
    private final FillEntry fill;
    private boolean areDiffsMissing;

    BlockReader(
        final BlockStream diffs, final BlockStream fills, final Coins coins, final BookWriter writer,
        final NodeCounters counters)
    {
        this.diffs = diffs;
        this.fills = fills;
        this.writer = writer;
        this.counters = counters;
        diff = new BookDiff(coins);
        fill = new FillEntry(coins);
    }

    /** Reads a block of which one of the streams has the next line. */
    void read(final long block, final long timeEpochNs)
    {
        writer.begin(block, timeEpochNs);
        readFills(block);
        checkDiffs(block);
        writer.markUnknownBooks();
        writer.beginDiffs();
        readDiffs(block);
        writer.endBlock();
        counters.blocks.increment();
    }

    /** Reads a block that the log holds already: its fills are credited, and books in sync have its diffs. */
    void catchUp(final long block)
    {
        writer.beginCatchUp(block);
        while (fills.block() == block)
        {
            fills.skipLine();
        }
        readDiffs(block);
        writer.endCatchUp();
    }

    /** Reads the fills of a block that was written without them. */
    void readLateFills(final long block)
    {
        readFills(block);
        writer.endLateFills();
    }

    private void readFills(final long block)
    {
        if (fills.block() != block)
        {
            counters.missingFillBlocks.increase(fills.isAbsent() || fills.isStreaming() ? 0 : 1);
            return;
        }
        do
        {
            readFillsOfLine();
        }
        while (fills.block() == block && fills.isStreaming());
    }

    private void readFillsOfLine()
    {
        try
        {
            while (fills.nextEvent())
            {
                counters.fillEntries.increment();
                if (fill.read(fills.input()))
                {
                    writer.take(fill);
                }
                else
                {
                    counters.otherFillEntries.increment();
                }
            }
            fills.advance();
        }
        catch (final BadInputException malformed)
        {
            fills.giveUpLine(malformed);
        }
    }

    /** A block that only the fills know. An empty one is no fault where empty blocks have no line. */
    private void checkDiffs(final long block)
    {
        final boolean wereMissing = areDiffsMissing;
        areDiffsMissing = diffs.block() != block && (!diffs.isStreaming() || writer.hasFills());
        if (areDiffsMissing)
        {
            counters.holes.increase(wereMissing ? 0 : 1);
            counters.missingBlocks.increment();
            writer.loseSync();
        }
    }

    private void readDiffs(final long block)
    {
        if (diffs.block() != block)
        {
            return;
        }
        do
        {
            readDiffsOfLine();
        }
        while (diffs.block() == block && diffs.isStreaming());
    }

    private void readDiffsOfLine()
    {
        try
        {
            while (diffs.nextEvent())
            {
                if (diff.read(diffs.input()))
                {
                    writer.write(diff);
                }
                else
                {
                    counters.otherDiffs.increment();
                }
            }
            diffs.advance();
        }
        catch (final BadInputException malformed)
        {
            diffs.giveUpLine(malformed);
        }
    }
}
