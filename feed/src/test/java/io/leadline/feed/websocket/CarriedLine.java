package io.leadline.feed.websocket;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;

import io.leadline.feed.line.Arrivals;
import io.leadline.feed.line.SteadyClock;

/** A carrier with all that it needs around it, for tests. */
final class CarriedLine implements AutoCloseable
{
    static final WebSocketLimits LIMITS = limits(50, 8_000, 10, 100, 1 << 20);
    static final int CAPACITY = 1 << 16;
    static final long PATIENCE_NS = TimeUnit.MILLISECONDS.toNanos(100);

    final EpochNanoClock clock = new SteadyClock(SystemEpochNanoClock.INSTANCE);
    final Arrivals arrivals = new Arrivals(CAPACITY);
    final HeardArrivals heard = new HeardArrivals(arrivals);
    final List<String> diagnostics = new CopyOnWriteArrayList<>();
    final WebSocketCarrier carrier;

    CarriedLine(final Supplier<URI> uri, final WebSocketLimits limits, final TlsTrust trust, final String... messages)
    {
        final Subscription subscription = new Subscription()
        {
            @Override
            public String name()
            {
                return "test";
            }

            @Override
            public URI uri()
            {
                return uri.get();
            }

            @Override
            public List<String> messages()
            {
                return List.of(messages);
            }
        };
        carrier = new WebSocketCarrier(
            subscription, limits, trust, arrivals.source(0, 1 << 24, PATIENCE_NS), clock, diagnostics::add);
        carrier.start();
    }

    static CarriedLine to(final URI uri, final String... messages)
    {
        return new CarriedLine(() -> uri, LIMITS, TlsTrust.ofJvm(), messages);
    }

    static WebSocketLimits limits(
        final long pingMs, final long lostMs, final long minMs, final long maxMs, final int maxFrameLength)
    {
        return new WebSocketLimits(
            TimeUnit.MILLISECONDS.toNanos(pingMs), TimeUnit.MILLISECONDS.toNanos(lostMs),
            TimeUnit.MILLISECONDS.toNanos(minMs), TimeUnit.MILLISECONDS.toNanos(maxMs), maxFrameLength);
    }

    @Override
    public void close()
    {
        arrivals.close();
        carrier.close();
    }
}
