package io.leadline.proof.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import io.leadline.command.IsoTime;
import io.leadline.command.Progress;
import io.leadline.command.Verbs;
import io.leadline.config.SeedFile;
import io.leadline.proof.verify.DayLines;
import io.leadline.proof.verify.ScheduleProof;
import io.leadline.proof.verify.Verification;
import io.leadline.proof.verify.WalkObserver;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code leadline verify}: whether a snapshot log is whole, and is what the events come to. */
@Command(
    name = "verify",
    description = "Checks the files, the chain and the intervals of a snapshot log; with the seed or revealed keys " +
        "its random instants; with what was published its commitments; with signed heads that nothing of it was " +
        "rewritten or cut; with the event log every record.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Option(names = "--snapshots", required = true, paramLabel = "DIR", description = "folder of the snapshot log")
    private Path snapshots;

    @Option(
        names = "--events",
        paramLabel = "DIR",
        description = "sample this event log again and compare; with keys of some days alone, records of others are " +
            "compared at the instants that the log names")
    private Path events;

    @Option(names = "--seed-file", paramLabel = "FILE", description = "the seed of random instants, revealed")
    private Path seedFile;

    @Option(
        names = "--day-key",
        paramLabel = "DAY=HEX",
        description = "the revealed key of one UTC day: 2026-03-01=64 hex digits; as often as days are known")
    private List<String> dayKeys = List.of();

    @Option(names = "--day-keys", paramLabel = "FILE", description = "such keys as the verb reveal prints them")
    private Path dayKeysFile;

    @Option(
        names = "--commitments",
        paramLabel = "FILE",
        description = "what was published ahead, as the verb commit prints it: the log must commit to the same")
    private Path commitmentsFile;

    @Mixin
    private HeadOptions heads;

    @Option(names = "--quiet", description = "no progress on stderr")
    private boolean isQuiet;

    @Override
    public Integer call()
    {
        EventInput.require(events);
        final PrintWriter out = spec.commandLine().getOut();
        final ScheduleProof proof = proof();
        final EventComparison comparison = events == null ?
            null : new EventComparison(snapshots, events, proof, heads.areGiven(), isQuiet);
        final Verification verification = new Verification(snapshots, proof, observers(comparison));
        try (Progress progress = Progress.start("verify", " documents", -1, isQuiet))
        {
            verification.run(progress::done);
        }
        ProseLines.print(out, "documents", verification.documentCount());
        ProseLines.print(out, "snapshots", verification.snapshotCount());
        ProseLines.print(out, "files", verification.fileCount());
        ProseLines.print(
            out, "last_time", verification.lastTimeEpochNs() < 0 ? "-" : IsoTime.text(verification.lastTimeEpochNs()));
        ProseLines.print(out, "last_hash", verification.lastHashText());
        ProseLines.print(out, "schedule", verification.scheduleText());
        verification.retiredText().ifPresent(text -> ProseLines.print(out, "begins", text));
        if (heads.areGiven())
        {
            heads.print(out);
        }
        if (comparison == null)
        {
            ProseLines.print(out, "measures", "chained, and not held against the events; --events does");
            ProseLines.print(out, "end", endText(verification));
        }
        else
        {
            comparison.compare(verification, out);
        }
        out.println("verified");

        return Verbs.DONE;
    }

    private List<WalkObserver> observers(final EventComparison comparison)
    {
        final List<WalkObserver> observers = new ArrayList<>(heads.observers());
        if (comparison != null)
        {
            observers.add(comparison);
        }

        return observers;
    }

    /** Without the events, what stands behind the last head is only known to have been chained to it. */
    private String endText(final Verification verification)
    {
        if (heads.areGiven() && heads.documents() == verification.documentCount())
        {
            return "sealed by the newest head; what came later, if anything did, --events tells";
        }

        return "not known: a log that was cut " +
            (heads.areGiven() ? "behind its newest head" : "here") +
            " looks like one whose writer stopped; " +
            (heads.areGiven() ? "a newer head tells" : "signed heads tell: --heads") +
            ", and --events what is not there";
    }

    private ScheduleProof proof()
    {
        final Map<LocalDate, byte[]> keys = new TreeMap<>(DayLines.parse("--day-key", dayKeys));
        if (dayKeysFile != null)
        {
            keys.putAll(DayLines.read(dayKeysFile));
        }

        return new ScheduleProof(
            seedFile == null ? null : SeedFile.read(seedFile), keys,
            commitmentsFile == null ? Map.of() : DayLines.read(commitmentsFile));
    }
}
