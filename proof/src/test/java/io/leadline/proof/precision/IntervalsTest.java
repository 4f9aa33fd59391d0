package io.leadline.proof.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class IntervalsTest
{
    private static final long EVERY_NS = 1_000;
    private static final int MAKERS = 400;
    private static final int TRIALS = 4_000;

    @Test
    void shouldSampleEveryIntervalAtItsInstantAndNoOther()
    {
        for (long seed = 0; seed < MAKERS; seed++)
        {
            final MakerPresence maker = new SyntheticMakers(seed, 50 * EVERY_NS).ragged(EVERY_NS);
            final InstantDraw draw = InstantDraw.of(seed, "SOL-PERP", 3);
            final List<SampleState> sampled = new ArrayList<>();

            new Intervals(StateSteps.of(maker), EVERY_NS).sample(draw, (state, count) ->
            {
                for (long i = 0; i < count; i++)
                {
                    sampled.add(state);
                }
            });

            assertThat(sampled).as("seed=" + seed).isEqualTo(oneByOne(maker, draw));
        }
    }

    /** From the interval of the first bound to that of the last. */
    private static List<SampleState> oneByOne(final MakerPresence maker, final InstantDraw draw)
    {
        final List<SampleState> states = new ArrayList<>();
        final Stretches counted = maker.counted();
        if (counted.boundCount() == 0)
        {
            return states;
        }
        final long last = (counted.boundEpochNs(counted.boundCount() - 1) - 1) / EVERY_NS;
        for (long k = counted.boundEpochNs(0) / EVERY_NS; k <= last; k++)
        {
            final long instant = k * EVERY_NS + draw.offsetNs(k, EVERY_NS);
            states.add(maker.active().contains(instant) ? SampleState.ACTIVE
                : counted.contains(instant) ? SampleState.ABSENT : SampleState.UNCOUNTED);
        }

        return states;
    }

    @Test
    void shouldErrAsManyTrialsDo()
    {
        for (final double[] means : new double[][] {{300, 30}, {3, 1}, {0.3, 0.1}, {100, 0.05}})
        {
            final SyntheticMakers makers = new SyntheticMakers(17, 2 * SyntheticMakers.HOUR_NS);
            final MakerPresence maker = makers.maker(makers.chance(means[0], means[1]));
            final double uptime = maker.uptime().toWorkingDecimal().doubleValue();
            final Intervals intervals = new Intervals(StateSteps.of(maker), SyntheticMakers.SECOND_NS);

            double squares = 0;
            for (int trial = 0; trial < TRIALS; trial++)
            {
                final LagCounts samples = new LagCounts();
                intervals.sample(InstantDraw.of(4, "SOL-PERP", trial), samples);
                final double error = samples.activeCount() / (double)samples.countedCount() - uptime;
                squares += error * error;
            }

            assertThat(Math.sqrt(squares / TRIALS) / intervals.standardError(uptime))
                .as("means=" + means[0] + "/" + means[1])
                .isCloseTo(1, within(0.05));
        }
    }

    /** Excluded time and odd ends make the number of samples chance too. */
    @Test
    void shouldErrAsManyTrialsDoWhereOnlyPartsCount()
    {
        final SyntheticMakers makers = new SyntheticMakers(3, SyntheticMakers.DAY_NS);
        final Stretches counted = makers.chance(7_000.3, 1_000.7);
        final MakerPresence maker = new MakerPresence("maker", makers.chance(2_000, 500).and(counted), counted);
        final double uptime = maker.uptime().toWorkingDecimal().doubleValue();
        final Intervals intervals = new Intervals(StateSteps.of(maker), 60 * SyntheticMakers.SECOND_NS);

        double squares = 0;
        for (int trial = 0; trial < TRIALS; trial++)
        {
            final LagCounts samples = new LagCounts();
            intervals.sample(InstantDraw.of(4, "SOL-PERP", trial), samples);
            final double error = samples.activeCount() / (double)samples.countedCount() - uptime;
            squares += error * error;
        }

        assertThat(Math.sqrt(squares / TRIALS) / intervals.standardError(uptime)).isCloseTo(1, within(0.05));
    }

    @Test
    void shouldNotErrWhereNothingChangesWithinAnInterval()
    {
        final long start = SyntheticMakers.START_EPOCH_NS;
        final MakerPresence maker =
            new MakerPresence("maker", Stretches.of(start + 3 * EVERY_NS, start + 7 * EVERY_NS),
                Stretches.of(start, start + 9 * EVERY_NS));
        final Intervals intervals = new Intervals(StateSteps.of(maker), EVERY_NS);

        assertThat(intervals.standardError(4.0 / 9)).isZero();
        assertThat(intervals.mixedCount()).isZero();
    }

    @Test
    void shouldErrByTheBinomialOfOneInterval()
    {
        final long start = SyntheticMakers.START_EPOCH_NS;
        final MakerPresence maker =
            new MakerPresence(
                "maker", Stretches.of(start, start + EVERY_NS / 4), Stretches.of(start, start + EVERY_NS));

        assertThat(new Intervals(StateSteps.of(maker), EVERY_NS).standardError(0.25))
            .isCloseTo(Math.sqrt(0.25 * 0.75), within(1e-12));
    }
}
