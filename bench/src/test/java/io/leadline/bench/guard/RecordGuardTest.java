package io.leadline.bench.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import io.leadline.bench.flow.FlowLog;
import io.leadline.bench.pair.Contender;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Guards the way of what was measured into the log: encoded, hashed and appended. */
@Tag("guard")
@Isolated
class RecordGuardTest
{
    private static final int WARM_UP_INSTANTS = 600;
    /** Of {@link #MAKERS} entries each: ten million entries. */
    private static final long SNAPSHOTS = 200_000;
    private static final long MAKERS = 50;
    private static final long BLOCK_LENGTH = 64 << 20;
    private static final long BYTES_PER_BLOCK = 16 << 10;
    /**
     * What the JVM and the store do now and then: the store says so when a mapping took long. With two blocks it is
     * 65,536 bytes, a third of a byte for each snapshot and less than a hundredth of one for each entry; the smallest
     * object for each snapshot would be 3,200,000.
     */
    private static final long LET_PASS_BYTES = 32 << 10;
    /** Measured: 1.6 to 1.9. */
    private static final double LIMIT = 2.3;

    private static FlowLog flow;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeFlow()
    {
        flow = GuardFlow.log();
    }

    @Test
    void shouldAllocateNothingButByMappedBlock()
    {
        try (Recorder recorder = new Recorder(flow, GuardFlow.configuration(), folder))
        {
            for (int i = 0; i < WARM_UP_INSTANTS; i++)
            {
                recorder.move();
                recorder.take();
            }
            final AllocationMeter meter = new AllocationMeter();
            final long before = recorder.log().byteCount();
            final long snapshotsBefore = recorder.log().snapshotCount();
            while (recorder.log().snapshotCount() - snapshotsBefore < SNAPSHOTS)
            {
                recorder.move();
                meter.start();
                recorder.take();
                meter.stop();
            }

            final long recordedBytes = recorder.log().byteCount() - before;
            final long letPassBytes = LET_PASS_BYTES + (recordedBytes / BLOCK_LENGTH + 1) * BYTES_PER_BLOCK;

            assertThat(meter.bytes())
                .as("bytes allocated by recording %d snapshots, %d entries, %d bytes",
                    recorder.log().snapshotCount() - snapshotsBefore, SNAPSHOTS * MAKERS, recordedBytes)
                .isLessThanOrEqualTo(letPassBytes);
        }
    }

    @Test
    void shouldCostNoMoreThanAboutAsMuchAgainAsMeasuring()
    {
        try (Recorder recorder = new Recorder(flow, GuardFlow.configuration(), folder);
            Recorder measured = new Recorder(flow, GuardFlow.configuration(), null))
        {
            RatioGate.require(
                "measure, encode, hash and append / measure", LIMIT, contender(recorder), contender(measured));
        }
    }

    private static Contender contender(final Recorder recorder)
    {
        return new Contender()
        {
            @Override
            public void prepare()
            {
                recorder.move();
            }

            @Override
            public long run()
            {
                return recorder.take();
            }
        };
    }
}
