package io.leadline.sampler.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.leadline.command.EndSignal;
import io.leadline.command.Folders;
import io.leadline.command.Verbs;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.log.DocumentTailer;
import io.leadline.problem.BadInputException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code leadline sample}: event log in, snapshot log out. */
@Command(
    name = "sample",
    description = "Runs the sampler over an event log; on a snapshot log that exists it continues where that ends.",
    mixinStandardHelpOptions = true)
final class SampleCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", description = "the configuration (YAML)")
    private Path config;

    @Option(names = "--events", paramLabel = "DIR", description = "folder of the event log")
    private Path events;

    @Option(names = "--snapshots", paramLabel = "DIR", description = "folder of the snapshot log")
    private Path snapshots;

    @Option(names = "--follow", description = "stay, spin, and sample what is appended to the event log")
    private boolean isFollow;

    @Option(names = "--check", description = "read the configuration, say what would be done, and do nothing")
    private boolean isCheck;

    @Option(names = "--feed", paramLabel = "NAME", description = "ingest recordings into --events first")
    private String feed;

    @Option(names = "--input", arity = "1..*", paramLabel = "FILE", description = "recordings to ingest first")
    private List<Path> inputs = List.of();

    @Option(
        names = "--date",
        paramLabel = "YYYY-MM-DD",
        description = "the day of recordings that do not tell it themselves; see ingest --help")
    private LocalDate date;

    @Option(names = "--append", description = "ingest behind the events that the log holds")
    private boolean isAppend;

    @Option(names = "--exact", description = "measure presence at every event instead; see sample --exact --help")
    private boolean isExact;

    @Option(names = "--no-touch-ahead", description = "do not ready pages of the snapshot log ahead on a second thread")
    private boolean isNotTouchingAhead;

    @Option(names = "--quiet", description = "no progress on stderr")
    private boolean isQuiet;

    @Override
    public Integer call() throws IOException
    {
        requireInstants();
        requireOptions();
        final Configuration configuration = ConfigurationReader.read(config);
        final PrintWriter out = spec.commandLine().getOut();
        if (isCheck)
        {
            new SampleCheck(configuration, events, snapshots).print(out);
            return Verbs.DONE;
        }
        requireSameConfiguration(configuration);
        if (feed != null)
        {
            new Ingestion(configuration, feed, inputs, date, events, isQuiet).run(isAppend, out);
        }
        final SamplingRun run = new SamplingRun(configuration, events, snapshots, isQuiet);
        if (isFollow)
        {
            followTouchingAhead(run, out);
        }
        else
        {
            run.toEnd(out);
        }

        return Verbs.DONE;
    }

    /** The launcher takes it elsewhere: this program does not know what presence is. */
    private void requireInstants()
    {
        if (isExact)
        {
            throw new BadInputException(
                "presence is measured by another program: --exact allowed=scripts/leadline sample --exact");
        }
    }

    private void requireOptions()
    {
        final List<String> missing = new ArrayList<>();
        if (config == null)
        {
            missing.add("--config=FILE");
        }
        if (events == null && !isCheck)
        {
            missing.add("--events=DIR");
        }
        if (snapshots == null && !isCheck)
        {
            missing.add("--snapshots=DIR");
        }
        if (feed == null && !inputs.isEmpty())
        {
            missing.add("--feed=NAME");
        }
        if (feed != null && inputs.isEmpty())
        {
            missing.add("--input=FILE");
        }
        if (!missing.isEmpty())
        {
            throw new BadInputException(missing.stream().map("option is missing: "::concat).toList());
        }
    }

    private void requireSameConfiguration(final Configuration configuration)
    {
        Folders.refuseFile("snapshots", snapshots);
        final List<String> differences =
            DocumentTailer.isLog(snapshots) ? LogDifferences.between(snapshots, configuration) : List.of();
        if (!differences.isEmpty())
        {
            final List<String> problems = new ArrayList<>();
            problems.add("snapshot log was made with another configuration: path=" + snapshots
                + " (to try another configuration, give --snapshots a folder of its own)");
            problems.addAll(differences);
            throw new BadInputException(problems);
        }
    }

    private void followTouchingAhead(final SamplingRun run, final PrintWriter out)
    {
        if (isNotTouchingAhead)
        {
            follow(run, out);
            return;
        }
        try (TouchingAhead touching = new TouchingAhead(snapshots, spec.commandLine().getErr()))
        {
            touching.start();
            follow(run, out);
        }
    }

    /** Follows until the process is told to end; the log is closed before it does. */
    private static void follow(final SamplingRun run, final PrintWriter out)
    {
        try (EndSignal signal = new EndSignal())
        {
            run.follow(signal.running(), out);
        }
    }
}
