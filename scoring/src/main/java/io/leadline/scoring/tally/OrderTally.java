package io.leadline.scoring.tally;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import io.leadline.program.OrderScore;
import io.leadline.program.OrderScore.SideKind;
import io.leadline.scoring.exact.HalfEven;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.exact.SumE18;
import io.leadline.scoring.tally.OrderQuotes.MakerSides;

/**
 * What single orders came to in one market, or in a market and its complement, under one rule, by UTC day and maker.
 * Tallies of parts merge in any order and grouping to equal bits: an instant of a market waits for that of its
 * complement, wherever that one is read. Any thread, for a market and its complement may be walked over by two.
 */
public final class OrderTally
{
    private static final BigInteger ONE_E18 = BigInteger.valueOf(SumE18.ONE_E18);

    private final OrderScore.Sides sides;
    private final Rational divisor;
    private final boolean isShared;
    private final boolean hasComplement;
    private final TreeMap<String, TreeMap<Long, OrderSums>> makers = new TreeMap<>();
    /** By day: half parts of snapshots that nobody shares. */
    private final TreeMap<Long, Long> emptyHalves = new TreeMap<>();
    /** By start of their interval in ns: instants whose other half has not been seen. */
    private final TreeMap<Long, OrderQuotes> waiting = new TreeMap<>();
    private final TreeMap<Long, OrderQuotes> complementsWaiting = new TreeMap<>();
    /** By day: snapshots of which the log holds too few orders. */
    private final TreeMap<Long, Long> shortCounts = new TreeMap<>();

    /** A tally of nothing, of one of the score's markets. */
    public OrderTally(final OrderScore score, final String market)
    {
        final OrderScore.Group group = score.group(market).orElseThrow();
        sides = score.sides();
        divisor = Rational.of(sides.divisor());
        isShared = group.isOf(OrderScore.Of.SNAPSHOT_SHARE);
        hasComplement = group.complements().containsKey(market);
    }

    /** Adds an instant of the market. */
    synchronized void add(final long intervalEpochNs, final OrderQuotes quotes)
    {
        if (!hasComplement)
        {
            sumUp(quotes, null);
            return;
        }
        final OrderQuotes complement = complementsWaiting.remove(intervalEpochNs);
        if (complement == null)
        {
            waiting.put(intervalEpochNs, quotes);
        }
        else
        {
            sumUp(quotes, complement);
        }
    }

    /** Adds an instant of the market's complement. */
    synchronized void addComplement(final long intervalEpochNs, final OrderQuotes quotes)
    {
        final OrderQuotes market = waiting.remove(intervalEpochNs);
        if (market == null)
        {
            complementsWaiting.put(intervalEpochNs, quotes);
        }
        else
        {
            sumUp(market, quotes);
        }
    }

    /** Adds another tally of the same market and rule. */
    public synchronized void merge(final OrderTally other)
    {
        other.makers.forEach((maker, days) -> days.forEach((day, sums) -> sums(maker, day).add(sums)));
        other.emptyHalves.forEach((day, halves) -> emptyHalves.merge(day, halves, Long::sum));
        other.shortCounts.forEach((day, count) -> shortCounts.merge(day, count, Long::sum));
        other.waiting.forEach(this::add);
        other.complementsWaiting.forEach(this::addComplement);
    }

    /**
     * Ends it: an instant whose complement was never seen stands for itself, and a complement alone for nothing,
     * because it is the market that counts. Nothing is to be added behind it; may be called again.
     */
    public synchronized void finish()
    {
        waiting.values().forEach(quotes -> sumUp(quotes, null));
        waiting.clear();
        complementsWaiting.clear();
    }

    /** Names of the makers with orders. */
    public Set<String> makers()
    {
        return Collections.unmodifiableSet(makers.keySet());
    }

    /** A maker's sums by day, from {@code fromDay} to before {@code toDay}. */
    public SortedMap<Long, OrderSums> days(final String maker, final long fromDay, final long toDay)
    {
        final TreeMap<Long, OrderSums> days = makers.get(maker);

        return days == null
            ? Collections.emptySortedMap()
            : Collections.unmodifiableSortedMap(days.subMap(fromDay, toDay));
    }

    /** How many whole parts of snapshots nobody has a share of. */
    public Rational emptySnapshots(final long fromDay, final long toDay)
    {
        final long halves = emptyHalves.subMap(fromDay, toDay).values().stream().mapToLong(Long::longValue).sum();

        return Rational.of(halves, 2);
    }

