package io.leadline.program;

import java.math.BigDecimal;
import java.util.List;

/**
 * In every snapshot a weighted sum of the maker's shares of the book's size in brackets of distance; then the mean of
 * the daily means. Drift's maker incentive program, documentation of 15 March 2023; see PROGRAMS section 1.
 *
 * @param ladder        name of the ladder that measures the brackets.
 * @param edges         the brackets, rising.
 * @param scale         what the sum is multiplied by.
 * @param brackets      whether a size counts in its own bracket or in all wider ones too.
 * @param sides         how the maker's two sides become one size.
 * @param floor         how the book's size in a bracket is kept from being too small.
 * @param floorNotional the floor in the program's currency, at the mid.
 * @param outages       what {@code --outages} windows are left out of.
 */
public record BracketScore(
    String ladder,
    List<Edge> edges,
    BigDecimal scale,
    Brackets brackets,
    Sides sides,
    Floor floor,
    BigDecimal floorNotional,
    Outages outages) implements Score
{
    public BracketScore
    {
        edges = List.copyOf(edges);
    }

    /** Outer edge of a bracket in hundredths of a basis point, and the weight of its share. */
    public record Edge(int bpsE2, BigDecimal weight)
    {
    }

    /** Whether a size counts once. */
    public enum Brackets
    {
        /** In the bracket that it lies in. */
        EXCLUSIVE,
        /** In its bracket and in all wider ones. */
        CUMULATIVE
    }

    /** How the two sides become one size. */
    public enum Sides
    {
        MIN,
        SUM,
        MEAN
    }

    /** The book's size Q of a bracket, from the total bid size TB, the total ask size TA and the floor F. */
    public enum Floor
    {
        /** {@code max((TA + TB) / 2, F)}. */
        AVERAGE,
        /** {@code max(TA + TB, F) / 2}. */
        SUM,
        /** {@code max(TA, TB, F)}. */
        LARGER
    }

    /** What outage windows are left out of. */
    public enum Outages
    {
        /** Uptime and averages. */
        UPTIME,
        /** Uptime, averages and score. */
        UPTIME_AND_SCORE
    }
}
