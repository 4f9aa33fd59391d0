package io.leadline.sampler.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.leadline.command.EndSignal;
import io.leadline.command.Verbs;
import io.leadline.config.AdapterReader;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.feed.catalog.Adapter;
import io.leadline.feed.catalog.Feeds;
import io.leadline.feed.catalog.LiveAdapter;
import io.leadline.problem.BadInputException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code leadline ingest}: recordings, or a feed as it runs, in; event log out. */
@Command(
    name = "ingest",
    description = "Decodes recordings into an event log, or follows a feed live, and prints what it counted.",
    mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Option(
        names = "--feed", required = true, paramLabel = "NAME",
        description = "their format: csv, itch …; all of them: leadline feeds")
    private String feed;

    @Option(
        names = "--input",
        arity = "1..*",
        paramLabel = "FILE",
        description = "recordings, plain, gzip or zstd; with --follow, what is to be followed")
    private List<Path> inputs = List.of();

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "the configuration (YAML)")
    private Path config;

    @Option(names = "--events", required = true, paramLabel = "DIR", description = "folder of the event log")
    private Path events;

    @Option(
        names = "--follow",
        description = "stay and follow the feed live, until told to end; goes on behind the events that the log holds")
    private boolean isFollow;

    @Option(
        names = "--record",
        paramLabel = "DIR",
        description = "with --follow: record what arrives in a new file there, which --input reads again")
    private Path recordings;

    @Option(
        names = "--date",
        paramLabel = "YYYY-MM-DD",
        description = "the day of recordings that do not tell it themselves, in the venue's own zone (itch)")
    private LocalDate date;

    @Option(names = "--append", description = "go on behind the events that the log holds")
    private boolean isAppend;

    @Option(names = "--no-touch-ahead", description = "with --follow: do not ready pages of the log on a second thread")
    private boolean isNotTouchingAhead;

    @Option(names = "--quiet", description = "no progress on stderr")
    private boolean isQuiet;

    @Override
    public Integer call() throws IOException
    {
        final Adapter adapter = Feeds.adapter(feed);
        requireOptions(adapter);
        final Configuration configuration = ConfigurationReader.read(config);
        if (isFollow)
        {
            followTouchingAhead(new LiveIngestion(
                configuration, adapter, AdapterReader.read(config, feed, adapter.keys()), inputs, events, recordings));
        }
        else
        {
            new Ingestion(
                configuration, feed, AdapterReader.readOptional(config, feed, adapter.keys()), inputs, date, events,
                isQuiet)
                .run(isAppend, spec.commandLine().getOut());
        }

        return Verbs.DONE;
    }

    private void requireOptions(final Adapter adapter)
    {
        final List<String> problems = new ArrayList<>();
        if (isFollow && adapter.live() == null)
        {
            problems.add(
                "feed has recordings only: feed=" + feed + " --follow allowed=" +
                Feeds.names(known -> known.live() != null));
        }
        else if (isFollow)
        {
            requireOptionsOfLive(adapter, problems);
        }
        else
        {
            requireOptionsOfRecordings(problems);
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }
    }

    private void requireOptionsOfLive(final Adapter adapter, final List<String> problems)
    {
        if (adapter.live().inputs() == LiveAdapter.Inputs.NEEDED && inputs.isEmpty())
        {
            problems.add("option is missing: --input=PATH");
        }
        if (!adapter.live().isOfInputs() && !inputs.isEmpty())
        {
            problems.add(
                "feed connects, and follows no files: feed=" + feed + " --follow --input allowed=" +
                Feeds.names(known -> known.live() != null && known.live().isOfInputs()));
        }
        if (recordings != null && !adapter.live().recordsFrames())
        {
            problems.add(
                "feed has no frames to be recorded: feed=" + feed + " --record=" + recordings + " allowed=" +
                Feeds.names(known -> known.live() != null && known.live().recordsFrames()));
        }
        if (date != null)
        {
            problems.add("feed is of the day on which it comes: --follow --date=" + date + " allowed=no --date");
        }
    }

    private void requireOptionsOfRecordings(final List<String> problems)
    {
        if (inputs.isEmpty())
        {
            problems.add("option is missing: --input=FILE");
        }
        if (recordings != null)
        {
            problems.add("recordings are not recorded: --record=" + recordings + " allowed=with --follow");
        }
    }

    private void followTouchingAhead(final LiveIngestion ingestion) throws IOException
    {
        if (isNotTouchingAhead)
        {
            follow(ingestion);
            return;
        }
        try (TouchingAhead touching = new TouchingAhead(events, spec.commandLine().getErr()))
        {
            touching.start();
            follow(ingestion);
        }
    }

    /** Follows until the process is told to end; the log is closed before it does. */
    private void follow(final LiveIngestion ingestion) throws IOException
    {
        try (EndSignal signal = new EndSignal())
        {
            ingestion.run(signal.running(), spec.commandLine().getOut(), spec.commandLine().getErr());
        }
    }
}
