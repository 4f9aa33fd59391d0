package io.leadline.bench.latency;

import java.nio.file.Path;

import io.leadline.config.Configuration;
import io.leadline.event.EventLogReader;
import io.leadline.sampler.Sampler;
import io.leadline.sampler.SamplerAgent;

import org.HdrHistogram.HistogramLogWriter;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;

/**
 * Windows in turn over the same arrivals: one in which the loop only spins until each document is due, one in which it
 * is the sampler's, and one that makes a lone record at each instant, at the same pace and so with caches as cold. One
 * thread does all of it: a producer on a thread of its own would keep a second processor busy, and where processors are
 * shared both would lose half of their time to it. So a document is due by the clock alone, and is there when the loop
 * next looks.
 */
final class LatenessRun
{
    private final Arrivals arrivals;
    private final Configuration configuration;
    private final NanoClock clock;
    private final LatenessTimes times;
    private final LatenessTolls tolls;
    private final HistogramLogWriter log;
    private final IdleStrategy idle = new BusySpinIdleStrategy();
    private final long originNs;

    LatenessRun(
        final Arrivals arrivals,
        final Configuration configuration,
        final NanoClock clock,
        final LatenessTimes times,
        final LatenessTolls tolls,
        final HistogramLogWriter log)
    {
        this.arrivals = arrivals;
        this.configuration = configuration;
        this.clock = clock;
        this.times = times;
        this.tolls = tolls;
        this.log = log;
        originNs = clock.nanoTime();
    }

    /**
     * All arrivals once, window by window.
     *
     * @param folder   of the snapshot logs; none must be there.
     * @param isWarmUp nothing is kept.
     */
    void pass(final Path folder, final long windowNs, final boolean isWarmUp)
    {
        final PacedDocuments bare = new PacedDocuments(arrivals, clock);
        final PacedDocuments sampled = new PacedDocuments(arrivals, clock);
        final PacedDocuments alone = new PacedDocuments(arrivals, clock);
        try (Sampler sampler = new Sampler(configuration, folder.resolve("sampled"), false, new FirstRecord(
            sampled, clock, times.noticed(), times.first(), times.further(), times.last()));
            EventLogReader events = new EventLogReader(sampled);
            EventLogReader loneEvents = new EventLogReader(alone);
            LoneRecord lone = new LoneRecord(configuration, folder.resolve("lone"), clock, times.lone()))
        {
            final SamplerAgent agent = new SamplerAgent(events, sampler);
            fill(sampled, agent);
            record(alone, loneEvents, lone, 0, arrivals.fillCount());
            times.endWindow(null, 0, 0);
            for (int from = arrivals.fillCount(); from < arrivals.documentCount();)
            {
                final int to = windowEnd(from, windowNs);
                tolls.bare().start();
                spin(bare, from, to);
                tolls.bare().stop();
                tolls.sampled().start();
                sample(sampled, agent, from, to);
                tolls.sampled().stop();
                tolls.lone().start();
                record(alone, loneEvents, lone, from, to);
                tolls.lone().stop();
                times.endWindow(isWarmUp ? null : log, originNs, clock.nanoTime());
                from = to;
            }
        }
    }

    /** Rests every order, at any pace. */
    private void fill(final PacedDocuments documents, final SamplerAgent agent)
    {
        documents.window(0, arrivals.fillCount(), clock.nanoTime());
        while (documents.hasMore())
        {
            agent.doWork();
        }
    }

    private int windowEnd(final int from, final long windowNs)
    {
        final long endEpochNs = arrivals.timeEpochNs(from - 1) + windowNs;
        int to = from;
        while (to < arrivals.documentCount() && arrivals.timeEpochNs(to) <= endEpochNs)
        {
            to++;
        }

        return Math.max(to, from + 1);
    }

    private void spin(final PacedDocuments documents, final int from, final int to)
    {
        final long everyNs = configuration.schedule().everyNs();
        documents.window(from, to, clock.nanoTime());
        while (documents.hasMore())
        {
            final boolean isThere = documents.next();
            if (isThere && arrivals.makesDue(documents.last(), everyNs))
            {
                times.bare().record(documents.handedNs() - documents.arrivalNs());
            }
            idle.idle(isThere ? 1 : 0);
        }
    }

    private void record(
        final PacedDocuments documents,
        final EventLogReader events,
        final LoneRecord lone,
        final int from,
        final int to)
    {
        documents.window(from, to, clock.nanoTime());
        while (documents.hasMore())
        {
            idle.idle(events.poll(lone) ? 1 : 0);
        }
    }

    private void sample(final PacedDocuments documents, final SamplerAgent agent, final int from, final int to)
    {
        documents.window(from, to, clock.nanoTime());
        while (documents.hasMore())
        {
            idle.idle(agent.doWork());
        }
    }
}
