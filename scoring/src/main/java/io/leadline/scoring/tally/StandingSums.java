package io.leadline.scoring.tally;

import java.util.Arrays;

import io.leadline.scoring.exact.WideIntegers;

/**
 * Sums over snapshots of numbers that stand until they change, numbered from 0: what does not move from one snapshot to
 * the next is not touched. Numbers are from 0 to 2^63 - 1, or small ones below 0; sums are exact to 2^127. Single
 * thread, no allocation but where it grows.
 *
 * <p>A number counts once for each snapshot in which it stands. So a change made after n snapshots is taken off the sum
 * n times, and whatever stands at the end is added as often as there were snapshots in all: nobody has to know since
 * when a number stands, one multiplication makes a change, and no branch depends on it. In between, the sum may be
 * anything; it wraps, and comes out right. A number and its sum lie side by side, in one cache line.
 */
final class StandingSums
{
    private static final int SUM_LOW = 1;
    private static final int SUM_HIGH = 2;
    private static final int LENGTH = 3;

    private long[] numbers = {};

    /** Makes room for so many numbers; new ones are 0. */
    void grow(final int count)
    {
        numbers = Arrays.copyOf(numbers, count * LENGTH);
    }

    /** Forgets all numbers and sums. */
    void clear()
    {
        Arrays.fill(numbers, 0);
    }

    /** What stands. */
    long standing(final int number)
    {
        return numbers[number * LENGTH];
    }

    /**
     * Takes what stands from now on.
     *
     * @param count snapshots before this one.
     */
    void stand(final int number, final long value, final long count)
    {
        final int at = number * LENGTH;
        final long change = numbers[at] - value;
        final long low = numbers[at + SUM_LOW];
        final long added = change * count;
        final long sum = low + added;
        numbers[at] = value;
        numbers[at + SUM_LOW] = sum;
        numbers[at + SUM_HIGH] += Math.multiplyHigh(change, count) + WideIntegers.carry(low, added, sum);
    }

    /**
     * Makes a sum whole: nothing stands behind it.
     *
     * @param count snapshots in all.
     */
    void settle(final int number, final long count)
    {
        stand(number, 0, count);
    }

    /** Low 64 bits of a sum that is whole. */
    long sumLow(final int number)
    {
        return numbers[number * LENGTH + SUM_LOW];
    }

    /** High 64 bits of it. */
    long sumHigh(final int number)
    {
        return numbers[number * LENGTH + SUM_HIGH];
    }
}
