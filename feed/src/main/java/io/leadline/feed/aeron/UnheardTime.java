package io.leadline.feed.aeron;

import io.leadline.event.EventSink;
import io.leadline.feed.tail.ToldClock;

/**
 * Lets time pass where an engine tells none: by the local clock, from what the engine's events told of its own, so that
 * instants are recorded in time whatever the difference of the two clocks is. Single thread.
 */
final class UnheardTime
{
    /** Time stands still but for what the engine tells. */
    static final long OFF = -1;

    private static final long EVERY_NS = 100_000_000;

    private final EngineSession session;
    private final EventSink sink;
    private final long lagNs;
    private final ToldClock clock;

    /**
     * Time as told by a session.
     *
     * @param lagNs how long an event may be on its way; {@link #OFF} where no time passes.
     */
    UnheardTime(final EngineSession session, final EventSink sink, final long maxJumpNs, final long lagNs)
    {
        this.session = session;
        this.sink = sink;
        this.lagNs = lagNs;
        clock = new ToldClock(maxJumpNs, sink.end().timeEpochNs());
    }

    /** Messages have come. */
    void onHeard(final long nowEpochNs)
    {
        if (session.isTimeKnown())
        {
            clock.told(session.toldEpochNs(), nowEpochNs);
        }
    }

    /**
     * Nothing that was sent before now is on its way, or nobody is there to send it.
     *
     * @return how many heartbeats were written.
     */
    int pass(final long nowEpochNs)
    {
        final long venueEpochNs = clock.venueEpochNs(nowEpochNs);
        if (lagNs == OFF || venueEpochNs == ToldClock.UNKNOWN ||
            venueEpochNs - lagNs < session.lastEpochNs() + EVERY_NS)
        {
            return 0;
        }
        session.onTime(venueEpochNs - lagNs);
        sink.flush();

        return 1;
    }
}
