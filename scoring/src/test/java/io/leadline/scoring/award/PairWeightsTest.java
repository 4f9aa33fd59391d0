package io.leadline.scoring.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.leadline.program.VolumePoolAward.Below;
import io.leadline.program.VolumePoolAward.Boost;
import io.leadline.program.VolumePoolAward.Cut;
import io.leadline.program.VolumePoolAward.Excess;
import io.leadline.program.VolumePoolAward.Weighting;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.figure.MakerFigures;

import org.junit.jupiter.api.Test;

/** Boosts and cuts of Backpack's program of 2024: PROGRAMS sections 3 and 7. */
class PairWeightsTest
{
    private static final Weighting CAP = boost(Excess.CAP);
    private static final Weighting CUT = new Cut(
        new BigDecimal("0.95"), new BigDecimal("0.80"), new BigDecimal("0.30"), Below.FORFEIT);

    @Test
    void shouldTakeTheBoostFromThoseBelow()
    {
        assertThat(earned(CAP, maker("A", 40, "0.9"), maker("B", 20, "0.81"), maker("C", 40, "0.5")))
            .containsExactly("52", "26", "22");
    }

    @Test
    void shouldShrinkTheBoostToWhatThoseBelowHave()
    {
        final MakerFigures[] makers = {maker("A", 50, "0.9"), maker("B", 30, "0.81"), maker("C", 20, "0.5")};

        assertThat(earned(CAP, makers)).containsExactly("62.5", "37.5", "0");
        assertThat(earned(boost(Excess.RENORMALISE), makers)).containsExactly("65", "39", "0");
    }

    @Test
    void shouldNeitherBoostNorTakeExactlyAtTheBound()
    {
        assertThat(earned(CAP, maker("A", 40, "0.9"), maker("B", 20, "0.8"), maker("C", 40, "0.79")))
            .containsExactly("52", "20", "28");
    }

    @Test
    void shouldBoostNobodyWhenNobodyIsBelowOrAbove()
    {
        assertThat(earned(CAP, maker("A", 40, "0.9"), maker("B", 20, "0.8"))).containsExactly("40", "20");
        assertThat(earned(CAP, maker("A", 40, "0.7"), maker("B", 20, "0.8"))).containsExactly("40", "20");
        assertThat(earned(CAP, maker("A", 40, "0.9"), maker("B", 0, "0.1"))).containsExactly("40", "0");
    }

    @Test
    void shouldPassTheCutOnToThoseAboveByVolume()
    {
        final Map<String, PairWeights.Weight> weights = PairWeights.of(List.of(
            maker("A", 40, "0.951"), maker("B", 10, "0.96"), maker("C", 30, "0.95"), maker("D", 20, "0.799")), CUT);

        // 30 percent of 30 are 9: 7.2 and 1.8 to those of 40 and 10.
        assertThat(weights.values()).extracting(weight -> Claims.text(weight.earned()))
            .containsExactly("47.2", "11.8", "21", "0");
        assertThat(weights.values()).extracting(weight -> Claims.text(weight.forfeited()))
            .containsExactly("0", "0", "0", "20");
        assertThat(weights.get("D").reason()).isEqualTo("kpi_uptime have=0.799 need>=0.8");
    }

    @Test
    void shouldForfeitTheCutWhenNobodyIsAbove()
    {
        final Map<String, PairWeights.Weight> weights = PairWeights.of(List.of(maker("C", 30, "0.80")), CUT);

        assertThat(Claims.text(weights.get("C").earned())).isEqualTo("21");
        assertThat(Claims.text(weights.get("C").forfeited())).isEqualTo("9");
    }

    @Test
    void shouldLeaveOutWhoIsBelowWhenTheirVolumeIsDropped()
    {
        final Weighting drop = new Cut(
            new BigDecimal("0.95"), new BigDecimal("0.80"), new BigDecimal("0.30"), Below.DROP);
        final Map<String, PairWeights.Weight> weights = PairWeights.of(
            List.of(maker("A", 40, "0.96"), maker("D", 20, "0.1")), drop);

        assertThat(weights.get("D").forfeited()).isEqualTo(Rational.ZERO);
        assertThat(Claims.text(weights.get("A").earned())).isEqualTo("40");
    }

    @Test
    void shouldAddUpToTheVolumeWhateverTheUptimes()
    {
        for (long seed = 11; seed < 211; seed++)
        {
            final Random random = new Random(seed);
            final List<MakerFigures> makers = new ArrayList<>();
            Rational volume = Rational.ZERO;
            for (int i = 0; i < 1 + random.nextInt(6); i++)
            {
                makers.add(maker("m" + i, random.nextInt(1_000), "0." + (75 + random.nextInt(25))));
                volume = volume.plus(makers.get(i).volume());
            }
            for (final Weighting weighting : List.of(CAP, CUT))
            {
                final Rational sum = PairWeights.of(makers, weighting).values().stream()
                    .map(weight -> weight.earned().plus(weight.forfeited()))
                    .reduce(Rational.ZERO, Rational::plus);

                assertThat(sum).as("seed=%d %s", seed, weighting).isEqualByComparingTo(volume);
            }
        }
    }

    private static Weighting boost(final Excess excess)
    {
        return new Boost(new BigDecimal("0.80"), new BigDecimal("0.30"), excess);
    }

    private static List<String> earned(final Weighting weighting, final MakerFigures... makers)
    {
        return PairWeights.of(List.of(makers), weighting).values().stream()
            .map(weight -> Claims.text(weight.earned()))
            .toList();
    }

    private static MakerFigures maker(final String name, final long volume, final String kpiUptime)
    {
        final Rational uptime = Rational.of(new BigDecimal(kpiUptime));

        return new MakerFigures(
            name, 1_000, 1_000, 1_000, Rational.ONE, Rational.ONE, Rational.ONE, Rational.of(volume), Rational.ZERO,
            null, List.of(), List.of(uptime), List.of());
    }
}
