package io.leadline.proof.precision;

import java.nio.charset.StandardCharsets;

/**
 * One random schedule of a market among many: an instant for each interval, from a seed alone, so that all makers of
 * the market are looked at at the same moments. Stands for the keyed schedule of a real log, whose instants are as even
 * and as independent, at a hundredth of the time. Immutable.
 */
final class InstantDraw
{
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final long key;

    private InstantDraw(final long key)
    {
        this.key = key;
    }

    /** A schedule by its number. */
    static InstantDraw of(final long seed, final String market, final long number)
    {
        long key = mix(seed);
        for (final byte unit : market.getBytes(StandardCharsets.UTF_8))
        {
            key = mix(key + GOLDEN * unit);
        }

        return new InstantDraw(mix(key + GOLDEN * number));
    }

    /** From the start of an interval to its instant: 0 to below the interval's length. */
    long offsetNs(final long interval, final long everyNs)
    {
        // A number below 2^63 as a fraction of it; an interval is shorter than 2^47 ns.
        return Math.multiplyHigh(mix(key ^ mix(interval)) >>> 1, 2 * everyNs);
    }

    /** The finishing function of SplitMix64 (G. Steele, D. Lea, C. Flood, 2014). */
    private static long mix(final long number)
    {
        final long first = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        final long second = (first ^ first >>> 27) * 0x94d049bb133111ebL;

        return second ^ second >>> 31;
    }
}
