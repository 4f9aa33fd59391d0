package io.leadline.scoring.tally;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import io.leadline.program.BracketScore;
import io.leadline.program.BracketScore.Sides;
import io.leadline.scoring.exact.QuotientE18;
import io.leadline.scoring.exact.SumE18;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.exact.RoundedSum;
import io.leadline.snapshot.Snapshot;

/**
 * Score of each maker in each snapshot, {@code scale · Σ w_i · size_i / Q_i}, rounded once, and each bracket's
 * {@code size_i / Q_i}, rounded once, summed up by day. In plain longs where they provably hold every step, in big
 * integers otherwise; the two agree to the last digit. Sizes are doubled throughout, so that the mean of two sides
 * stays an integer. Single thread.
 *
 * <p>From one second to the next a book changes in one or two of six brackets and most makers in none. So what a score
 * is made from is kept bracket by bracket, a maker's side by side, and only those shares are formed again whose size or
 * whose Q has changed; a maker that did not change is not read from the snapshot at all. No score is summed: it is the
 * weighted sum of rounded shares and a correction of a few units, so the correction alone has a sum of its own, and the
 * weights come in once a day.
 */
final class BracketShares implements ScoreSums
{
    /** In place of a maker's brackets: it was formed in big integers, and its shares are no ground to go on from. */
    private static final int WIDE = -1;

    /** The floor, doubled, in the program's currency. */
    private final Rational doubledFloor;
    private final boolean isMin;
    private final int sumShift;
    private final long inner;
    private final int edgeCount;
    private final LadderBrackets brackets;
    /** By edge of the rule, its position in the ladder. */
    private final int[] edges;
    private final long[] weights;
    private final boolean hasLongWeights;
    private final long weightSum;
    private final BookBrackets book;
    private final ExactBrackets exact;
    private final WideShares wide;
    /** For each maker, its shares and behind them the correction of its score. */
    private final StandingSums sums = new StandingSums();
    /** By maker and bracket: its doubled size, and what rounding its share has left. */
    private long[] doubled = {};
    private long[] rests = {};
    /** By maker: the weighted sum of its rests. */
    private long[] restSums = {};
    /** By maker: a bit for each bracket in which it has a size, or {@link #WIDE}. */
    private int[] held = {};
    /** By maker: a bit for each bracket that has another size than in the snapshot before. */
    private int[] ownMoved = {};
    private boolean isAnyMoved;
    private boolean isAnyWide;
    /** Those in which the book's quotients have changed. */
    private int movedBrackets;

    /**
     * Shares by these rules.
     *
     * @param bands    up to the outer edge of each bracket.
     * @param brackets of their ladder.
     */
    BracketShares(final BracketScore rule, final List<BandFields> bands, final LadderBrackets brackets)
    {
        this.brackets = brackets;
        doubledFloor = Rational.of(rule.floorNotional()).times(Rational.of(2));
        isMin = rule.sides() == Sides.MIN;
        sumShift = rule.sides() == Sides.SUM ? 1 : 0;
        inner = BookBrackets.inner(rule);
        edgeCount = bands.size();
        edges = bands.stream().mapToInt(BandFields::edge).toArray();
        book = new BookBrackets(rule, bands, brackets);
        exact = new ExactBrackets(rule, bands);
        wide = new WideShares(edgeCount);
        weights = new long[edgeCount];
        hasLongWeights = takeLongWeights();
        weightSum = LongStream.of(weights).sum();
    }

    private boolean takeLongWeights()
    {
        long sum = 0;
        for (int i = 0; i < edgeCount; i++)
        {
            final Rational weight = exact.weight(i);
            if (!weight.denominator().equals(BigInteger.ONE) || weight.numerator().bitLength() >= Integer.SIZE)
            {
                return false;
            }
            weights[i] = weight.numerator().longValueExact();
            sum += weights[i];
        }

        return sum <= RoundedSum.MAX_WEIGHT_SUM;
    }

    @Override
    public void onDay(final Rational notionalRate)
    {
        // In lots times the mid in half ticks the floor is the notional, whatever the price.
        final Rational floorHalfTickLots = doubledFloor.dividedBy(notionalRate);
        sums.clear();
        wide.clear();
        Arrays.fill(doubled, 0);
        Arrays.fill(rests, 0);
        Arrays.fill(restSums, 0);
        Arrays.fill(held, 0);
        isAnyWide = false;
        book.floor(floorHalfTickLots);
        exact.floor(floorHalfTickLots);
    }

