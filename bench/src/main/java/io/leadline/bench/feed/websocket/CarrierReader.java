package io.leadline.bench.feed.websocket;

import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.leadline.feed.line.Arrivals;
import io.leadline.feed.line.Hangup;
import io.leadline.feed.line.SteadyClock;
import io.leadline.feed.websocket.Subscription;
import io.leadline.feed.websocket.TlsTrust;
import io.leadline.feed.websocket.WebSocketCarrier;
import io.leadline.feed.websocket.WebSocketLimits;

import org.HdrHistogram.Histogram;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * A carrier puts frames among the arrivals, and a thread that never rests polls them, as a feed's does; it keeps how
 * long each took, if that is asked for.
 */
final class CarrierReader implements FrameReader, Arrivals.Listener
{
    private static final WebSocketLimits LIMITS = new WebSocketLimits(
        TimeUnit.SECONDS.toNanos(5), TimeUnit.MINUTES.toNanos(5), 1, 1, 1 << 20);
    private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(1);
    private static final int MAX_PIECES = 256;
    private static final String NAME = "bench";

    private final Arrivals arrivals = new Arrivals();
    private final WebSocketCarrier carrier;
    private final Histogram fromSendingNs;
    private final Histogram fromReceiptNs;
    private final Thread thread = new Thread(this::run, "taker");
    private volatile long count;
    private volatile boolean isClosed;

    /** Both histograms are null where no times are kept. */
    CarrierReader(final URI uri, final Histogram fromSendingNs, final Histogram fromReceiptNs)
    {
        this.fromSendingNs = fromSendingNs;
        this.fromReceiptNs = fromReceiptNs;
        final Subscription subscription = new Subscription()
        {
            @Override
            public String name()
            {
                return NAME;
            }

            @Override
            public URI uri()
            {
                return uri;
            }

            @Override
            public List<String> messages()
            {
                return List.of();
            }
        };
        carrier = new WebSocketCarrier(
            subscription, LIMITS, TlsTrust.ofJvm(), arrivals.source(0, 1 << 20, PATIENCE_NS),
            new SteadyClock(SystemEpochNanoClock.INSTANCE), diagnostics ->
            {
                // The bench sees that nothing comes any more.
            });
        carrier.start();
        thread.setDaemon(true);
        thread.start();
    }

    private void run()
    {
        while (!isClosed)
        {
            if (arrivals.poll(this, MAX_PIECES) == 0)
            {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void onConnect(final int line, final long receivedEpochNs)
    {
        // It talks by itself.
    }

    @Override
    public void onFrame(
        final int line, final byte[] bytes, final int length, final long receivedEpochNs, final long receivedNs)
    {
        if (length != FrameServer.FRAME_LENGTH)
        {
            throw new IllegalStateException("frame is not whole: length=" + length);
        }
        if (fromSendingNs != null)
        {
            final long nowNs = System.nanoTime();
            fromSendingNs.recordValue(nowNs - FrameServer.sentNs(bytes));
            fromReceiptNs.recordValue(nowNs - receivedNs);
        }
        count = count + 1;
    }

    @Override
    public void onAlive(final int line, final long sentEpochNs)
    {
        // The server answers no pings.
    }

    @Override
    public void onDisconnect(final int line, final Hangup reason, final long receivedEpochNs)
    {
        if (reason != Hangup.ENDED)
        {
            throw new IllegalStateException("connection ended: reason=" + reason);
        }
    }

    @Override
    public long count()
    {
        return count;
    }

    @Override
    public Thread unpacking()
    {
        return Thread.getAllStackTraces().keySet().stream()
            .filter(each -> each.getName().equals("websocket-read-" + NAME)).findFirst().orElseThrow();
    }

    @Override
    public Thread taking()
    {
        return thread;
    }

    @Override
    public void close()
    {
        arrivals.close();
        carrier.close();
        isClosed = true;
        try
        {
            thread.join();
        }
        catch (final InterruptedException interrupt)
        {
            throw new IllegalStateException(interrupt);
        }
    }
}
