package io.leadline.sampler.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import io.leadline.command.EndSignal;
import io.leadline.command.Folders;
import io.leadline.command.Verbs;
import io.leadline.config.AdapterReader;
import io.leadline.config.AdapterSettings;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.feed.catalog.Feeds;
import io.leadline.log.DocumentTailer;
import io.leadline.problem.BadInputException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code leadline sample}: event log in, snapshot log out. */
@Command(
    name = "sample",
    description = "Runs the sampler over an event log, or over those of several feeds, each into a snapshot log; one " +
        "that exists is continued where it ends.",
    mixinStandardHelpOptions = true)
final class SampleCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "the configuration (YAML); once for each feed where there are several")
    private List<Path> configs = List.of();

    @Option(names = "--events", paramLabel = "DIR", description = "folder of the event log, of each feed")
    private List<Path> events = List.of();

    @Option(names = "--snapshots", paramLabel = "DIR", description = "folder of the snapshot log, of each feed")
    private List<Path> snapshots = List.of();

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
        final List<Configuration> configurations = configurations();
        final PrintWriter out = spec.commandLine().getOut();
        if (isCheck)
        {
            check(configurations, out);
            return Verbs.DONE;
        }
        for (int i = 0; i < configurations.size(); i++)
        {
            requireSameConfiguration(configurations.get(i), snapshots.get(i));
        }
        if (feed != null)
        {
            final AdapterSettings settings =
                AdapterReader.readOptional(configs.get(0), feed, Feeds.adapter(feed).keys());
            new Ingestion(configurations.get(0), feed, settings, inputs, date, events.get(0), isQuiet)
                .run(isAppend, out);
        }
        final List<SamplingRun> runs = new ArrayList<>();
        for (int i = 0; i < configurations.size(); i++)
        {
            runs.add(new SamplingRun(configurations.get(i), events.get(i), snapshots.get(i), isQuiet));
        }
        if (isFollow)
        {
            followTouchingAhead(runs, out);
        }
        else
        {
            toEnd(runs, out);
        }

        return Verbs.DONE;
    }

    /** All problems of all files at once. */
    private List<Configuration> configurations()
    {
        final List<Configuration> configurations = new ArrayList<>();
        final List<String> problems = new ArrayList<>();
        for (final Path config : configs)
        {
            try
            {
                configurations.add(ConfigurationReader.read(config));
            }
            catch (final BadInputException bad)
            {
                problems.addAll(bad.problems());
            }
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }

        return configurations;
    }

    private void check(final List<Configuration> configurations, final PrintWriter out)
    {
        for (int i = 0; i < configurations.size(); i++)
        {
            new SampleCheck(
                configurations.get(i), i < events.size() ? events.get(i) : null,
                i < snapshots.size() ? snapshots.get(i) : null)
                .print(out);
        }
    }

    private static void toEnd(final List<SamplingRun> runs, final PrintWriter out)
    {
        for (final SamplingRun run : runs)
        {
            if (runs.size() > 1)
            {
                CounterReport.line(out, "snapshot log", run.snapshots());
            }
            run.toEnd(out);
        }
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
        if (configs.isEmpty())
        {
            missing.add("--config=FILE");
        }
        if (events.isEmpty() && !isCheck)
        {
            missing.add("--events=DIR");
        }
        if (snapshots.isEmpty() && !isCheck)
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
        final List<String> problems = new ArrayList<>(missing.stream().map("option is missing: "::concat).toList());
        if (problems.isEmpty())
        {
            problems.addAll(problemsOfSeveral());
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }
    }

    private List<String> problemsOfSeveral()
    {
        final List<String> problems = new ArrayList<>();
        if (!isPaired(events) || !isPaired(snapshots))
        {
            problems.add(
                "options are not one of each for each feed: --config=" + configs.size() + " --events=" +
                events.size() + " --snapshots=" + snapshots.size());
        }
        if (feed != null && configs.size() > 1)
        {
            problems.add("recordings are of one feed: --feed=" + feed + " --config=" + configs.size() + " allowed=1");
        }
        final Set<Path> folders = new HashSet<>();
        for (final Path folder : snapshots)
        {
            if (!folders.add(folder.toAbsolutePath().normalize()))
            {
                problems.add("snapshot log of several feeds: --snapshots=" + folder);
            }
        }

        return problems;
    }

    private boolean isPaired(final List<Path> folders)
    {
        return folders.size() == configs.size() || isCheck && folders.isEmpty();
    }

    private static void requireSameConfiguration(final Configuration configuration, final Path snapshots)
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

    private void followTouchingAhead(final List<SamplingRun> runs, final PrintWriter out)
    {
        final List<TouchingAhead> touching = isNotTouchingAhead ? List.of() : runs.stream()
            .map(run -> new TouchingAhead(run.snapshots(), spec.commandLine().getErr()))
            .toList();
        try
        {
            touching.forEach(TouchingAhead::start);
            follow(runs, out);
        }
        finally
        {
            touching.forEach(TouchingAhead::close);
        }
    }

    /** Follows until the process is told to end; the logs are closed before it does. */
    private static void follow(final List<SamplingRun> runs, final PrintWriter out)
    {
        try (EndSignal signal = new EndSignal())
        {
            new SamplingLoop(runs, signal.running()).follow(out);
        }
    }
}
