package io.leadline.bench.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

import io.leadline.bench.flow.FlowLog;
import io.leadline.bench.flow.FlowShape;
import io.leadline.bench.flow.MemoryLog;
import io.leadline.bench.pair.Contender;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.scoring.LogPass;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.result.ProgramResult;
import io.leadline.snapshot.SnapshotLogReader;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Guards the scoring of a log by the built-in programs: what each further snapshot costs. */
@Tag("guard")
@Isolated
class ScoreGuardTest
{
    private static final int INSTANTS = 20;
    private static final int WALKED_INSTANTS = 160;
    private static final int CHUNK_RECORDS = 32;
    private static final int WARM_UP_WALKS = 60;
    private static final int LAPS = 20;
    /** A sum that has grown by a digit, now and then; the smallest object for each snapshot would be 16. */
    private static final long BYTES_PER_SNAPSHOT = 4;
    /** Measured: 1.9, where every maker moved. */
    private static final double LIMIT = 2.8;

    private static final List<Program> PROGRAMS = List.of(
        program("drift-mip-2023-03", "SOL-PERP", "BONK-PERP"),
        program("backpack-mm-2026", "BTC-PERP", "ETH-PERP", "SOL-PERP"));

    @TempDir
    private static Path folder;
    private static MemoryLog shorter;
    private static MemoryLog longer;
    private static MemoryLog walked;

    /** A built-in program for the flow's markets in place of its own. */
    private static Program program(final String name, final String... markets)
    {
        String text = new String(Programs.builtInBytes(name), StandardCharsets.UTF_8);
        for (int i = 0; i < markets.length; i++)
        {
            text = text.replaceAll("\\b" + markets[i] + "\\b", FlowShape.marketName(i));
        }

        return Programs.parse(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @BeforeAll
    static void writeLogs()
    {
        final FlowLog flow = GuardFlow.log();
        shorter = write(flow, "shorter", INSTANTS);
        longer = write(flow, "longer", 2 * INSTANTS);
        walked = write(flow, "walked", WALKED_INSTANTS);
    }

    private static MemoryLog write(final FlowLog flow, final String name, final int instants)
    {
        try (Recorder recorder = new Recorder(flow, GuardFlow.configuration(), folder.resolve(name)))
        {
            for (int i = 0; i < instants; i++)
            {
                recorder.move();
                recorder.take();
            }
        }

        return new MemoryLog(folder.resolve(name));
    }

    /** Without it, a guard over programs that find nothing to score could not fail. */
    @Test
    void shouldHaveMakersToScoreInEveryProgram()
    {
        for (final ProgramResult program : score(shorter).result().programs())
        {
            assertThat(program.periods().get(0).markets())
                .isNotEmpty()
                .allSatisfy(market -> assertThat(market.makers()).hasSize(GuardFlow.SHAPE.makers()));
        }
    }

    private static Scoring score(final MemoryLog log)
    {
        final Scoring scoring = new Scoring(ScoreRequest.of(PROGRAMS, "guard"));
        try (SnapshotLogReader reader = SnapshotLogReader.open(log.read()))
        {
            scoring.read(reader);
        }

        return scoring;
    }

    private static long bytes(final MemoryLog log)
    {
        final AllocationMeter meter = new AllocationMeter();
        meter.start();
        score(log);
        meter.stop();

        return meter.bytes();
    }

    /**
     * Of two logs of one day with the same makers, the longer one takes no more memory to score, or hardly more. The
     * median walk is judged: until it is compiled, code allocates what the compiler then does without.
     */
    @Test
    void shouldAllocateNothingForAFurtherSnapshot()
    {
        for (int i = 0; i < WARM_UP_WALKS; i++)
        {
            score(longer);
        }
        final long snapshots = (long)INSTANTS * GuardFlow.SHAPE.markets();
        final long[] bytes = new long[LAPS];
        for (int lap = 0; lap < LAPS; lap++)
        {
            bytes[lap] = bytes(longer) - bytes(shorter);
        }
        Arrays.sort(bytes);

        assertThat(bytes[LAPS / 2]).as("bytes allocated for scoring %d further snapshots", snapshots)
            .isLessThan(BYTES_PER_SNAPSHOT * snapshots);
    }

    @Test
    void shouldCostLittleMoreThanDecoding()
    {
        RatioGate.require(
            "decode and score by both programs / decode", LIMIT, new Walk(ScoreGuardTest::scored),
            new Walk(ScoreGuardTest::decoded));
    }

    private static LongConsumer scored()
    {
        final Scoring scoring = new Scoring(ScoreRequest.of(PROGRAMS, "guard"));
        final LogPass pass = scoring.begin(SnapshotLogReader.open(walked.read()));

        return pass::run;
    }

    private static LongConsumer decoded()
    {
        final SnapshotLogReader reader = SnapshotLogReader.open(walked.read());

        return records ->
        {
            for (long i = 0; i < records; i++)
            {
                reader.next();
            }
        };
    }

    /** A log from its start again and again, some records a chunk. */
    private static final class Walk implements Contender
    {
        private final Supplier<LongConsumer> walks;
        private LongConsumer walk;
        private int left;

        private Walk(final Supplier<LongConsumer> walks)
        {
            this.walks = walks;
        }

        @Override
        public void prepare()
        {
            if (left == 0)
            {
                walk = walks.get();
                left = WALKED_INSTANTS * GuardFlow.SHAPE.markets() / CHUNK_RECORDS;
            }
            left--;
        }

        @Override
        public long run()
        {
            walk.accept(CHUNK_RECORDS);

            return CHUNK_RECORDS;
        }
    }
}
