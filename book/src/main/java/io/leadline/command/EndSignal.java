package io.leadline.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells a verb that stays when its process is told to end, and lets the process end when the verb has, or takes too
 * long. One verb's thread; the signal comes on another.
 */
public final class EndSignal implements AutoCloseable
{
    private static final long MOST_WAIT_MS = 5_000;

    private final AtomicBoolean isRunning = new AtomicBoolean(true);
    private final CountDownLatch finished = new CountDownLatch(1);

    /** Listens from here on. */
    public EndSignal()
    {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    private void end()
    {
        isRunning.set(false);
        try
        {
            finished.await(MOST_WAIT_MS, TimeUnit.MILLISECONDS);
        }
        catch (final InterruptedException interrupted)
        {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the verb is to stay; becomes false once. */
    public AtomicBoolean running()
    {
        return isRunning;
    }

    /** The verb has ended all that it had begun. */
    @Override
    public void close()
    {
        finished.countDown();
    }
}
