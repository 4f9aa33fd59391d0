package io.leadline.bench.guard;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/**
 * Bytes that the calling thread allocates between start and stop, summed over several such stretches. The JVM counts
 * them exactly, whatever the collector does, and what its compilers allocate is their own threads'.
 */
final class AllocationMeter
{
    /**
     * What may be allocated once however long a guard runs: the JVM gives objects that compiled code kept in registers
     * a place in memory when it leaves that code for interpreted code again. Over ten million operations it is 0.00
     * bytes for each; the smallest object in each thousandth of them would be 160,000.
     */
    static final long ONCE_BYTES = 4_096;

    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
    private long startBytes;
    private long bytes;

    void start()
    {
        startBytes = threads.getCurrentThreadAllocatedBytes();
    }

    void stop()
    {
        bytes += threads.getCurrentThreadAllocatedBytes() - startBytes;
    }

    /** Forgets what was counted: warming up is over. */
    void reset()
    {
        bytes = 0;
    }

    long bytes()
    {
        return bytes;
    }
}