    @Override
    public boolean onTime(final long timeEpochNs)
    {
        return false;
    }

    @Override
    public void onBook(final Snapshot snapshot, final long midHalfTicks)
    {
        movedBrackets = book.onBook(snapshot, midHalfTicks);
    }

    @Override
    public void onSameBook()
    {
        movedBrackets = 0;
    }

    @Override
    public void onMaker(final Snapshot snapshot, final int entity, final long count)
    {
        if (entity >= held.length)
        {
            grow(2 * entity + 1);
        }
        ownMoved[entity] = readSizes(entity, count);
        isAnyMoved |= ownMoved[entity] != 0;
    }

    /** The book's brackets in turn, each with all makers, so that its divisor stays where it is. */
    @Override
    public void onEnd(final Snapshot snapshot, final long count)
    {
        final int end = Math.min(snapshot.entityCount(), held.length);
        if (isAnyWide || !hasLongWeights || book.isWide())
        {
            formEach(snapshot, end, count);
        }
        else if (movedBrackets != 0 || isAnyMoved)
        {
            formBracketsOfBook(end, count);
            formOthers(snapshot, end, count);
        }
        isAnyMoved = false;
    }

    private void formEach(final Snapshot snapshot, final int end, final long count)
    {
        isAnyWide = false;
        for (int entity = 1; entity < end; entity++)
        {
            int own = ownMoved[entity] | movedBrackets & held[entity];
            ownMoved[entity] = 0;
            if (own != 0 && held[entity] == WIDE)
            {
                brackets.read(snapshot, entity);
                own |= readSizes(entity, count);
            }
            if (own != 0)
            {
                form(snapshot, entity, own, count);
            }
            isAnyWide |= held[entity] == WIDE;
        }
    }

    private void formBracketsOfBook(final int end, final long count)
    {
        for (int bits = movedBrackets; bits != 0; bits &= bits - 1)
        {
            final int bracket = Integer.numberOfTrailingZeros(bits);
            for (int entity = 1; entity < end; entity++)
            {
                if ((held[entity] >>> bracket & 1) != 0)
                {
                    formShare(entity, bracket, count);
                }
            }
        }
    }

    private void formOthers(final Snapshot snapshot, final int end, final long count)
    {
        for (int entity = 1; entity < end; entity++)
        {
            final int ofBook = movedBrackets & held[entity];
            for (int bits = ownMoved[entity] & ~ofBook; bits != 0; bits &= bits - 1)
            {
                formShare(entity, Integer.numberOfTrailingZeros(bits), count);
            }
            if ((ofBook | ownMoved[entity]) != 0)
            {
                if (held[entity] == WIDE)
                {
                    formExactly(snapshot, entity, count);
                }
                else
                {
                    formCorrection(snapshot, entity, count);
                }
            }
            ownMoved[entity] = 0;
        }
    }

    /**
     * Takes in a maker's sizes; returns a bit for each bracket in which it has another than before. One walk for sums
     * and comparisons: this is most of what a maker that changed takes.
     */
    private int readSizes(final int entity, final long count)
    {
        final boolean wasWide = held[entity] == WIDE;
        final long[] numbers = brackets.numbers();
        final int from = brackets.first();
        final int toAsk = brackets.askOffset();
        final int first = entity * edgeCount;
        long moved = 0;
        long isHeld = 0;
        int at = from;
        long bids = 0;
        long asks = 0;
        long sums = 0;
        long all = 0;
        for (int i = 0; i < edgeCount; i++)
        {
            for (final int end = from + 2 * edges[i]; at <= end; at += 2)
            {
                final long bid = numbers[at];
                final long ask = numbers[toAsk + at];
                bids += bid;
                asks += ask;
                all |= bid | ask;
            }
            sums |= bids | asks;
            final long size = doubledSize(bids, asks);
            bids &= inner;
            asks &= inner;
            moved |= isNotZero(size ^ doubled[first + i]) << i;
            isHeld |= isNotZero(size) << i;
            doubled[first + i] = size;
        }
        if ((all >>> LadderBrackets.SAFE_BITS | sums >>> BookBrackets.SIZE_BITS) != 0)
        {
            held[entity] = WIDE;
            isAnyWide = true;
            return book.all();
        }
        held[entity] = (int)isHeld;
        if (wasWide)
        {
            wide.stop(entity, count);
        }

        return wasWide ? book.all() : (int)moved;
    }

