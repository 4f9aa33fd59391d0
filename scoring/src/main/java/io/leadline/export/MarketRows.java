package io.leadline.export;

import io.leadline.snapshot.Snapshot;

/** The rows of one market's snapshots that a filter takes, in their order. */
final class MarketRows
{
    private final boolean takesMarket;
    private final boolean takesWholeBook;
    private final MakerOrder makers;

    MarketRows(final String market, final RowFilter filter)
    {
        this.takesMarket = filter.takesMarket(market);
        this.takesWholeBook = filter.takesMaker("");
        this.makers = new MakerOrder(filter);
    }

    /** The market's makers as far as they are known. */
    MakerOrder makers()
    {
        return makers;
    }

    /** Whether the filter takes any row of this market. */
    boolean takesMarket()
    {
        return takesMarket;
    }

    /** Hands on the rows of one snapshot, the whole book's first, and returns how many. */
    int handOn(final Snapshot snapshot, final TableSink sink)
    {
        int count = 0;
        if (takesWholeBook && sink.hasRow(snapshot, Snapshot.WHOLE_BOOK))
        {
            sink.row(snapshot, Snapshot.WHOLE_BOOK);
            count++;
        }
        for (int place = 0; place < makers.rowCount(); place++)
        {
            final int entity = makers.entity(place);
            if (sink.hasRow(snapshot, entity))
            {
                sink.row(snapshot, entity);
                count++;
            }
        }

        return count;
    }
}
