package io.leadline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.leadline.event.Side;

final class HabitTest
{
    private static final DaySpan SPAN = new DaySpan(10_000, 1_000);

    private final Dice dice = new Dice(1, "habit");

    @Test
    void shouldBeAwayFromTheFirstMomentToTheSecondExclusive()
    {
        final Habit habit = new Habit.Away(250, 500);

        assertThat(habit.shows(Side.BID, 10_249, SPAN)).isTrue();
        assertThat(habit.shows(Side.BID, 10_250, SPAN)).isFalse();
        assertThat(habit.shows(Side.ASK, 10_499, SPAN)).isFalse();
        assertThat(habit.shows(Side.ASK, 10_500, SPAN)).isTrue();
    }

    @Test
    void shouldMissAsksAndBidsInTurn()
    {
        final Habit habit = new Habit.OneSided(100, 30);

        assertThat(habit.shows(Side.ASK, 10_000, SPAN)).isFalse();
        assertThat(habit.shows(Side.BID, 10_000, SPAN)).isTrue();
        assertThat(habit.shows(Side.ASK, 10_029, SPAN)).isFalse();
        assertThat(habit.shows(Side.ASK, 10_030, SPAN)).isTrue();
        assertThat(habit.shows(Side.BID, 10_129, SPAN)).isFalse();
        assertThat(habit.shows(Side.ASK, 10_129, SPAN)).isTrue();
        assertThat(habit.shows(Side.BID, 10_130, SPAN)).isTrue();
    }

    @Test
    void shouldFlashAroundWholeMultiplesOnly()
    {
        final Habit habit = new Habit.Flashing(1_000, 20);

        assertThat(habit.shows(Side.BID, 9_979, SPAN)).isFalse();
        assertThat(habit.shows(Side.BID, 9_980, SPAN)).isTrue();
        assertThat(habit.shows(Side.ASK, 10_020, SPAN)).isTrue();
        assertThat(habit.shows(Side.ASK, 10_021, SPAN)).isFalse();
    }

    @Test
    void shouldLookAtTheEndOfAFlashThenBeforeTheMiddleOfTheNext()
    {
        final Habit habit = new Habit.Flashing(1_000, 20);

        assertThat(habit.nextLookEpochNs(9_985, 1, dice)).isEqualTo(10_021);
        for (int i = 0; i < 1_000; i++)
        {
            assertThat(habit.nextLookEpochNs(10_021, 1, dice)).isBetween(10_980L, 10_999L);
            assertThat(habit.nextLookEpochNs(10_500, 1, dice)).isBetween(10_980L, 10_999L);
        }
    }
}
