package io.leadline.feed.aeron;

import io.leadline.config.AdapterKey;
import io.leadline.event.EventSink;

/**
 * Lets time pass while an engine is not heard: by the local clock, from the engine's last event on, so that instants
 * at which there is no book are recorded in time whatever the difference of the two clocks is. Single thread.
 */
final class UnheardTime
{
    static final AdapterKey<Long> LAG = AdapterKey.duration(
        "lag", "1s", "how far behind time passes while no engine is heard; 0s: it stands still");

    private static final long EVERY_NS = 100_000_000;

    private final EngineSession session;
    private final EventSink sink;
    private final long lagNs;
    private boolean isHeard;
    private long heardEpochNs;
    private long eventEpochNs;
    private long passedNs;

    /**
     * Time as told by a session.
     *
     * @param lagNs 0 where it stands still.
     */
    UnheardTime(final EngineSession session, final EventSink sink, final long lagNs)
    {
        this.session = session;
        this.sink = sink;
        this.lagNs = lagNs;
    }

    /** Messages have come. */
    void onHeard(final long nowEpochNs)
    {
        isHeard = session.isTimeKnown();
        heardEpochNs = nowEpochNs;
        eventEpochNs = isHeard ? session.lastEpochNs() : 0;
        passedNs = 0;
    }

    /** None have come, and nobody is there; tells how many heartbeats were written. */
    int pass(final long nowEpochNs)
    {
        final long unheardNs = nowEpochNs - heardEpochNs - lagNs;
        if (!isHeard || lagNs == 0 || unheardNs - passedNs < EVERY_NS)
        {
            return 0;
        }
        passedNs = unheardNs;
        session.onTime(eventEpochNs + unheardNs);
        sink.flush();

        return 1;
    }
}
