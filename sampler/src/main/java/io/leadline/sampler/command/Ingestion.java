package io.leadline.sampler.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.leadline.book.FeedBooks;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.catalog.Feeds;
import io.leadline.log.DocumentTailer;
import io.leadline.problem.BadInputException;

/**
 * Decodes recordings into an event log, all or nothing: a new log is made beside its folder and moved into place when
 * it is whole; before a log is continued, its markets are held against the configuration's, and all inputs are decoded
 * once without being written.
 */
final class Ingestion
{
    private static final String PARTIAL_SUFFIX = ".partial";

    private final Configuration configuration;
    private final String feedName;
    private final List<Path> inputs;
    private final Path events;

    Ingestion(final Configuration configuration, final String feedName, final List<Path> inputs, final Path events)
    {
        this.configuration = configuration;
        this.feedName = feedName;
        this.inputs = inputs;
        this.events = events;
    }

    void run(final boolean isAppend, final PrintWriter out) throws IOException
    {
        final boolean isLog = DocumentTailer.isLog(events);
        if (isLog && !isAppend)
        {
            throw new BadInputException("event log is not empty: path=" + events + " allowed=--append");
        }
        if (isLog)
        {
            final Feed rehearsal = feed();
            count(events);
            rehearsal.run(new NoSink());
            write(events, feed(), out);
        }
        else
        {
            writeBeside(out);
        }
    }

    private Feed feed()
    {
        return Feeds.byName(feedName, configuration, inputs);
    }

    private void writeBeside(final PrintWriter out) throws IOException
    {
        requireEmptyFolder();
        final Path target = events.toAbsolutePath();
        final Path partial = target.resolveSibling(target.getFileName() + PARTIAL_SUFFIX);
        delete(partial);
        try
        {
            final Feed feed = feed();
            Files.createDirectories(partial);
            write(partial, feed, out);
            Files.deleteIfExists(target);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        }
        finally
        {
            delete(partial);
        }
    }

    private void requireEmptyFolder() throws IOException
    {
        if (!Files.exists(events))
        {
            return;
        }
        if (!Files.isDirectory(events))
        {
            throw new BadInputException("not a folder: --events=" + events);
        }
        try (Stream<Path> files = Files.list(events))
        {
            if (files.findAny().isPresent())
            {
                throw new BadInputException("folder holds something that is no event log: --events=" + events);
            }
        }
    }

    private void write(final Path directory, final Feed feed, final PrintWriter out)
    {
        final long eventCount;
        final boolean isEmpty;
        try (EventLogWriter writer = new EventLogWriter(directory, configuration.feed().maxJumpNs()))
        {
            feed.run(writer);
            writer.flush();
            eventCount = writer.eventCount();
            isEmpty = writer.lastSequence() < 0;
        }
        if (isEmpty)
        {
            throw new BadInputException(
                "no event in any input: inputs=" +
                inputs.stream().map(Path::toString).collect(Collectors.joining(",")));
        }
        CounterReport.line(out, "events", eventCount);
        for (final FeedCounters.Counter counter : feed.counters().all())
        {
            CounterReport.line(out, "read_" + counter.name(), counter.count());
        }
        CounterReport.print(out, count(directory).counters());
    }

    /** What the rules make of the whole log, counted on books of its own. */
    private FeedBooks count(final Path directory)
    {
        final FeedBooks books = new FeedBooks(configuration);
        try (EventLogReader reader = new EventLogReader(directory))
        {
            final BookHandler handler = new BookHandler(books);
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(handler);
            }
        }

        return books;
    }

    private static void delete(final Path directory) throws IOException
    {
        if (!Files.exists(directory))
        {
            return;
        }
        try (Stream<Path> files = Files.walk(directory))
        {
            files.sorted(Comparator.reverseOrder()).forEach(Ingestion::deleteFile);
        }
    }

    private static void deleteFile(final Path file)
    {
        try
        {
            Files.delete(file);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
