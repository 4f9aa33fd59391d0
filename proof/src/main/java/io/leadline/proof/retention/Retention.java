package io.leadline.proof.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.leadline.command.Folders;
import io.leadline.config.DurationText;
import io.leadline.log.DocumentTailer;
import io.leadline.log.LogException;
import io.leadline.log.LogException.Fault;
import io.leadline.log.RetiredFile;
import io.leadline.log.RetiredFiles;
import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;

/**
 * What {@code retain} does to a snapshot log and, when asked to, to the event log that it was made from. One at a time
 * on a log, which a lock in the folder of each sees to.
 */
public final class Retention
{
    private static final String LOCK = "retain.lock";

    private final Path snapshots;
    private final Path events;
    private final Path archive;
    private final Steps steps;

    /**
     * Retention of a pair of logs.
     *
     * @param snapshots folder of the snapshot log; null to bring back files of the event log alone.
     * @param events    folder of the event log; null to leave it alone.
     * @param archive   folder that keeps files; null to delete them for good.
     * @param steps     hears of each step before it is taken.
     */
    public Retention(final Path snapshots, final Path events, final Path archive, final Steps steps)
    {
        this.snapshots = snapshots;
        this.events = events;
        this.archive = archive;
        this.steps = steps;
    }

    /** Hears of steps. */
    @FunctionalInterface
    public interface Steps
    {
        /** A step is about to be taken. */
        void step(String what, Path file);
    }

    /**
     * How old files are when they go.
     *
     * @param keepText    span that stays, {@code 90d}.
     * @param asOfEpochNs what it is counted back from where that is later than the last snapshot; null for that.
     */
    public record Window(String keepText, Long asOfEpochNs)
    {
        private long cutoffEpochNs(final long lastEpochNs)
        {
            final long keepNs = keepText == null ? -1 : DurationText.UP_TO_DAYS.parseNs(keepText);
            if (keepNs < 0)
            {
                throw new BadInputException(
                    "not a span of time: keep=" + keepText + " allowed=90d, 12h, 30m, 10s, 500ms");
            }

            return Math.max(lastEpochNs, asOfEpochNs == null ? lastEpochNs : asOfEpochNs) - keepNs;
        }
    }

    /**
     * Retires files.
     *
     * @param heads    folder of signed heads; null where none are made.
     * @param disputes folder of disputes; null for none.
     * @return what was done, or would be, a line each.
     * @throws BadInputException when something asked for does not go together.
     * @throws LogException      when a log cannot be read: nothing of it has gone then.
     */
    public List<String> retain(
        final Window window, final Path heads, final Path disputes, final List<Hold> holds, final boolean isDryRun)
    {
        requireArchive();
        final List<Hold> all = new ArrayList<>(holds);
        if (disputes != null)
        {
            all.addAll(HoldFiles.read(disputes));
        }
        requireLog("snapshots", snapshots);
        if (events != null)
        {
            requireLog("events", events);
        }
        window.cutoffEpochNs(0);

        return locked(() -> retain(window, heads, all, isDryRun));
    }

    private List<String> retain(
        final Window window, final Path heads, final List<Hold> holds, final boolean isDryRun)
    {
        final long cutoffEpochNs = window.cutoffEpochNs(SnapshotSurvey.lastTimeEpochNs(snapshots));
        final List<DayNeed> sealed = heads == null ? List.of() : List.of(new HeadNeed(heads, snapshots));
        final List<String> lines = new ArrayList<>();
        if (events != null)
        {
            lines.addAll(retain(
                "events", events, new EventSurvey(), RetentionPlan.of(
                    days(events), cutoffEpochNs, needs(sealed, DayNeed.ofEvents(holds))), isDryRun));
        }
        lines.addAll(retain(
            "snapshots", snapshots, new SnapshotSurvey(), RetentionPlan.of(
                days(snapshots), cutoffEpochNs, needs(sealed, DayNeed.ofSnapshots(holds, days(snapshots)))), isDryRun));

        return lines;
    }

    private static List<DayNeed> needs(final List<DayNeed> sealed, final DayNeed held)
    {
        return Stream.concat(Stream.of(held), sealed.stream()).toList();
    }