    /** Snapshots in which the log's orders end nearer than the program looks. */
    public long shortCount(final long fromDay, final long toDay)
    {
        return shortCounts.subMap(fromDay, toDay).values().stream().mapToLong(Long::longValue).sum();
    }

    private void sumUp(final OrderQuotes quotes, final OrderQuotes complement)
    {
        if (quotes.isShort() || complement != null && complement.isShort())
        {
            shortCounts.merge(quotes.day(), 1L, Long::sum);
        }
        final List<MakerSides> all = scored(quotes, complement);
        final List<BigInteger> liquidity = new ArrayList<>();
        for (final MakerSides maker : all)
        {
            liquidity.add(liquidity(maker, quotes.mid()));
            sums(maker.maker(), quotes.day()).add(maker.bid(), maker.ask(), liquidity.get(liquidity.size() - 1));
        }
        if (!isShared)
        {
            return;
        }
        if (sides.kind() == SideKind.EACH)
        {
            share(quotes.day(), all, all.stream().map(MakerSides::bid).toList(), 1);
            share(quotes.day(), all, all.stream().map(MakerSides::ask).toList(), 1);
        }
        else
        {
            share(quotes.day(), all, liquidity, 2);
        }
    }

    /** Without a mid of the market every score is 0 (PROGRAMS section 0), whatever rests in its complement. */
    private static List<MakerSides> scored(final OrderQuotes own, final OrderQuotes complement)
    {
        final List<MakerSides> all = complement == null
            ? own.makers()
            : together(own.makers(), complement.makers());

        return own.mid() == null ? all.stream().map(maker -> MakerSides.none(maker.maker())).toList() : all;
    }

    private static List<MakerSides> together(final List<MakerSides> own, final List<MakerSides> complement)
    {
        final Map<String, MakerSides> makers = new TreeMap<>();
        own.forEach(maker -> makers.put(maker.maker(), maker));
        complement.forEach(maker -> makers.merge(maker.maker(), maker.turned(), MakerSides::plus));

        return List.copyOf(makers.values());
    }

    private BigInteger liquidity(final MakerSides maker, final Rational mid)
    {
        final BigInteger smaller = maker.bid().min(maker.ask());
        final boolean isEither = sides.kind() == SideKind.EITHER && mid != null
            && mid.compareTo(Rational.of(sides.midFrom())) >= 0 && mid.compareTo(Rational.of(sides.midTo())) <= 0;
        if (isEither)
        {
            final BigInteger larger = maker.bid().max(maker.ask());
            return smaller.max(HalfEven.divide(larger.multiply(divisor.denominator()), divisor.numerator()));
        }

        return sides.kind() == SideKind.SUM || sides.kind() == SideKind.EACH
            ? maker.bid().add(maker.ask())
            : smaller;
    }

    /** Shares so many halves of a snapshot's budget by values. */
    private void share(final long day, final List<MakerSides> all, final List<BigInteger> values, final long halves)
    {
        final BigInteger sum = values.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0)
        {
            emptyHalves.merge(day, halves, Long::sum);
            return;
        }
        final BigInteger twice = sum.shiftLeft(1);
        final BigInteger halvesE18 = ONE_E18.multiply(BigInteger.valueOf(halves));
        for (int i = 0; i < values.size(); i++)
        {
            sums(all.get(i).maker(), day).addShare(HalfEven.divide(values.get(i).multiply(halvesE18), twice));
        }
    }

    private OrderSums sums(final String maker, final long day)
    {
        return makers.computeIfAbsent(maker, absent -> new TreeMap<>()).computeIfAbsent(day, absent -> new OrderSums());
    }

    @Override
    public boolean equals(final Object other)
    {
        return other instanceof OrderTally that
            && makers.equals(that.makers)
            && emptyHalves.equals(that.emptyHalves)
            && shortCounts.equals(that.shortCounts)
            && waiting.equals(that.waiting)
            && complementsWaiting.equals(that.complementsWaiting);
    }

    @Override
    public int hashCode()
    {
        return makers.hashCode() + 31 * emptyHalves.hashCode();
    }

    @Override
    public String toString()
    {
        return makers + " empty=" + emptyHalves + " short=" + shortCounts + " waiting=" + waiting.keySet()
            + " complements=" + complementsWaiting.keySet();
    }
}
