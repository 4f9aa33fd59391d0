package io.leadline.proof.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.leadline.command.Progress;
import io.leadline.command.Verbs;
import io.leadline.config.Configuration;
import io.leadline.config.SeedFile;
import io.leadline.event.EventLogReader;
import io.leadline.log.DocumentTailer;
import io.leadline.problem.BadInputException;
import io.leadline.proof.verify.Verification;
import io.leadline.sampler.Sampler;
import io.leadline.sampler.command.CounterReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code leadline verify}: whether a snapshot log is whole, and is what the events come to. */
@Command(
    name = "verify",
    description = "Checks the chain and continuity of a snapshot log; with the seed its schedule; with the event log " +
        "every record.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Option(names = "--snapshots", required = true, paramLabel = "DIR", description = "folder of the snapshot log")
    private Path snapshots;

    @Option(names = "--events", paramLabel = "DIR", description = "sample this event log again and compare")
    private Path events;

    @Option(names = "--seed-file", paramLabel = "FILE", description = "the seed of random instants, revealed")
    private Path seedFile;

    @Option(names = "--quiet", description = "no progress on stderr")
    private boolean isQuiet;

    @Override
    public Integer call()
    {
        final PrintWriter out = spec.commandLine().getOut();
        final Verification verification =
            new Verification(snapshots, seedFile == null ? null : SeedFile.read(seedFile));
        try (Progress progress = Progress.start("verify", " documents", -1, isQuiet))
        {
            verification.run(progress::done);
        }
        CounterReport.line(out, "documents", verification.documentCount());
        CounterReport.line(out, "snapshots", verification.snapshotCount());
        CounterReport.line(out, "last_hash", verification.lastHashText());
        CounterReport.line(out, "schedule", verification.scheduleText());
        if (events != null)
        {
            compare(verification.configuration(), out);
        }
        out.println("verified");

        return Verbs.DONE;
    }

    private void compare(final Configuration configuration, final PrintWriter out)
    {
        if (configuration.schedule().isRandom() && configuration.schedule().seed() == null)
        {
            throw new BadInputException("random instants cannot be sampled again without their seed: --seed-file=FILE");
        }
        if (!DocumentTailer.isLog(events))
        {
            throw new BadInputException("no event log in folder: --events=" + events);
        }
        try (EventLogReader reader = new EventLogReader(events);
            Sampler sampler = new Sampler(configuration, snapshots, true))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(sampler);
            }
            sampler.log().requireNoMore();
            final long unwritten = sampler.log().appendedCount();
            CounterReport.line(out, "documents_compared", sampler.log().documentCount() - unwritten);
            CounterReport.line(out, "documents_not_in_log_yet", unwritten);
        }
    }
}
