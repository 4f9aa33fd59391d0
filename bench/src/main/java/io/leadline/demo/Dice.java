package io.leadline.demo;

import java.util.SplittableRandom;

/**
 * One agent's own seeded stream of whole numbers. Only {@link SplittableRandom#nextLong()} is drawn from, whose
 * algorithm is the same in every JDK, so that a seed gives the same day everywhere. Single thread.
 */
final class Dice
{
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int BELL_DRAWS = 4;
    private static final long BELL_REACH = 1_000;
    /** Standard deviation of the sum of four uniform draws from -1000 to 1000. */
    private static final long BELL_DEVIATION = 1_155;

    private final SplittableRandom random;

    /** The stream of one name under a seed: adding an agent leaves the streams of all others as they are. */
    Dice(final long seed, final String name)
    {
        long hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++)
        {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        random = new SplittableRandom(seed ^ hash);
    }

    /** From 0 to the bound, exclusive. */
    long below(final long bound)
    {
        return Long.remainderUnsigned(random.nextLong(), bound);
    }

    /** Half to one and a half times the mean. */
    long around(final long mean)
    {
        return mean / 2 + below(mean + 1);
    }

    /** True once in n draws. */
    boolean isOneIn(final long n)
    {
        return below(n) == 0;
    }

    /** Bell-shaped around 0, in thousandths of a standard deviation. */
    long bellE3()
    {
        long sum = 0;
        for (int i = 0; i < BELL_DRAWS; i++)
        {
            sum += below(2 * BELL_REACH + 1) - BELL_REACH;
        }

        return sum * 1_000 / BELL_DEVIATION;
    }
}
