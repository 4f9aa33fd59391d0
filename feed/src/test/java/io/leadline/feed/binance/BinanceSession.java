package io.leadline.feed.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.leadline.config.AdapterReader;
import io.leadline.config.AdapterSettings;
import io.leadline.config.Configuration;
import io.leadline.event.EventSink;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.websocket.FaultProxy;

/**
 * One session of the live feed with a simulated venue over sockets on loopback, through a proxy, with as many faults as
 * wanted: of frames, of the venue's clock, of answers, of connections and of the venue as a whole. Then all is well
 * again, until the feed has healed. Times of the venue and the local clock are moved by hand; connections are real and
 * take the time that they take.
 */
final class BinanceSession implements AutoCloseable
{
    static final int MAX_FRAME_LENGTH = 1 << 16;
    static final Configuration CONFIGURATION = FeedFixtures.configuration(
        FeedFixtures.levelsMarket("BTC-PERP", "0.1", "0.001", "BTCUSDT"),
        FeedFixtures.levelsMarket("ETH-PERP", "0.1", "0.001", "ETHUSDT"));

    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");
    /** What is drawn first of neighbouring seeds is much the same. */
    private static final long SCATTER = 0x9e37_79b9_7f4a_7c15L;
    private static final long STEP_NS = 100_000;
    private static final long HEAL_WITHIN_NS = TimeUnit.SECONDS.toNanos(30);
    private static final int MAX_LINES = 60;

    private final long seed;
    private final Random random;
    private final SimulatedVenue venue;
    private final SimulatedRest rest;
    private final FaultProxy proxy;
    private final LiveFeed feed;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final ConcurrentLinkedDeque<String> diagnostics = new ConcurrentLinkedDeque<>();
    private final int faultPerMille;
    private int stepsUntilRelease;
    private Runnable release = () ->
    {
        // Nothing is held.
    };

    /**
     * A session that has begun to connect.
     *
     * @param recording null where nothing is recorded.
     */
    BinanceSession(final long seed, final EventSink sink, final Path recording)
    {
        this.seed = seed;
        random = new Random(seed * SCATTER);
        faultPerMille = random.nextInt(4) == 0 ? 5 : 50;
        venue = new SimulatedVenue(new Random(random.nextLong()), random.nextBoolean(), SYMBOLS);
        venue.start();
        rest = new SimulatedRest(venue, random.nextLong());
        proxy = new FaultProxy(venue.port(), random.nextLong());
        final long offsetNs = (random.nextInt(40_000) - 20_000) * SimulatedVenue.NS_PER_MS;
        feed = BinanceLive.open(new LiveInputs(
            CONFIGURATION, settings(proxy.port(), rest.port()), List.of(), sink, recording, venue.clock(offsetNs),
            this::diagnose));
    }

    static AdapterSettings settings(final int port, final int restPort)
    {
        return AdapterReader.parse(
            """
            feed:
              binance:
                url: ws://localhost:%d/
                rest: http://localhost:%d
                depth_path: %s
                lag: 1s
                ping: 2ms
                lost: 80ms
                reconnect_min: 1ms
                reconnect_max: 20ms
                max_frame: %d
                rest_per_second: 1000
                rest_timeout: 200ms
            """.formatted(port, restPort, SimulatedRest.PATH, MAX_FRAME_LENGTH),
            "test", "binance", BinanceLive.KEYS);
    }

    private void diagnose(final String line)
    {
        diagnostics.add(line);
        while (diagnostics.size() > MAX_LINES)
        {
            diagnostics.poll();
        }
    }

    SimulatedVenue venue()
    {
        return venue;
    }

    FeedCounters counters()
    {
        return feed.counters();
    }

    /** What was done to the session, and what the feed counted, by name. */
    Map<String, Integer> counts()
    {
        venue.counts().forEach((fault, count) -> counts.merge(fault.name().toLowerCase(), count, Integer::sum));
        counts.merge("rest_faults", rest.faultCount(), Integer::sum);
        counts.merge("frames_published", venue.frameCount(), Integer::sum);
        for (final FeedCounters.Counter counter : feed.counters().all())
        {
            counts.merge("feed_" + counter.name(), (int)counter.count(), Integer::sum);
        }

        return counts;
    }

