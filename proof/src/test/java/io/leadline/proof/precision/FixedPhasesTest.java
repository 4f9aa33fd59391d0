package io.leadline.proof.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;

/** Intervals of so few ns that every phase can be tried. */
class FixedPhasesTest
{
    private static final long EVERY_NS = 200;
    private static final int MARKETS = 200;
    private static final MarketPrecision.Kind KIND = new MarketPrecision.Kind(EVERY_NS, false);

    @Test
    void shouldComeToWhatEveryPhaseComesTo()
    {
        for (long seed = 0; seed < MARKETS; seed++)
        {
            final SyntheticMakers synthetic = new SyntheticMakers(seed, 30 * EVERY_NS);
            final List<MakerPresence> makers = List.of(
                synthetic.ragged(EVERY_NS), synthetic.ragged(EVERY_NS), synthetic.ragged(EVERY_NS),
                new MakerPresence("always", synthetic.whole(), synthetic.whole()));
            final double[] uptimes = makers.stream()
                .mapToDouble(maker -> maker.uptime() == null ? 0 : maker.uptime().toWorkingDecimal().doubleValue())
                .toArray();
            final FixedPhases phases = new FixedPhases(makers, uptimes, EVERY_NS);

            final RankErrors ranks = new RankErrors(uptimes);
            final double[] squares = new double[uptimes.length];
            final double[] largest = new double[uptimes.length];
            final int[] phaseCounts = new int[uptimes.length];
            for (long phase = 0; phase < EVERY_NS; phase++)
            {
                final double[] sampled = new double[uptimes.length];
                for (int maker = 0; maker < uptimes.length; maker++)
                {
                    final long counted = count(makers.get(maker).counted(), phase);
                    if (counted > 0)
                    {
                        sampled[maker] = count(makers.get(maker).active(), phase) / (double)counted;
                        final double error = Math.abs(sampled[maker] - uptimes[maker]);
                        squares[maker] += error * error;
                        largest[maker] = Math.max(largest[maker], error);
                        phaseCounts[maker]++;
                    }
                }
                ranks.add(sampled, 1);
            }

            assertThat(phases.schedule(KIND).reversed()).as("seed=" + seed).isEqualTo(ranks.reversed());
            assertThat(phases.schedule(KIND).open()).as("seed=" + seed).isEqualTo(ranks.open());
            for (int maker = 0; maker < uptimes.length; maker++)
            {
                final double error = phaseCounts[maker] == 0 ? 0 : Math.sqrt(squares[maker] / phaseCounts[maker]);
                assertThat(phases.error(maker).standardError()).as("seed=" + seed).isCloseTo(error, within(1e-12));
                assertThat(phases.error(maker).largestError()).as("seed=" + seed).isEqualTo(largest[maker]);
                assertThat(phases.error(maker).wrongRank()).as("seed=" + seed).isEqualTo(ranks.wrongRank(maker));
            }
        }
    }

    @Test
    void shouldLookAtOrdersOnAGridWhereThereAreTooMany()
    {
        final long everyNs = 60 * SyntheticMakers.SECOND_NS;
        final SyntheticMakers synthetic = new SyntheticMakers(3, SyntheticMakers.DAY_NS);
        final List<MakerPresence> makers = List.of(
            synthetic.maker(synthetic.chance(3, 3)), synthetic.maker(synthetic.chance(3, 3.05)),
            synthetic.maker(synthetic.chance(3, 2.98)));
        final double[] uptimes =
            makers.stream().mapToDouble(maker -> maker.uptime().toWorkingDecimal().doubleValue()).toArray();

        final MarketPrecision.SchedulePrecision all = new FixedPhases(makers, uptimes, everyNs).schedule(KIND);
        final MarketPrecision.SchedulePrecision grid = new FixedPhases(makers, uptimes, everyNs, 1).schedule(KIND);

        assertThat(all.reversed()).isBetween(0.1, 0.9);
        assertThat(grid.reversed()).isCloseTo(all.reversed(), within(0.04)).isNotEqualTo(all.reversed());
        assertThat(grid.open()).isCloseTo(all.open(), within(0.04));
    }

    private static long count(final Stretches stretches, final long phase)
    {
        long count = 0;
        final long first = SyntheticMakers.START_EPOCH_NS / EVERY_NS - 1;
        for (long k = first; k < first + 300; k++)
        {
            count += stretches.contains(k * EVERY_NS + phase) ? 1 : 0;
        }

        return count;
    }
}
