package io.leadline.naive;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A price beside an edge and the answer that is right for it. Limits come from whole-number division, not from the
 * comparison that is under test.
 *
 * @param isBid              the side that the price stands on.
 * @param referenceHalfTicks twice the reference: bid plus ask for a mid, an even number for a touch.
 * @param edgeBpsE2          the edge, in hundredths of a basis point.
 * @param priceTicks         the price, from 1 to 2^41 - 1.
 * @param isInside           whether the price counts in the band.
 */
public record EdgeCase(boolean isBid, long referenceHalfTicks, int edgeBpsE2, long priceTicks, boolean isInside)
{
    public static final long MAX_PRICE_TICKS = (1L << 41) - 1;

    private static final int[] EDGES_BPS_E2 =
        {0, 1, 75, 100, 225, 300, 500, 750, 1_000, 1_250, 1_500, 2_000, 5_000, 10_000, 25_000};
    private static final long[] REFERENCES_HALF_TICKS = {
        2, 3, 4, 5, 7, 199, 200, 9_999, 10_000, 19_999, 20_000, 20_001, 80_000, 8_000_000, 26_666_667, 400_000_000,
        1L << 31, (1L << 32) - 1, (1L << 40) + 1, 1L << 41, 2 * MAX_PRICE_TICKS - 1, 2 * MAX_PRICE_TICKS};
    private static final BigInteger UNIT_E2 = BigInteger.valueOf(1_000_000);
    private static final int RANDOM_REFERENCES = 2_000;

    /** The price on each limit, one tick on either side of it, and the reference itself, for many references. */
    public static List<EdgeCase> all(final long seed)
    {
        final List<EdgeCase> cases = new ArrayList<>();
        for (final long reference : REFERENCES_HALF_TICKS)
        {
            addReference(cases, reference);
        }
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < RANDOM_REFERENCES; i++)
        {
            addReference(cases, 2 + (random.nextLong(2 * MAX_PRICE_TICKS - 1) >>> random.nextInt(40)));
        }

        return cases;
    }

    /** The last price inside: the lowest bid or the highest ask. May lie outside the range of valid prices. */
    public static long limitTicks(final boolean isBid, final long referenceHalfTicks, final int edgeBpsE2)
    {
        final BigInteger edge = BigInteger.valueOf(edgeBpsE2);
        final BigInteger factor = isBid ? UNIT_E2.subtract(edge) : UNIT_E2.add(edge);
        final BigInteger[] divided = BigInteger.valueOf(referenceHalfTicks)
            .multiply(factor)
            .divideAndRemainder(UNIT_E2.shiftLeft(1));
        final long floor = divided[0].longValueExact();

        return isBid && divided[1].signum() > 0 ? floor + 1 : floor;
    }

    private static void addReference(final List<EdgeCase> cases, final long referenceHalfTicks)
    {
        for (final int edgeBpsE2 : EDGES_BPS_E2)
        {
            for (final boolean isBid : new boolean[] {true, false})
            {
                final long limit = limitTicks(isBid, referenceHalfTicks, edgeBpsE2);
                final int outwards = isBid ? -1 : 1;
                add(cases, isBid, referenceHalfTicks, edgeBpsE2, limit - outwards, true);
                add(cases, isBid, referenceHalfTicks, edgeBpsE2, limit, true);
                add(cases, isBid, referenceHalfTicks, edgeBpsE2, limit + outwards, false);
                add(cases, isBid, referenceHalfTicks, edgeBpsE2, isBid ? MAX_PRICE_TICKS : 1, isBid
                    ? limit <= MAX_PRICE_TICKS
                    : limit >= 1);
            }
        }
    }

    private static void add(
        final List<EdgeCase> cases,
        final boolean isBid,
        final long referenceHalfTicks,
        final int edgeBpsE2,
        final long priceTicks,
        final boolean isInside)
    {
        if (priceTicks >= 1 && priceTicks <= MAX_PRICE_TICKS)
        {
            cases.add(new EdgeCase(isBid, referenceHalfTicks, edgeBpsE2, priceTicks, isInside));
        }
    }
}
