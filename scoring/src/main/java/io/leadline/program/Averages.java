package io.leadline.program;

import java.math.BigDecimal;

/**
 * How {@code average_size} and {@code average_spread_bps} are formed from the band of the presence rule.
 *
 * @param size           how the notionals of the two sides become one size.
 * @param sizeOver       which snapshots the size is averaged over; the spread is always averaged over active ones.
 * @param spread         between which prices.
 * @param spreadFloorBps a snapshot's spread is at least this.
 */
public record Averages(Size size, SizeOver sizeOver, Spread spread, BigDecimal spreadFloorBps)
{
    /** How the notionals of the two sides become one size. */
    public enum Size
    {
        MEAN,
        MIN,
        SUM
    }

    /** Which snapshots the size is averaged over. */
    public enum SizeOver
    {
        /** Those in which the maker is active. */
        ACTIVE,
        /** All that count, with whatever rests in the band, on one side too. */
        COUNTED
    }

    /** Between which prices a maker's spread lies. */
    public enum Spread
    {
        /** Its best bid and its best ask. */
        TOUCH,
        /** Its size-weighted mean prices inside the band. */
        SIZE_WEIGHTED
    }
}
