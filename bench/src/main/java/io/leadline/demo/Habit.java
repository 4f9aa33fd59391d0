package io.leadline.demo;

import io.leadline.event.Side;

/** When a maker shows which side of its quotes: a function of venue time alone. Immutable. */
sealed interface Habit
{
    /**
     * Whether the side is shown.
     *
     * @param side        bid or ask.
     * @param timeEpochNs venue time.
     * @param span        the simulated day.
     */
    boolean shows(int side, long timeEpochNs, DaySpan span);

    /** When to look at the market again; by default after about the maker's usual time between two looks. */
    default long nextLookEpochNs(final long timeEpochNs, final long lookEveryNs, final Dice dice)
    {
        return timeEpochNs + dice.around(lookEveryNs);
    }

    /** Both sides, always. */
    record Steady() implements Habit
    {
        @Override
        public boolean shows(final int side, final long timeEpochNs, final DaySpan span)
        {
            return true;
        }
    }

    /** Both sides, but gone from one thousandth of the day to another, exclusive. */
    record Away(int fromPermille, int toPermille) implements Habit
    {
        @Override
        public boolean shows(final int side, final long timeEpochNs, final DaySpan span)
        {
            return timeEpochNs < span.epochNs(fromPermille) || timeEpochNs >= span.epochNs(toPermille);
        }
    }

    /** One side is missing for the first part of each cycle, bids and asks in turn. */
    record OneSided(long cycleNs, long oneSidedNs) implements Habit
    {
        @Override
        public boolean shows(final int side, final long timeEpochNs, final DaySpan span)
        {
            final long missing = timeEpochNs / cycleNs % 2 == 0 ? Side.ASK : Side.BID;

            return side != missing || timeEpochNs % cycleNs >= oneSidedNs;
        }
    }

    /** Both sides, for a moment around every whole multiple of a time; nothing in between. */
    record Flashing(long everyNs, long aroundNs) implements Habit
    {
        @Override
        public boolean shows(final int side, final long timeEpochNs, final DaySpan span)
        {
            return (timeEpochNs + aroundNs) % everyNs <= 2 * aroundNs;
        }

        @Override
        public long nextLookEpochNs(final long timeEpochNs, final long lookEveryNs, final Dice dice)
        {
            final long flashStart = timeEpochNs - (timeEpochNs + aroundNs) % everyNs;
            final long flashEnd = flashStart + 2 * aroundNs + 1;
            if (timeEpochNs < flashEnd)
            {
                return flashEnd;
            }

            return flashStart + everyNs + dice.below(aroundNs);
        }
    }
}
