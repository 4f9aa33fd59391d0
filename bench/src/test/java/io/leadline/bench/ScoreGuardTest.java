package io.leadline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.leadline.bench.pair.Contender;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.result.ProgramResult;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

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
    private static final int WARM_UP_WALKS = 100;
    private static final int LAPS = 50;
    /** A sum that has grown by a digit, now and then; the smallest object for each snapshot would be 16. */
    private static final long BYTES_PER_SNAPSHOT = 4;
    private static final double LIMIT = 2.2;

    private static final List<Program> PROGRAMS = List.of(
        program("drift-mip-2023-03", "SOL-PERP", "BONK-PERP"),
        program("backpack-mm-2026", "BTC-PERP", "ETH-PERP", "SOL-PERP"));

    @TempDir
    private static Path folder;
    private static MemoryLog shorter;
    private static MemoryLog longer;

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
        RatioGate.require("decode and score by both programs / decode", LIMIT, new Contender()
        {
            @Override
            public long run()
            {
                score(shorter);

                return INSTANTS;
            }
        }, () ->
        {
            try (SnapshotLogReader reader = SnapshotLogReader.open(shorter.read()))
            {
                Record record = reader.next();
                while (record != Record.END)
                {
                    record = reader.next();
                }
            }

            return INSTANTS;
        });
    }
}
