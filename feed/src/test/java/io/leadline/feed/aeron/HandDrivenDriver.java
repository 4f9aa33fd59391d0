package io.leadline.feed.aeron;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.aeron.Aeron;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;

import org.agrona.concurrent.CachedNanoClock;
import org.agrona.concurrent.YieldingIdleStrategy;

/** A media driver and a client without threads: nothing happens but when a test turns the handle, time included. */
final class HandDrivenDriver implements AutoCloseable
{
    private static final int MAX_TURNS = 200_000;

    private final CachedNanoClock clock = new CachedNanoClock();
    private final MediaDriver driver;
    private final Aeron aeron;

    HandDrivenDriver(final Path folder)
    {
        clock.update(TimeUnit.SECONDS.toNanos(1));
        driver = MediaDriver.launch(new MediaDriver.Context()
            .aeronDirectoryName(folder.resolve("aeron").toString())
            .threadingMode(ThreadingMode.INVOKER)
            .nanoClock(clock)
            .timerIntervalNs(TimeUnit.MILLISECONDS.toNanos(1))
            .dirDeleteOnStart(true)
            .dirDeleteOnShutdown(true)
            .errorHandler(HandDrivenDriver::fail));
        aeron = Aeron.connect(new Aeron.Context()
            .aeronDirectoryName(driver.aeronDirectoryName())
            .useConductorAgentInvoker(true)
            .driverAgentInvoker(driver.sharedAgentInvoker())
            .idleStrategy(YieldingIdleStrategy.INSTANCE)
            .nanoClock(clock)
            .errorHandler(HandDrivenDriver::fail));
    }

    static void fail(final Throwable failure)
    {
        throw new AssertionError(failure);
    }

    Aeron aeron()
    {
        return aeron;
    }

    /** Everything that Aeron's threads would do now. */
    void turn()
    {
        driver.sharedAgentInvoker().invoke();
        aeron.conductorAgentInvoker().invoke();
    }

    /** Time passes, a millisecond at a turn, as Aeron's own timers need it. */
    void pass(final long durationNs)
    {
        for (long ms = 0; ms <= TimeUnit.NANOSECONDS.toMillis(durationNs); ms++)
        {
            clock.update(clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1));
            turn();
        }
    }

    /** Turns, with the packets of the machine's own network to be waited for, until something holds. */
    void turnUntil(final BooleanSupplier condition)
    {
        for (int i = 0; !condition.getAsBoolean(); i++)
        {
            if (i == MAX_TURNS)
            {
                throw new AssertionError("never came: turns=" + MAX_TURNS);
            }
            clock.update(clock.nanoTime() + TimeUnit.MICROSECONDS.toNanos(20));
            turn();
            Thread.onSpinWait();
        }
    }

    @Override
    public void close()
    {
        aeron.close();
        driver.close();
    }
}
