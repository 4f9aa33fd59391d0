package io.leadline.feed.websocket;

import java.util.function.Consumer;

import io.leadline.feed.line.Arrivals;
import io.leadline.feed.line.Carrier;
import io.leadline.feed.line.Hangup;

import org.agrona.concurrent.EpochNanoClock;

/** Carries a line over one websocket after another. */
public final class WebSocketCarrier implements Carrier
{
    private final Subscription subscription;

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
    }

    @Override
    public void start()
    {
        throw new UnsupportedOperationException("not built: line=" + subscription.name());
    }

    @Override
    public void reconnect(final Hangup reason)
    {
        throw new UnsupportedOperationException("not built: line=" + subscription.name());
    }

    @Override
    public String toString()
    {
        return "websocket line=" + subscription.name();
    }

    @Override
    public void close()
    {
        throw new UnsupportedOperationException("not built: line=" + subscription.name());
    }
}
