package io.leadline.feed.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import io.leadline.config.AdapterKey;
import io.leadline.config.AdapterReader;
import io.leadline.config.AdapterSettings;
import io.leadline.config.Configuration;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.SampledBooks;
import io.leadline.feed.line.SteadyClock;

import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * A live feed of a simulated venue behind a network that misbehaves: it joins, faults of the network and of the venue
 * are inflicted by a seed, and when all is calm again its books must be the venue's. What it saw meanwhile is kept, and
 * recorded, for whoever knows what it may have seen.
 */
public abstract class FaultySession
{
    private static final long ACTIVE_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long STEP_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long HEAL_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long SILENT_NS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long IDLE_NS = 200_000;
    private static final int MAX_FAULTS = 4;
    private static final AtomicLong SESSIONS = new AtomicLong();
    private static final List<String> NETWORK =
        List.of("cut", "cut in a frame", "half-open", "slow", "refused", "restart", "none, but silence");

    /** Of no other session: ports are given away while nobody listens on them. */
    protected final String path;
    protected final SplittableRandom random;
    protected final EpochNanoClock clock = new SteadyClock(SystemEpochNanoClock.INSTANCE);
    protected final SampledBooks books = new SampledBooks();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<Long, List<Runnable>> later = new TreeMap<>();
    private final ConcurrentLinkedQueue<String> diagnostics = new ConcurrentLinkedQueue<>();
    private final String where;
    private final Path recording;
    private FaultProxy proxy;
    private VenueServer venue;
    private LiveFeed feed;
    private long nextStepNs;
    private boolean isSilent;
    private boolean isRefusing;
    private boolean isStopped;

    /** A session that has not run. */
    protected FaultySession(final long seed, final Path recording)
    {
        random = new SplittableRandom(seed);
        path = "/ws/" + SESSIONS.incrementAndGet();
        where = "seed=" + seed;
        this.recording = recording;
    }

    /** Opens the feed. */
    protected abstract LiveFeed open(LiveInputs inputs);

    /** What the venue does next: nothing to its books where it is silent. */
    protected abstract void step(boolean isSilent);

    /** The books of the feed are in sync and the venue's. */
    protected abstract boolean isHealed();

    /** Faults of the venue itself that this session may see. */
    protected abstract List<String> venueFaults();

    /** The venue misbehaves. */
    protected abstract void inflict(String fault);

    /** The venue misbehaves no more, and says again what shows what was lost. */
    protected abstract void calm();

    /** Runs it all; the feed is closed afterwards. */
    protected final void run(
        final VenueServer newVenue, final Configuration configuration, final String name,
        final List<AdapterKey<?>> keys, final String settings)
    {
        venue = newVenue;
        try (FaultProxy newProxy = new FaultProxy(venue.port(), random.nextLong()))
        {
            proxy = newProxy;
            final URI uri = URI.create("ws://localhost:" + proxy.port() + path);
            final AdapterSettings read = AdapterReader.parse(
                "feed:\n  " + name + ":\n    url: " + uri + "\n" + settings, "test", name, keys);
            feed = open(new LiveInputs(
                configuration, read, List.of(), books, recording, clock, diagnostics::add));
            try
            {
                play();
            }
            finally
            {
                feed.close();
            }
            feed.counters().all().forEach(counter -> count(counter.name(), counter.count()));
        }
    }

    private void play()
    {
        heal("join");
        final long fromNs = System.nanoTime();
        for (int i = 1 + random.nextInt(MAX_FAULTS); i > 0; i--)
        {
            later(fromNs + random.nextLong(ACTIVE_NS), this::inflictAny);
        }
        while (System.nanoTime() - fromNs < ACTIVE_NS || !later.isEmpty())
        {
            cycle();
        }
        calm();
        heal("heal");
        isSilent = true;
        final long silentNs = System.nanoTime();
        while (System.nanoTime() - silentNs < SILENT_NS)
        {
            cycle();
        }
        heal("stay healed");
    }

