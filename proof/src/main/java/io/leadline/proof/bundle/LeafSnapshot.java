package io.leadline.proof.bundle;

import io.leadline.event.Side;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.proof.tree.HourCursor;
import io.leadline.proof.tree.LeafHead;
import io.leadline.snapshot.MakerOrders;
import io.leadline.snapshot.Snapshot;

/** A record as leaves tell it: the whole book and one maker, if it was known by then. Single thread. */
final class LeafSnapshot implements Snapshot, MakerOrders
{
    private static final long[] NO_TOTALS = new long[2 * MeasureLayout.FIRST_BAND];

    private final int market;
    private final String maker;
    private final boolean hasOrders;
    private HourCursor book;
    private HourCursor own;
    private long[] bookTotals;
    private long[] ownTotals;
    private long totalsEpochNs;
    private boolean hasAllRows;

    /** A record of a market, by its position in the configuration. */
    LeafSnapshot(final int market, final String maker, final boolean hasOrders)
    {
        this.market = market;
        this.maker = maker;
        this.hasOrders = hasOrders;
    }

    /**
     * Becomes the snapshot that the cursors are at.
     *
     * @param newOwn     null where the maker was not known.
     * @param isInFront  whether it lies in front of the scored window: there totals count, row or no row.
     */
    void at(final HourCursor newBook, final HourCursor newOwn, final boolean isInFront)
    {
        book = newBook;
        own = newOwn;
        hasAllRows = isInFront;
        bookTotals = null;
    }

    /** Becomes the totals at the end of a day; the maker's content is null where it was not known. */
    void atTotals(final byte[] bookContent, final byte[] ownContent, final long timeEpochNs)
    {
        bookTotals = LeafHead.totals(bookContent);
        ownTotals = ownContent == null ? NO_TOTALS : LeafHead.totals(ownContent);
        totalsEpochNs = timeEpochNs;
    }

    @Override
    public int market()
    {
        return market;
    }

    @Override
    public long timeEpochNs()
    {
        return bookTotals == null ? book.timeEpochNs() : totalsEpochNs;
    }

    @Override
    public long interval()
    {
        return book.interval();
    }

    @Override
    public MarketStatus status()
    {
        return book.status();
    }

    @Override
    public long eventSequence()
    {
        return book.eventSequence();
    }

    @Override
    public int entityCount()
    {
        return 2;
    }

    @Override
    public String name(final int entity)
    {
        return entity == WHOLE_BOOK ? "" : maker;
    }

    @Override
    public boolean hasRow(final int entity)
    {
        return entity == WHOLE_BOOK || hasAllRows || own != null && own.hasRow();
    }

    @Override
    public long low(final int entity, final int field)
    {
        if (bookTotals != null)
        {
            return field < MeasureLayout.FIRST_BAND ? totals(entity)[field] : 0;
        }
        final HourCursor cursor = entity == WHOLE_BOOK ? book : own;

        return cursor == null ? 0 : cursor.low(field);
    }

    @Override
    public long high(final int entity, final int field)
    {
        if (bookTotals != null)
        {
            return field < MeasureLayout.FIRST_BAND ? totals(entity)[MeasureLayout.FIRST_BAND + field] : 0;
        }
        final HourCursor cursor = entity == WHOLE_BOOK ? book : own;

        return cursor == null ? 0 : cursor.high(field);
    }

    private long[] totals(final int entity)
    {
        return entity == WHOLE_BOOK ? bookTotals : ownTotals;
    }

    @Override
    public MakerOrders orders()
    {
        return hasOrders ? this : null;
    }

    @Override
    public int first(final int entity, final int side)
    {
        return own == null || side == Side.BID ? 0 : own.bidCount();
    }

    @Override
    public int count(final int entity, final int side)
    {
        if (own == null)
        {
            return 0;
        }

        return side == Side.BID ? own.bidCount() : own.askCount();
    }

    @Override
    public long priceTicks(final int order)
    {
        return own.priceTicks(order);
    }

    @Override
    public long sizeLots(final int order)
    {
        return own.sizeLots(order);
    }
}
