package io.leadline.bench.apply;

import java.util.function.Supplier;

import io.leadline.bench.flow.FlowShape;
import io.leadline.book.FeedBooks;
import io.leadline.book.MarketBook;
import io.leadline.book.PriceLevels;
import io.leadline.event.EventHandler;

/** Leadline's own books as a contender: the handler is the one that the sampler has, nothing between. */
public class LeadlineBooks implements Supplier<long[]>
{
    private static final long EVERY_NS = 1_000_000_000L;

    private final FeedBooks books;

    /** Empty books for the markets of a {@link FlowShape}, or for one fed by levels, by its name. */
    public LeadlineBooks(final Object shape)
    {
        books = new FeedBooks(FlowShape.configuration((String)shape, EVERY_NS));
    }

    /** The same, touching ahead from so many live orders on. */
    LeadlineBooks(final String shape, final int minOrdersAhead)
    {
        books = new FeedBooks(FlowShape.configuration(shape, EVERY_NS), minOrdersAhead);
    }

    final EventHandler handler()
    {
        return books;
    }

    @Override
    public final long[] get()
    {
        long orders = 0;
        long sizeLots = 0;
        long levels = 0;
        for (int market = 0; market < books.marketCount(); market++)
        {
            final MarketBook book = books.book(market);
            orders += book.orderCount();
            for (int side = 0; side < 2; side++)
            {
                levels += book.levels(side).levelCount();
                sizeLots += sizeLots(book.levels(side));
            }
        }

        return new long[]{orders, sizeLots, levels};
    }

    private static long sizeLots(final PriceLevels levels)
    {
        long sizeLots = 0;
        for (long price = levels.highest(); price != PriceLevels.NONE; price = levels.below(price))
        {
            sizeLots += levels.lowSizeLots(price);
        }

        return sizeLots;
    }
}
