package io.leadline.feed.hyperliquid;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import io.leadline.config.AdapterKey;
import io.leadline.config.AdapterSettings;
import io.leadline.event.EventSink;
import io.leadline.event.LogEnd;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.ReceiptTimes;
import io.leadline.feed.tail.ToldClock;
import io.leadline.problem.BadInputException;

import org.agrona.concurrent.EpochNanoClock;

/**
 * A Hyperliquid node's files followed as they grow, hour by hour, into the events that {@link HyperliquidFeed} makes of
 * them. It begins with the newest snapshot and the files of its hour. A snapshot is old when it comes: its books are
 * told at the time of the log's last event, together with what the blocks since then have changed, which are read again
 * for that; no instant lies between. So books come back after a hole, and so they are told anew when a log is
 * continued, with every block credited once ({@link BlocksInLog}); nothing is lost while the node's files keep it, so
 * an end marks nothing stale. Only fills that come when their block was written without them are credited by none but
 * the follower that waits for them.
 * <p>
 * The node's blocks are the clock. When nothing grows for a while the node counts as dead: books are stale from the
 * last event on, and only from then on time passes by the local clock ({@link ToldClock}). When it lives again, the
 * blocks that come late are stamped as such, and the books come back.
 */
public final class NodeFollow implements LiveFeed
{
    private static final AdapterKey<Path> DATA = AdapterKey.path(
        "data", AdapterKey.NONE, "the node's data folder, where it is not named as the input");
    private static final AdapterKey<Path> SNAPSHOTS = AdapterKey.path(
        "snapshots", AdapterKey.NONE, "folder that l4Snapshots are dropped into, as *.json");
    private static final AdapterKey<Long> FILLS_WAIT = AdapterKey.duration(
        "fills_wait", "2s", "how long a block waits for its fills");
    private static final AdapterKey<Long> SILENCE = AdapterKey.duration(
        "silence", "10s", "when nothing grows for so long, the node is dead");
    private static final AdapterKey<Long> LOOK = AdapterKey.duration(
        "look", "250ms", "how often folders are looked at for files of the next hour and for snapshots");
    private static final AdapterKey<Integer> MAX_LINE =
        AdapterKey.count("max_line", "67108864", "most bytes of a line");

    /** What its section of a configuration may hold. */
    public static final List<AdapterKey<?>> KEYS = List.of(DATA, SNAPSHOTS, FILLS_WAIT, SILENCE, LOOK, MAX_LINE);

    private static final long HEARTBEAT_EVERY_NS = 100_000_000L;
    private static final long SAY_EVERY_NS = 60_000_000_000L;
    private static final int MAX_BLOCKS = 64;
    private static final int MAX_ORDERS = 4_096;
    private static final long NONE = -1;

    private final EventSink sink;
    private final EpochNanoClock clock;
    private final Consumer<String> diagnostics;
    private final NodeCounters counters = new NodeCounters();
    private final FollowCounters followCounters = new FollowCounters(counters);
    private final ReceiptTimes receipts = new ReceiptTimes();
    private final Coins coins;
    private final BookWriter writer;
    private final NodePass.Setting setting;
    private final SnapshotFolder folder;
    private final SnapshotReader snapshotReader;
    private final BlocksInLog inLog;
    private final ToldClock venueClock;
    private final long lookEveryNs;
    private final long silenceNs;
    private NodePass pass;
    /** The snapshot that the pass begins behind, until it is told. */
    private NodeFile snapshot;
    private boolean isReadingSnapshot;
    private long written = NONE;
    private long lastTriedHeight = NONE;
    private boolean isSeeking;
    private long lastResyncLookEpochNs;
    private long lastCheckEpochNs;
    private long lastGrowthEpochNs;
    private boolean isSilent;
    /** When it is next said that the books wait for a snapshot; nothing while they do not. */
    private long nextWaitLineEpochNs = NONE;

