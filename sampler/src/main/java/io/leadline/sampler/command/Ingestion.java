package io.leadline.sampler.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.leadline.book.BookCounters;
import io.leadline.book.FeedBooks;
import io.leadline.command.Folders;
import io.leadline.command.Progress;
import io.leadline.config.AdapterSettings;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
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
    private static final Pattern LOG_FILE = Pattern.compile(".*\\.cq4t?");
    private static final int MIB_SHIFT = 20;

    private final Configuration configuration;
    private final String feedName;
    private final AdapterSettings settings;
    private final List<Path> inputs;
    /** Of all inputs, where the user names it; else null. */
    private final LocalDate day;
    private final Path events;
    private final boolean isQuiet;

    Ingestion(
        final Configuration configuration,
        final String feedName,
        final AdapterSettings settings,
        final List<Path> inputs,
        final LocalDate day,
        final Path events,
        final boolean isQuiet)
    {
        this.configuration = configuration;
        this.feedName = feedName;
        this.settings = settings;
        this.inputs = inputs;
        this.day = day;
        this.events = events;
        this.isQuiet = isQuiet;
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
            final EventLock lock = EventLock.take(events);
            try (lock)
            {
                // Finds a log that cannot be read, or that has other steps than the configuration.
                count(events);
                decode("check", new NoSink());
                write(events, out);
            }
        }
        else
        {
            writeBeside(out);
        }
    }

    private void writeBeside(final PrintWriter out) throws IOException
    {
        EventFolder.requireEmpty(events);
        Folders.refuseFile("events", events);
        final Path target = events.toAbsolutePath().normalize();
        if (target.equals(Path.of("").toAbsolutePath()))
        {
            throw new BadInputException("folder is the working directory: --events=" + events);
        }
        final EventLock lock = EventLock.take(target);
        try (lock)
        {
            makeBeside(target, out);
        }
    }

    private void makeBeside(final Path target, final PrintWriter out) throws IOException
    {
        // Another may have made one meanwhile.
        EventFolder.requireEmpty(target);
        final Path partial = target.resolveSibling(target.getFileName() + PARTIAL_SUFFIX);
        requireNoneButLeftover(partial);
        Folders.delete(partial);
        try
        {
            write(partial, out);
            EventFolder.deleteEmpty(target);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        }
        finally
        {
            Folders.delete(partial);
        }
    }

    /** What an ingestion that was killed left behind may be deleted, and nothing else. */
    private static void requireNoneButLeftover(final Path partial) throws IOException
    {
        if (!Files.exists(partial))
        {
            return;
        }
        try (Stream<Path> files = Files.walk(partial))
        {
            final boolean isLeftover = Files.isDirectory(partial) && files
                .filter(file -> !file.equals(partial))
                .allMatch(file -> LOG_FILE.matcher(file.getFileName().toString()).matches());
            if (!isLeftover)
            {
                throw new BadInputException("folder to make the event log in holds something else: path=" + partial);
            }
        }
    }

    private void write(final Path directory, final PrintWriter out)
    {
        final FeedCounters counters;
        final long eventCount;
        final long duplicateCount;
        final boolean isEmpty;
        try (EventLogWriter writer = new EventLogWriter(directory, configuration.feed().maxJumpNs()))
        {
            counters = decode("ingest", writer);
            eventCount = writer.eventCount();
            duplicateCount = writer.duplicateCount();
            isEmpty = writer.lastSequence() < 0;
        }
        if (isEmpty)
        {
            throw new BadInputException(
                "no event in any input: inputs=" +
                inputs.stream().map(Path::toString).collect(Collectors.joining(",")));
        }
        CounterReport.line(out, "events", eventCount);
        CounterReport.line(out, "duplicate_events", duplicateCount);
        for (final FeedCounters.Counter counter : counters.all())
        {
            CounterReport.line(out, "read_" + counter.name(), counter.count());
        }
        CounterReport.print(out, count(directory));
    }

    private FeedCounters decode(final String label, final EventSink sink)
    {
        final AtomicLong bytesRead = new AtomicLong();
        try (Progress progress = Progress.start(label, " MiB", totalLength() >> MIB_SHIFT, isQuiet))
        {
            final Feed feed = Feeds.byName(
                feedName, configuration, settings, inputs, day,
                count -> progress.done(bytesRead.addAndGet(count) >> MIB_SHIFT));
            feed.run(sink);
            sink.flush();

            return feed.counters();
        }
    }

    /** An input that is not there is the feed's to report. */
    private long totalLength()
    {
        return inputs.stream().mapToLong(input -> input.toFile().length()).sum();
    }

    /** What the rules make of the whole log, counted on books of its own. */
    private BookCounters count(final Path directory)
    {
        try (FeedBooks books = new FeedBooks(configuration); EventLogReader reader = new EventLogReader(directory))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.pollToEnd(books);
            }

            return books.counters();
        }
    }
}
