package io.leadline.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.config.Configuration;
import io.leadline.naive.NaiveCsv;
import io.leadline.naive.NaiveEvent;
import io.leadline.snapshot.SnapshotLogReader;

/**
 * The real programs, by their verbs and through files: {@code ingest}, {@code sample}, {@code export}. Works in a
 * folder of its own, which is empty again after each run. Single thread.
 */
final class VerbPipeline implements Pipeline
{
    private final Path folder;
    private final Path eventLog;
    private final Path snapshotLog;
    private final Path table;

    VerbPipeline(final Path folder)
    {
        this.folder = folder;
        this.eventLog = folder.resolve("events");
        this.snapshotLog = folder.resolve("snapshots");
        this.table = folder.resolve("table.csv");
    }

    @Override
    public List<String> export(final Configuration configuration, final List<NaiveEvent> events)
    {
        return run(configuration, List.of(events)).lines();
    }

    /**
     * Ingests and samples one piece of a stream after the other, as a feed that is stopped and started would, and
     * verifies the whole log at the end. Counters are those of the last piece.
     */
    WholeOutput run(final Configuration configuration, final List<List<NaiveEvent>> pieces)
    {
        try
        {
            final Path config = write("config.yaml", ConfigurationYaml.yaml(configuration));
            final Path seedFile = folder.resolve(ConfigurationYaml.SEED_FILE);
            if (configuration.schedule().isRandom())
            {
                final byte[] seed = configuration.schedule().seed().bytes();
                write(ConfigurationYaml.SEED_FILE, HexFormat.of().formatHex(seed) + "\n");
            }
            String printed = "";
            for (final List<NaiveEvent> piece : pieces)
            {
                printed = sample(config, write("events.csv", NaiveCsv.text(piece)));
            }
            final String verified = verify(configuration, seedFile);

            return output(printed, RealVerbs.printed(verified, "last_hash"));
        }
        finally
        {
            empty();
        }
    }

    /** The table, as it is written, of files that exist and stay as they are. */
    String tableText(final Path config, final Path events)
    {
        try
        {
            sample(config, events);
            RealVerbs.export("--snapshots", snapshotLog.toString(), "--format", "csv", "--out", table.toString());

            return read(table);
        }
        finally
        {
            empty();
        }
    }

    private String sample(final Path config, final Path events)
    {
        final String[] ingest = {
            "ingest", "--feed", "csv", "--input", events.toString(), "--config", config.toString(),
            "--events", eventLog.toString()};
        RealVerbs.sampler(Files.exists(eventLog) ? with(ingest, "--append") : ingest);

        return RealVerbs.sampler(
            "sample", "--config", config.toString(), "--events", eventLog.toString(),
            "--snapshots", snapshotLog.toString());
    }

    private String verify(final Configuration configuration, final Path seedFile)
    {
        final String[] verify = {
            "verify", "--snapshots", snapshotLog.toString(), "--events", eventLog.toString()};

        return RealVerbs.proof(
            configuration.schedule().isRandom() ? with(verify, "--seed-file", seedFile.toString()) : verify);
    }

    private WholeOutput output(final String printed, final String lastHash)
    {
        RealVerbs.export("--snapshots", snapshotLog.toString(), "--format", "csv", "--out", table.toString());
        try (SnapshotLogReader reader = SnapshotLogReader.open(snapshotLog))
        {
            final RecordText records = RecordText.of(reader);

            return new WholeOutput(
                read(table).lines().toList(),
                records.snapshots(),
                records.totals(),
                WholeOutput.counters(printed),
                lastHash);
        }
    }

    private static String[] with(final String[] args, final String... more)
    {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
    }

    private void empty()
    {
        try (Stream<Path> files = Files.walk(folder))
        {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList())
            {
                if (!file.equals(folder))
                {
                    Files.delete(file);
                }
            }
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private Path write(final String name, final String text)
    {
        try
        {
            return Files.writeString(folder.resolve(name), text);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(final Path file)
    {
        try
        {
            return Files.readString(file);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
