package io.leadline.measure;

import io.leadline.book.MarketBook;
import io.leadline.book.OrderSlabs;
import io.leadline.event.Side;
import io.leadline.number.Wide;

/**
 * Measures a market as it stands: best prices, status, and what the whole book and every maker rest in each bracket of
 * each ladder, exactly.
 * <p>
 * What cannot have changed since the market was last measured is not measured again. A book that has not changed is
 * measured by its status alone; while the best prices stay, and with them the edges of all ladders, only the whole book
 * and the makers that have changed are summed anew. When an edge has moved, so is everybody who rests an order.
 * <p>
 * A measure that records orders takes over those of every maker as well, see {@link RecordedOrders}.
 * <p>
 * Single thread; allocates only when a market has more makers or recorded orders than ever before, or a sum first
 * passes 63 bits.
 */
public final class Measurer
{
    private final Thresholds[] ladders;
    private final CellTable[] cells = new CellTable[2];
    private final OrderSums[] orderSums = new OrderSums[2];
    private final MeasureRow row;
    private final WholeBook wholeBook;
    private final OuterEdge outerEdge;
    private final OrderSort orderSort = new OrderSort();
    private final Touch touch = new Touch();

    /** A measurer for ladders in their configured order. */
    public Measurer(final MeasureLayout layout)
    {
        ladders = layout.ladders().stream().map(Thresholds::new).toArray(Thresholds[]::new);
        final LevelSums[] levelSums = new LevelSums[2];
        for (int side = Side.BID; side <= Side.ASK; side++)
        {
            cells[side] = new CellTable(side, layout, ladders);
            final WideSums wideSums = new WideSums(cells[side], ladders);
            orderSums[side] = new OrderSums(side, cells[side], wideSums, ladders);
            levelSums[side] = new LevelSums(side, cells[side], wideSums, ladders);
        }
        row = new MeasureRow(layout.fieldCount());
        wholeBook = new WholeBook(layout, ladders, orderSums, levelSums);
        outerEdge = new OuterEdge(ladders);
    }

    /**
     * Measures a market, and settles its book: of one book, all changes are one measure's.
     *
     * @param measure          the market's own; holds the result until its next measurement.
     * @param minTouchTickLots levels of a smaller notional, in tick·lots, form no best price.
     * @param isSilent         the feed has been silent for too long: the market is out of sync for now.
     */
    public void measure(
        final MarketBook book, final MarketMeasure measure, final long minTouchTickLots, final boolean isSilent)
    {
        measure.begin();
        if (book.hasChanged() || !measure.isKept(minTouchTickLots))
        {
            measureChanges(book, measure, minTouchTickLots);
            book.settle();
        }
        measure.status(Touch.status(book, isSilent, measure.bestBidTicks(), measure.bestAskTicks()));
    }

    private void measureChanges(final MarketBook book, final MarketMeasure measure, final long minTouchTickLots)
    {
        touch.form(book, minTouchTickLots);
        final boolean isKept = measure.isKept(minTouchTickLots);
        final boolean isEverybody = !isKept || !measure.isPlacedAt(touch.bidTicks(), touch.askTicks());
        measure.place(book.makerCount(), minTouchTickLots, touch.bidTicks(), touch.askTicks());
        place(book);
        wholeBook.begin(book, measure, isEverybody);
        final long[] changedMakers = book.changedMakers();
        for (int maker = 1; maker < book.makerCount(); maker++)
        {
            final boolean hasChanged = !isKept || (changedMakers[maker / Long.SIZE] & 1L << maker) != 0;
            if (hasChanged || isEverybody && isResting(book.orders(), maker))
            {
                measureMaker(book, measure, maker);
            }
        }
        putWholeBook(book, measure);
        if (measure.orders() != null)
        {
            outerEdge.place();
            measure.orders().gather(book, outerEdge, orderSort, isKept);
        }
    }

    private void place(final MarketBook book)
    {
        for (final Thresholds ladder : ladders)
        {
            ladder.place(touch.bidTicks(), touch.askTicks());
        }
        for (int side = Side.BID; side <= Side.ASK; side++)
        {
            cells[side].place(touch.bestTicks(side));
            orderSums[side].place(book.levels(side), book.isFedByOrders());
        }
    }

    private static boolean isResting(final OrderSlabs orders, final int maker)
    {
        return orders.firstSlab(maker << 1 | Side.BID) != OrderSlabs.NONE ||
            orders.firstSlab(maker << 1 | Side.ASK) != OrderSlabs.NONE;
    }

    private void putWholeBook(final MarketBook book, final MarketMeasure measure)
    {
        final MeasureRow all = wholeBook.measure(book);
        setTotals(all, book, MarketBook.UNTRACKED);
        all.set(MeasureLayout.BEST_BID, Math.max(0, touch.bidTicks()), 0);
        all.set(MeasureLayout.BEST_ASK, Math.max(0, touch.askTicks()), 0);
        measure.put(MarketBook.UNTRACKED, all);
    }

    /** Mostly the sums go straight to where they are kept; only what has to be added up there goes through a row. */
    private void measureMaker(final MarketBook book, final MarketMeasure measure, final int maker)
    {
        final OrderSums bids = orderSums[Side.BID];
        final OrderSums asks = orderSums[Side.ASK];
        bids.sum(book.orders(), maker << 1 | Side.BID);
        asks.sum(book.orders(), maker << 1 | Side.ASK);
        final long bidBrackets = bids.brackets();
        final long askBrackets = asks.brackets();
        final int total = MarketBook.totalIndex(maker, 0);
        if (bidBrackets == CellSums.SEVERAL || askBrackets == CellSums.SEVERAL || measure.isWide() ||
            wholeBook.isReplacing() || areWide(book.totals(), total))
        {
            bids.drain(row);
            asks.drain(row);
            setTotals(row, book, maker);
            row.set(MeasureLayout.BEST_BID, bids.bestTicks(), 0);
            row.set(MeasureLayout.BEST_ASK, asks.bestTicks(), 0);
            wholeBook.replace(measure, maker, row);
            measure.put(maker, row);
        }
        else
        {
            measure.put(maker, bidBrackets | askBrackets, bids, asks, book.totals(), total);
        }
    }

    private static boolean areWide(final long[] totals, final int first)
    {
        return (totals[first + 1] | totals[first + Wide.LENGTH + 1] | totals[first + 2 * Wide.LENGTH + 1]) != 0;
    }

    private static void setTotals(final MeasureRow row, final MarketBook book, final int maker)
    {
        final long[] totals = book.totals();
        final int index = MarketBook.totalIndex(maker, 0);
        for (int i = 0; i < MeasureLayout.FIRST_BAND - MeasureLayout.FILLED_SIZE; i++)
        {
            row.set(
                MeasureLayout.FILLED_SIZE + i, totals[index + i * Wide.LENGTH], totals[index + i * Wide.LENGTH + 1]);
        }
    }
}
