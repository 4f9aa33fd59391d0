package io.leadline.bench.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.leadline.bench.flow.FlowShape;
import io.leadline.bench.flow.MemoryLog;
import io.leadline.bench.flow.QuoteFlow;
import io.leadline.command.Folders;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogWriter;
import io.leadline.log.Documents;

/**
 * A flow of passes, each of some thousand events at random and then, in every market, a step of the mid with a fresh
 * quote of every maker. Events are numbered through from 1, so a reader knows by the last number where it stands.
 */
final class GrowthFlow
{
    private static final int BATCH_EVENTS = 500;

    private final MemoryLog log;
    private final long[] randomEnds;
    private final long[] passEnds;
    private final long filled;

    GrowthFlow(final FlowShape shape, final int passes, final int randomEvents) throws IOException
    {
        randomEnds = new long[passes];
        passEnds = new long[passes];
        final Path folder = Files.createTempDirectory("leadline-growth");
        try
        {
            try (EventLogWriter events = new EventLogWriter(folder, Configuration.Feed.DEFAULT_MAX_JUMP_NS))
            {
                final QuoteFlow flow = new QuoteFlow(events, shape, 1);
                events.flush();
                filled = 2L * shape.markets() * shape.makers() * shape.ordersPerSide();
                long sequence = filled;
                for (int pass = 0; pass < passes; pass++)
                {
                    sequence = sendRandom(flow, events, randomEvents, sequence);
                    randomEnds[pass] = sequence;
                    for (int market = 0; market < shape.markets(); market++)
                    {
                        sequence += flow.move(market);
                    }
                    events.flush();
                    passEnds[pass] = sequence;
                }
            }
            log = new MemoryLog(folder);
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    private static long sendRandom(
        final QuoteFlow flow, final EventLogWriter events, final int randomEvents, final long sequence)
    {
        long last = sequence;
        while (last - sequence < randomEvents)
        {
            last += flow.send(BATCH_EVENTS);
            events.flush();
        }

        return last;
    }

    Documents read()
    {
        return log.read();
    }

    int passes()
    {
        return passEnds.length;
    }

    /** Number of the last event that rests an order. */
    long filled()
    {
        return filled;
    }

    /** Number of the last event at random of a pass. */
    long randomEnd(final int pass)
    {
        return randomEnds[pass];
    }

    /** Number of the last event of a pass. */
    long passEnd(final int pass)
    {
        return passEnds[pass];
    }
}
