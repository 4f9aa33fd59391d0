package io.leadline.feed.csv;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.leadline.config.AdapterKey;
import io.leadline.config.AdapterSettings;
import io.leadline.event.EventSink;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.ReceiptTimes;
import io.leadline.feed.tail.FileOrder;
import io.leadline.feed.tail.FolderFiles;
import io.leadline.feed.tail.LineTail;
import io.leadline.feed.tail.ListedFiles;
import io.leadline.feed.tail.TailCounters;
import io.leadline.feed.tail.ToldClock;
import io.leadline.problem.BadInputException;

import org.agrona.concurrent.EpochNanoClock;

/**
 * The text form of order events, followed as it is written: plain files in the order in which they are named, or all
 * {@code *.csv} of a folder in the order of their names, or one file that is replaced by a new one of its name. Each
 * has a header of its own. A row is read once its line has ended; rows become the events that {@link CsvFeed} makes of
 * them.
 * <p>
 * Nothing is lost while nobody follows, for the files keep it: a log that exists is continued behind the rows that it
 * holds, see {@link RowsInLog}, with the same inputs named again. So a follower that ends, by itself or not, marks no
 * book stale: the log just ends, no instant lies in the gap, and the next follower fills it. A malformed row, a file
 * that was cut and inputs that are not the log's stop it, with what was read before them in the log.
 * <p>
 * While the file says nothing, time passes by the local clock less a lag ({@link ToldClock}), in heartbeats that are
 * marked as the adapter's. That takes a writer that has died for a quiet one: where the writer tells heartbeats of its
 * own, the follower's are better turned off.
 */
public final class CsvFollow implements LiveFeed
{
    private static final AdapterKey<Boolean> HEARTBEATS = AdapterKey.flag(
        "heartbeats", "true", "whether time passes by the local clock while no rows are appended");
    private static final AdapterKey<Long> LAG = AdapterKey.duration(
        "lag", "1s", "how long a row may be on its way, so how far heartbeats stay behind");
    private static final AdapterKey<Long> LOOK = AdapterKey.duration(
        "look", "250ms", "how often names and folders are looked at for a file that follows");
    private static final AdapterKey<Integer> MAX_LINE =
        AdapterKey.count("max_line", "1048576", "most bytes of a line");

    /** What its section of a configuration may hold. */
    public static final List<AdapterKey<?>> KEYS = List.of(HEARTBEATS, LAG, LOOK, MAX_LINE);

    private static final long HEARTBEAT_EVERY_NS = 100_000_000L;

    private final EventSink sink;
    private final EpochNanoClock clock;
    private final FeedCounters counters = new FeedCounters();
    private final ReceiptTimes receipts = new ReceiptTimes();
    private final LineTail tail;
    private final RowsInLog inLog;
    private final RowImport rows;
    private final EventWriter writer;
    private final Counter heartbeats;
    private final ToldClock venueClock;
    private final long lagNs;
    private final boolean areHeartbeatsWritten;
    private RowText text;
    private RowReader reader;
    private RowBatch batch;

    private CsvFollow(final LiveInputs inputs)
    {
        final AdapterSettings settings = inputs.settings();
        sink = inputs.sink();
        clock = inputs.clock();
        tail = new LineTail(
            order(inputs.inputs()), settings.value(MAX_LINE), Math.max(1, settings.value(LOOK)),
            new TailCounters(counters));
        inLog = new RowsInLog(sink.end());
        rows = new RowImport(inputs.configuration(), counters, inLog);
        heartbeats = counters.add("heartbeats");
        writer = new EventWriter(sink);
        venueClock = new ToldClock(inputs.configuration().feed().maxJumpNs(), sink.end().timeEpochNs());
        lagNs = settings.value(LAG);
        areHeartbeatsWritten = settings.value(HEARTBEATS);
    }

    /**
     * A follower of files or of a folder, which need not exist yet.
     *
     * @throws BadInputException when there is no input, or a folder beside others.
     */
    public static LiveFeed open(final LiveInputs inputs)
    {
        return new CsvFollow(inputs);
    }

    private static FileOrder order(final List<Path> inputs)
    {
        final boolean isFolder = inputs.stream().anyMatch(Files::isDirectory);
        if (inputs.isEmpty() || isFolder && inputs.size() > 1)
        {
            throw new BadInputException("neither files nor one folder: inputs=" + inputs);
        }

        return isFolder ? new FolderFiles(inputs.get(0), "*.csv") : new ListedFiles(inputs);
    }

    @Override
    public int doWork()
    {
        final long nowEpochNs = clock.nanoTime();
        final LineTail.Step step = tail.read(nowEpochNs);
        try
        {
            return switch (step)
            {
                case BEGIN -> begin();
                case BYTES -> read(nowEpochNs);
                case END -> end(nowEpochNs);
                case CUT -> throw new BadInputException(tail.path() + ":1: file is shorter than what was read of it");
                case NOTHING -> idle(nowEpochNs);
            };
        }
        catch (final BadInputException malformed)
        {
            sink.flush();
            throw malformed;
        }
    }

    private int begin()
    {
        text = new RowText();
        reader = new RowReader(text);
        batch = null;

        return 1;
    }

    private int read(final long nowEpochNs)
    {
        boolean isText = true;
        while (isText && tail.nextLine())
        {
            isText = text.append(tail.bytes(), tail.offset(), tail.length());
        }
        write(nowEpochNs);
        if (!isText)
        {
            throw new BadInputException(tail.path() + ":" + tail.line() + ": not UTF-8");
        }

        return 1;
    }

    private void write(final long nowEpochNs)
    {
        if (batch == null)
        {
            batch = rows.begin(tail.path(), reader);
        }
        if (batch == null)
        {
            return;
        }
        boolean hasMore = true;
        while (hasMore)
        {
            hasMore = rows.read(reader, batch, writer);
            if (batch.count() > 0)
            {
                venueClock.told(rows.timeEpochNs(), tail.arrivedEpochNs(nowEpochNs));
            }
        }
        sink.flush();
        receipts.onWritten(tail.readNs(), System.nanoTime());
    }

    /** The last line needs no end, as in recordings. */
    private int end(final long nowEpochNs)
    {
        read(nowEpochNs);
        text.end();
        write(nowEpochNs);

        return 1;
    }

    private int idle(final long nowEpochNs)
    {
        if (!tail.isQuiet())
        {
            return 0;
        }
        if (!inLog.areAllPassed())
        {
            throw inLog.missing();
        }
        final long venueEpochNs = venueClock.venueEpochNs(nowEpochNs);
        if (!areHeartbeatsWritten || venueEpochNs == ToldClock.UNKNOWN ||
            venueEpochNs - lagNs < venueClock.lastEpochNs() + HEARTBEAT_EVERY_NS)
        {
            return 0;
        }
        venueClock.passed(venueEpochNs - lagNs);
        heartbeats.increment();
        sink.byAdapter();
        sink.heartbeat(venueEpochNs - lagNs, EventSink.NO_MARKET);
        sink.flush();

        return 1;
    }

    @Override
    public FeedCounters counters()
    {
        return counters;
    }

    @Override
    public ReceiptTimes receipts()
    {
        return receipts;
    }

    /** Nothing is lost by it, see above: no book becomes stale. */
    @Override
    public void close()
    {
        tail.close();
        sink.flush();
    }
}
