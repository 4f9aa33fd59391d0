package io.leadline.sampler.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;

import io.leadline.command.Progress;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogReader;
import io.leadline.log.DocumentTailer;
import io.leadline.sampler.InstantListener;
import io.leadline.sampler.Lateness;
import io.leadline.sampler.Sampler;
import io.leadline.sampler.SamplerAgent;

import org.HdrHistogram.Histogram;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SystemEpochNanoClock;

/** One run of the sampler over an event log: to its end, or following it until it is told to stop. */
final class SamplingRun
{
    private static final double[] PERCENTILES = {50, 99, 99.9};

    private final Configuration configuration;
    private final Path events;
    private final Path snapshots;
    private final boolean isQuiet;

    SamplingRun(final Configuration configuration, final Path events, final Path snapshots, final boolean isQuiet)
    {
        this.configuration = configuration;
        this.events = events;
        this.snapshots = snapshots;
        this.isQuiet = isQuiet;
    }

    void toEnd(final PrintWriter out)
    {
        try (EventLogReader reader = new EventLogReader(events);
            Sampler sampler = new Sampler(configuration, snapshots, false);
            Progress progress = Progress.start("sample", " documents", -1, isQuiet))
        {
            while (reader.pollToEnd(sampler))
            {
                progress.done(reader.documentCount());
            }
            sampler.log().requireNoMore();
            report(out, sampler);
        }
    }

    /** Spins on the event log, waiting for it to appear where it does not exist yet. */
    void follow(final AtomicBoolean isRunning, final PrintWriter out)
    {
        final IdleStrategy waiting = new BackoffIdleStrategy();
        while (isRunning.get() && !DocumentTailer.isLog(events))
        {
            waiting.idle();
        }
        if (!isRunning.get())
        {
            return;
        }
        final IdleStrategy idle = new BusySpinIdleStrategy();
        final Lateness lateness = new Lateness(new SystemEpochNanoClock());
        try (EventLogReader reader = new EventLogReader(events);
            Sampler sampler = new Sampler(configuration, snapshots, false, stoppable(lateness, isRunning)))
        {
            final SamplerAgent agent = new SamplerAgent(reader, sampler);
            spin(agent, idle, isRunning);
            report(out, sampler);
            reportLateness(out, lateness.histogramNs());
        }
    }

    private static void spin(final SamplerAgent agent, final IdleStrategy idle, final AtomicBoolean isRunning)
    {
        try
        {
            while (isRunning.get())
            {
                idle.idle(agent.doWork());
            }
        }
        catch (final StoppedException stopped)
        {
            // The log ends behind a whole instant; what is missing is made when it is continued.
            isRunning.set(false);
        }
    }

    /** One cycle may hold a week of silence, and so millions of instants: it can be left behind each of them. */
    private static InstantListener stoppable(final InstantListener listener, final AtomicBoolean isRunning)
    {
        return (instantEpochNs, snapshotCount) ->
        {
            listener.onRecorded(instantEpochNs, snapshotCount);
            if (!isRunning.get())
            {
                throw new StoppedException();
            }
        };
    }

    private void report(final PrintWriter out, final Sampler sampler)
    {
        CounterReport.line(out, "snapshots", sampler.log().snapshotCount());
        for (int market = 0; market < configuration.markets().size(); market++)
        {
            CounterReport.line(
                out, "snapshots " + configuration.markets().get(market).name(), sampler.snapshotCount(market));
        }
        CounterReport.line(out, "documents", sampler.log().documentCount());
        CounterReport.line(out, "documents_appended", sampler.log().appendedCount());
        CounterReport.line(out, "bytes", sampler.log().byteCount());
        CounterReport.print(out, sampler.books().counters());
        CounterReport.line(out, "last_hash", HexFormat.of().formatHex(sampler.log().lastHash()));
        out.flush();
    }

    private static void reportLateness(final PrintWriter out, final Histogram latenessNs)
    {
        CounterReport.line(out, "lateness_count", latenessNs.getTotalCount());
        for (final double percentile : PERCENTILES)
        {
            CounterReport.line(
                out, "lateness_p" + percentile + "_ns", latenessNs.getValueAtPercentile(percentile));
        }
        CounterReport.line(out, "lateness_max_ns", latenessNs.getMaxValue());
        out.flush();
    }

    /** Leaves a cycle in its middle. */
    private static final class StoppedException extends RuntimeException
    {
        private static final long serialVersionUID = 1L;

        private StoppedException()
        {
            super("stopped", null, false, false);
        }
    }
}
