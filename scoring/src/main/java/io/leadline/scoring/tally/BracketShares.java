package io.leadline.scoring.tally;

import java.math.BigInteger;
import java.util.List;

import io.leadline.program.BracketScore;
import io.leadline.program.BracketScore.Brackets;
import io.leadline.program.BracketScore.Floor;
import io.leadline.scoring.exact.QuotientE18;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.exact.SumE18;
import io.leadline.scoring.exact.WeightedSumE18;
import io.leadline.snapshot.Snapshot;

/**
 * Score of one maker in one snapshot: {@code scale · Σ w_i · size_i / Q_i}, rounded once, and each bracket's
 * {@code size_i / Q_i}, rounded once. In plain longs where they provably hold every step, in big integers otherwise;
 * the two agree to the last digit. Sizes are doubled throughout, so that the mean of two sides stays an integer.
 */
final class BracketShares
{
    /** Sizes from here on, in lots, are left to big integers: two of them, doubled, stay below 2^63. */
    private static final long MAX_SIZE_LOTS = 1L << 60;

    /** A floor, doubled, stays below the largest divisor. */
    private static final int MAX_FLOOR_BITS = 57;

    private final BracketScore rule;
    private final int edgeCount;
    private final int[] bidFields;
    private final int[] askFields;
    private final Rational[] weights;
    private final long[] longWeights;
    private final boolean hasLongWeights;

    private final QuotientE18 quotient = new QuotientE18();
    private final WeightedSumE18 sum = new WeightedSumE18();
    private final long[] factors;
    private final long[] divisors;
    private final long[] dividends;

    private Rational floorLotsTimesMid = Rational.ZERO;
    private long floorNumerator;
    private long floorDenominator = 1;
    private boolean hasLongFloor = true;
    private long halfTicks;
    private boolean isWide;

    BracketShares(final BracketScore rule, final List<BandFields> bands)
    {
        this.rule = rule;
        edgeCount = bands.size();
        bidFields = bands.stream().mapToInt(BandFields::bidSize).toArray();
        askFields = bands.stream().mapToInt(BandFields::askSize).toArray();
        weights = rule.edges().stream()
            .map(edge -> Rational.of(edge.weight().multiply(rule.scale())))
            .toArray(Rational[]::new);
        longWeights = new long[edgeCount];
        hasLongWeights = takeLongWeights();
        factors = new long[edgeCount];
        divisors = new long[edgeCount];
        dividends = new long[edgeCount];
    }

    /**
     * The floor of the day.
     *
     * @param floorHalfTickLots floor in lots times the mid in half ticks: it is the notional, whatever the price.
     */
    void floor(final Rational floorHalfTickLots)
    {
        floorLotsTimesMid = floorHalfTickLots;
        hasLongFloor = floorHalfTickLots.numerator().bitLength() <= MAX_FLOOR_BITS
            && floorHalfTickLots.denominator().bitLength() <= MAX_FLOOR_BITS;
        floorNumerator = hasLongFloor ? floorHalfTickLots.numerator().longValueExact() : 0;
        floorDenominator = hasLongFloor ? floorHalfTickLots.denominator().longValueExact() : 1;
    }

    /** Forms every bracket's Q from the whole book. */
    void onBook(final Snapshot snapshot, final long midHalfTicks)
    {
        halfTicks = midHalfTicks;
        isWide = !hasLongWeights || !hasLongFloor || !hasLongSizes(snapshot, Snapshot.WHOLE_BOOK);
        if (!isWide)
        {
            formDivisors(snapshot);
        }
    }

    /** Adds one maker's shares and score. */
    void add(final Snapshot snapshot, final int entity, final MakerDay day)
    {
        if (isWide || !hasLongSizes(snapshot, entity) || !formDividends(snapshot, entity))
        {
            addExactly(snapshot, entity, day);
            return;
        }
        sum.clear();
        for (int i = 0; i < edgeCount; i++)
        {
            if (dividends[i] != 0)
            {
                quotient.divide(dividends[i], divisors[i]);
                sum.add(longWeights[i], quotient);
                day.share(i).add(quotient.units(), quotient.roundedFractionE18());
            }
        }
        if (sum.isDecided())
        {
            sum.addTo(day.score());
        }
        else
        {
            day.score().add(QuotientE18.roundHalfEven(exactScore(snapshot, entity)));
        }
    }

    private boolean takeLongWeights()
    {
        long weightSum = 0;
        for (int i = 0; i < edgeCount; i++)
        {
            final boolean isShort = weights[i].numerator().bitLength() < Integer.SIZE;
            if (!weights[i].denominator().equals(BigInteger.ONE) || !isShort)
            {
                return false;
            }
            longWeights[i] = weights[i].numerator().longValueExact();
            weightSum += longWeights[i];
        }

        return weightSum <= WeightedSumE18.MAX_WEIGHT_SUM;
    }

