package io.leadline.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import io.leadline.config.Configuration;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.feed.Recording;
import io.leadline.feed.csv.CsvFeed;
import io.leadline.naive.NaiveCsv;
import io.leadline.naive.NaiveEvent;
import io.leadline.sampler.Sampler;

/** Event logs of streams, with the ends of their batches where a test wants them, and samplers over them. */
final class EventLogs
{
    /** What gives a record its place but is none: no batch ends behind these. */
    private static final Set<String> NO_EVENTS =
        Set.of("market", "unconfiguredMarket", "account", "orderId", "sequence", "flush", "toString", "hashCode");

    private EventLogs()
    {
    }

    /** Writes events behind those of the log in a folder, through a writer of their own. */
    static void write(
        final Configuration configuration,
        final List<NaiveEvent> events,
        final Path folder,
        final BooleanSupplier endsBatch)
    {
        final Path csv = folder.resolveSibling(folder.getFileName() + ".csv");
        try (EventLogWriter writer = new EventLogWriter(folder, configuration.feed().maxJumpNs()))
        {
            Files.writeString(csv, NaiveCsv.text(events), StandardCharsets.UTF_8);
            new CsvFeed(configuration, Recording.of(List.of(csv))).run(flushing(writer, endsBatch));
            Files.delete(csv);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** The writer itself, but that batches end behind the events that are asked about and answered with true. */
    private static EventSink flushing(final EventLogWriter writer, final BooleanSupplier endsBatch)
    {
        return (EventSink)Proxy.newProxyInstance(
            EventSink.class.getClassLoader(),
            new Class<?>[] {EventSink.class},
            (proxy, method, arguments) ->
            {
                try
                {
                    final Object result = method.invoke(writer, arguments);
                    if (!NO_EVENTS.contains(method.getName()) && endsBatch.getAsBoolean())
                    {
                        writer.flush();
                    }
                    return result;
                }
                catch (final InvocationTargetException failure)
                {
                    throw failure.getCause();
                }
            });
    }

    /** The documents of one sampler that runs over the whole log in one go. */
    static List<byte[]> undisturbed(final Configuration configuration, final Path events, final Path snapshots)
    {
        sample(configuration, events, snapshots, Long.MAX_VALUE);

        return SnapshotDocuments.of(snapshots);
    }

    /** Runs a sampler from the start of the event log, over so many of its documents or to its end. */
    static void sample(
        final Configuration configuration, final Path events, final Path snapshots, final long mostDocuments)
    {
        try (EventLogReader reader = new EventLogReader(events);
            Sampler sampler = new Sampler(configuration, snapshots, false))
        {
            boolean hasMore = true;
            while (hasMore && reader.documentCount() < mostDocuments)
            {
                hasMore = reader.poll(sampler);
            }
            if (!hasMore)
            {
                sampler.log().requireNoMore();
            }
        }
    }

    /** Deletes a folder and all that is in it. */
    static void delete(final Path folder)
    {
        try (Stream<Path> files = Files.walk(folder))
        {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList())
            {
                Files.delete(file);
            }
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
