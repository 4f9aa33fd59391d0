package io.leadline.demo;

/**
 * The simulated day, or a shorter stretch that stands for one.
 *
 * @param startEpochNs its first moment.
 * @param lengthNs     how long it lasts.
 */
record DaySpan(long startEpochNs, long lengthNs)
{
    private static final int PERMILLE = 1_000;

    /** A moment of the day, from 0 (its start) to 1000 (its end). */
    long epochNs(final int permille)
    {
        return startEpochNs + lengthNs / PERMILLE * permille;
    }

    long endEpochNs()
    {
        return startEpochNs + lengthNs;
    }
}
