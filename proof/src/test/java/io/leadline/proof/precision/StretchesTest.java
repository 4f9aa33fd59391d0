package io.leadline.proof.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;

import org.junit.jupiter.api.Test;

class StretchesTest
{
    private static final int LENGTH = 60;
    private static final int PAIRS = 3_000;

    @Test
    void shouldGoOnWithAStretchThatBeginsWhereTheLastEnded()
    {
        final Stretches stretches = Stretches.of(3, 7);
        stretches.open(7);
        stretches.close(9);

        assertThat(stretches).isEqualTo(Stretches.of(3, 9));
    }

    @Test
    void shouldForgetAStretchOfNoTime()
    {
        final Stretches stretches = Stretches.of(3, 7);
        stretches.open(8);
        stretches.close(8);
        stretches.add(9, 9);

        assertThat(stretches).isEqualTo(Stretches.of(3, 7));
    }

    @Test
    void shouldRefuseTimeThatRunsBack()
    {
        final Stretches stretches = Stretches.of(3, 7);

        assertThatThrownBy(() -> stretches.open(6)).hasMessage("time out of order: bound=open epochNs=6 last=7");
        assertThatThrownBy(() -> stretches.close(9)).hasMessage("time out of order: bound=close epochNs=9 last=7");
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

            assertThat(stretches(left).and(stretches(right))).as("pair=" + pair).isEqualTo(stretches(both));
            assertThat(stretches(left).without(stretches(right))).as("pair=" + pair).isEqualTo(stretches(without));
            final int from = random.nextInt(LENGTH);
            final int to = from + random.nextInt(LENGTH - from);
            assertThat(stretches(left).lengthNs(from, to)).as("pair=" + pair)
                .isEqualTo(left.get(from, to).cardinality());
            assertThat(stretches(left).contains(from)).as("pair=" + pair).isEqualTo(left.get(from));
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

    private static Stretches stretches(final BitSet moments)
    {
        final Stretches stretches = new Stretches();
        for (int from = moments.nextSetBit(0); from >= 0; from = moments.nextSetBit(moments.nextClearBit(from)))
        {
            stretches.add(from, moments.nextClearBit(from));
        }

        return stretches;
    }
}
