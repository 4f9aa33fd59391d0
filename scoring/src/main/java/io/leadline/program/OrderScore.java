package io.leadline.program;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every resting order of a maker weighed by its distance; the two sides made one number a snapshot; these summed up, or
 * each snapshot's budget shared by them; and the sums multiplied with other factors, each raised to a power. One form
 * for the programs of PROGRAMS section 6: what they differ in is data.
 *
 * @param mid            what a distance is measured from.
 * @param distance       what a distance is in.
 * @param minDistanceBps the least distance, in bps of the mid; above 0 where a weight is divided by the distance.
 * @param nearer         what becomes of an order that is nearer.
 * @param depth          how much an order is.
 * @param limits         whether an order exactly on a limit counts.
 * @param weight         what a unit of depth weighs at a distance.
 * @param sides          how the two sides become one number.
 * @param groups         markets with the same limits and factors; a market is in one of them.
 */
public record OrderScore(
    Mid mid,
    Distance distance,
    BigDecimal minDistanceBps,
    Nearer nearer,
    Depth depth,
    Limits limits,
    Weight weight,
    Sides sides,
    List<Group> groups) implements Score
{
    public OrderScore
    {
        groups = List.copyOf(groups);
    }

    /** What a distance is measured from. */
    public enum Mid
    {
        /** The mid of the whole book. */
        BOOK,
        /** The mid of the maker's own best prices, at any distance; a maker with one side has none. */
        OWN,
        /** The mid of the best of all makers' orders that are deep enough to count. */
        ADJUSTED
    }

    /** What a distance is in. */
    public enum Distance
    {
        /** A part of the mid. */
        RELATIVE,
        /** The market's quote currency. */
        ABSOLUTE
    }

    /** What becomes of an order nearer than the least distance. */
    public enum Nearer
    {
        /** It counts as if it stood at the least distance. */
        CLAMP,
        /** It does not count. */
        LEAVE_OUT
    }

    /** How much an order is. */
    public enum Depth
    {
        /** Its notional in the program's currency. */
        NOTIONAL,
        /** Its size in units of the market. */
        SIZE
    }

    /** Whether an order exactly as small or as far as a limit counts. */
    public enum Limits
    {
        EXCLUSIVE,
        INCLUSIVE
    }

    /** What a unit of depth weighs at a distance d, with v the farthest. */
    public sealed interface Weight permits InversePower, SquaredRest, Exponential
    {
    }

    /** {@code 1 / d^exponent}. */
    public record InversePower(int exponent) implements Weight
    {
    }

    /** {@code ((v - d) / v)²}. */
    public record SquaredRest() implements Weight
    {
    }

    /** {@code e^(-decay · d / v)}, to 30 decimals. */
    public record Exponential(BigDecimal decay) implements Weight
    {
    }

    /** How the bid value B and the ask value A of a snapshot become one number. */
    public enum SideKind
    {
        /** {@code min(B, A)}. */
        MIN,
        /** {@code B + A}. */
        SUM,
        /** {@code B + A}, and each half of a snapshot's budget is shared by one of them. */
        EACH,
        /** {@code max(min(B, A), max(B, A) / divisor)} while the mid is in a range, else {@code min(B, A)}. */
        EITHER
    }

    /**
     * How the two sides become one number.
     *
     * @param divisor what a single side is divided by; 1 unless {@code EITHER}.
     * @param midFrom least mid, in the quote currency, at which a single side counts.
     * @param midTo   largest such mid.
     */
    public record Sides(SideKind kind, BigDecimal divisor, BigDecimal midFrom, BigDecimal midTo)
    {
    }

    /**
     * Markets with the same limits and factors.
     *
     * @param markets     their names.
     * @param minDepth    what an order is at least; see {@link Depth} and {@link Limits}.
     * @param maxDistance how far it stands at most: in bps of the mid, or in the quote currency; positive.
     * @param complements by market: the market whose bids are its asks, and the other way round.
     * @param factors     what is multiplied, at least one.
     */
    public record Group(
        List<String> markets,
        BigDecimal minDepth,
        BigDecimal maxDistance,
        Map<String, String> complements,
        List<Factor> factors)
    {
        public Group
        {
            markets = List.copyOf(markets);
            complements = new TreeMap<>(complements);
            factors = List.copyOf(factors);
        }

        /** Whether a factor is of this. */
        public boolean isOf(final Of of)
        {
            return factors.stream().anyMatch(factor -> factor.of() == of);
        }
    }

    /** What is multiplied. */
    public enum Of
    {
        /** The sum over snapshots of the one number that the sides make. */
        LIQUIDITY,
        /** The sum over snapshots of the maker's share of that of all makers. */
        SNAPSHOT_SHARE,
        /** Counted snapshots in which that number is above 0. */
        QUOTED_SNAPSHOTS,
        /** Those over all counted snapshots. */
        QUOTED_UPTIME,
        /** Uptime by the presence rule. */
        UPTIME,
        /** The maker's filled notional in the program's currency. */
        VOLUME,
        /** What the maker has staked, from a file. */
        STAKE
    }

    /**
     * {@code max(atLeast, value)^exponent}, or {@code (from - max(atLeast, value))^exponent}.
     *
     * @param atLeast what a smaller value is taken as; null: none.
     * @param from    what the value is taken from; null: it is taken as it is.
     */
    public record Factor(Of of, BigDecimal exponent, BigDecimal atLeast, BigDecimal from)
    {
    }

    /** The group of a market; empty when it is in none. */
    public Optional<Group> group(final String market)
    {
        return groups.stream().filter(group -> group.markets().contains(market)).findFirst();
    }

    /** The market that a market is the complement of; empty when it is none. */
    public Optional<String> complemented(final String complement)
    {
        return groups.stream()
            .flatMap(group -> group.complements().entrySet().stream())
            .filter(entry -> entry.getValue().equals(complement))
            .map(Map.Entry::getKey)
            .findFirst();
    }

    /** Whether some market has a factor of this. */
    public boolean isOf(final Of of)
    {
        return groups.stream().anyMatch(group -> group.isOf(of));
    }

    /** Markets of all groups, and behind them their complements. */
    List<String> markets()
    {
        final List<String> markets = new ArrayList<>();
        groups.forEach(group -> markets.addAll(group.markets()));
        groups.forEach(group -> markets.addAll(group.complements().values()));

        return markets;
    }
}