    private void heal(final String what)
    {
        final long fromNs = System.nanoTime();
        while (!isHealed())
        {
            if (System.nanoTime() - fromNs > HEAL_NS)
            {
                throw new AssertionError(where + " does not " + what + ": " + diagnostics + " " + feed.counters());
            }
            cycle();
        }
    }

    private void cycle()
    {
        final long nowNs = System.nanoTime();
        final List<Long> due = later.keySet().stream().filter(time -> time <= nowNs).toList();
        due.forEach(time -> later.remove(time).forEach(Runnable::run));
        if (nowNs - nextStepNs >= 0)
        {
            nextStepNs = nowNs + STEP_NS;
            step(isSilent);
        }
        if (feed.doWork() == 0)
        {
            LockSupport.parkNanos(IDLE_NS);
        }
    }

    /** Something happens at a time of {@link System#nanoTime()}. */
    private void later(final long timeNs, final Runnable action)
    {
        later.computeIfAbsent(timeNs, time -> new ArrayList<>()).add(action);
    }

    private void inMs(final int ms, final Runnable action)
    {
        later(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms), action);
    }

    private void inflictAny()
    {
        final List<String> ofVenue = venueFaults();
        final int chosen = random.nextInt(NETWORK.size() + ofVenue.size());
        final String fault =
            chosen < NETWORK.size() ? NETWORK.get(chosen) : ofVenue.get(chosen - NETWORK.size());
        count("fault: " + fault, 1);
        switch (fault)
        {
            case "cut" -> proxy.cut();
            case "cut in a frame" -> proxy.cutAfter(random.nextInt(10_000));
            case "half-open" ->
            {
                proxy.hold(random.nextBoolean(), true);
                inMs(20 + random.nextInt(600), proxy::release);
            }
            case "slow" ->
            {
                proxy.delay(0, 1 + random.nextInt(40));
                inMs(200, () -> proxy.delay(0, 0));
            }
            case "refused" -> refuse();
            case "none, but silence" ->
            {
                isSilent = true;
                inMs(50 + random.nextInt(400), () -> isSilent = false);
            }
            case "restart" -> restart();
            default -> inflict(fault);
        }
    }

    private void refuse()
    {
        if (!isRefusing)
        {
            isRefusing = true;
            proxy.refuse();
            proxy.cut();
            inMs(10 + random.nextInt(200), this::accept);
        }
    }

    /** Another session may have been given the port meanwhile, and gives it back. */
    private void accept()
    {
        try
        {
            proxy.accept();
            isRefusing = false;
        }
        catch (final IllegalStateException taken)
        {
            count("ports taken", 1);
            inMs(20, this::accept);
        }
    }

    private void restart()
    {
        if (!isStopped)
        {
            isStopped = true;
            venue.stop();
            inMs(10 + random.nextInt(100), this::startAgain);
        }
    }

    private void startAgain()
    {
        try
        {
            venue.start();
            isStopped = false;
        }
        catch (final AssertionError taken)
        {
            count("ports taken", 1);
            inMs(20, this::startAgain);
        }
    }

    /** Adds to what is told of all sessions. */
    protected final void count(final String what, final long more)
    {
        counts.merge(what, more, Long::sum);
    }

    /** What happened, by name. */
    public final Map<String, Long> counts()
    {
        return counts;
    }

    /** Of the session, for messages. */
    protected final String where()
    {
        return where;
    }

    /** Connections that came and went, for messages. */
    protected final String diagnostics()
    {
        return diagnostics.toString();
    }

    /** A recording comes to the same as what was recorded did. */
    protected final void assertSame(final SampledBooks replayed, final List<String> markets)
    {
        for (final String market : markets)
        {
            assertThat(plain(replayed, market)).as("%s recording market=%s", where, market)
                .isEqualTo(plain(books, market));
        }
    }

    private static List<String> plain(final SampledBooks of, final String market)
    {
        return of.spans(market).stream()
            .map(span -> span.fromEpochNs() + " " + span.toEpochNs() + " " + span.isOk() + " " + span.bookCode())
            .toList();
    }
}
