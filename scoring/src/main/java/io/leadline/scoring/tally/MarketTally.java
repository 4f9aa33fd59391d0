package io.leadline.scoring.tally;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import io.leadline.program.OrderScore;
import io.leadline.program.Score;

/**
 * One market's sums under one rule, by UTC day and maker. Tallies of parts of a log, or of several logs, merge in any
 * order and grouping to equal bits. Mutable while a pass fills it; single thread.
 */
public final class MarketTally
{
    private final TallyShape shape;
    /** Null where the rule weighs no orders. */
    private final OrderTally orders;
    private final TreeMap<Long, MarketDay> days = new TreeMap<>();
    private final TreeMap<String, TreeMap<Long, MakerDay>> makers = new TreeMap<>();

    /** A tally of nothing, under a rule that weighs no orders. */
    public MarketTally(final TallyShape shape)
    {
        this(shape, null);
    }

    private MarketTally(final TallyShape shape, final OrderTally orders)
    {
        this.shape = shape;
        this.orders = orders;
    }

    /** A tally of nothing of what a score sums up in one of its markets. */
    public static MarketTally of(final Score score, final String market)
    {
        return new MarketTally(
            TallyShape.of(score, market),
            score instanceof OrderScore orderScore ? new OrderTally(orderScore, market) : null);
    }

    /** Sums over single orders; null where the rule weighs none. */
    public OrderTally orders()
    {
        return orders;
    }

    /** Counts by day, numbered from 1970-01-01, from {@code fromDay} to before {@code toDay}. */
    public SortedMap<Long, MarketDay> days(final long fromDay, final long toDay)
    {
        return Collections.unmodifiableSortedMap(days.subMap(fromDay, toDay));
    }

    /** A maker's sums by day, from {@code fromDay} to before {@code toDay}. */
    public SortedMap<Long, MakerDay> days(final String maker, final long fromDay, final long toDay)
    {
        final TreeMap<Long, MakerDay> makerDays = makers.get(maker);

        return makerDays == null
            ? Collections.emptySortedMap()
            : Collections.unmodifiableSortedMap(makerDays.subMap(fromDay, toDay));
    }

    /** Names of the makers that had a row in a snapshot that counts. */
    public Set<String> makers()
    {
        return Collections.unmodifiableSet(makers.keySet());
    }

    /** Adds another tally of the same market and rule. */
    public void merge(final MarketTally other)
    {
        other.days.forEach((day, counts) -> day(day).merge(counts));
        other.makers.forEach((maker, makerDays) ->
            makerDays.forEach((day, sums) -> makerDay(maker, day).merge(sums)));
        if (orders != null)
        {
            orders.merge(other.orders);
        }
    }

    MarketDay day(final long day)
    {
        return days.computeIfAbsent(day, absent -> new MarketDay());
    }

    MakerDay makerDay(final String maker, final long day)
    {
        return makers
            .computeIfAbsent(maker, absent -> new TreeMap<>())
            .computeIfAbsent(day, absent -> new MakerDay(shape));
    }

    @Override
    public boolean equals(final Object other)
    {
        return other instanceof MarketTally that
            && days.equals(that.days)
            && makers.equals(that.makers)
            && Objects.equals(orders, that.orders);
    }

    @Override
    public int hashCode()
    {
        return days.hashCode() + 31 * makers.hashCode();
    }

    @Override
    public String toString()
    {
        return days + " " + makers + (orders == null ? "" : " " + orders);
    }
}