    /** Plays so many steps with faults. */
    void misbehave(final int steps)
    {
        rest.faults(faultPerMille * 6);
        for (int i = 0; i < steps; i++)
        {
            venue.faults(faultPerMille, feed.counters().count("depth_updates") > 10);
            if (stepsUntilRelease > 0)
            {
                stepsUntilRelease--;
                endHolding();
            }
            else if (random.nextInt(3_000) < faultPerMille)
            {
                harm();
            }
            step();
        }
        stepsUntilRelease = 0;
        endHolding();
        venue.faults(0, false);
        rest.faults(0);
    }

    private void endHolding()
    {
        if (stepsUntilRelease == 0)
        {
            release.run();
            release = () ->
            {
                // Nothing is held.
            };
        }
    }

    private void harm()
    {
        switch (random.nextInt(8))
        {
            case 0 -> harm("cut", proxy::cut);
            case 1 -> harm("cut_in_mid_frame", () -> proxy.cutAfter(random.nextInt(2_000)));
            case 2 -> harm("dropped_by_venue", () -> venue.sessions().forEach(session -> session.drop()));
            case 3 -> harm(
                "closed_by_venue", () -> venue.sessions().forEach(session -> session.close(1001, "maintenance")));
            case 4 -> hold("half_open", () -> proxy.hold(true, true), proxy::release, 800);
            case 5 -> hold("restarts", venue::stop, () -> listenAgain(venue::start), 40);
            case 6 -> hold("refused", this::refuse, () -> listenAgain(proxy::accept), 40);
            default -> hold(
                "pings_unanswered", () -> venue.answerPings(false), () -> venue.answerPings(true), 800);
        }
    }

    /** While nobody listened, a connection that any other process makes may have got the port for a while. */
    private static void listenAgain(final Runnable listening)
    {
        final long untilNs = System.nanoTime() + HEAL_WITHIN_NS;
        boolean isListening = false;
        while (!isListening)
        {
            try
            {
                listening.run();
                isListening = true;
            }
            catch (final IllegalStateException | AssertionError taken)
            {
                assertThat(System.nanoTime()).as("%s", taken).isLessThan(untilNs);
                LockSupport.parkNanos(STEP_NS);
            }
        }
    }

    private void refuse()
    {
        proxy.refuse();
        proxy.cut();
    }

    private void harm(final String name, final Runnable what)
    {
        counts.merge(name, 1, Integer::sum);
        what.run();
    }

    private void hold(final String name, final Runnable what, final Runnable newRelease, final int maxSteps)
    {
        harm(name, what);
        release = newRelease;
        stepsUntilRelease = 1 + random.nextInt(maxSteps);
    }

    private void step()
    {
        venue.step();
        feed.doWork();
        LockSupport.parkNanos(STEP_NS);
    }

    /** Plays on without faults until this holds. */
    void heal(final BooleanSupplier isHealed)
    {
        final long untilNs = System.nanoTime() + HEAL_WITHIN_NS;
        while (!isHealed.getAsBoolean())
        {
            step();
            checkTime(untilNs);
        }
    }

    /**
     * Plays on without faults until the feed is in sync, and then, with a venue at which nothing happens, until
     * its books are the venue's. A machine that is busy may lose a connection in between, and the venue goes on.
     */
    void settle(final BooleanSupplier isInSync, final BooleanSupplier isEqual)
    {
        final long untilNs = System.nanoTime() + HEAL_WITHIN_NS;
        boolean isSettled = false;
        while (!isSettled || !isEqual.getAsBoolean())
        {
            if (!isInSync.getAsBoolean())
            {
                isSettled = false;
                venue.step();
            }
            else
            {
                venue.settle();
                isSettled = true;
            }
            feed.doWork();
            LockSupport.parkNanos(STEP_NS);
            checkTime(untilNs);
        }
    }

    private void checkTime(final long untilNs)
    {
        if (System.nanoTime() > untilNs)
        {
            fail("does not heal: seed=%d %s %s", seed, feed.counters(), String.join("\n", diagnostics));
        }
    }

    @Override
    public void close()
    {
        feed.close();
        proxy.close();
        venue.close();
        rest.close();
        assertThat(feed.counters().count("events_waiting_overflows")).as("seed=%d", seed).isZero();
    }
}
