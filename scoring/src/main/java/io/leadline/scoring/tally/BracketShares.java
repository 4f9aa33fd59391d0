package io.leadline.scoring.tally;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import io.leadline.program.BracketScore;
import io.leadline.program.BracketScore.Brackets;
import io.leadline.program.BracketScore.Sides;
import io.leadline.scoring.exact.QuotientE18;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.exact.WeightedSumE18;
import io.leadline.snapshot.Snapshot;

/**
 * Score of each maker in each snapshot, {@code scale · Σ w_i · size_i / Q_i}, rounded once, and each bracket's
 * {@code size_i / Q_i}, rounded once, as runs in its day. In plain longs where they provably hold every step, in big
 * integers otherwise; the two agree to the last digit. Sizes are doubled throughout, so that the mean of two sides
 * stays an integer. Single thread.
 *
 * <p>From one second to the next a book changes in one or two of six brackets and most makers in none. So what a score
 * is made from is kept bracket by bracket, a maker's cells side by side, and only those cells are formed again whose
 * size or whose Q has changed; a maker that did not change is not read from the snapshot at all.
 */
final class BracketShares
{
    /** A cell: the maker's doubled size, its quotient by the book's, and the decimals behind that. */
    private static final int DOUBLED = 0;
    private static final int QUOTIENT = 1;
    private static final int REST = 2;
    private static final int CELL = 3;

    /** In place of a maker's brackets: it was formed in big integers, and its cells are no ground to go on from. */
    private static final int WIDE = -1;

    private final boolean isMin;
    private final int sumShift;
    private final boolean isExclusive;
    private final int edgeCount;
    private final int[] bidFields;
    private final int[] askFields;
    private final long[] weights;
    private final boolean hasLongWeights;
    private final BookBrackets book;
    private final ExactBrackets exact;
    private final long weightSum;
    private long[] cells = {};
    /** By maker: a bit for each bracket in which it has a size, or {@link #WIDE}. */
    private int[] held = {};
    /** By maker: its score. */
    private WeightedSumE18[] scores = {};
    private int movedBrackets;

    BracketShares(final BracketScore rule, final List<BandFields> bands)
    {
        isMin = rule.sides() == Sides.MIN;
        sumShift = rule.sides() == Sides.SUM ? 1 : 0;
        isExclusive = rule.brackets() == Brackets.EXCLUSIVE;
        edgeCount = bands.size();
        bidFields = bands.stream().mapToInt(BandFields::bidSize).toArray();
        askFields = bands.stream().mapToInt(BandFields::askSize).toArray();
        book = new BookBrackets(rule, bands);
        exact = new ExactBrackets(rule, bands);
        weights = new long[edgeCount];
        hasLongWeights = takeLongWeights();
        weightSum = LongStream.of(weights).sum();
    }

    /**
     * A day begins: nothing stands.
     *
     * @param floorHalfTickLots the day's floor in lots times the mid in half ticks: it is the notional, whatever the
     *                          price.
     */
    void onDay(final Rational floorHalfTickLots)
    {
        Arrays.fill(cells, 0);
        Arrays.fill(held, 0);
        for (final WeightedSumE18 score : scores)
        {
            score.clear();
        }
        book.floor(floorHalfTickLots);
        exact.floor(floorHalfTickLots);
    }

    /**
     * Forms every bracket's Q from a whole book that may have changed.
     *
     * @param midHalfTicks 0 when there is no mid: then nobody has a share.
     * @return whether makers that did not change may have other shares than before.
     */
    boolean onBook(final Snapshot snapshot, final long midHalfTicks)
    {
        movedBrackets = book.onBook(snapshot, midHalfTicks);

        return movedBrackets != 0;
    }

    /** The book of the snapshot whose makers follow is as it was. */
    void onSameBook()
    {
        movedBrackets = 0;
    }

    /**
     * Forms what stands of a maker, as far as its sizes or the book have changed.
     *
     * @param isChanged whether its sizes are to be read from the snapshot again.
     * @param count     snapshots of the day that were scored before this one.
     */
    void onMaker(
        final Snapshot snapshot,
        final int entity,
        final boolean isChanged,
        final MakerDay day,
        final long count)
    {
        if (entity >= held.length)
        {
            grow(2 * entity + 1);
        }
        final boolean wasWide = held[entity] == WIDE;
        int moved = movedBrackets & held[entity];
        if (isChanged || wasWide && moved != 0)
        {
            moved |= readSizes(snapshot, entity);
            moved = wasWide ? book.all() : moved;
        }
        if (moved == 0)
        {
            return;
        }
        final boolean isLong = hasLongWeights && !book.isWide() && held[entity] != WIDE;
        if (held[entity] != 0 && !(isLong && form(snapshot, entity, moved, day, count)))
        {
            formExactly(snapshot, entity, day, count);
        }
        else if (held[entity] == 0)
        {
            clear(entity, moved, day, count);
        }
    }

