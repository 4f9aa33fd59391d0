package io.leadline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DiceTest
{
    private static final int DRAWS = 200_000;

    @Test
    void shouldGiveTheSameStreamForTheSameNameOnly()
    {
        assertThat(new Dice(1, "a").below(Long.MAX_VALUE)).isEqualTo(new Dice(1, "a").below(Long.MAX_VALUE));
        assertThat(new Dice(1, "a").below(Long.MAX_VALUE)).isNotEqualTo(new Dice(1, "b").below(Long.MAX_VALUE));
        assertThat(new Dice(1, "a").below(Long.MAX_VALUE)).isNotEqualTo(new Dice(2, "a").below(Long.MAX_VALUE));
    }

    @Test
    void shouldStayBelowTheBoundAndReachEveryNumber()
    {
        final Dice dice = new Dice(7, "bound");
        final int[] seen = new int[6];
        for (int i = 0; i < DRAWS; i++)
        {
            seen[(int)dice.below(seen.length)]++;
        }

        for (final int count : seen)
        {
            assertThat(count).isBetween(DRAWS / 6 * 97 / 100, DRAWS / 6 * 103 / 100);
        }
    }

    @Test
    void shouldDrawAroundTheMean()
    {
        final Dice dice = new Dice(7, "around");
        long sum = 0;
        for (int i = 0; i < DRAWS; i++)
        {
            final long drawn = dice.around(1_000);
            assertThat(drawn).isBetween(500L, 1_500L);
            sum += drawn;
        }

        assertThat(sum / DRAWS).isBetween(990L, 1_010L);
    }

    @Test
    void shouldDrawABellOfUnitDeviation()
    {
        final Dice dice = new Dice(7, "bell");
        long sum = 0;
        long squares = 0;
        for (int i = 0; i < DRAWS; i++)
        {
            final long drawn = dice.bellE3();
            sum += drawn;
            squares += drawn * drawn;
        }

        assertThat(sum / DRAWS).isBetween(-10L, 10L);
        assertThat(squares / DRAWS).isBetween(980_000L, 1_020_000L);
    }
}
