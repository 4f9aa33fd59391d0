package io.leadline.program;

import java.math.BigDecimal;
import java.util.List;

/**
 * Passing by days: a day passes when a KPI is held in enough of its snapshots, and a maker when enough of the period's
 * days do. What it earns, where it earns anything, is a part of the market's pool. See PROGRAMS section 6.
 *
 * @param dayAtLeast  share of a day's counted snapshots that passes the day.
 * @param daysAtLeast share of the period's days with a counted snapshot that passes the maker.
 * @param failed      what becomes of the part of a maker that does not pass.
 * @param pools       by market.
 */
public record DayAward(BigDecimal dayAtLeast, BigDecimal daysAtLeast, Failed failed, List<DayPool> pools)
    implements Award
{
    public DayAward
    {
        pools = List.copyOf(pools);
    }

    @Override
    public List<String> markets()
    {
        return pools.stream().map(DayPool::market).toList();
    }

    @Override
    public boolean goesWith(final Score score)
    {
        return score instanceof KpiScore;
    }

    @Override
    public List<BigDecimal> amounts()
    {
        return pools.stream().map(DayPool::amount).toList();
    }

    /** What becomes of the part of a maker that does not pass. */
    public enum Failed
    {
        /** It is forfeited. */
        FORFEIT,
        /** It is left out, so that the others' parts grow. */
        LEAVE_OUT
    }

    /** What a pool is divided by. */
    public enum DivideBy
    {
        /** Filled notional in the market. */
        VOLUME,
        /** One part each. */
        EQUALLY
    }

    /**
     * A market and what it pays in a period.
     *
     * @param market its name.
     * @param amount in the program's pay unit; 0 for an obligation that pays nothing.
     * @param by     what it is divided by.
     */
    public record DayPool(String market, BigDecimal amount, DivideBy by)
    {
    }
}
