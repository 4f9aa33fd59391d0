package io.leadline.fuzz;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/** Reads an input within a limit of memory: nothing that an input says of lengths makes the reader ask for so much. */
final class BoundedReading
{
    private static final ThreadMXBean THREADS = (ThreadMXBean)ManagementFactory.getThreadMXBean();

    private BoundedReading()
    {
    }

    /** Reads it on this thread; twice where it took too much, as classes that are loaded by the way take memory too. */
    static void read(final FuzzTarget target, final byte[] input)
    {
        if (allocated(target, input) > target.maxAllocation())
        {
            final long allocated = allocated(target, input);
            if (allocated > target.maxAllocation())
            {
                throw new AssertionError(
                    "too much memory: allocated=" + allocated + " limit=" + target.maxAllocation() + " input=" +
                    input.length);
            }
        }
    }

    private static long allocated(final FuzzTarget target, final byte[] input)
    {
        final long before = THREADS.getCurrentThreadAllocatedBytes();
        target.read(input);

        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
