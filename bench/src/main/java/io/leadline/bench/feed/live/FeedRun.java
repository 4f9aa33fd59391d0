package io.leadline.bench.feed.live;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import com.sun.management.ThreadMXBean;

import io.leadline.config.AdapterReader;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.event.EventLogWriter;
import io.leadline.feed.FeedCounters.Counter;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.catalog.Adapter;
import io.leadline.feed.catalog.Feeds;
import io.leadline.feed.line.SteadyClock;

import org.HdrHistogram.Histogram;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * One adapter's live feed, opened as an operator opens it, between a venue at hand and an event log on disk; the
 * caller's thread is the feed's.
 */
final class FeedRun implements AutoCloseable
{
    private static final String SCHEDULE = "venue: bench\nschedule: { every: 1s, instant: fixed }\nmakers: all\n";
    /** Each of these counts what a feed in steady state does not have. */
    private static final Pattern TROUBLE = Pattern.compile(
        ".*(malformed|unknown|unconfigured|untold|unattributed|refused|rejected|wrong|hole|gaps|missed|missing|lost|" +
            "hangup|disconnect|stale|overflow|overfill|overcancel|unreadable|error|stray|duplicate|twice|too_far|" +
            "too_old|off_(lot|tick)|rounded|late|other|ran_back|before_snapshot|without_(side|snapshot|order)|" +
            "unnumbered|disordered|broken|silence|truncated|replaced|deleted|conflict|refuted|abandoned).*");
    /** Normal where a venue tells the same twice. */
    private static final Pattern NORMAL = Pattern.compile(".*_of_unknown_order");
    private static final int FIRST_PER_SECOND = 1_000;
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long STEADY_WITHIN_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long ENDED_WITHIN_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int FEW_MESSAGES = 100;
    /** Of a message of any venue here. */
    private static final double LEAST_EVENTS = 0.9;
    /** For what is on its way when the rate changes. */
    private static final long SETTLED_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long REST_NS = 50_000;

    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
    private final StringBuffer diagnostics = new StringBuffer();
    private final Venue venue;
    private final Pace pace;
    private final EventLogWriter log;
    private final LiveFeed feed;
    private final Counter[] messages;
    private final Thread sender;
    private long[] troubles;
    private volatile Throwable failure;

    /**
     * What one window found.
     *
     * @param perSecond    messages that came.
     * @param ns           processor time of the feed's thread by message.
     * @param bytes        allocated by the feed's thread by message.
     * @param events       written by message.
     * @param messageBytes of a message as it was sent.
     */
    record Window(double perSecond, double ns, double bytes, double events, double messageBytes)
    {
    }

    /**
     * What was found at a rate.
     *
     * @param perSecond  messages that came: fewer than were asked for where the machine has no time for them.
     * @param receiptsNs from receipt until written.
     */
    record Paced(double perSecond, Histogram receiptsNs)
    {
    }

    /**
     * Opens the feed; the venue has begun to send.
     *
     * @param folder empty.
     */
    FeedRun(final String name, final Venue venue, final int window, final Path folder) throws IOException
    {
        this.venue = venue;
        pace = new Pace(window);
        pace.rate(FIRST_PER_SECOND);
        final Path file = Files.writeString(folder.resolve("bench.yaml"), SCHEDULE + venue.configuration());
        final Configuration configuration = ConfigurationReader.read(file);
        final Adapter adapter = Feeds.adapter(name);
        log = new EventLogWriter(folder.resolve("events"), configuration.feed().maxJumpNs());
        feed = adapter.live().opening().apply(new LiveInputs(
            configuration, AdapterReader.read(file, name, adapter.keys()), venue.inputs(), log, null,
            new SteadyClock(new SystemEpochNanoClock()), line -> diagnostics.append(line).append('\n')));
        messages = feed.counters().all().stream()
            .filter(counter -> venue.counters().contains(counter.name())).toArray(Counter[]::new);
        sender = new Thread(this::send, "venue");
        sender.setDaemon(true);
        sender.start();
    }

    private void send()
    {
        try
        {
            venue.send(pace);
        }
        catch (final IOException | RuntimeException broken)
        {
            failure = broken;
        }
    }

