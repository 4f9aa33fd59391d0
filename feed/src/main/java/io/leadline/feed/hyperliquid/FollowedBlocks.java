package io.leadline.feed.hyperliquid;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

import io.leadline.feed.tail.LineTail;
import io.leadline.problem.BadInputException;

/**
 * The blocks of one kind of files as they grow. Whole lines wait here until their block is whole: by block every line
 * is; in the streaming form a block is whole when a line of another one follows, or when nothing has followed for a
 * while. Lines that are none of a node's are counted and passed over, and whoever reads is told that something is lost.
 * Single thread; no garbage for lines.
 */
final class FollowedBlocks implements BlockStream, AutoCloseable
{
    /** So much waits at most, but for the lines of one block. */
    private static final int ENOUGH_BYTES = 1 << 20;
    /** A block of the streaming form that is longer is taken in parts. */
    private static final long MAX_BYTES = 1 << 26;
    private static final int INITIAL_CAPACITY = 16;
    private static final long NONE = -1;

    private final LineTail tail;
    private final NodeCounters counters;
    private final FollowCounters followCounters;
    private final Consumer<String> diagnostics;
    private final Envelope envelope = new Envelope();
    private final LineBytes bytes = new LineBytes();
    private long firstBlock;
    private long lastBlock = NONE;
    /** A ring. */
    private Line[] lines = new Line[INITIAL_CAPACITY];
    private int first;
    private int count;
    private long waitingBytes;
    private JsonInput input;
    private BlockLines parsed;
    private boolean isOpen;
    /** A line was lost, and the block that came next is not known yet. */
    private boolean isLost;
    private long lostBlock = BlockLines.NO_BLOCK;
    private boolean isDry;

    /** A whole line that waits. */
    private static final class Line
    {
        private long place;
        private int length;
        private long block;
        private long timeEpochNs;
        private long arrivedEpochNs;
        private long seenEpochNs;
        private long readNs;
        private Path path;
        private boolean isStreaming;
        private long number;
    }

    /**
     * Stands before the first line.
     *
     * @param firstBlock  lines of blocks before this one are passed over.
     * @param diagnostics hears of lines that are malformed.
     */
    FollowedBlocks(
        final LineTail tail, final long firstBlock, final NodeCounters counters, final FollowCounters followCounters,
        final Consumer<String> diagnostics)
    {
        this.tail = tail;
        this.firstBlock = firstBlock;
        this.counters = counters;
        this.followCounters = followCounters;
        this.diagnostics = diagnostics;
        Arrays.setAll(lines, place -> new Line());
        openInput();
    }

    private void openInput()
    {
        input = new JsonInput(this::problem);
        parsed = new BlockLines(input);
        isOpen = false;
    }

    private BadInputException problem(final long lineOfInput, final String what)
    {
        return new BadInputException(lines[first].path + ":" + lines[first].number + ": " + what);
    }

    /** Reads on once, unless enough waits; says whether there was anything. */
    boolean fill(final long nowEpochNs)
    {
        if (waitingBytes >= ENOUGH_BYTES && isNextBlockHere())
        {
            isDry = false;
            return false;
        }
        final LineTail.Step step = tail.read(nowEpochNs);
        isDry = step == LineTail.Step.NOTHING;
        if (step == LineTail.Step.CUT)
        {
            isLost = true;
            firstBlock = Math.max(firstBlock, lastBlock + 1);
        }
        while (tail.nextLine())
        {
            take(nowEpochNs);
        }

        return !isDry;
    }

    private void take(final long nowEpochNs)
    {
        if (!envelope.read(tail.bytes(), tail.offset(), tail.length()))
        {
            if (tail.length() > 0)
            {
                isLost = true;
                followCounters.malformedLines.increment();
                diagnostics.accept(tail.path() + ":" + tail.line() + ": line without a block");
            }
        }
        else if (envelope.block() < firstBlock)
        {
            counters.oldLines.increment();
        }
        else
        {
            add(nowEpochNs);
        }
    }

