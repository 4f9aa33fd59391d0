package io.leadline.scoring.award;

import java.util.Map;

import io.leadline.program.PoolAward;
import io.leadline.scoring.figure.MarketFigures;
import io.leadline.scoring.figure.Period;

/** UTC days of a period on which a market is active: from the day of its first trade on. */
final class ActiveDays
{
    private final PoolAward award;
    private final Map<String, MarketFigures> markets;
    private final Period period;

    ActiveDays(final PoolAward award, final Map<String, MarketFigures> markets, final Period period)
    {
        this.award = award;
        this.markets = markets;
        this.period = period;
    }

    /** Days of a market; 0 when nobody knows of a trade in it. */
    long of(final String market)
    {
        final Long firstDay = firstDay(market);

        return firstDay == null ? 0 : Math.max(0, period.endDay() - Math.max(period.firstDay(), firstDay));
    }

    private Long firstDay(final String market)
    {
        if (award.firstTrade().containsKey(market))
        {
            return Period.dayOf(award.firstTrade().get(market));
        }
        final MarketFigures figures = markets.get(market);

        return figures == null ? null : figures.firstTradeDay();
    }
}