    /** Turns until what comes is written as it comes. */
    void awaitSteady()
    {
        final long untilNs = System.nanoTime() + STEADY_WITHIN_NS;
        boolean isSteady = false;
        while (!isSteady)
        {
            final long count = messages();
            final long events = log.eventCount();
            turn(LOOK_NS, false);
            final long came = messages() - count;
            isSteady = feed.counters().count(venue.begun()) > 0 &&
                came >= FEW_MESSAGES && log.eventCount() - events >= LEAST_EVENTS * came;
            require(System.nanoTime() - untilNs < 0, "feed did not become steady");
        }
        troubles = troubles();
    }

    /** Turns for a while as fast as messages go, and says what that took. */
    Window flood(final long durationNs)
    {
        pace.rate(0);
        final long beginNs = System.nanoTime();
        final long beginCount = messages();
        final long beginEvents = log.eventCount();
        final long beginSent = pace.sent();
        final long beginSentBytes = pace.bytes();
        final long beginBytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        final long beginCpuNs = threads.getCurrentThreadCpuTime();
        turn(durationNs, true);
        final double cpuNs = threads.getCurrentThreadCpuTime() - beginCpuNs;
        final double bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - beginBytes;
        final double count = messages() - beginCount;
        final double events = log.eventCount() - beginEvents;
        requireUntroubled();
        require(count > 0 && events >= LEAST_EVENTS * count, "messages were not written");

        return new Window(
            count * TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - beginNs), cpuNs / count, bytes / count,
            events / count, (pace.bytes() - beginSentBytes) / (double)(pace.sent() - beginSent));
    }

    /** Turns for a while at a rate, and says how long messages took from their receipt until they were written. */
    Paced paced(final int perSecond, final long durationNs)
    {
        pace.rate(perSecond);
        turn(SETTLED_NS, false);
        feed.receipts().histogramNs().reset();
        final long beginCount = messages();
        turn(durationNs, false);
        final double came = messages() - beginCount;
        requireUntroubled();

        return new Paced(came * TimeUnit.SECONDS.toNanos(1) / durationNs, feed.receipts().histogramNs().copy());
    }

    /** Where it may rest, what it takes is work alone; where not, nothing waits for it to wake. */
    private void turn(final long durationNs, final boolean mayRest)
    {
        final long beginNs = System.nanoTime();
        while (System.nanoTime() - beginNs < durationNs)
        {
            if (feed.doWork() > 0)
            {
                pace.taken(messages());
            }
            else if (mayRest)
            {
                LockSupport.parkNanos(REST_NS);
            }
            else
            {
                Thread.onSpinWait();
            }
        }
        require(failure == null, "venue failed");
    }

    private long messages()
    {
        long count = 0;
        for (final Counter counter : messages)
        {
            count += counter.count();
        }

        return count;
    }

    private long[] troubles()
    {
        return feed.counters().all().stream()
            .mapToLong(each -> isTrouble(each) ? each.count() : 0).toArray();
    }

    private static boolean isTrouble(final Counter counter)
    {
        return TROUBLE.matcher(counter.name()).matches() && !NORMAL.matcher(counter.name()).matches();
    }

    private void requireUntroubled()
    {
        final List<Counter> counters = feed.counters().all();
        for (int i = 0; i < counters.size(); i++)
        {
            require(
                !isTrouble(counters.get(i)) || counters.get(i).count() == troubles[i],
                "feed had trouble: " + counters.get(i));
        }
        require(log.jumpedCount() == 0, "time jumped");
    }

    private void require(final boolean isMet, final String what)
    {
        if (!isMet)
        {
            throw new IllegalStateException(
                what + " sink_events=" + log.eventCount() + " " + feed.counters() + "\n" + diagnostics, failure);
        }
    }

    /** Nobody closes what the venue's thread still writes to. */
    @Override
    public void close() throws IOException
    {
        pace.end();
        final long untilNs = System.nanoTime() + ENDED_WITHIN_NS;
        while (sender.isAlive() && System.nanoTime() - untilNs < 0)
        {
            feed.doWork();
        }
        feed.close();
        log.close();
        venue.close();
    }
}
