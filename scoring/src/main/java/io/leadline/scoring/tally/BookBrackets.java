package io.leadline.scoring.tally;

import java.util.Arrays;
import java.util.List;

import io.leadline.program.BracketScore;
import io.leadline.program.BracketScore.Brackets;
import io.leadline.program.BracketScore.Floor;
import io.leadline.scoring.exact.QuotientE18;
import io.leadline.scoring.exact.Rational;
import io.leadline.snapshot.Snapshot;

/**
 * What every maker's size in a bracket is divided by: the book's Q, doubled, as a divisor and a factor for the dividend
 * that keep both integers. Kept from snapshot to snapshot, so that a bracket in which the book did not change is not
 * inverted again, and no maker has to be looked at for it. Single thread, no allocation.
 */
final class BookBrackets
{
    /** Sizes in lots of more bits are left to big integers: two of these, doubled, stay below 2^63. */
    static final int SIZE_BITS = 60;

    /** Quotients up to this, and 1 behind it, stay below 2^63 · 10^-18. */
    private static final long MAX_UNITS = 8;

    /** A floor, doubled, stays below the largest divisor. */
    private static final int MAX_FLOOR_BITS = 57;

    private final BracketScore rule;
    private final int edgeCount;
    private final LadderBrackets brackets;
    private final int[] edges;
    /** By bracket: what the sides of the book hold in it. */
    private final long[] bidSizes;
    private final long[] askSizes;
    private final long[] factors;
    private final long[] divisors;
    private final QuotientE18[] quotients;

    private long floorNumerator;
    private long floorDenominator = 1;
    private boolean hasLongFloor = true;
    private boolean isNewFloor = true;
    private long midHalfTicks;
    private boolean isWide;

    BookBrackets(final BracketScore rule, final List<BandFields> bands, final LadderBrackets brackets)
    {
        this.rule = rule;
        edgeCount = bands.size();
        this.brackets = brackets;
        edges = bands.stream().mapToInt(BandFields::edge).toArray();
        bidSizes = new long[edgeCount];
        askSizes = new long[edgeCount];
        factors = new long[edgeCount];
        divisors = new long[edgeCount];
        quotients = new QuotientE18[edgeCount];
        Arrays.setAll(quotients, i -> new QuotientE18());
    }

    /** A bit for every bracket. */
    int all()
    {
        return (1 << edgeCount) - 1;
    }

    /** The floor in lots times the mid in half ticks, until another is given. */
    void floor(final Rational floorHalfTickLots)
    {
        hasLongFloor = floorHalfTickLots.numerator().bitLength() <= MAX_FLOOR_BITS
            && floorHalfTickLots.denominator().bitLength() <= MAX_FLOOR_BITS;
        floorNumerator = hasLongFloor ? floorHalfTickLots.numerator().longValueExact() : 0;
        floorDenominator = hasLongFloor ? floorHalfTickLots.denominator().longValueExact() : 1;
        isNewFloor = true;
    }

    /**
     * Reads the whole book.
     *
     * @param newMidHalfTicks 0 when there is no mid: then every quotient is 0.
     * @return a bit for each bracket whose quotients may differ from those before.
     */
    int onBook(final Snapshot snapshot, final long newMidHalfTicks)
    {
        final boolean wasWide = isWide || isNewFloor;
        midHalfTicks = newMidHalfTicks;
        isNewFloor = false;
        isWide = newMidHalfTicks != 0 && !hasLongNumbers(snapshot);
        if (isWide)
        {
            return all();
        }
        final int moved = newMidHalfTicks == 0 ? clear() : formDivisors();

        return wasWide || isWide ? all() : moved;
    }

    /** Whether big integers have to be used; then there is nothing else to be had here. */
    boolean isWide()
    {
        return isWide;
    }

    /** 0 when there is none. */
    long midHalfTicks()
    {
        return midHalfTicks;
    }

    /**
     * Divides a maker's doubled size in a bracket by the book's.
     *
     * @return the quotient, below 2^63 · 10^-18, until the bracket's next one; null when longs do not hold it.
     */
    QuotientE18 divide(final int bracket, final long doubledLots)
    {
        final long factor = factors[bracket];
        final long dividend = doubledLots * factor;
        if (dividend < 0 || Math.multiplyHigh(doubledLots, factor) != 0)
        {
            return null;
        }
        final QuotientE18 quotient = quotients[bracket];
        quotient.divide(dividend);

        return quotient.units() <= MAX_UNITS ? quotient : null;
    }

    private boolean hasLongNumbers(final Snapshot snapshot)
    {
        return hasLongFloor
            && Math.multiplyHigh(midHalfTicks, floorDenominator) == 0
            && midHalfTicks * floorDenominator >= 0
            && readBook(snapshot);
    }

    /** What of the sizes up to an edge belongs to the bracket behind it too: all or none, as a mask. */
    static long inner(final BracketScore rule)
    {
        return rule.brackets() == Brackets.EXCLUSIVE ? 0 : -1;
    }

    private boolean readBook(final Snapshot snapshot)
    {
        brackets.read(snapshot, Snapshot.WHOLE_BOOK);

        return brackets.sumUpSizes(edges, inner(rule), SIZE_BITS, bidSizes, askSizes);
    }

    private int clear()
    {
        int moved = 0;
        for (int i = 0; i < edgeCount; i++)
        {
            moved |= put(i, 0, 1) ? 1 << i : 0;
        }

        return moved;
    }

    private int formDivisors()
    {
        final long floorFactor = midHalfTicks * floorDenominator;
        final long floorDivisor = rule.floor() == Floor.SUM ? floorNumerator : 2 * floorNumerator;
        int moved = 0;
        for (int i = 0; i < edgeCount; i++)
        {
            final long book = doubledBook(bidSizes[i], askSizes[i]);
            final boolean isBook = isAtLeast(book, floorFactor, floorDivisor);
            // An empty bracket without a floor has no share to give, even where a maker's orders outrun its levels.
            final boolean isEmpty = isBook && book == 0;
            final boolean isMoved = put(
                i, isEmpty ? 0 : isBook ? 1 : floorFactor, isEmpty ? 1 : isBook ? book : floorDivisor);
            moved |= isMoved ? 1 << i : 0;
        }

        return moved;
    }

    private long doubledBook(final long bidLots, final long askLots)
    {
        return rule.floor() == Floor.LARGER ? 2 * Math.max(bidLots, askLots) : bidLots + askLots;
    }

    private static boolean isAtLeast(final long left, final long right, final long limit)
    {
        return Math.multiplyHigh(left, right) != 0 || Long.compareUnsigned(left * right, limit) >= 0;
    }

    private boolean put(final int bracket, final long factor, final long divisor)
    {
        isWide |= divisor >= QuotientE18.MAX_DIVISOR;
        if (factors[bracket] == factor && divisors[bracket] == divisor)
        {
            return false;
        }
        factors[bracket] = factor;
        divisors[bracket] = divisor;
        if (divisor < QuotientE18.MAX_DIVISOR)
        {
            quotients[bracket].divisor(divisor);
        }

        return true;
    }
}
