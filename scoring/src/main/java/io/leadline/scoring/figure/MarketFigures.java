package io.leadline.scoring.figure;

import java.util.List;
import java.util.SortedMap;

import io.leadline.program.Rule;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.tally.MarketDay;

/**
 * One market in one period.
 *
 * @param market         its name.
 * @param quote          its quote currency.
 * @param days           its snapshots by UTC day.
 * @param volume         filled notional of the whole book, in the program's currency.
 * @param firstTradeDay  UTC day of the first trade in the logs; null when they hold none.
 * @param makers         the program's makers, by the UTF-8 bytes of their names.
 * @param emptySnapshots parts of counted snapshots that nobody has a share of, where the rule shares each one.
 * @param shortCount     snapshots of which the log holds fewer orders than the rule looks at.
 * @param isVolumeStated the makers' volumes are those of a file, and the logs' are left aside.
 */
public record MarketFigures(
    String market,
    String quote,
    SortedMap<Long, MarketDay> days,
    Rational volume,
    Long firstTradeDay,
    List<MakerFigures> makers,
    Rational emptySnapshots,
    long shortCount,
    boolean isVolumeStated)
{
    /** Figures under a rule that weighs no orders, with the volumes of the logs. */
    public MarketFigures(
        final String market,
        final String quote,
        final SortedMap<Long, MarketDay> days,
        final Rational volume,
        final Long firstTradeDay,
        final List<MakerFigures> makers)
    {
        this(market, quote, days, volume, firstTradeDay, makers, Rational.ZERO, 0, false);
    }

    public MarketFigures
    {
        makers = List.copyOf(makers);
    }

    /** The same with a change of one of the makers. */
    public MarketFigures with(final FigureChange change, final Rule rule)
    {
        return new MarketFigures(
            market, quote, days, volume, firstTradeDay,
            makers.stream().map(maker -> change.of(maker, rule, market)).toList(),
            emptySnapshots, shortCount, isVolumeStated);
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
