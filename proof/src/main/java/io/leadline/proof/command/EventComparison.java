package io.leadline.proof.command;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

import io.leadline.command.Progress;
import io.leadline.config.Configuration;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.log.DocumentTailer;
import io.leadline.problem.BadInputException;
import io.leadline.proof.store.QueueLog;
import io.leadline.proof.verify.Remeasuring;
import io.leadline.proof.verify.Resampling;
import io.leadline.proof.verify.ScheduleProof;
import io.leadline.proof.verify.Verification;
import io.leadline.proof.verify.WalkObserver;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * Holds a verified log against its events: byte by byte where its instants are known of all days, and otherwise record
 * by record at the instants that the log names. What cannot be held against them is refused when the walk begins, which
 * may be long.
 */
final class EventComparison implements WalkObserver
{
    private final Path snapshots;
    private final Path events;
    private final ScheduleProof proof;
    private final boolean hasHeads;
    private final boolean isQuiet;

    /**
     * A comparison that has yet to run.
     *
     * @param hasHeads whether the log is held against signed heads, too.
     */
    EventComparison(
        final Path snapshots, final Path events, final ScheduleProof proof, final boolean hasHeads,
        final boolean isQuiet)
    {
        this.snapshots = snapshots;
        this.events = events;
        this.proof = proof;
        this.hasHeads = hasHeads;
        this.isQuiet = isQuiet;
    }

    /**
     * Refuses what cannot be compared.
     *
     * @throws BadInputException            when there is no event log, or no key of any day of the snapshot log.
     * @throws io.leadline.log.LogException when the event log cannot be read from its start.
     */
    @Override
    public void onBegin(final SnapshotLogReader reader)
    {
        if (!DocumentTailer.isLog(events))
        {
            throw new BadInputException("no event log in folder: --events=" + events);
        }
        if (isOfKeys(reader.configuration()))
        {
            requireKey();
        }
        try (EventLogReader first = new EventLogReader(new QueueLog(events)))
        {
            first.poll(new Unheard());
        }
    }

    private boolean isOfKeys(final Configuration configuration)
    {
        return configuration.schedule().isRandom() && proof.seed() == null;
    }

    private void requireKey()
    {
        final List<Long> days = DocumentTailer.days(snapshots);
        final TreeSet<LocalDate> known = new TreeSet<>(proof.dayKeys().keySet());
        if (!known.isEmpty() && !days.isEmpty())
        {
            // The interval of a day's first instant may begin on the day before.
            known.headSet(LocalDate.ofEpochDay(days.get(0) - 1)).clear();
            known.tailSet(LocalDate.ofEpochDay(days.get(days.size() - 1)), false).clear();
        }
        if (known.isEmpty())
        {
            throw new BadInputException(
                "random instants cannot be sampled again without their seed or the key of a day of the log: needs=" +
                "--seed-file=FILE, --day-key=DAY=HEX or --day-keys=FILE");
        }
    }

    @Override
    public void onRecord(final Record record)
    {
        // Records are compared in a walk of their own, once they are known to be the log's.
    }

    @Override
    public void onEnd()
    {
        // Likewise.
    }

    /** Compares a log that was found whole, and prints what that came to. */
    void compare(final Verification verification, final PrintWriter out)
    {
        if (isOfKeys(verification.configuration()))
        {
            remeasure(verification, out);
        }
        else
        {
            resample(verification, out);
        }
    }

    private void resample(final Verification verification, final PrintWriter out)
    {
        final Resampling resampling = new Resampling(snapshots, events, verification.configuration());
        resampling.run(difference -> ProseLines.of(difference).forEach(out::println));
        ProseLines.print(out, "documents_compared", resampling.comparedCount());
        ProseLines.print(out, "documents_not_in_log_yet", resampling.unwrittenCount());
        ProseLines.print(
            out, "end", resampling.unwrittenCount() == 0 ? "the events come to nothing more" : behindText());
    }

    private void remeasure(final Verification verification, final PrintWriter out)
    {
        try (SnapshotLogReader log = SnapshotLogReader.open(snapshots);
            EventLogReader reader = new EventLogReader(new QueueLog(events));
            Remeasuring remeasuring = new Remeasuring(log, proof);
            Progress progress = Progress.start("compare", " documents", -1, isQuiet))
        {
            remeasuring.run(reader, progress::done);
            ProseLines.print(out, "records_compared", remeasuring.comparedCount());
            ProseLines.print(out, "resampled", verification.resampledText());
            ProseLines.print(out, "end", remeasuring.isBehind() ?
                behindText() : "the events come to nothing more that is known to be due");
        }
    }

    private String behindText()
    {
        return "the events go on: the sampler has yet to go on from here, or the log was cut " +
            (hasHeads ? "behind its newest head" : "here") + "; both look the same" +
            (hasHeads ? "" : ", and signed heads tell: --heads");
    }

    /** Only whether there is a first document counts. */
    private static final class Unheard implements EventHandler
    {
        @Override
        public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
        {
            // Not asked for.
        }

        @Override
        public void onAccount(final int account, final String name)
        {
            // Not asked for.
        }

        @Override
        public void onEvent(final Event event)
        {
            // Not asked for.
        }
    }
}
