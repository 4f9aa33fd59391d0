package io.leadline.book;

/**
 * The memory that the books of one feed share, so that a market that is added costs what rests in it and little more,
 * and an event finds what it needs in few cache lines: the orders, the table that finds them, the price levels, and the
 * numbers of makers in their markets.
 */
final class BookMemory
{
    private final OrderPool orders = new OrderPool();
    private final OrderTable orderTable = new OrderTable(orders);
    private final LevelPages levels = new LevelPages();
    private final PlaceTable makers = new PlaceTable();

    /** Bytes outside the heap. */
    long length()
    {
        return orders.length() + orderTable.length() + levels.length();
    }

    /** Gives all of it up; nothing may be asked of the books any more. */
    void release()
    {
        orders.release();
        orderTable.release();
        levels.release();
    }

    OrderPool orders()
    {
        return orders;
    }

    OrderTable orderTable()
    {
        return orderTable;
    }

    LevelPages levels()
    {
        return levels;
    }

    /** A maker's number in its market under {@link #makerKey}. */
    PlaceTable makers()
    {
        return makers;
    }

    /** What a maker of the feed is found under in a market. */
    static long makerKey(final int market, final int globalMaker)
    {
        return (long)market << Integer.SIZE | globalMaker;
    }
}
