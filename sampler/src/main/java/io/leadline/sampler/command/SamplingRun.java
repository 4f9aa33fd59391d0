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
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * One feed of a sampler: an event log, and the snapshot log that is made from it, to its end or following it.
 * Single thread.
 */
final class SamplingRun implements AutoCloseable
{
    private static final double[] PERCENTILES = {50, 99, 99.9};

    private final Configuration configuration;
    private final Path events;
    private final Path snapshots;
    private final boolean isQuiet;
    private final Lateness lateness = new Lateness(new SystemEpochNanoClock());
    /** Null until the event log is there. */
    private SamplerAgent agent;
    private Sampler sampler;

    SamplingRun(final Configuration configuration, final Path events, final Path snapshots, final boolean isQuiet)
    {
        this.configuration = configuration;
        this.events = events;
        this.snapshots = snapshots;
        this.isQuiet = isQuiet;
    }

    Path snapshots()
    {
        return snapshots;
    }

    void toEnd(final PrintWriter out)
    {
        try (EventLogReader reader = new EventLogReader(events);
            Sampler whole = new Sampler(configuration, snapshots, false);
            Progress progress = Progress.start("sample", " documents", -1, isQuiet))
        {
            while (reader.pollToEnd(whole))
            {
                progress.done(reader.documentCount());
            }
            whole.log().requireNoMore();
            report(out, whole);
        }
    }

    /**
     * Begins to follow the event log, if there is one.
     *
     * @param isRunning when it becomes false a cycle is left behind any of its instants, by {@link StoppedException}.
     * @return whether it is followed from here on.
     */
    boolean isFollowing(final AtomicBoolean isRunning)
    {
        if (agent == null && DocumentTailer.isLog(events))
        {
            final EventLogReader reader = new EventLogReader(events);
            try
            {
                sampler = new Sampler(configuration, snapshots, false, stoppable(lateness, isRunning));
            }
            finally
            {
                if (sampler == null)
                {
                    reader.close();
                }
            }
            agent = new SamplerAgent(reader, sampler);
        }

        return agent != null;
    }

    /** Samples the next document of the event log; 0 where there is none. */
    int doWork()
    {
        return agent.doWork();
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

    /** What came of following, if the event log ever was there. */
    void reportFollowed(final PrintWriter out)
    {
        if (sampler != null)
        {
            report(out, sampler);
            reportLateness(out, lateness.histogramNs());
        }
    }

    private void report(final PrintWriter out, final Sampler done)
    {
        CounterReport.line(out, "snapshots", done.log().snapshotCount());
        for (int market = 0; market < configuration.markets().size(); market++)
        {
            CounterReport.line(
                out, "snapshots " + configuration.markets().get(market).name(), done.snapshotCount(market));
        }
        CounterReport.line(out, "documents", done.log().documentCount());
        CounterReport.line(out, "documents_appended", done.log().appendedCount());
        CounterReport.line(out, "bytes", done.log().byteCount());
        CounterReport.print(out, done.books().counters());
        CounterReport.line(out, "last_hash", HexFormat.of().formatHex(done.log().lastHash()));
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

    /** The log ends behind a whole instant; what is missing is made when it is continued. */
    @Override
    public void close()
    {
        if (agent != null)
        {
            agent.onClose();
        }
    }

    /** Leaves a cycle in its middle. */
    static final class StoppedException extends RuntimeException
    {
        private static final long serialVersionUID = 1L;

        private StoppedException()
        {
            super("stopped", null, false, false);
        }
    }
}
