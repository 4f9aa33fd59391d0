package io.leadline.sampler;

import io.leadline.event.EventLogReader;

import org.HdrHistogram.Histogram;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochNanoClock;

/**
 * The sampler's duty cycle: reads a document of the event log, samples and applies its events. When it follows a live
 * feed, the lateness of what it records is counted: clock at the record less the instant, in ns.
 * <p>
 * Never blocks, reads its clock at most once per cycle, and is reached from other threads through the logs only.
 */
public final class SamplerAgent implements Agent
{
    private static final long MAX_LATENESS_NS = 86_400_000_000_000L;
    private static final int SIGNIFICANT_DIGITS = 2;

    private final EventLogReader events;
    private final Sampler sampler;
    private final EpochNanoClock clock;
    private final Histogram latenessNs = new Histogram(MAX_LATENESS_NS, SIGNIFICANT_DIGITS);

    /** An agent over an event log from its start. */
    public SamplerAgent(final EventLogReader events, final Sampler sampler, final EpochNanoClock clock)
    {
        this.events = events;
        this.sampler = sampler;
        this.clock = clock;
    }

    @Override
    public int doWork()
    {
        final long before = sampler.log().appendedCount();
        if (!events.poll(sampler))
        {
            return 0;
        }
        if (sampler.log().appendedCount() != before)
        {
            final long lateNs = clock.nanoTime() - sampler.lastInstantEpochNs();
            latenessNs.recordValue(Math.max(0, Math.min(MAX_LATENESS_NS, lateNs)));
        }

        return 1;
    }

    /** Lateness of records so far, in ns; read by the agent's own thread. */
    public Histogram latenessNs()
    {
        return latenessNs;
    }

    @Override
    public void onClose()
    {
        sampler.close();
        events.close();
    }

    @Override
    public String roleName()
    {
        return "sampler";
    }
}