    private void add(final long nowEpochNs)
    {
        if (count == lines.length)
        {
            grow();
        }
        final Line line = lines[(first + count) % lines.length];
        final int length = tail.length();
        line.place = bytes.add(tail.bytes(), tail.offset(), length);
        line.length = length;
        line.block = envelope.block();
        line.timeEpochNs = envelope.timeEpochNs();
        line.arrivedEpochNs = tail.arrivedEpochNs(nowEpochNs);
        line.seenEpochNs = nowEpochNs;
        line.readNs = tail.readNs();
        if (line.path != tail.path())
        {
            line.path = tail.path();
            line.isStreaming = line.path.toString().contains("_streaming");
        }
        line.number = tail.line();
        lastBlock = Math.max(lastBlock, line.block);
        if (isLost)
        {
            lose(line.block);
        }
        waitingBytes += length;
        count++;
    }

    private void lose(final long block)
    {
        isLost = false;
        lostBlock = lostBlock == BlockLines.NO_BLOCK ? block : Math.max(lostBlock, block);
    }

    private void grow()
    {
        final Line[] more = new Line[2 * lines.length];
        for (int i = 0; i < more.length; i++)
        {
            more[i] = i < count ? lines[(first + i) % lines.length] : new Line();
        }
        lines = more;
        first = 0;
    }

    private boolean isNextBlockHere()
    {
        return count > 0 && lines[(first + count - 1) % lines.length].block != lines[first].block;
    }

    /** Whether no line of the first block that waits is still to come. */
    boolean isWhole(final long nowEpochNs, final long waitNs)
    {
        final Line last = lines[(first + count - 1) % lines.length];

        return !last.isStreaming || isNextBlockHere() || waitingBytes > MAX_BYTES ||
            isDry && nowEpochNs - last.seenEpochNs >= waitNs;
    }

    /** The last reading found nothing. */
    boolean isDry()
    {
        return isDry;
    }

    /** A line of this block or of one before it was lost; {@link BlockLines#NO_BLOCK} where none was. */
    long lostBlock()
    {
        return lostBlock;
    }

    /** What was lost has been dealt with. */
    void forgetLost()
    {
        lostBlock = BlockLines.NO_BLOCK;
    }

    /** When the first line that waits was seen here, by the local clock. */
    long seenEpochNs()
    {
        return lines[first].seenEpochNs;
    }

    /** When the first line that waits was appended at the latest, by the local clock. */
    long arrivedEpochNs()
    {
        return lines[first].arrivedEpochNs;
    }

    /** {@link System#nanoTime()} of the read that brought the first line that waits. */
    long readNs()
    {
        return lines[first].readNs;
    }

    @Override
    public boolean isAbsent()
    {
        return tail.path() == null;
    }

    @Override
    public boolean isStreaming()
    {
        return lines[first].isStreaming;
    }

    @Override
    public long block()
    {
        return count == 0 ? BlockLines.NO_BLOCK : lines[first].block;
    }

    @Override
    public long timeEpochNs()
    {
        return lines[first].timeEpochNs;
    }

    @Override
    public boolean nextEvent()
    {
        if (!isOpen)
        {
            isOpen = true;
            input.feed(bytes.array(), bytes.offset(lines[first].place), lines[first].length);
            parsed.nextLine();
        }

        return parsed.nextEvent();
    }

    @Override
    public void advance()
    {
        if (isOpen)
        {
            input.end();
            isOpen = false;
        }
        drop();
    }

    private void drop()
    {
        waitingBytes -= lines[first].length;
        bytes.dropFirst(lines[first].length);
        first = (first + 1) % lines.length;
        count--;
    }

    @Override
    public void skipLine()
    {
        if (isOpen)
        {
            parsed.skipEvents();
        }
        advance();
    }

    @Override
    public void giveUpLine(final BadInputException malformed)
    {
        lose(lines[first].block);
        followCounters.malformedLines.increment();
        diagnostics.accept(malformed.getMessage());
        input.close();
        openInput();
        drop();
    }

    @Override
    public JsonInput input()
    {
        return input;
    }

    @Override
    public void close()
    {
        tail.close();
        input.close();
    }
}
