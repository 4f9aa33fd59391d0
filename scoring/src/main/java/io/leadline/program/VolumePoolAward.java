package io.leadline.program;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Pools divided by maker volume, weighed by the maker's KPI uptime in each market. Backpack's market maker program of
 * 2024; see PROGRAMS section 3.
 *
 * @param pools     of one period, in the order in which they are split.
 * @param shareOver how the volumes of a pool's markets come together.
 * @param weighting how KPI uptime weighs a maker's volume in a market.
 * @param leastPaid a maker whose share of everything that the period gives is smaller than this is not paid.
 * @param valuation what the whole of which percents are paid is worth, in the program's currency.
 */
public record VolumePoolAward(
    List<VolumePool> pools, ShareOver shareOver, Weighting weighting, BigDecimal leastPaid, BigDecimal valuation)
    implements Award
{
    public VolumePoolAward
    {
        pools = List.copyOf(pools);
    }

    @Override
    public List<String> markets()
    {
        return pools.stream()
            .flatMap(pool -> Stream.concat(
                pool.markets().stream(), pool.months().values().stream().flatMap(List::stream)))
            .distinct()
            .toList();
    }

    @Override
    public boolean goesWith(final Score score)
    {
        return score instanceof KpiScore;
    }

    @Override
    public List<BigDecimal> amounts()
    {
        return pools.stream().map(VolumePool::amount).toList();
    }

    /** How the volumes of a pool's markets come together. */
    public enum ShareOver
    {
        /** All weighed volumes of the pool's markets are one sum. */
        POOL,
        /** The pool is first divided equally over its markets. */
        MARKET
    }

    /**
     * A pool.
     *
     * @param name      its name, unlike the others'.
     * @param amount    in the program's pay unit.
     * @param markets   who shares it in every month; empty for a pool that names its markets by month.
     * @param months    markets by month.
     * @param otherwise names of other pools that it goes to, in equal parts, when it has no market in a month; empty:
     *                  nobody gets it.
     */
    public record VolumePool(
        String name,
        BigDecimal amount,
        List<String> markets,
        Map<YearMonth, List<String>> months,
        List<String> otherwise)
    {
        public VolumePool
        {
            markets = List.copyOf(markets);
            months = new TreeMap<>(months);
            otherwise = List.copyOf(otherwise);
        }

        /** Its markets in a month. */
        public List<String> markets(final YearMonth month)
        {
            return months.isEmpty() ? markets : months.getOrDefault(month, List.of());
        }
    }

    /** How KPI uptime weighs volume. */
    public sealed interface Weighting permits Boost, Cut
    {
        /** KPI uptimes at which a weight changes, for people. */
        List<Threshold> thresholds();

        /** A bound of KPI uptime, and whether the uptime has to be larger. */
        record Threshold(String name, BigDecimal uptime, boolean isStrict)
        {
        }
    }

    /**
     * From 1 March 2024: with V+ the volume of makers above a KPI uptime and V- of those below it, one above weighs
     * {@code (1 + boost) · v}, one below {@code v - boost · V+ · v / V-}, one exactly at it {@code v}. If nobody is
     * below, nothing is taken and nobody is boosted.
     *
     * @param above  the uptime.
     * @param boost  what is added to a volume of 1.
     * @param excess what happens when {@code boost · V+} is more than V-.
     */
    public record Boost(BigDecimal above, BigDecimal boost, Excess excess) implements Weighting
    {
        @Override
        public List<Threshold> thresholds()
        {
            return List.of(new Threshold("boost", above, true));
        }
    }

    /** What happens when those below have less than the boost takes. */
    public enum Excess
    {
        /** The boost shrinks to V- / V+. */
        CAP,
        /** Those below weigh nothing, those above keep their boost: the weights add up to more than the volume. */
        RENORMALISE
    }

    /**
     * January and February 2024: a volume above an uptime counts whole; down to another, less a cut, which goes to
     * those above by volume (forfeited when there are none); below that it earns nothing.
     *
     * @param fullAbove the uptime above which a volume counts whole.
     * @param cutFrom   the uptime from which on it counts at all.
     * @param cut       the part of it that is cut.
     * @param below     what becomes of a volume below that.
     */
    public record Cut(BigDecimal fullAbove, BigDecimal cutFrom, BigDecimal cut, Below below) implements Weighting
    {
        @Override
        public List<Threshold> thresholds()
        {
            return List.of(new Threshold("full", fullAbove, true), new Threshold("less the cut", cutFrom, false));
        }
    }

    /** What becomes of the volume of makers below the lowest uptime. */
    public enum Below
    {
        /** It has its share, which is forfeited. */
        FORFEIT,
        /** It is left out, so that the others' shares grow. */
        DROP
    }
}
