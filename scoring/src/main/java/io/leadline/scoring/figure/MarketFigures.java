package io.leadline.scoring.figure;

import java.util.List;
import java.util.SortedMap;

import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.tally.MarketDay;

/**
 * One market in one period.
 *
 * @param market        its name.
 * @param quote         its quote currency.
 * @param days          its snapshots by UTC day.
 * @param volume        filled notional of the whole book, in the program's currency.
 * @param firstTradeDay UTC day of the first trade in the logs; null when they hold none.
 * @param makers        the program's makers, by the UTF-8 bytes of their names.
 */
public record MarketFigures(
    String market,
    String quote,
    SortedMap<Long, MarketDay> days,
    Rational volume,
    Long firstTradeDay,
    List<MakerFigures> makers)
{
    public MarketFigures
    {
        makers = List.copyOf(makers);
    }

    /** Snapshots in the period. */
    public long snapshotCount()
    {
        return days.values().stream().mapToLong(MarketDay::snapshotCount).sum();
    }

    /** Those that count. */
    public long countedCount()
    {
        return days.values().stream().mapToLong(MarketDay::countedCount).sum();
    }
}
