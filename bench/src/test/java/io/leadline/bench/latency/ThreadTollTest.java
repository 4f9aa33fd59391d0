package io.leadline.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ThreadTollTest
{
    private static final int PARKS = 20;

    @Test
    void shouldReadWhatTheKernelWrites()
    {
        final ThreadToll.Counts counts = ThreadToll.Counts.of(
            7, "123456789 4567 89\n",
            "Name:\tjava\nvoluntary_ctxt_switches:\t1050\nnonvoluntary_ctxt_switches:\t17\n");

        assertThat(counts).isEqualTo(new ThreadToll.Counts(7, 123_456_789, 4_567, 1_050, 17));
    }

    @Test
    void shouldCountWhatLiesBetweenStartAndStopAlone()
    {
        Assumptions.assumeTrue(
            Files.exists(Path.of("/proc/thread-self/schedstat")), "the kernel tells nothing of its threads");
        final ThreadToll toll = new ThreadToll("parked");
        park();
        toll.start();
        park();
        toll.stop();
        final ThreadToll.Counts once = toll.sum();
        park();

        assertThat(once.voluntary()).isGreaterThanOrEqualTo(PARKS / 2);
        assertThat(once.clockNs()).isPositive();
        assertThat(toll.sum()).isEqualTo(once);
        toll.start();
        toll.stop();
        assertThat(toll.sum().voluntary()).isBetween(once.voluntary(), once.voluntary() + PARKS / 2);
        assertThat(printed(toll)).startsWith("parked ");
    }

    /** Gives up the processor again and again. */
    private static void park()
    {
        for (int i = 0; i < PARKS; i++)
        {
            LockSupport.parkNanos(100_000);
        }
    }

    private static String printed(final ThreadToll toll)
    {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        toll.print(new PrintStream(bytes));

        return bytes.toString();
    }
}
