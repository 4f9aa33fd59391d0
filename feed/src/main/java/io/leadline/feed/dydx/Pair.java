package io.leadline.feed.dydx;

import io.leadline.config.Market;
import io.leadline.event.EventSink;

/**
 * A configured market as its venue's clob pair: its scales, its orders, and whether the book that was written of it is
 * the venue's. Single thread.
 */
final class Pair
{
    final OrderTable orders = new OrderTable();
    final Scale price;
    final Scale size;
    private final Accounts accounts;
    private final long id;
    private final int number;
    private State state = State.UNNAMED;
    private boolean isLoading;
    private boolean isRefuted;
    /** Orders of a comparison that are partly filled here, less those of which it has told so. */
    private int owedFills;

    /** A pair that the stream has not named, defined in the sink. */
    Pair(final Market market, final EventSink sink, final Accounts accounts)
    {
        this.accounts = accounts;
        id = Long.parseLong(market.venueId());
        price = new Scale(market.priceExponent(), market.tick());
        size = new Scale(market.sizeExponent(), market.lot());
        number = sink.market(market.name(), market.tick(), market.lot());
    }

    /** The venue's number. */
    long id()
    {
        return id;
    }

    /** Number in the sink. */
    int number()
    {
        return number;
    }

    /** Slot of the order of an id; {@link OrderTable#NONE} when there is none. */
    int find(final OrderFields order)
    {
        final int account = accounts.find(order);

        return account == Accounts.UNKNOWN ?
            OrderTable.NONE : orders.find(account, order.clientId, order.orderFlags);
    }

    /** Nothing was written of it yet: whether the stream tells of it at all is not known. */
    boolean isUnnamed()
    {
        return state == State.UNNAMED;
    }

    boolean isInSync()
    {
        return state == State.IN_SYNC;
    }

    /** The log says that the book is not the venue's. */
    boolean isStale()
    {
        return state == State.STALE;
    }

    /** The book begins anew and is the venue's. */
    void clear()
    {
        orders.clear();
        state = State.IN_SYNC;
    }

    /** The book is the venue's no more, and the log says so. */
    void loseSync()
    {
        state = State.STALE;
    }

    /** The orders of the snapshot that is being read are written. */
    boolean isLoading()
    {
        return isLoading;
    }

    void loading(final boolean newIsLoading)
    {
        isLoading = newIsLoading;
    }

    /** A snapshot is held against the book. */
    void beginComparison()
    {
        isRefuted = false;
        owedFills = 0;
    }

    /** The snapshot has an order. */
    void compare(final int slot, final OrderFields order, final int comparison)
    {
        isRefuted |= slot == OrderTable.NONE || !orders.mark(slot, comparison) || !isSame(slot, order);
        if (slot != OrderTable.NONE && orders.filled(slot) != 0)
        {
            owedFills++;
        }
    }

    private boolean isSame(final int slot, final OrderFields order)
    {
        return orders.side(slot) == order.side && orders.quantums(slot) == order.quantums &&
            orders.subticks(slot) == order.subticks && orders.isPostOnly(slot) == order.isPostOnly;
    }

    /** The snapshot says what is filled of an order. */
    void compareFilled(final int slot, final long filled)
    {
        isRefuted |= slot == OrderTable.NONE || orders.filled(slot) != filled;
        if (filled != 0)
        {
            owedFills--;
        }
    }

    /** Whether the snapshot was another book than this one. */
    boolean isRefuted(final int comparison)
    {
        return isRefuted || owedFills != 0 || orders.isAnyUnmarked(comparison);
    }

    private enum State
    {
        UNNAMED,
        IN_SYNC,
        STALE
    }
}
