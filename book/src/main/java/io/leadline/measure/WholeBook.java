package io.leadline.measure;

import java.util.Arrays;

import io.leadline.book.MarketBook;
import io.leadline.event.Side;

/**
 * What the whole book rests in each bracket, by the cheapest of three ways that give the same. It is the sum of its
 * levels. Where all makers have just been measured, it is also the sum of them and of everybody else's orders. And
 * while edges and everybody else's orders stay, it is what it was, with the makers that have changed replaced. The last
 * two hold only in a market fed by orders. Single thread.
 */
final class WholeBook
{
    /** About so many orders are summed in the time of a level. */
    private static final int ORDERS_PER_LEVEL = 2;

    private final OrderSums[] orderSums;
    private final LevelSums[] levelSums;
    private final boolean isCountingAllOrders;
    private final MeasureRow row;
    private final MeasureRow untrackedRow;
    private boolean isSummed;
    private boolean isReplacing;

    WholeBook(
        final MeasureLayout layout,
        final Thresholds[] ladders,
        final OrderSums[] orderSums,
        final LevelSums[] levelSums)
    {
        this.orderSums = orderSums;
        this.levelSums = levelSums;
        isCountingAllOrders = Arrays.stream(ladders).noneMatch(Thresholds::isPostOnly);
        row = new MeasureRow(layout.fieldCount());
        untrackedRow = new MeasureRow(layout.fieldCount());
    }

    /** Chooses the way, before any maker is measured. */
    void begin(final MarketBook book, final MarketMeasure measure, final boolean isEverybodyMeasured)
    {
        isSummed = isEverybodyMeasured && book.isFedByOrders();
        isReplacing = !isEverybodyMeasured && book.isFedByOrders() && isCountingAllOrders &&
            !measure.isWide() && (book.changedMakers()[0] & 1L << MarketBook.UNTRACKED) == 0;
        if (isReplacing)
        {
            measure.addTo(MarketBook.UNTRACKED, row);
        }
    }

    /** Whether every maker that is measured has to be shown to {@link #replace}. */
    boolean isReplacing()
    {
        return isReplacing;
    }

    /** A maker has been measured; its measure is still as it was. */
    void replace(final MarketMeasure measure, final int maker, final MeasureRow makerRow)
    {
        if (isReplacing)
        {
            isReplacing = !makerRow.isWide() && measure.replaceIn(row, maker, makerRow);
        }
    }

    /** The brackets of the whole book, after all makers that have to be measured. */
    MeasureRow measure(final MarketBook book)
    {
        if (isSummed && addUntracked(book))
        {
            orderSums[Side.BID].addAll(row);
            orderSums[Side.ASK].addAll(row);
        }
        else if (!isReplacing)
        {
            row.clear();
            levelSums[Side.BID].measure(book.levels(Side.BID), row);
            levelSums[Side.ASK].measure(book.levels(Side.ASK), row);
        }

        return row;
    }

    /** Sums everybody else's orders, unless they are many, and returns whether all orders now add up to the book. */
    private boolean addUntracked(final MarketBook book)
    {
        final long untracked =
            book.orderCount() - orderSums[Side.BID].orderCount() - orderSums[Side.ASK].orderCount();
        final long levels = book.levels(Side.BID).levelCount() + book.levels(Side.ASK).levelCount();
        if (untracked > ORDERS_PER_LEVEL * levels)
        {
            return false;
        }
        if (untracked != 0)
        {
            for (int side = Side.BID; side <= Side.ASK; side++)
            {
                orderSums[side].sum(book.orders(), MarketBook.UNTRACKED << 1 | side);
                orderSums[side].drain(untrackedRow);
            }
            untrackedRow.clear();
        }

        return orderSums[Side.BID].isTotalFitting() && orderSums[Side.ASK].isTotalFitting();
    }
}
