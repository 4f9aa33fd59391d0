package io.leadline.whole;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.command.Verbs;
import io.leadline.config.Configuration;
import io.leadline.naive.NaiveCsv;
import io.leadline.naive.NaiveEvent;
import io.leadline.sampler.command.SamplerMain;
import io.leadline.scoring.command.ExportCommand;
import io.leadline.snapshot.SnapshotLogReader;

/**
 * The real programs, by their verbs and through files: {@code ingest}, {@code sample}, {@code export}. Works in a
 * folder of its own, which is empty again after each export. Swaps the process's stdout meanwhile, so single thread.
 */
final class VerbPipeline implements Pipeline
{
    private final Path folder;

    VerbPipeline(final Path folder)
    {
        this.folder = folder;
    }

    @Override
    public List<String> export(final Configuration configuration, final List<NaiveEvent> events)
    {
        try
        {
            write("config.yaml", ConfigurationYaml.yaml(configuration));
            write("events.csv", NaiveCsv.text(events));
            if (configuration.schedule().isRandom())
            {
                final byte[] seed = configuration.schedule().seed().bytes();
                write(ConfigurationYaml.SEED_FILE, HexFormat.of().formatHex(seed) + "\n");
            }

            return run(folder.resolve("config.yaml"), folder.resolve("events.csv")).lines();
        }
        finally
        {
            empty();
        }
    }

    /** From files that exist, which stay as they are. */
    WholeOutput run(final Path config, final Path events)
    {
        final String eventLog = folder.resolve("events").toString();
        final Path snapshotLog = folder.resolve("snapshots");
        final Path table = folder.resolve("table.csv");
        sampler(
            "ingest", "--feed", "csv", "--input", events.toString(), "--config", config.toString(),
            "--events", eventLog);
        final String printed = sampler(
            "sample", "--config", config.toString(), "--events", eventLog, "--snapshots", snapshotLog.toString());
        export("--snapshots", snapshotLog.toString(), "--format", "csv", "--out", table.toString());
        try (SnapshotLogReader reader = SnapshotLogReader.open(snapshotLog))
        {
            final RecordText records = RecordText.of(reader);

            return new WholeOutput(
                read(table).lines().toList(), records.snapshots(), records.totals(), WholeOutput.counters(printed));
        }
    }

    /** The exported table of the last run from files, as it was written. */
    String tableText()
    {
        return read(folder.resolve("table.csv"));
    }

    /** Deletes what a run left. */
    void empty()
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

    private static String sampler(final String... args)
    {
        final PrintStream stdout = System.out;
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8))
        {
            System.setOut(captured);
            requireDone(SamplerMain.run(args), args);
        }
        finally
        {
            System.setOut(stdout);
        }

        return printed.toString(StandardCharsets.UTF_8);
    }

    private static void export(final String... args)
    {
        final StringWriter err = new StringWriter();
        final int code = Verbs.run(
            new ExportCommand(SnapshotLogReader::open),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            args);
        requireDone(code, args);
    }

    private static void requireDone(final int code, final String... args)
    {
        if (code != Verbs.DONE)
        {
            throw new IllegalStateException("verb failed: code=" + code + " args=" + String.join(" ", args));
        }
    }

    private void write(final String name, final String text)
    {
        try
        {
            Files.writeString(folder.resolve(name), text);
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
