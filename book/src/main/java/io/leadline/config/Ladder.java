package io.leadline.config;

import java.util.List;

/**
 * A reference price and rising edges around it.
 *
 * @param name       unique in its configuration; the first part of column names.
 * @param reference  what distances are measured from.
 * @param edgesBpsE2 strictly rising edges in hundredths of a basis point, 1 to 16 of them, each 0 to 1,000,000.
 * @param postOnly   count only post-only orders for makers; the whole book counts all orders, always.
 */
public record Ladder(String name, Reference reference, List<Integer> edgesBpsE2, boolean postOnly)
{
    public Ladder
    {
        edgesBpsE2 = List.copyOf(edgesBpsE2);
    }

    /** What distances are measured from. */
    public enum Reference
    {
        MID,
        TOUCH
    }

    /** Canonical text of an edge, as column names hold it: {@code 7.5}, {@code 100}. */
    public static String edgeText(final int edgeBpsE2)
    {
        return java.math.BigDecimal.valueOf(edgeBpsE2, 2).stripTrailingZeros().toPlainString();
    }
}