    /** 1 or 0, without a branch: which brackets change is nothing that a processor could foresee. */
    private static long isNotZero(final long value)
    {
        return (value | -value) >>> Long.SIZE - 1;
    }

    private long doubledSize(final long bidLots, final long askLots)
    {
        return isMin ? 2 * Math.min(bidLots, askLots) : bidLots + askLots << sumShift;
    }

    private void form(final Snapshot snapshot, final int entity, final int moved, final long count)
    {
        if (held[entity] == 0)
        {
            clear(entity, count);
        }
        else if (held[entity] == WIDE || !hasLongWeights || book.isWide() || !formShares(entity, moved, count))
        {
            formExactly(snapshot, entity, count);
        }
        else
        {
            formCorrection(snapshot, entity, count);
        }
    }

    /** Forms the shares that have moved; false when longs do not hold them. */
    private boolean formShares(final int entity, final int moved, final long count)
    {
        for (int bits = moved; bits != 0; bits &= bits - 1)
        {
            formShare(entity, Integer.numberOfTrailingZeros(bits), count);
        }

        return held[entity] != WIDE;
    }

    /** Forms a share; its maker becomes wide when longs do not hold it. */
    private void formShare(final int entity, final int bracket, final long count)
    {
        final int cell = entity * edgeCount + bracket;
        final QuotientE18 quotient = book.divide(bracket, doubled[cell]);
        if (quotient == null)
        {
            held[entity] = WIDE;
            isAnyWide = true;
            return;
        }
        sums.stand(
            first(entity) + bracket,
            quotient.units() * SumE18.ONE_E18 + quotient.decimalsE18() + quotient.roundUp(),
            count);
        final long rest = RoundedSum.rest(quotient);
        restSums[entity] += weights[bracket] * (rest - rests[cell]);
        rests[cell] = rest;
    }

    private void formCorrection(final Snapshot snapshot, final int entity, final long count)
    {
        final long restSum = restSums[entity];
        sums.stand(
            first(entity) + edgeCount,
            RoundedSum.isCertain(restSum, weightSum)
                ? RoundedSum.correction(restSum)
                : exactCorrection(snapshot, entity),
            count);
    }

    private long exactCorrection(final Snapshot snapshot, final int entity)
    {
        BigInteger correction = exact.scoreE18(snapshot, entity, book.midHalfTicks());
        for (int i = 0; i < edgeCount; i++)
        {
            correction = correction.subtract(
                BigInteger.valueOf(weights[i]).multiply(BigInteger.valueOf(sums.standing(first(entity) + i))));
        }

        return correction.longValueExact();
    }

    private void clear(final int entity, final long count)
    {
        for (int i = 0; i <= edgeCount; i++)
        {
            sums.stand(first(entity) + i, 0, count);
        }
        Arrays.fill(doubled, entity * edgeCount, (entity + 1) * edgeCount, 0);
        Arrays.fill(rests, entity * edgeCount, (entity + 1) * edgeCount, 0);
        restSums[entity] = 0;
    }

    private void formExactly(final Snapshot snapshot, final int entity, final long count)
    {
        held[entity] = WIDE;
        isAnyWide = true;
        clear(entity, count);
        for (int i = 0; i < edgeCount; i++)
        {
            wide.share(entity, i, exact.shareE18(snapshot, entity, i, book.midHalfTicks()), count);
        }
        wide.score(entity, exact.scoreE18(snapshot, entity, book.midHalfTicks()), count);
    }

    @Override
    public void settle(final int entity, final MakerDay day, final long count)
    {
        for (int i = 0; i < edgeCount; i++)
        {
            final int number = first(entity) + i;
            sums.settle(number, count);
            day.share(i).add(sums.sumLow(number), sums.sumHigh(number));
            day.score().addTimes(sums.sumLow(number), sums.sumHigh(number), weights[i]);
        }
        final int correction = first(entity) + edgeCount;
        sums.settle(correction, count);
        day.score().add(sums.sumLow(correction), sums.sumHigh(correction));
        wide.settle(entity, day, count);
    }

    /** Number of a maker's first sum. */
    private int first(final int entity)
    {
        return entity * (edgeCount + 1);
    }

    private void grow(final int entities)
    {
        held = Arrays.copyOf(held, entities);
        ownMoved = Arrays.copyOf(ownMoved, entities);
        restSums = Arrays.copyOf(restSums, entities);
        doubled = Arrays.copyOf(doubled, entities * edgeCount);
        rests = Arrays.copyOf(rests, doubled.length);
        sums.grow(first(entities));
    }
}
