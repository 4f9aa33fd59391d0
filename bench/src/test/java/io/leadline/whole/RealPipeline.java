package io.leadline.whole;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.config.Configuration;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.export.CsvExport;
import io.leadline.export.RowFilter;
import io.leadline.feed.Recording;
import io.leadline.feed.csv.CsvFeed;
import io.leadline.naive.NaiveCsv;
import io.leadline.naive.NaiveEvent;
import io.leadline.sampler.Sampler;
import io.leadline.snapshot.SnapshotLogReader;

/** The real parts on real files: CSV feed, event log, books, sampler, snapshot log, export. */
final class RealPipeline implements Pipeline
{
    private final Path workFolder;
    private int runs;

    RealPipeline(final Path workFolder)
    {
        this.workFolder = workFolder;
    }

    @Override
    public List<String> export(final Configuration configuration, final List<NaiveEvent> events)
    {
        final Path folder = workFolder.resolve("run-" + runs++);
        try
        {
            Files.createDirectories(folder);
            final Path csv = folder.resolve("events.csv");
            Files.writeString(csv, NaiveCsv.text(events), StandardCharsets.UTF_8);
            ingest(configuration, csv, folder.resolve("events"));
            sample(configuration, folder.resolve("events"), folder.resolve("snapshots"));
            final List<String> lines = export(folder.resolve("snapshots"));
            delete(folder);

            return lines;
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    static void ingest(final Configuration configuration, final Path csv, final Path events)
    {
        try (EventLogWriter writer = new EventLogWriter(events, configuration.feed().maxJumpNs()))
        {
            new CsvFeed(configuration, Recording.of(List.of(csv))).run(writer);
        }
    }

    static void sample(final Configuration configuration, final Path events, final Path snapshots)
    {
        try (EventLogReader reader = new EventLogReader(events);
            Sampler sampler = new Sampler(configuration, snapshots, false))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(sampler);
            }
        }
    }

    static List<String> export(final Path snapshots)
    {
        try (SnapshotLogReader reader = SnapshotLogReader.open(snapshots))
        {
            final ByteArrayOutputStream out = new ByteArrayOutputStream();
            new CsvExport(reader, RowFilter.ALL).write(out);

            return out.toString(StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static void delete(final Path folder) throws IOException
    {
        try (Stream<Path> files = Files.walk(folder))
        {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList())
            {
                Files.delete(file);
            }
        }
    }
}
