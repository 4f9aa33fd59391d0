package io.leadline.proof.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.leadline.scoring.exact.WilsonInterval;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often the interval that a sample states holds the exact uptime. Longer runs by {@code leadline.precision.streams}
 * and {@code leadline.precision.trials}.
 */
class SamplingErrorTest
{
    private static final int STREAMS = Integer.getInteger("leadline.precision.streams", 20);
    private static final int TRIALS = Integer.getInteger("leadline.precision.trials", 100);
    private static final long FIRST_SEED = Long.getLong("leadline.precision.seed", 100);

    private static final List<String> ROWS = new ArrayList<>();

    /** What is tried, as a table beside the reports of tests. */
    @AfterAll
    static void writeTable() throws IOException
    {
        final List<String> lines = new ArrayList<>(List.of(
            STREAMS + " streams from seed " + FIRST_SEED + ", " + TRIALS + " schedules each: % of intervals that hold"
                + " the exact uptime",
            "",
            "| maker | every s | changes | stated | wilson | ± 1.96 exact errors |",
            "|---|--:|--:|--:|--:|--:|"));
        ROWS.stream().sorted().forEach(lines::add);
        Files.write(Path.of("target", "campaign-precision.md"), lines);
    }

    /** Share of trials in which it does, over streams and schedules. */
    private static double covered(final String name, final Kind kind, final long everySeconds, final long lengthNs)
    {
        long covered = 0;
        long wilson = 0;
        long design = 0;
        long changes = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + STREAMS; seed++)
        {
            final SyntheticMakers makers = new SyntheticMakers(seed, lengthNs);
            final MakerPresence maker = makers.maker(kind.stretches(makers));
            final double uptime = maker.active().lengthNs() / (double)maker.counted().lengthNs();
            final Intervals intervals =
                new Intervals(StateSteps.of(maker), everySeconds * SyntheticMakers.SECOND_NS);
            final double error = SamplingError.Z * intervals.standardError(uptime) + 1e-12;
            for (int trial = 0; trial < TRIALS; trial++)
            {
                final LagCounts samples = new LagCounts();
                intervals.sample(InstantDraw.of(seed, "SOL-PERP", trial), samples);
                final double share = samples.activeCount() / (double)samples.countedCount();
                covered += SamplingError.interval(samples).contains(uptime) ? 1 : 0;
                wilson += SamplingError.wilson(share, samples.countedCount()).contains(uptime) ? 1 : 0;
                design += Math.abs(share - uptime) <= error ? 1 : 0;
                changes += samples.changeCount();
            }
        }
        final double count = STREAMS * TRIALS;
        ROWS.add(String.format(
            Locale.ROOT, "| %s | %d | %.0f | %.1f | %.1f | %.1f |", name, everySeconds, changes / count,
            100 * covered / count, 100 * wilson / count, 100 * design / count));

