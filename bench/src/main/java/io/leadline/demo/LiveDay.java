package io.leadline.demo;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

import io.leadline.command.Progress;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.log.DocumentTailer;
import io.leadline.sampler.Sampler;

import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * The exchange on a thread of its own, writing its event log, and the sampler on the caller's, following that log as it
 * grows: the way the two run beside each other at a venue.
 */
final class LiveDay
{
    private static final long NS_PER_MINUTE = 60_000_000_000L;

    private final Configuration configuration;
    private final Path events;
    private final Sampler sampler;
    private final AtomicReference<DemoCounts> result = new AtomicReference<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile long venueEpochNs;
    private volatile boolean isOver;

    LiveDay(final Configuration configuration, final Path events, final Sampler sampler)
    {
        this.configuration = configuration;
        this.events = events;
        this.sampler = sampler;
    }

    DemoCounts run(final boolean isQuiet) throws InterruptedException
    {
        final Thread exchange = new Thread(this::trade, "exchange");
        exchange.start();
        try (Progress progress =
            Progress.start("demo", " minutes", DemoDay.LENGTH_NS / NS_PER_MINUTE, isQuiet))
        {
            follow(progress);
        }
        exchange.join();
        if (failure.get() != null)
        {
            throw new IllegalStateException("exchange stopped: " + failure.get().getMessage(), failure.get());
        }

        return result.get();
    }

    private void trade()
    {
        try (EventLogWriter log = new EventLogWriter(events, configuration.feed().maxJumpNs()))
        {
            result.set(DemoDay.run(log, DemoDay.SEED, DemoDay.LENGTH_NS, timeEpochNs -> venueEpochNs = timeEpochNs));
        }
        catch (final RuntimeException | Error problem)
        {
            failure.set(problem);
        }
        finally
        {
            isOver = true;
        }
    }

    private void follow(final Progress progress)
    {
        final IdleStrategy idle = new BackoffIdleStrategy();
        while (!isOver && !DocumentTailer.isLog(events))
        {
            idle.idle();
        }
        try (EventLogReader reader = new EventLogReader(events))
        {
            boolean mayGrow = true;
            while (mayGrow)
            {
                // Read before the poll: what was written before the end is seen by a poll after it.
                mayGrow = !isOver;
                while (reader.poll(sampler))
                {
                    idle.reset();
                    progress.done((venueEpochNs - DemoDay.START_EPOCH_NS) / NS_PER_MINUTE);
                }
                idle.idle();
            }
        }
    }
}