    private NodeFollow(final LiveInputs inputs, final Path data)
    {
        final AdapterSettings settings = inputs.settings();
        final LogEnd end = inputs.sink().end();
        sink = inputs.sink();
        clock = inputs.clock();
        diagnostics = inputs.diagnostics();
        lookEveryNs = Math.max(1, settings.value(LOOK));
        silenceNs = settings.value(SILENCE);
        coins = new Coins(inputs.configuration().markets(), sink);
        writer = new BookWriter(sink, coins, counters.book());
        writer.passTime(end.timeEpochNs());
        setting = new NodePass.Setting(
            data, settings.value(MAX_LINE), lookEveryNs, settings.value(FILLS_WAIT), coins, writer,
            new LateFills(), counters, followCounters, diagnostics);
        folder = new SnapshotFolder(settings.value(SNAPSHOTS), lookEveryNs, followCounters, diagnostics);
        snapshotReader = new SnapshotReader(coins, writer, counters);
        inLog = new BlocksInLog(end);
        isSeeking = inLog.timeEpochNs() != LogEnd.NONE;
        venueClock = new ToldClock(inputs.configuration().feed().maxJumpNs(), end.timeEpochNs());
        lastGrowthEpochNs = clock.nanoTime();
    }

    /**
     * A follower of a node, whose folders need not exist yet.
     *
     * @throws BadInputException when no data folder is named, or two are.
     */
    public static LiveFeed open(final LiveInputs inputs)
    {
        final Path named = inputs.settings().value(DATA);
        if (inputs.inputs().size() + (named == null ? 0 : 1) != 1)
        {
            throw new BadInputException(
                "not one data folder of a node: inputs=" + inputs.inputs() + " data=" + (named == null ? "" : named));
        }

        return new NodeFollow(inputs, named == null ? inputs.inputs().get(0) : named);
    }

    @Override
    public int doWork()
    {
        final long nowEpochNs = clock.nanoTime();
        try
        {
            folder.work(nowEpochNs);
            return pass == null ? begin() : work(nowEpochNs);
        }
        catch (final BadInputException malformed)
        {
            sink.flush();
            throw malformed;
        }
    }

    /** A log is continued from where its last block is found; a new one begins with a snapshot. */
    private int begin()
    {
        if (isSeeking)
        {
            pass = NodePass.at(setting, inLog.timeEpochNs());
        }
        else
        {
            final NodeFile newest = folder.newest(0, Long.MAX_VALUE);
            if (newest != null)
            {
                beginBehind(newest);
            }
            else if (!folder.isChecking())
            {
                pass = NodePass.latest(setting);
            }
        }

        return 1;
    }

    private void beginBehind(final NodeFile newest)
    {
        if (pass != null)
        {
            pass.close();
        }
        pass = NodePass.behind(setting, newest.firstBlock());
        snapshot = newest;
        lastTriedHeight = newest.firstBlock();
    }

    private int work(final long nowEpochNs)
    {
        if (pass.fill(nowEpochNs))
        {
            lastGrowthEpochNs = nowEpochNs;
            isSilent = false;
        }
        if (isReadingSnapshot)
        {
            return readSnapshot();
        }
        sayWaiting(nowEpochNs);
        long readNs = 0;
        int blocks = 0;
        long block = pass.next(written, nowEpochNs);
        while (block != NodePass.NO_BLOCK && blocks < MAX_BLOCKS)
        {
            readNs = blocks == 0 ? pass.readNs(block) : readNs;
            blocks++;
            block = read(block, nowEpochNs) ? pass.next(written, nowEpochNs) : NodePass.NO_BLOCK;
        }
        if (blocks == 0)
        {
            return idle(nowEpochNs);
        }
        sink.flush();
        receipts.onWritten(readNs, System.nanoTime());

        return blocks;
    }

    /** Whoever drops snapshots has to know that one is waited for, and from which height on it brings books back. */
    private void sayWaiting(final long nowEpochNs)
    {
        if (written == NONE || isSilent || snapshot != null || coins.areInSync())
        {
            nextWaitLineEpochNs = NONE;
        }
        else if (nextWaitLineEpochNs == NONE)
        {
            nextWaitLineEpochNs = nowEpochNs + silenceNs;
        }
        else if (nowEpochNs >= nextWaitLineEpochNs)
        {
            nextWaitLineEpochNs = nowEpochNs + SAY_EVERY_NS;
            diagnostics.accept(
                "books are stale, waiting for a snapshot: snapshots=" + folder + " least_height=" + leastHeight() +
                " last_block=" + written);
        }
    }

    /** Reads a block, unless something else is to be read before it. */
    private boolean read(final long block, final long nowEpochNs)
    {
        if (pass.isOld(block))
        {
            pass.readOld(block);
            return true;
        }
        final long timeEpochNs = pass.timeEpochNs(block);
        final boolean isInLog = block <= written || inLog.holds(block, timeEpochNs);
        if (!isInLog && snapshot == null && !coins.areInSync() && isResyncBegun(nowEpochNs))
        {
            return false;
        }
        if (snapshot != null)
        {
            beginSnapshot(timeEpochNs);
            return false;
        }
        venueClock.told(timeEpochNs, pass.arrivedEpochNs(block));
        pass.read(block, isInLog);
        if (block > written)
        {
            written = block;
            if (isInLog && inLog.isLastCut())
            {
                writer.endCut(timeEpochNs);
            }
        }

        return true;
    }

