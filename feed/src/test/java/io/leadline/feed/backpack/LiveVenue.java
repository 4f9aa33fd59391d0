package io.leadline.feed.backpack;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.leadline.feed.line.SteadyClock;
import io.leadline.feed.websocket.FaultProxy;

import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * The naive engine behind real sockets: its streams by way of a proxy, and its answers. What it does at a time and what
 * it tells of it are one under the lock.
 */
final class LiveVenue implements AutoCloseable, AnswerServer.Books
{
    private static final long NS_PER_US = 1_000;
    private static final long MS = 1_000_000;

    private final Object lock = new Object();
    private final Random random;
    private final VenueEngine engine;
    private final EpochNanoClock clock;
    private final long maxAgeNs;
    private final TreeMap<Long, List<String>> orders = new TreeMap<>();
    private final Map<String, Long> harms = new TreeMap<>();
    private final StreamServer streams;
    private final AnswerServer answers;
    private final FaultProxy proxy;
    private long lastEpochNs;

    /**
     * A venue that is open.
     *
     * @param verifyingKeys by maker.
     * @param maxAgeNs      of answers of open orders.
     */
    LiveVenue(final long seed, final List<String> verifyingKeys, final long maxAgeNs)
    {
        random = new Random(seed);
        this.maxAgeNs = maxAgeNs;
        final EpochNanoClock steady = new SteadyClock(SystemEpochNanoClock.INSTANCE);
        final long offsetNs = (random.nextInt(20_000) - 10_000) * MS;
        clock = () -> steady.nanoTime() + offsetNs;
        lastEpochNs = clock.nanoTime() / NS_PER_US * NS_PER_US;
        engine = new VenueEngine(random, lastEpochNs);
        orders.put(lastEpochNs, List.of(engine.openOrders(0), engine.openOrders(1)));
        streams = new StreamServer(lock, verifyingKeys, random, harms).start();
        answers = new AnswerServer(lock, verifyingKeys, this, random, harms);
        proxy = new FaultProxy(streams.port(), seed);
    }

    /** What guards all of it but the proxy. */
    Object lock()
    {
        return lock;
    }

    StreamServer streams()
    {
        return streams;
    }

    AnswerServer answers()
    {
        return answers;
    }

    FaultProxy proxy()
    {
        return proxy;
    }

    /** How often what was done to streams and answers, by kind. */
    Map<String, Long> harms()
    {
        return harms;
    }

    /** Truth by time. */
    TreeMap<Long, String> truth()
    {
        return engine.truth();
    }

    /** Something happens, and everybody is told. */
    void step()
    {
        synchronized (lock)
        {
            lastEpochNs = Math.max(lastEpochNs + NS_PER_US, clock.nanoTime() / NS_PER_US * NS_PER_US);
            engine.step(lastEpochNs);
            orders.put(lastEpochNs, List.of(engine.openOrders(0), engine.openOrders(1)));
            orders.headMap(lastEpochNs - 2 * maxAgeNs).clear();
            engine.publicFrames().forEach(streams::sendPublic);
            for (int maker = 0; maker < 2; maker++)
            {
                for (final String frame : engine.privateFrames(maker))
                {
                    streams.sendPrivate(maker, frame);
                }
            }
        }
    }

    /** When something happened last. */
    long lastEpochNs()
    {
        return lastEpochNs;
    }

    @Override
    public String depth()
    {
        return engine.snapshot(random.nextInt(4) == 0 ? random.nextInt(20) : 0);
    }

    @Override
    public String orders(final int maker)
    {
        final long age = random.nextBoolean() ? 0 : (long)(random.nextDouble() * maxAgeNs);
        final Map.Entry<Long, List<String>> old = orders.floorEntry(clock.nanoTime() - age);

        return (old == null ? orders.firstEntry() : old).getValue().get(maker);
    }

    @Override
    public void close()
    {
        proxy.close();
        streams.close();
        answers.close();
    }
}
