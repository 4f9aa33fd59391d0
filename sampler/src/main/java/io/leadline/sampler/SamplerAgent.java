package io.leadline.sampler;

import io.leadline.event.EventLogReader;

import org.agrona.concurrent.Agent;

/**
 * The sampler's duty cycle: reads a document of the event log, samples and applies its events. Never blocks, and is
 * reached from other threads through the logs only. A cycle is as long as one document of events, and as the instants
 * that lie between them.
 */
public final class SamplerAgent implements Agent
{
    private final EventLogReader events;
    private final Sampler sampler;

    /** An agent over an event log from its start; it closes both. */
    public SamplerAgent(final EventLogReader events, final Sampler sampler)
    {
        this.events = events;
        this.sampler = sampler;
    }

    @Override
    public int doWork()
    {
        return events.poll(sampler) ? 1 : 0;
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
