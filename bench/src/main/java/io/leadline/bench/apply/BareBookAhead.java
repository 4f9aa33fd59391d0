package io.leadline.bench.apply;

import io.leadline.event.Event;
import io.leadline.event.EventHandler;

/**
 * A {@link BareBook} that loads what a block of events needs before it applies them, as Leadline's books do and with
 * blocks as long: the places of all ids in the table, then the orders that they lead to, then those orders' levels.
 * Where books do not fit the caches, this and not the book that waits for each event alone is what a book with rules
 * and owners may be held against.
 */
public final class BareBookAhead extends BareBook
{
    private final int[] slots = new int[EventHandler.MAX_AHEAD];
    private long sum;

    /**
     * Without orders.
     *
     * @param shape as of {@link BareBook}.
     */
    public BareBookAhead(final Object shape)
    {
        super(shape);
    }

    @Override
    public boolean looksAhead()
    {
        return true;
    }

    @Override
    public void onAhead(final Event[] events, final int count)
    {
        long loaded = 0;
        for (int i = 0; i < count; i++)
        {
            loaded += homeEntry(events[i]);
        }
        for (int i = 0; i < count; i++)
        {
            slots[i] = likelySlot(events[i]);
            loaded += slotId(slots[i]);
        }
        for (int i = 0; i < count; i++)
        {
            loaded += levelLots(events[i], slots[i]);
        }
        sum += loaded;
    }

    /** What was loaded; it only keeps the loads from being left out. */
    public long sum()
    {
        return sum;
    }
}
