package io.leadline.sampler.command;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.agrona.concurrent.EpochNanoClock;

/**
 * Says so as long as a feed has heard nothing since its start: a group, a folder or a channel that is misspelled looks
 * like a quiet one. Single thread; no garbage while there is nothing to say.
 */
final class HearingWatch
{
    static final long FIRST_NS = 10_000_000_000L;
    static final long EVERY_NS = 60_000_000_000L;

    private final EpochNanoClock clock;
    private final Supplier<String> awaited;
    private final Consumer<String> diagnostics;
    private final long begunEpochNs;
    private long nextEpochNs;
    private boolean isDone;

    /**
     * A watch that begins now.
     *
     * @param awaited where from something is awaited, for the operator; asked for when it is said.
     */
    HearingWatch(final EpochNanoClock clock, final Supplier<String> awaited, final Consumer<String> diagnostics)
    {
        this.clock = clock;
        this.awaited = awaited;
        this.diagnostics = diagnostics;
        begunEpochNs = clock.nanoTime();
        nextEpochNs = begunEpochNs + FIRST_NS;
    }

    /**
     * Says that nothing is heard, after ten seconds and then once a minute; and at last that something is.
     *
     * @param receipts how often something came in so far.
     */
    void check(final long receipts)
    {
        if (isDone)
        {
            return;
        }
        final long nowEpochNs = clock.nanoTime();
        if (receipts > 0)
        {
            isDone = true;
            if (nextEpochNs - begunEpochNs > FIRST_NS)
            {
                diagnostics.accept("heard at last: " + awaited.get());
            }
        }
        else if (nowEpochNs >= nextEpochNs)
        {
            nextEpochNs = nowEpochNs + EVERY_NS;
            diagnostics.accept(
                "nothing heard yet: " + awaited.get() + " waited=" +
                Duration.ofSeconds((nowEpochNs - begunEpochNs) / 1_000_000_000));
        }
    }
}
