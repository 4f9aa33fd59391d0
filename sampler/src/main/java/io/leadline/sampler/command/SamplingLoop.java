package io.leadline.sampler.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * Spins over the event logs of one or several feeds on one thread, a document of each in turn: the documents that come
 * of each are those of a thread of its own. A log that is not there yet is waited for, and holds up none of the others.
 */
final class SamplingLoop
{
    /** How often is looked for logs that are not there yet. */
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final List<SamplingRun> runs;
    private final AtomicBoolean isRunning;
    private final List<SamplingRun> awaited;
    private SamplingRun[] followed = {};
    private long lookNs;

    SamplingLoop(final List<SamplingRun> runs, final AtomicBoolean isRunning)
    {
        this.runs = List.copyOf(runs);
        this.isRunning = isRunning;
        awaited = new ArrayList<>(runs);
    }

    /** Follows until it is told to stop; then all logs are closed, and what came of them is printed. */
    void follow(final PrintWriter out)
    {
        try
        {
            spin();
            report(out);
        }
        finally
        {
            close(0);
        }
    }

    private void spin()
    {
        final IdleStrategy waiting = new BackoffIdleStrategy();
        final IdleStrategy spinning = new BusySpinIdleStrategy();
        try
        {
            while (isRunning.get())
            {
                lookForLogs();
                (followed.length == 0 ? waiting : spinning).idle(doWork());
            }
        }
        catch (final SamplingRun.StoppedException stopped)
        {
            isRunning.set(false);
        }
    }

    private void lookForLogs()
    {
        if (!awaited.isEmpty() && (followed.length == 0 || System.nanoTime() - lookNs >= LOOK_NS))
        {
            lookNs = System.nanoTime();
            awaited.removeIf(run -> run.isFollowing(isRunning));
            followed = runs.stream().filter(run -> !awaited.contains(run)).toArray(SamplingRun[]::new);
        }
    }

    private int doWork()
    {
        int count = 0;
        for (final SamplingRun run : followed)
        {
            count += run.doWork();
        }

        return count;
    }

    private void report(final PrintWriter out)
    {
        for (final SamplingRun run : runs)
        {
            if (runs.size() > 1)
            {
                CounterReport.line(out, "snapshot log", run.snapshots());
            }
            run.reportFollowed(out);
        }
    }

    /** All of them, also when one cannot be. */
    private void close(final int from)
    {
        if (from < runs.size())
        {
            try
            {
                runs.get(from).close();
            }
            finally
            {
                close(from + 1);
            }
        }
    }
}
