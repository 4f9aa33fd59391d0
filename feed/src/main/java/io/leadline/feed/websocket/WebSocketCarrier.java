package io.leadline.feed.websocket;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import io.leadline.feed.line.Arrivals;
import io.leadline.feed.line.Backoff;
import io.leadline.feed.line.Carrier;
import io.leadline.feed.line.Hangup;

import org.agrona.concurrent.EpochNanoClock;

/**
 * Carries a line over one websocket after another. A thread of its own watches the connection that stands: pings it,
 * gives it up when no ping is answered, or when whoever reads what arrives asks for it or cannot follow, and begins the
 * next one after a wait that grows while connections do not last.
 */
public final class WebSocketCarrier implements Carrier
{
    /** For the other side to hear a good-bye. */
    private static final long FAREWELL_NS = 200_000_000;
    /** For threads to see that their socket is closed. */
    private static final long DONE_NS = 2_000_000_000;
    private static final long CLOSE_MS = 5_000;
    private static final long NS_PER_MS = 1_000_000;

    private final Subscription subscription;
    private final WebSocketLimits limits;
    private final TlsTrust trust;
    private final Arrivals.Source source;
    private final EpochNanoClock clock;
    private final Consumer<String> diagnostics;
    private final SplittableRandom random = new SplittableRandom();
    private final Backoff backoff;
    private final AtomicReference<Hangup> asked = new AtomicReference<>();
    private final Thread supervisor;
    private volatile boolean isClosed;
    private volatile long attempts;
    private volatile long connections;
    private volatile Connection current;

    /**
     * A carrier that is not started.
     *
     * @param subscription where to, and what for.
     * @param source       takes what arrives; its patience is how long a frame waits for a slow reader.
     * @param clock        of receipts; it must never run back.
     * @param diagnostics  a line for the operator; called on any thread.
     */
    public WebSocketCarrier(
        final Subscription subscription, final WebSocketLimits limits, final TlsTrust trust,
        final Arrivals.Source source, final EpochNanoClock clock, final Consumer<String> diagnostics)
    {
        this.subscription = subscription;
        this.limits = limits;
        this.trust = trust;
        this.source = source;
        this.clock = clock;
        this.diagnostics = diagnostics;
        backoff = new Backoff(limits.reconnectMinNs(), limits.reconnectMaxNs(), random.split());
        supervisor = new Thread(this::run, "websocket-" + subscription.name());
        supervisor.setDaemon(true);
    }

    @Override
    public void start()
    {
        supervisor.start();
    }

    private void run()
    {
        while (!isClosed)
        {
            final Connection connection =
                new Connection(subscription, limits, trust, source, clock, random.split(), attempts);
            current = connection;
            attempts++;
            connection.start();
            watch(connection);
            takeDown(connection);
            report(connection);
        }
    }

    private void watch(final Connection connection)
    {
        boolean isReported = false;
        while (connection.reason() == null)
        {
            if (connection.isOpen() && !isReported)
            {
                isReported = true;
                connections++;
                diagnostics.accept("websocket stands: " + place(connection) + " attempt=" + attempts);
            }
            final Hangup wanted = asked.getAndSet(null);
            if (isClosed)
            {
                connection.end(Hangup.ENDED, "feed ends");
            }
            else if (wanted != null && connection.isOpen())
            {
                connection.end(wanted, "asked for");
            }
            else
            {
                LockSupport.parkNanos(connection.watch(System.nanoTime()));
            }
        }
    }

    private void takeDown(final Connection connection)
    {
        connection.sayGoodbye();
        awaitDone(connection, FAREWELL_NS);
        connection.abort();
        awaitDone(connection, DONE_NS);
    }

    private static void awaitDone(final Connection connection, final long limitNs)
    {
        final long untilNs = System.nanoTime() + limitNs;
        long restNs = limitNs;
        while (!connection.isDone() && restNs > 0)
        {
            LockSupport.parkNanos(restNs);
            restNs = untilNs - System.nanoTime();
        }
    }

    /** Tells the operator, and waits before the next connection. */
    private void report(final Connection connection)
    {
        if (connection.wasOpen() && connection.lastedNs() >= limits.reconnectMaxNs())
        {
            backoff.reset();
        }
        final long waitNs = isClosed ? 0 : backoff.nextNs();
        diagnostics.accept(
            (connection.wasOpen() ? "websocket gone: " : "websocket not made: ") + place(connection) + " attempt=" +
            attempts + " reason=" + connection.reason() + " again_in=" + waitNs / NS_PER_MS + "ms detail=" +
            connection.detail());
        final long untilNs = System.nanoTime() + waitNs;
        long restNs = waitNs;
        while (!isClosed && restNs > 0)
        {
            LockSupport.parkNanos(restNs);
            restNs = untilNs - System.nanoTime();
        }
    }

    private String place(final Connection connection)
    {
        return "line=" + subscription.name() + " uri=" + connection.place();
    }

    @Override
    public void reconnect(final Hangup reason)
    {
        asked.set(reason);
        LockSupport.unpark(supervisor);
    }

    @Override
    public String toString()
    {
        final Connection latest = current;

        return "websocket line=" + subscription.name() + " attempts=" + attempts + " connections=" + connections +
            " state=" + (isClosed ? "closed" : latest != null && latest.isOpen() ? "stands" : "connects");
    }

    @Override
    public void end()
    {
        isClosed = true;
        LockSupport.unpark(supervisor);
    }

    @Override
    public void close()
    {
        end();
        try
        {
            supervisor.join(CLOSE_MS);
        }
        catch (final InterruptedException interrupt)
        {
            Thread.currentThread().interrupt();
        }
        if (supervisor.isAlive())
        {
            diagnostics.accept("websocket does not end: line=" + subscription.name() + " waited=" + CLOSE_MS + "ms");
        }
    }
}
