package io.leadline.feed.rest;

import java.util.function.Consumer;

import io.leadline.feed.line.Arrivals;
import io.leadline.feed.websocket.TlsTrust;

import org.agrona.concurrent.EpochNanoClock;

/** Puts answers to requests among the arrivals, each asked for until it is there. */
public final class RestSource implements AutoCloseable
{
    private final RestLimits limits;

    /**
     * A source that asks for nothing yet.
     *
     * @param source      takes the answers; one of its own, on the line that they belong to.
     * @param clock       of receipts.
     * @param diagnostics a line for the operator; called on any thread.
     */
    public RestSource(
        final Arrivals.Source source, final RestLimits limits, final TlsTrust trust, final EpochNanoClock clock,
        final Consumer<String> diagnostics)
    {
        this.limits = limits;
    }

    /**
     * Asks until it is answered. A request under the same key that is not answered yet is given up for it. The feed's
     * thread; never waits.
     *
     * @param key what is asked for, also for diagnostics.
     */
    public void ask(final String key, final RestRequest request)
    {
        throw new UnsupportedOperationException("not built: key=" + key + " limits=" + limits);
    }

    /** What is asked for under a key is not needed any more. The feed's thread; never waits. */
    public void forget(final String key)
    {
        throw new UnsupportedOperationException("not built: key=" + key);
    }

    /** Asks for nothing any more. Waits until its thread is done, in bounded time. */
    @Override
    public void close()
    {
        throw new UnsupportedOperationException("not built");
    }
}
