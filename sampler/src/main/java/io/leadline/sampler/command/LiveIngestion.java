package io.leadline.sampler.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import io.leadline.command.Folders;
import io.leadline.config.AdapterSettings;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogWriter;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.catalog.Adapter;
import io.leadline.feed.line.SteadyClock;

import org.HdrHistogram.Histogram;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * Follows a live feed into an event log until it is told to stop. A log that exists is continued: its markets are stale
 * from its last event until the feed tells them anew, whatever ended the writer before. Only a feed of files has still
 * what came while nobody followed, and goes on behind it.
 */
final class LiveIngestion
{
    private static final DateTimeFormatter FILE_TIME =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final String FRAMES_SUFFIX = ".frames";

    private final Configuration configuration;
    private final Adapter adapter;
    private final AdapterSettings settings;
    private final List<Path> inputs;
    private final Path events;
    /** Folder of recordings; null where nothing is recorded. */
    private final Path recordings;

    LiveIngestion(
        final Configuration configuration,
        final Adapter adapter,
        final AdapterSettings settings,
        final List<Path> inputs,
        final Path events,
        final Path recordings)
    {
        this.configuration = configuration;
        this.adapter = adapter;
        this.settings = settings;
        this.inputs = inputs;
        this.events = events;
        this.recordings = recordings;
    }

    void run(final AtomicBoolean isRunning, final PrintWriter out, final PrintWriter err) throws IOException
    {
        EventFolder.requireLogOrNothing(events);
        final EventLock lock = EventLock.take(events);
        try (lock)
        {
            follow(isRunning, out, err);
        }
    }

    private void follow(final AtomicBoolean isRunning, final PrintWriter out, final PrintWriter err) throws IOException
    {
        final Path recording = recording();
        final EpochNanoClock wall = new SystemEpochNanoClock();
        final EpochNanoClock clock = new SteadyClock(wall);
        final HearingWatch hearing = new HearingWatch(
            clock, () -> AwaitedPlaces.of(adapter.name(), adapter.keys(), settings, inputs), line -> say(err, line));
        final ClockWatch watch = new ClockWatch(clock, wall, line -> say(err, line));
        try (LogMarkets markets = new LogMarkets(configuration);
            EventLogWriter writer = new EventLogWriter(events, configuration.feed().maxJumpNs(), markets))
        {
            if (!adapter.live().isOfInputs())
            {
                markets.markStale(writer);
            }
            final LiveFeed feed = adapter.live().opening().apply(new LiveInputs(
                configuration, settings, inputs, writer, recording, clock, line -> say(err, line)));
            try (feed)
            {
                spin(feed, writer, watch, hearing, isRunning, err);
            }
            finally
            {
                report(out, writer, feed);
            }
        }
    }

    private Path recording() throws IOException
    {
        if (recordings == null)
        {
            return null;
        }
        Folders.refuseFile("record", recordings);
        Files.createDirectories(recordings);

        return recordings.resolve(adapter.name() + "-" + FILE_TIME.format(Instant.now()) + FRAMES_SUFFIX);
    }

    private void spin(
        final LiveFeed feed, final EventLogWriter writer, final ClockWatch watch, final HearingWatch hearing,
        final AtomicBoolean isRunning, final PrintWriter err)
    {
        final IdleStrategy idle = new BackoffIdleStrategy();
        boolean isJumpSaid = false;
        while (isRunning.get())
        {
            idle.idle(feed.doWork());
            watch.check();
            hearing.check(feed.receipts().histogramNs().getTotalCount());
            if (!isJumpSaid && writer.jumpedCount() > 0)
            {
                isJumpSaid = true;
                say(err, jump(writer));
            }
        }
    }

    /** The log stands still where all that comes is so far ahead, as it is behind a long pause. */
    private String jump(final EventLogWriter writer)
    {
        return "event is too far ahead of the log, and has the time of its last: last=" +
            Instant.ofEpochSecond(0, writer.lastTimeEpochNs()) + " limit=feed.max_jump=" +
            Duration.ofNanos(configuration.feed().maxJumpNs()) + " allowed=a new folder for --events";
    }

    /** Others have a part in what is said: nothing of theirs steers a terminal. */
    private static void say(final PrintWriter err, final String line)
    {
        err.println(Instant.now() + " " + CONTROL.matcher(line).replaceAll("?"));
        err.flush();
    }

    private static void report(final PrintWriter out, final EventLogWriter writer, final LiveFeed feed)
    {
        CounterReport.line(out, "events", writer.eventCount());
        CounterReport.line(out, "duplicate_events", writer.duplicateCount());
        for (final FeedCounters.Counter counter : feed.counters().all())
        {
            CounterReport.line(out, "read_" + counter.name(), counter.count());
        }
        final Histogram receiptsNs = feed.receipts().histogramNs();
        CounterReport.line(out, "receive_to_log_count", receiptsNs.getTotalCount());
        CounterReport.line(out, "receive_to_log_p50_ns", receiptsNs.getValueAtPercentile(50));
        CounterReport.line(out, "receive_to_log_p99_ns", receiptsNs.getValueAtPercentile(99));
        CounterReport.line(out, "receive_to_log_p99.9_ns", receiptsNs.getValueAtPercentile(99.9));
        CounterReport.line(out, "receive_to_log_max_ns", receiptsNs.getMaxValue());
        out.flush();
    }
}
