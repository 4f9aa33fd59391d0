package io.leadline.bench.guard;

import java.util.function.Supplier;

import io.leadline.bench.flow.FlowLog;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;

/**
 * A flow shown again and again: each lap rests every order and then shows the flow's documents, one a step. Whether a
 * lap begins with new books or goes on with those of the lap before is the supplier's to say; on the same books every
 * lap from the second on leaves them as it found them, since a flow's ids are the same in each.
 */
final class Laps
{
    private final FlowLog log;
    private final Supplier<? extends EventHandler> handlers;
    private EventHandler handler;
    private EventLogReader reader;
    private int left;

    Laps(final FlowLog log, final Supplier<? extends EventHandler> handlers)
    {
        this.log = log;
        this.handlers = handlers;
    }

    /** Begins a lap: every order rests. */
    void begin()
    {
        handler = handlers.get();
        reader = new EventLogReader(log.read());
        for (int i = 0; i < log.fillCount(); i++)
        {
            reader.poll(handler);
        }
        left = log.documentCount() - log.fillCount();
    }

    /** Documents left in the lap; none before the first. */
    int left()
    {
        return left;
    }

    /** Shows the next document of the lap. */
    void step()
    {
        reader.poll(handler);
        left--;
    }

    /** Begins a lap when fewer documents are left than wanted. */
    void ensure(final int documents)
    {
        if (left < documents)
        {
            begin();
        }
    }
}
