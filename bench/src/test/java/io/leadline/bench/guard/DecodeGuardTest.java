package io.leadline.bench.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import io.leadline.bench.flow.MemoryLog;
import io.leadline.bench.pair.Contender;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Guards the decoding of a snapshot log. */
@Tag("guard")
@Isolated
class DecodeGuardTest
{
    private static final int INSTANTS = 100;
    private static final int FIRST_RECORDS = 2 * GuardFlow.SHAPE.markets();
    private static final int CHUNK_RECORDS = 32;
    private static final long OPERATIONS = 10_000_000;
    /** Measured: 2.6 to 3. */
    private static final double LIMIT = 4.5;

    @TempDir
    private static Path folder;
    private static MemoryLog log;

    @BeforeAll
    static void writeLog()
    {
        try (Recorder recorder = new Recorder(GuardFlow.log(), GuardFlow.configuration(), folder))
        {
            for (int i = 0; i < INSTANTS; i++)
            {
                recorder.move();
                recorder.take();
            }
        }
        log = new MemoryLog(folder);
    }

    @Test
    void shouldAllocateNothing()
    {
        final AllocationMeter meter = new AllocationMeter();
        decode(meter);
        decode(meter);
        meter.reset();
        long fieldCount = 0;
        while (fieldCount < OPERATIONS)
        {
            fieldCount += decode(meter);
        }

        assertThat(meter.bytes()).as("bytes allocated by decoding %d fields", fieldCount)
            .isLessThanOrEqualTo(AllocationMeter.ONCE_BYTES);
    }

    /** One walk over the log; all but its first records, which bring names and capacities, are metered. */
    private static long decode(final AllocationMeter meter)
    {
        long fieldCount = 0;
        try (SnapshotLogReader reader = SnapshotLogReader.open(log.read()))
        {
            for (int i = 0; i < FIRST_RECORDS; i++)
            {
                reader.next();
            }
            meter.start();
            while (reader.next() == Record.SNAPSHOT)
            {
                fieldCount += (long)reader.snapshot().entityCount() * reader.layout().fieldCount();
            }
            meter.stop();
        }

        return fieldCount;
    }

    /**
     * The plain form of a record: each field of each entity as a long, added up, and from a cache, since the bandwidth
     * of a shared memory is the one thing here that another's work changes several times over.
     */
    @Test
    void shouldStayWithinReachOfAddingUpThePlainForm()
    {
        RatioGate.require("decode a record / add up its plain form", LIMIT, new Decoding(), new Summing());
    }

    private static final class Decoding implements Contender
    {
        private SnapshotLogReader reader;
        private int left;

        @Override
        public void prepare()
        {
            if (left < CHUNK_RECORDS)
            {
                reader = SnapshotLogReader.open(log.read());
                left = INSTANTS * GuardFlow.SHAPE.markets();
            }
            left -= CHUNK_RECORDS;
        }

        @Override
        public long run()
        {
            for (int i = 0; i < CHUNK_RECORDS; i++)
            {
                reader.next();
            }

            return CHUNK_RECORDS;
        }
    }

    private static final class Summing implements Contender
    {
        private final long[] plain = plain();
        private long sum;

        /** The first records, one behind another. */
        private static long[] plain()
        {
            try (SnapshotLogReader reader = SnapshotLogReader.open(log.read()))
            {
                final int length = (GuardFlow.SHAPE.makers() + 1) * reader.layout().fieldCount();
                final long[] plain = new long[CHUNK_RECORDS * length];
                for (int i = 0; i < CHUNK_RECORDS; i++)
                {
                    reader.next();
                    put(reader.snapshot(), reader.layout().fieldCount(), plain, i * length);
                }

                return plain;
            }
        }

        private static void put(final Snapshot snapshot, final int fieldCount, final long[] plain, final int index)
        {
            for (int i = 0; i < snapshot.entityCount() * fieldCount; i++)
            {
                plain[index + i] = snapshot.low(i / fieldCount, i % fieldCount);
            }
        }

        @Override
        public long run()
        {
            for (final long field : plain)
            {
                sum += field;
            }

            return CHUNK_RECORDS;
        }

        @Override
        public String toString()
        {
            return "sum=" + sum;
        }
    }
}