    private boolean hasLongSizes(final Snapshot snapshot, final int entity)
    {
        final int outermostBid = bidFields[edgeCount - 1];
        final int outermostAsk = askFields[edgeCount - 1];
        final long bid = snapshot.low(entity, outermostBid);
        final long ask = snapshot.low(entity, outermostAsk);

        return snapshot.high(entity, outermostBid) == 0
            && snapshot.high(entity, outermostAsk) == 0
            && bid >= 0 && bid < MAX_SIZE_LOTS
            && ask >= 0 && ask < MAX_SIZE_LOTS;
    }

    private void formDivisors(final Snapshot snapshot)
    {
        final long floorFactor = halfTicks * floorDenominator;
        isWide = Math.multiplyHigh(halfTicks, floorDenominator) != 0 || floorFactor < 0;
        final long floorDivisor = rule.floor() == Floor.AVERAGE ? 2 * floorNumerator : floorNumerator;
        for (int i = 0; i < edgeCount; i++)
        {
            final long book = size(snapshot, 0, bidFields, i) + size(snapshot, 0, askFields, i);
            if (isAtLeast(book, floorFactor, floorDivisor))
            {
                factors[i] = 1;
                divisors[i] = book;
            }
            else
            {
                factors[i] = floorFactor;
                divisors[i] = floorDivisor;
            }
            isWide |= divisors[i] >= QuotientE18.MAX_DENOMINATOR;
        }
    }

    private static boolean isAtLeast(final long left, final long right, final long limit)
    {
        return Math.multiplyHigh(left, right) != 0 || Long.compareUnsigned(left * right, limit) >= 0;
    }

    private boolean formDividends(final Snapshot snapshot, final int entity)
    {
        for (int i = 0; i < edgeCount; i++)
        {
            final long doubled = doubledSize(
                size(snapshot, entity, bidFields, i), size(snapshot, entity, askFields, i));
            final long dividend = doubled * factors[i];
            if (Math.multiplyHigh(doubled, factors[i]) != 0 || dividend < 0)
            {
                return false;
            }
            // An empty bracket without a floor has no share to give, even where a maker's orders outrun its levels.
            dividends[i] = divisors[i] == 0 ? 0 : dividend;
        }

        return true;
    }

    private long doubledSize(final long bidLots, final long askLots)
    {
        return switch (rule.sides())
        {
            case MIN -> 2 * Math.min(bidLots, askLots);
            case SUM -> 2 * (bidLots + askLots);
            case MEAN -> bidLots + askLots;
        };
    }

    private long size(final Snapshot snapshot, final int entity, final int[] fields, final int edge)
    {
        final long cumulative = snapshot.low(entity, fields[edge]);

        return edge == 0 || rule.brackets() == Brackets.CUMULATIVE
            ? cumulative
            : cumulative - snapshot.low(entity, fields[edge - 1]);
    }

    private void addExactly(final Snapshot snapshot, final int entity, final MakerDay day)
    {
        for (int i = 0; i < edgeCount; i++)
        {
            addTo(day.share(i), exactShare(snapshot, entity, i));
        }
        addTo(day.score(), exactScore(snapshot, entity));
    }

    private static void addTo(final SumE18 sum, final Rational value)
    {
        sum.add(QuotientE18.roundHalfEven(value));
    }

    private Rational exactScore(final Snapshot snapshot, final int entity)
    {
        Rational score = Rational.ZERO;
        for (int i = 0; i < edgeCount; i++)
        {
            score = score.plus(weights[i].times(exactShare(snapshot, entity, i)));
        }

        return score;
    }

    private Rational exactShare(final Snapshot snapshot, final int entity, final int edge)
    {
        final BigInteger bid = exactSize(snapshot, entity, bidFields, edge);
        final BigInteger ask = exactSize(snapshot, entity, askFields, edge);
        final BigInteger doubled = switch (rule.sides())
        {
            case MIN -> bid.min(ask).shiftLeft(1);
            case SUM -> bid.add(ask).shiftLeft(1);
            case MEAN -> bid.add(ask);
        };
        final Rational floor = floorLotsTimesMid.dividedBy(Rational.of(halfTicks));
        final Rational book = Rational.of(exactSize(snapshot, Snapshot.WHOLE_BOOK, bidFields, edge)
            .add(exactSize(snapshot, Snapshot.WHOLE_BOOK, askFields, edge)));
        final Rational doubledFloor = rule.floor() == Floor.AVERAGE ? floor.plus(floor) : floor;
        final Rational divisor = book.compareTo(doubledFloor) >= 0 ? book : doubledFloor;

        return divisor.signum() == 0 ? Rational.ZERO : Rational.of(doubled).dividedBy(divisor);
    }

    private BigInteger exactSize(final Snapshot snapshot, final int entity, final int[] fields, final int edge)
    {
        final BigInteger cumulative = snapshot.value(entity, fields[edge]);

        return edge == 0 || rule.brackets() == Brackets.CUMULATIVE
            ? cumulative
            : cumulative.subtract(snapshot.value(entity, fields[edge - 1]));
    }
}
