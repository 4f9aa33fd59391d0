package io.leadline.proof.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;

import org.junit.jupiter.api.Test;

class RunsTest
{
    private static final int LENGTH = 60;
    private static final int PAIRS = 3_000;

    @Test
    void shouldGoOnWithAStretchThatBeginsWhereTheLastEnded()
    {
        final Runs runs = Runs.of(3, 7);
        runs.open(7);
        runs.close(9);

        assertThat(runs).isEqualTo(Runs.of(3, 9));
    }

    @Test
    void shouldForgetAStretchOfNoTime()
    {
        final Runs runs = Runs.of(3, 7);
        runs.open(8);
        runs.close(8);
        runs.add(9, 9);

        assertThat(runs).isEqualTo(Runs.of(3, 7));
    }

    @Test
    void shouldRefuseTimeThatRunsBack()
    {
        final Runs runs = Runs.of(3, 7);

        assertThatThrownBy(() -> runs.open(6)).hasMessage("time out of order: bound=open epochNs=6 last=7");
        assertThatThrownBy(() -> runs.close(9)).hasMessage("time out of order: bound=close epochNs=9 last=7");
    }

    @Test
    void shouldAgreeWithSetsOfMoments()
    {
        final Random random = new Random(5);
        for (int pair = 0; pair < PAIRS; pair++)
        {
            final BitSet left = moments(random);
            final BitSet right = moments(random);
            final BitSet both = (BitSet)left.clone();
            both.and(right);
            final BitSet without = (BitSet)left.clone();
            without.andNot(right);

            assertThat(runs(left).and(runs(right))).as("pair=" + pair).isEqualTo(runs(both));
            assertThat(runs(left).without(runs(right))).as("pair=" + pair).isEqualTo(runs(without));
            final int from = random.nextInt(LENGTH);
            final int to = from + random.nextInt(LENGTH - from);
            assertThat(runs(left).lengthNs(from, to)).as("pair=" + pair)
                .isEqualTo(left.get(from, to).cardinality());
            assertThat(runs(left).contains(from)).as("pair=" + pair).isEqualTo(left.get(from));
        }
    }

    private static BitSet moments(final Random random)
    {
        final BitSet moments = new BitSet(LENGTH);
        for (int i = random.nextInt(4); i < LENGTH; i += 1 + random.nextInt(9))
        {
            moments.set(i, Math.min(LENGTH, i + random.nextInt(6)));
        }

        return moments;
    }

    private static Runs runs(final BitSet moments)
    {
        final Runs runs = new Runs();
        for (int from = moments.nextSetBit(0); from >= 0; from = moments.nextSetBit(moments.nextClearBit(from)))
        {
            runs.add(from, moments.nextClearBit(from));
        }

        return runs;
    }
}