        return covered / count;
    }

    private interface Kind
    {
        Stretches stretches(SyntheticMakers makers);
    }

    private static String chance(final double on, final double off)
    {
        return "by chance " + on + "/" + off;
    }

    private static String clock(final double period, final double offset, final double on, final double spread)
    {
        return "by clock " + on + " of " + period + " from " + offset + (spread > 0 ? " ± " + spread : "");
    }

    @ParameterizedTest(name = "there {0} s, away {1} s, every {2} s")
    @CsvSource({
        "300,30,1", "300,30,10", "300,30,60", "300,30,720", "3600,600,1", "3600,600,10", "3600,600,60", "3,1,1",
        "3,1,10", "3,1,60", "3,1,720", "10,10,1", "10,10,10", "10,10,60", "20,20,10", "120,120,60",
        "120,120,720", "100,0.05,1", "100,0.05,10", "0.3,0.1,10"})
    void shouldHoldTheExactUptimeIn95PercentOfTrialsWhereMakersComeAndGoByChance(
        final double on, final double off, final long everySeconds)
    {
        // Enough of them in a part of a day, where they change all the time.
        final boolean isBusy = on + off < 100 && everySeconds <= 10;
        final double covered = covered(
            chance(on, off), makers -> makers.chance(on, off), everySeconds,
            isBusy ? 4 * SyntheticMakers.HOUR_NS : SyntheticMakers.DAY_NS);

        assertThat(covered).isBetween(0.92, 0.98);
    }

    /** With fewer than about thirty changes among the samples, how many there are is chance too. */
    @ParameterizedTest(name = "there {0} s, away {1} s, every {2} s")
    @CsvSource({"3600,600,720", "100,0.05,60", "100,0.05,720", "20000,7000,60"})
    void shouldHoldItAtLeastSoOftenWhereSamplesHardlyEverChange(
        final double on, final double off, final long everySeconds)
    {
        final double covered = covered(
            chance(on, off), makers -> makers.chance(on, off), everySeconds, SyntheticMakers.DAY_NS);

        assertThat(covered).isGreaterThan(0.92);
    }

    @ParameterizedTest(name = "every {0} s")
    @CsvSource({"1", "10", "60", "720"})
    void shouldHoldItWhereLongAbsencesAndShortGapsMix(final long everySeconds)
    {
        final double covered = covered(
            "by chance 3600/1200, with gaps 10/0.2",
            makers -> makers.chance(3_600, 1_200).and(makers.chance(10, 0.2)), everySeconds, SyntheticMakers.DAY_NS);

        assertThat(covered).isBetween(0.92, 0.98);
    }

    @ParameterizedTest(name = "every {0} s, {2} s from {1} s on, spread {3} s, sampled every {4} s")
    @CsvSource({"10,-0.2,0.4,0,1", "10,-0.2,0.4,0.05,1", "30,0.5,28,3,1", "30,0.5,28,3,10", "10,0.3,0.4,0,10",
        "10,-0.2,0.4,0,60", "5,0.3,4.95,0.3,1"})
    void shouldHoldItWhereMakersKeepToAClock(
        final double period, final double offset, final double on, final double spread, final long everySeconds)
    {
        final double covered = covered(
            clock(period, offset, on, spread), makers -> makers.clock(period, offset, on, spread), everySeconds,
            everySeconds <= 10 ? 4 * SyntheticMakers.HOUR_NS : SyntheticMakers.DAY_NS);

        assertThat(covered).isBetween(0.92, 0.98);
    }

    /** What keeps to the schedule's own bounds: the interval is wider than need be, never shorter. */
    @ParameterizedTest(name = "every {0} s, {2} s from {1} s on")
    @CsvSource({"10,0.3,0.4", "2,0,1", "3,0.25,1.5"})
    void shouldHoldItMoreOftenWhereMakersKeepToTheBoundsOfIntervals(
        final double period, final double offset, final double on)
    {
        final double covered = covered(
            clock(period, offset, on, 0), makers -> makers.clock(period, offset, on, 0), 1,
            4 * SyntheticMakers.HOUR_NS);

        assertThat(covered).isGreaterThan(0.98);
    }

    @Test
    void shouldBeWilsonsWhereLooksAreIndependentOrNothingDiffers()
    {
        final LagCounts always = new LagCounts();
        always.onSamples(SampleState.ACTIVE, 500);
        final WilsonInterval wilson = WilsonInterval.of(500, 500);

        assertThat(SamplingError.interval(always).low())
            .isCloseTo(wilson.low().toWorkingDecimal().doubleValue(), within(1e-12));
        assertThat(SamplingError.interval(always).high()).isEqualTo(1);
        assertThat(SamplingError.standardError(always)).isZero();

        final LagCounts alternating = new LagCounts();
        for (int i = 0; i < 250; i++)
        {
            alternating.onSamples(SampleState.ACTIVE, 1);
            alternating.onSamples(SampleState.ABSENT, 1);
        }
        assertThat(SamplingError.interval(alternating).low())
            .isCloseTo(WilsonInterval.of(250, 500).low().toWorkingDecimal().doubleValue(), within(1e-12));
    }

    @Test
    void shouldStateASixthOfTheChangesWhereMakersStayForLong()
    {
        final LagCounts samples = new LagCounts();
        for (int i = 0; i < 40; i++)
        {
            samples.onSamples(SampleState.ACTIVE, 1_000);
            samples.onSamples(SampleState.ABSENT, 1_000);
        }

        // Each change lies anywhere in its interval: p(1 - p) is a sixth in the mean.
        assertThat(SamplingError.standardError(samples) * 80_000).isCloseTo(Math.sqrt(79 / 6.0), within(0.6));
    }
}
