package io.leadline.proof.head;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

import io.leadline.command.IsoTime;
import io.leadline.config.Seed;
import io.leadline.log.DocumentTailer;
import io.leadline.problem.BadInputException;
import io.leadline.proof.tree.LeafWish;
import io.leadline.scoring.figure.Period;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * Makes the trees of a window's days anew and holds them against the days' heads, so that leaves can be shown with
 * proofs. The window is taken from the 00:00 UTC before its start, with the totals as they stood then. Single thread.
 */
public final class SealedDays
{

    private final Map<Long, SealedDay> days = new TreeMap<>();
    private final Map<Long, SignedHead> heads = new TreeMap<>();
    private final SnapshotLogReader reader;
    private final long startEpochNs;
    private final long endEpochNs;

    private SealedDays(final SnapshotLogReader reader, final long fromEpochNs, final long toEpochNs)
    {
        this.reader = reader;
        startEpochNs = fromEpochNs / Period.NS_PER_DAY * Period.NS_PER_DAY;
        endEpochNs = toEpochNs;
    }

    /**
     * The days of a window that have records, in their order; the day before it among them where it says how totals
     * stood.
     *
     * @param secret        behind the salts.
     * @param wish          whose leaves are kept.
     * @param documentsRead hears how many documents have been read by then.
     * @throws BadInputException when no head covers a record of the window.
     * @throws HeadException     when a head does not fit the log.
     */
    public static List<SealedDay> read(
        final Path snapshots,
        final HeadFolder folder,
        final Seed secret,
        final long fromEpochNs,
        final long toEpochNs,
        final LeafWish wish,
        final LongConsumer documentsRead)
    {
        final long firstDay = fromEpochNs / Period.NS_PER_DAY - 1;
        try (SnapshotLogReader reader = open(snapshots, firstDay))
        {
            if (reader.day() > firstDay && reader.documentCount() > 1)
            {
                throw new BadInputException(
                    "files of the window or of the day before it were retired: from=" + IsoTime.text(fromEpochNs) +
                    " log_begins=" + LocalDate.ofEpochDay(reader.day()) + " (bring them back with leadline retain)");
            }
            final SealedDays sealed = new SealedDays(reader, fromEpochNs, toEpochNs);
            for (long day = firstDay; day <= (toEpochNs - 1) / Period.NS_PER_DAY; day++)
            {
                final SignedHead head = folder.ofDay(day);
                if (head != null)
                {
                    sealed.heads.put(day, head);
                }
            }
            sealed.walk(new SealWalk(reader, secret, wish, null, dayEnd ->
            {
            }), documentsRead);

            return new ArrayList<>(sealed.days.values());
        }
    }

    /** Opens the log at the file of a day or the last one before it, or at its start. */
    private static SnapshotLogReader open(final Path snapshots, final long day)
    {
        final List<Long> files = DocumentTailer.days(snapshots);
        final long first = files.stream().filter(file -> file <= day).reduce(0L, Math::max);

        return first > 0 && first > files.get(0)
            ? SnapshotLogReader.openAt(snapshots, first) : SnapshotLogReader.open(snapshots);
    }

    private void walk(final SealWalk walk, final LongConsumer documentsRead)
    {
        heads.forEach((day, signed) -> walk.ask(signed.head().documents(), point ->
        {
            HeadMatch.requirePlace(signed.head(), point, reader.configuration());
            days.put(day, new SealedDay(signed, point.tree(signed.head().format())));
        }));
        Record record = reader.next();
        boolean isOver = false;
        while (record != Record.END && !isOver)
        {
            walk.onRecord(record);
            requireCovered(record, reader.snapshot().timeEpochNs());
            isOver = reader.snapshot().timeEpochNs() > endEpochNs && walk.openCount() == 0;
            documentsRead.accept(reader.documentCount());
            record = isOver ? record : reader.next();
        }
        if (!isOver)
        {
            walk.answer();
        }
        if (walk.openCount() > 0)
        {
            throw HeadMatch.cut(heads.values().stream().reduce((one, other) -> other).orElseThrow().head(),
                reader.documentCount());
        }
    }

    private void requireCovered(final Record record, final long timeEpochNs)
    {
        final boolean isTotals = record == Record.TOTALS;
        final boolean isWanted =
            timeEpochNs >= startEpochNs && (timeEpochNs < endEpochNs || isTotals && timeEpochNs == endEpochNs);
        final long day = (isTotals ? timeEpochNs - 1 : timeEpochNs) / Period.NS_PER_DAY;
        final SignedHead signed = heads.get(day);
        if (isWanted && (signed == null || reader.documentCount() > signed.head().documents()))
        {
            throw new BadInputException(
                "records are not sealed: day=" + LocalDate.ofEpochDay(day) + " time=" + IsoTime.text(timeEpochNs) +
                (signed == null ? "" : " head=" + signed.head().fileName()) +
                " (run leadline seal, for a day that is not over with --now)");
        }
    }
}
