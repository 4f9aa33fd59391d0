package io.leadline.proof.head;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.leadline.config.Seed;
import io.leadline.proof.tree.DayLeaves;
import io.leadline.proof.tree.LeafWish;
import io.leadline.scoring.figure.Period;
import io.leadline.snapshot.DocumentListener;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * Goes along with a reader of a log and sums up what heads say: at every place that was asked for, and where a day is
 * over, which is in front of the first document that has a record of a later day. A day's records are its snapshots and
 * the totals of the midnight at which it ends. Single thread.
 */
public final class SealWalk implements DocumentListener
{
    private static final long NO_DAY = -1;

    private final SnapshotLogReader reader;
    private final Seed secret;
    private final LeafWish wish;
    private final long startDocuments;
    private final Consumer<SealPoint> onDayEnd;
    private final TreeMap<Long, Consumer<SealPoint>> asked = new TreeMap<>();
    private final Map<Long, byte[]> commitments = new TreeMap<>();
    /** By market, whom the last totals named. */
    private final Map<Integer, List<String>> knownAtMidnight = new TreeMap<>();
    private long midnightEpochNs = Head.NONE;
    private long day = NO_DAY;
    private DayLeaves leaves;
    private long snapshots;
    private long firstEpochNs = Head.NONE;
    private long lastEpochNs = Head.NONE;

    /**
     * Goes along from where the reader is, which has just been opened.
     *
     * @param secret   behind the salts; null where no trees are wanted.
     * @param wish     whose leaves are kept.
     * @param start    a head behind which the walk begins, of a day that was over; null for the log's start.
     * @param onDayEnd is told of each day that is over.
     */
    SealWalk(
        final SnapshotLogReader reader,
        final Seed secret,
        final LeafWish wish,
        final Head start,
        final Consumer<SealPoint> onDayEnd)
    {
        this.reader = reader;
        this.secret = secret;
        this.wish = wish;
        this.onDayEnd = onDayEnd;
        startDocuments = start == null ? 0 : start.documents();
        if (start != null)
        {
            snapshots = start.snapshots();
            firstEpochNs = start.firstEpochNs();
            lastEpochNs = start.lastEpochNs();
            askForStart(start);
        }
        reader.listen(this);
    }

    /** The start itself lies in front of the reader where its day and the next ones have no file any more. */
    private void askForStart(final Head start)
    {
        if (start.documents() >= reader.documentCount())
        {
            ask(start.documents(), point -> HeadMatch.requireChain(start, point, reader.configuration()));
        }
    }

    /** Asks for what there is to say behind so many documents. */
    void ask(final long documents, final Consumer<SealPoint> answer)
    {
        asked.put(documents, answer);
    }

    /** Places asked for that have not been reached. */
    int openCount()
    {
        return asked.size();
    }

    @Override
    public void onDocument(final int kind, final long timeEpochNs)
    {
        answer();
        if (reader.documentCount() < startDocuments)
        {
            return;
        }
        final long recordDay = recordDay(kind, timeEpochNs);
        if (recordDay > day)
        {
            if (day != NO_DAY)
            {
                onDayEnd.accept(point());
            }
            day = recordDay;
            leaves = newLeaves();
        }
    }

    /** Answers what was asked of the place that the reader is at; of its log's end nobody else tells. */
    void answer()
    {
        commitments.computeIfAbsent(reader.day(), absent -> reader.commitment());
        final Consumer<SealPoint> answer = asked.remove(reader.documentCount());
        if (answer != null)
        {
            answer.accept(point());
        }
    }

    private static long recordDay(final int kind, final long timeEpochNs)
    {
        return switch (kind)
        {
            case SNAPSHOT, SNAPSHOTS -> timeEpochNs / Period.NS_PER_DAY;
            case TOTALS -> Math.max(0, timeEpochNs - 1) / Period.NS_PER_DAY;
            default -> NO_DAY;
        };
    }

    /** Takes in the record that the reader lends. */
    public void onRecord(final Record record)
    {
        if (record == Record.TOTALS && secret != null)
        {
            onMidnight(reader.snapshot());
        }
        if (reader.documentCount() <= startDocuments)
        {
            return;
        }
        if (record == Record.SNAPSHOT)
        {
            snapshots++;
            lastEpochNs = reader.snapshot().timeEpochNs();
            firstEpochNs = firstEpochNs == Head.NONE ? lastEpochNs : firstEpochNs;
            if (leaves != null)
            {
                leaves.onSnapshot(reader.snapshot());
            }
        }
        else if (record == Record.TOTALS && leaves != null)
        {
            leaves.onTotals(reader.snapshot());
        }
    }

    /** Also in front of where the walk begins: the next day's leaves say who was known before it. */
    private void onMidnight(final Snapshot totals)
    {
        if (totals.timeEpochNs() != midnightEpochNs)
        {
            knownAtMidnight.clear();
            midnightEpochNs = totals.timeEpochNs();
        }
        knownAtMidnight.put(
            totals.market(), IntStream.range(0, totals.entityCount()).mapToObj(totals::name).toList());
    }

    /** What there is to say of the place that the reader is at. */
    SealPoint point()
    {
        commitments.computeIfAbsent(reader.day(), absent -> reader.commitment());
        final long pointDay = day == NO_DAY ? reader.day() : day;
        if (leaves == null)
        {
            leaves = newLeaves();
        }

        return new SealPoint(
            pointDay,
            reader.documentCount(),
            HexFormat.of().formatHex(reader.lastHash()),
            snapshots,
            firstEpochNs,
            lastEpochNs,
            HexFormat.of().formatHex(commitments.getOrDefault(pointDay, new byte[0])),
            leaves);
    }

    private DayLeaves newLeaves()
    {
        final long leavesDay = day == NO_DAY ? reader.day() : day;

        if (secret == null)
        {
            return null;
        }
        final DayLeaves ofDay = new DayLeaves(reader.configuration(), reader.layout(), leavesDay, secret, wish);
        if (midnightEpochNs == leavesDay * Period.NS_PER_DAY)
        {
            knownAtMidnight.forEach(ofDay::onStart);
        }

        return ofDay;
    }
}
