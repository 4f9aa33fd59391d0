package io.leadline.bench.growth;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How long the calling thread worked on something: by the clock where that is short, by the processor time of the
 * thread where it is longer than a scheduler lets a thread run that has to share, so that waiting for a processor is
 * not counted. The processor's time is too dear and too coarse to read for what is short. Single thread.
 */
final class ProcessorTime
{
    /** Far below a time slice, far above what reading the processor time costs. */
    private static final long SHORT_NS = 200_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long startCpuNs;
    private long startNs;

    void start()
    {
        startCpuNs = threads.getCurrentThreadCpuTime();
        startNs = System.nanoTime();
    }

    /** Time since the start, in ns. */
    long stopNs()
    {
        final long elapsedNs = System.nanoTime() - startNs;

        return elapsedNs < SHORT_NS ? elapsedNs : Math.min(elapsedNs, threads.getCurrentThreadCpuTime() - startCpuNs);
    }
}
