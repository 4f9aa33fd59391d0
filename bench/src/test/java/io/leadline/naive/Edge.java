package io.leadline.naive;

import java.math.BigDecimal;

/** The one question that all bands are made of, asked of decimals. Works in any unit: prices or ticks. */
public final class Edge
{
    private static final BigDecimal BPS_PER_UNIT = BigDecimal.valueOf(10_000);
    private static final int DECIMALS_OF_E2 = 2;

    private Edge()
    {
    }

    /** An edge given in hundredths of a basis point, as the decimal that an operator writes. */
    public static BigDecimal bps(final int edgeBpsE2)
    {
        return BigDecimal.valueOf(edgeBpsE2, DECIMALS_OF_E2);
    }

    /**
     * Is a price at most the edge away from its reference, on the passive side? A price on the edge is inside, and so
     * is every price beyond the reference.
     *
     * @param isBid     bids are away from the reference when below it, asks when above.
     * @param reference the mid or the touch of the price's own side.
     * @param edgeBps   in basis points of the reference.
     */
    public static boolean isInside(
        final boolean isBid, final BigDecimal price, final BigDecimal reference, final BigDecimal edgeBps)
    {
        final BigDecimal distance = isBid ? reference.subtract(price) : price.subtract(reference);

        return distance.multiply(BPS_PER_UNIT).compareTo(edgeBps.multiply(reference)) <= 0;
    }
}