    private boolean takeLongWeights()
    {
        long weightSum = 0;
        for (int i = 0; i < edgeCount; i++)
        {
            final Rational weight = exact.weight(i);
            if (!weight.denominator().equals(BigInteger.ONE) || weight.numerator().bitLength() >= Integer.SIZE)
            {
                return false;
            }
            weights[i] = weight.numerator().longValueExact();
            weightSum += weights[i];
        }

        return weightSum <= WeightedSumE18.MAX_WEIGHT_SUM;
    }

    /** Reads a maker's sizes; returns a bit for each bracket in which it has another than before. */
    private int readSizes(final Snapshot snapshot, final int entity)
    {
        final boolean hasRow = snapshot.hasRow(entity);
        if (hasRow && !book.hasLongSizes(snapshot, entity))
        {
            held[entity] = WIDE;
            return book.all();
        }
        long moved = 0;
        long isHeld = 0;
        long innerBid = 0;
        long innerAsk = 0;
        int cell = entity * edgeCount * CELL;
        for (int i = 0; i < edgeCount; i++)
        {
            final long bid = hasRow ? snapshot.low(entity, bidFields[i]) : 0;
            final long ask = hasRow ? snapshot.low(entity, askFields[i]) : 0;
            final long doubled = doubledSize(bid - innerBid, ask - innerAsk);
            innerBid = isExclusive ? bid : 0;
            innerAsk = isExclusive ? ask : 0;
            moved |= isNotZero(doubled ^ cells[cell + DOUBLED]) << i;
            isHeld |= isNotZero(doubled) << i;
            cells[cell + DOUBLED] = doubled;
            cell += CELL;
        }
        held[entity] = (int)isHeld;

        return (int)moved;
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

    /** Forms the cells that have moved, and with them the score; false when longs do not hold them. */
    private boolean form(
        final Snapshot snapshot, final int entity, final int moved, final MakerDay day, final long count)
    {
        final WeightedSumE18 score = scores[entity];
        for (int rest = moved; rest != 0; rest &= rest - 1)
        {
            final int bracket = Integer.numberOfTrailingZeros(rest);
            final int cell = (entity * edgeCount + bracket) * CELL;
            if (!formCell(cell, bracket, score, day.shareRun(bracket), count))
            {
                return false;
            }
        }
        if (score.round())
        {
            day.scoreRun().stand(score.roundedLow(), score.roundedHigh(), count);
        }
        else
        {
            day.scoreRun().stand(exact.scoreE18(snapshot, entity, book.midHalfTicks()), count);
        }

        return true;
    }

    private boolean formCell(
        final int cell, final int bracket, final WeightedSumE18 score, final SumRun share, final long count)
    {
        final QuotientE18 quotient = book.divide(bracket, cells[cell + DOUBLED]);
        if (quotient == null || quotient.high() != 0 || quotient.low() < 0)
        {
            return false;
        }
        final long quotientE18 = quotient.low();
        final long restE18 = quotient.restE18();
        score.replace(weights[bracket], quotientE18, restE18, cells[cell + QUOTIENT], cells[cell + REST]);
        cells[cell + QUOTIENT] = quotientE18;
        cells[cell + REST] = restE18;
        share.stand(quotientE18 + quotient.roundUp(), 0, count);

        return true;
    }

    private void clear(final int entity, final int moved, final MakerDay day, final long count)
    {
        clearCells(entity);
        for (int rest = moved; rest != 0; rest &= rest - 1)
        {
            day.shareRun(Integer.numberOfTrailingZeros(rest)).stand(0, 0, count);
        }
        day.scoreRun().stand(0, 0, count);
    }

    private void clearCells(final int entity)
    {
        final int first = entity * edgeCount * CELL;
        Arrays.fill(cells, first, first + edgeCount * CELL, 0);
        scores[entity].clear();
    }

    private void formExactly(final Snapshot snapshot, final int entity, final MakerDay day, final long count)
    {
        held[entity] = WIDE;
        clearCells(entity);
        for (int i = 0; i < edgeCount; i++)
        {
            day.shareRun(i).stand(exact.shareE18(snapshot, entity, i, book.midHalfTicks()), count);
        }
        day.scoreRun().stand(exact.scoreE18(snapshot, entity, book.midHalfTicks()), count);
    }

    private void grow(final int entities)
    {
        final int known = held.length;
        held = Arrays.copyOf(held, entities);
        cells = Arrays.copyOf(cells, entities * edgeCount * CELL);
        scores = Arrays.copyOf(scores, entities);
        for (int entity = known; entity < entities; entity++)
        {
            scores[entity] = new WeightedSumE18(weightSum);
        }
    }
}
