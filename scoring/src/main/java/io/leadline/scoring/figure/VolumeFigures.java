package io.leadline.scoring.figure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.input.Volumes;
import io.leadline.scoring.tally.RunningTotals;
import io.leadline.scoring.tally.RunningTotals.Total;

/** Volumes of one market in one period, from its running totals or from a file. */
final class VolumeFigures
{
    private static final String WHOLE_MARKET = "";

    private final MarketSource source;
    private final Period period;
    private final LongFunction<Rational> rateOfDay;
    private final Rational notionalUnit;
    private final Map<String, BigDecimal> stated;

    VolumeFigures(
        final MarketSource source, final Period period, final LongFunction<Rational> rateOfDay, final Volumes volumes)
    {
        this.source = source;
        this.period = period;
        this.rateOfDay = rateOfDay;
        notionalUnit = Rational.of(source.market().notionalUnit());
        stated = volumes == null ? null : volumes.of(source.market().name());
    }

    /** Makers with a volume in the period. */
    Set<String> makers()
    {
        final Set<String> makers = new TreeSet<>();
        if (stated != null)
        {
            makers.addAll(stated.keySet());
        }
        else
        {
            source.totals().forEach(totals -> makers.addAll(totals.makers()));
        }
        makers.remove(WHOLE_MARKET);
        makers.removeIf(maker -> volume(maker, day -> true).signum() == 0);

        return makers;
    }

    /** Filled notional of a maker on the days that count for it, in the program's currency. */
    Rational volume(final String maker, final LongPredicate days)
    {
        return stated == null
            ? grown(maker, days, Total::filled)
            : Rational.of(stated.getOrDefault(maker, BigDecimal.ZERO));
    }

    /** Filled notional of the whole market, in the program's currency. */
    Rational wholeMarket()
    {
        if (stated == null || stated.containsKey(WHOLE_MARKET))
        {
            return volume(WHOLE_MARKET, day -> true);
        }

        return Rational.of(stated.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Self-matched notional of a maker on the days that count for it, in the program's currency. */
    Rational selfMatched(final String maker, final LongPredicate days)
    {
        return grown(maker, days, Total::selfMatched);
    }

    /** UTC day of the market's first trade in the logs; null when they hold none. */
    Long firstTradeDay()
    {
        return source.totals().stream()
            .map(RunningTotals::firstTradeSegment)
            .filter(segment -> segment != null)
            .min(Long::compare)
            .map(Period::dayOf)
            .orElse(null);
    }

    private Rational grown(final String maker, final LongPredicate days, final Function<Total, BigInteger> part)
    {
        Rational sum = Rational.ZERO;
        for (final RunningTotals totals : source.totals())
        {
            for (final var growth : totals.growth(maker, period.fromEpochNs(), period.toEpochNs()).entrySet())
            {
                final BigInteger added = part.apply(growth.getValue());
                final long day = Period.dayOf(growth.getKey());
                if (added.signum() != 0 && days.test(day))
                {
                    sum = sum.plus(Rational.of(added).times(rateOfDay.apply(day)));
                }
            }
        }

        return sum.times(notionalUnit);
    }
}