    /** Between two blocks: whether there is a snapshot to go back to, or one that must be awaited. */
    private boolean isResyncBegun(final long nowEpochNs)
    {
        if (!isSeeking && nowEpochNs - lastResyncLookEpochNs < lookEveryNs)
        {
            return false;
        }
        lastResyncLookEpochNs = nowEpochNs;
        final NodeFile newest = usefulSnapshot();
        if (newest == null && folder.isChecking() && isSeeking)
        {
            return true;
        }
        isSeeking = false;
        if (newest != null)
        {
            beginBehind(newest);
        }

        return newest != null;
    }

    /** A snapshot that is not known to be whole is read first, so it is asked for before it is needed. */
    private NodeFile usefulSnapshot()
    {
        return folder.newest(leastHeight(), written == NONE ? Long.MAX_VALUE : written);
    }

    private long leastHeight()
    {
        return Math.max(writer.neededHeight(), lastTriedHeight + 1);
    }

    /** The books of a block that the log holds are the log's; those of a later one leave a hole before them. */
    private void beginSnapshot(final long timeEpochNs)
    {
        final boolean isOfLog = snapshot.firstBlock() <= written;
        if (!isOfLog && writer.lastTimeEpochNs() != BookWriter.NO_TIME)
        {
            writer.markUnknownBooks();
        }
        isReadingSnapshot = true;
        followCounters.resyncs.increment();
        snapshotReader.begin(snapshot, isOfLog ? writer.lastTimeEpochNs() : timeEpochNs);
    }

    private int readSnapshot()
    {
        try
        {
            isReadingSnapshot = snapshotReader.readMore(MAX_ORDERS);
        }
        catch (final BadInputException broken)
        {
            diagnostics.accept(broken.getMessage());
            folder.refuse(snapshot);
            isReadingSnapshot = false;
            writer.loseSync(Long.MAX_VALUE, 0);
        }
        if (!isReadingSnapshot)
        {
            snapshotReader.close();
            snapshot = null;
        }
        sink.flush();

        return 1;
    }

    private int idle(final long nowEpochNs)
    {
        if (snapshot == null && !coins.areInSync() && nowEpochNs - lastCheckEpochNs >= lookEveryNs)
        {
            lastCheckEpochNs = nowEpochNs;
            usefulSnapshot();
        }
        if (nowEpochNs - lastGrowthEpochNs < silenceNs || writer.lastTimeEpochNs() == BookWriter.NO_TIME)
        {
            return 0;
        }
        if (!isSilent)
        {
            beginSilence();
            return 1;
        }
        final long venueEpochNs = venueClock.venueEpochNs(nowEpochNs);
        if (venueEpochNs == ToldClock.UNKNOWN || venueEpochNs < writer.lastTimeEpochNs() + HEARTBEAT_EVERY_NS)
        {
            return 0;
        }
        followCounters.heartbeats.increment();
        sink.byAdapter();
        sink.heartbeat(venueEpochNs, EventSink.NO_MARKET);
        sink.flush();
        writer.passTime(venueEpochNs);

        return 1;
    }

    /** Nothing is missing yet, so any snapshot will do when the node lives again. */
    private void beginSilence()
    {
        isSilent = true;
        lastTriedHeight = NONE;
        followCounters.silences.increment();
        diagnostics.accept("node is silent: data=" + setting.data() + " silence_ns=" + silenceNs);
        writer.loseSync(Long.MAX_VALUE, 0);
        writer.markUnknownBooks();
        sink.flush();
    }

    @Override
    public FeedCounters counters()
    {
        return counters.all;
    }

    @Override
    public ReceiptTimes receipts()
    {
        return receipts;
    }

    /** Nothing is lost by it but a snapshot that is told in part. */
    @Override
    public void close()
    {
        if (isReadingSnapshot)
        {
            snapshotReader.close();
            writer.loseSync(Long.MAX_VALUE, 0);
        }
        if (pass != null)
        {
            pass.close();
        }
        folder.close();
        sink.flush();
    }
}