    private List<String> retain(
        final String kind,
        final Path directory,
        final LogSurvey survey,
        final RetentionPlan plan,
        final boolean isDryRun)
    {
        final List<String> lines = new ArrayList<>();
        if (isDryRun)
        {
            plan.days().forEach(day -> lines.add(kind + " would go " + LocalDate.ofEpochDay(day)));
        }
        else
        {
            final List<RetiredFile> gone =
                new Retirement(directory, survey, archiveOf(kind), steps::step).run(plan.days());
            for (final RetiredFile file : gone)
            {
                lines.add(kind + " gone " + LocalDate.ofEpochDay(file.epochDay()) + " documents=" +
                    file.documentCount() + " length=" + file.length() +
                    (file.archive().isEmpty() ? " deleted" : " archive=" + file.archive()));
            }
        }
        lines.add(kind + " stay from " + plan.reason());

        return lines;
    }

    /**
     * Brings files back.
     *
     * @param isAskedForMore whether options were given that have no meaning here.
     * @return what was done, a line for each log.
     * @throws BadInputException when there is no archive, or no log.
     * @throws LogException      when a file is not in it, or is not what was kept: those behind it are back by then.
     */
    public List<String> restore(final boolean isAskedForMore)
    {
        if (archive == null || isAskedForMore || snapshots == null && events == null)
        {
            throw new BadInputException(
                "--restore takes --archive, and --snapshots or --events or both, and nothing else");
        }
        if (snapshots != null)
        {
            requireLog("snapshots", snapshots);
        }
        if (events != null)
        {
            requireLog("events", events);
        }

        return locked(() ->
        {
            final List<String> lines = new ArrayList<>();
            if (events != null)
            {
                lines.add(restore("events", events, new EventSurvey()));
            }
            if (snapshots != null)
            {
                lines.add(restore("snapshots", snapshots, new SnapshotSurvey()));
            }

            return lines;
        });
    }

    private String restore(final String kind, final Path directory, final LogSurvey survey)
    {
        final int count = new Retirement(directory, survey, archiveOf(kind), steps::step).restore();

        return kind + " restored files=" + count + " retired=" + RetiredFiles.of(directory).daysText();
    }

    private FileArchive archiveOf(final String kind)
    {
        return archive == null ? null : new FileArchive(archive.resolve(kind));
    }

    private void requireArchive()
    {
        if (archive != null)
        {
            Folders.refuseFile("archive", archive);
        }
        else if (events != null)
        {
            throw new BadInputException(
                "the rest of an event log cannot be read without its first files, so they are not deleted for good:"
                    + " events=" + events + " needs=--archive=DIR");
        }
    }

    private static void requireLog(final String option, final Path directory)
    {
        if (!DocumentTailer.isLog(directory))
        {
            throw new BadInputException("no log in folder: --" + option + "=" + directory);
        }
    }

    /** Days of the log's files; a folder with a file of another name is no log that anything may be deleted in. */
    private static List<Long> days(final Path directory)
    {
        final List<Long> days = DocumentTailer.days(directory);
        if (days.isEmpty())
        {
            throw new LogException(
                Fault.INCOMPLETE, "folder holds no log, or files of another name beside it: path=" + directory);
        }

        return days;
    }

    private List<String> locked(final Supplier<List<String>> work)
    {
        return locked(snapshots, () -> locked(events, work));
    }

    /** The lock's file stays: deleted, it would be another file for a run that had it open and one that comes then. */
    private static List<String> locked(final Path directory, final Supplier<List<String>> work)
    {
        if (directory == null)
        {
            return work.get();
        }
        final Path lock = directory.resolve(LOCK);
        try (FileChannel channel = FileChannel.open(
            lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = channel.tryLock())
        {
            if (held == null)
            {
                throw taken(lock);
            }

            return work.get();
        }
        catch (final OverlappingFileLockException alreadyHeld)
        {
            throw taken(lock);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(
                "log cannot be locked: path=" + lock + " reason=" + FileReason.of(failure), failure);
        }
    }

    private static BadInputException taken(final Path lock)
    {
        return new BadInputException("another retain is at work on this log: lock=" + lock);
    }
}
