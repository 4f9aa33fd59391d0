package io.leadline.sampler.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;

import io.leadline.command.Verbs;
import io.leadline.config.ConfigurationReader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code leadline ingest}: recordings in, event log out. */
@Command(
    name = "ingest",
    description = "Decodes recordings into an event log and prints what it counted.",
    mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Option(names = "--feed", required = true, paramLabel = "NAME", description = "their format: csv, itch …")
    private String feed;

    @Option(
        names = "--input",
        required = true,
        arity = "1..*",
        paramLabel = "FILE",
        description = "recordings, plain, gzip or zstd")
    private List<Path> inputs;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "the configuration (YAML)")
    private Path config;

    @Option(names = "--events", required = true, paramLabel = "DIR", description = "folder of the event log")
    private Path events;

    @Option(
        names = "--date",
        paramLabel = "YYYY-MM-DD",
        description = "the day of recordings that do not tell it themselves, in the venue's own zone (itch)")
    private LocalDate date;

    @Option(names = "--append", description = "go on behind the events that the log holds")
    private boolean isAppend;

    @Option(names = "--quiet", description = "no progress on stderr")
    private boolean isQuiet;

    @Override
    public Integer call() throws IOException
    {
        new Ingestion(ConfigurationReader.read(config), feed, inputs, date, events, isQuiet)
            .run(isAppend, spec.commandLine().getOut());

        return Verbs.DONE;
    }
}
