package io.leadline.feed.hyperliquid;

import io.leadline.config.Market;
import io.leadline.event.EventSink;
import io.leadline.number.Quantum;

import org.agrona.collections.Long2LongHashMap;

/**
 * A configured market as its venue's coin: its steps, whether the book that was written of it is the venue's, and what
 * rests of each order in that book. An order emptied by a fill or an update stays at 0 until the venue removes it, so
 * that its removal is not taken for one of an order never seen. Single thread.
 */
final class Coin
{
    /** The book has reached no block. */
    static final long NO_BLOCK = -1;

    /** No order of this number was ever written, or the venue has removed it. */
    static final long UNKNOWN = -1;

    private static final int INITIAL_CAPACITY = 1 << 10;
    private static final float LOAD_FACTOR = 0.65f;

    private final Market market;
    private final Quantum tick;
    private final Quantum lot;
    private final int number;
    private final Long2LongHashMap restingLots = new Long2LongHashMap(INITIAL_CAPACITY, LOAD_FACTOR, UNKNOWN);
    private long block = NO_BLOCK;
    private boolean isInSync;
    private boolean isStaleWritten;

    /** A coin out of sync, defined in the sink. */
    Coin(final Market market, final EventSink sink)
    {
        this.market = market;
        tick = Quantum.of(market.tick());
        lot = Quantum.of(market.lot());
        number = sink.market(market.name(), market.tick(), market.lot());
    }

    /** The venue's name for it. */
    String venueId()
    {
        return market.venueId();
    }

    Quantum tick()
    {
        return tick;
    }

    Quantum lot()
    {
        return lot;
    }

    /** Number in the sink. */
    int number()
    {
        return number;
    }

    /** The book that was written is the venue's. */
    boolean isInSync()
    {
        return isInSync;
    }

    /** The log says that the book is not the venue's. */
    boolean isStaleWritten()
    {
        return isStaleWritten;
    }

    /** The last block whose diffs are in the book, or the snapshot's that it was told by. */
    long block()
    {
        return block;
    }

    /** The diffs of a block are in the book. */
    void reach(final long newBlock)
    {
        block = Math.max(block, newBlock);
    }

    /** Forgets all orders; what follows is the venue's book at the end of a block. */
    void clear(final long newBlock)
    {
        block = newBlock;
        restingLots.clear();
        isInSync = true;
        isStaleWritten = false;
    }

    /** The book is the venue's no more, and the log says so. */
    void loseSync()
    {
        isInSync = false;
        isStaleWritten = true;
    }

    /** What rests of an order, in lots; {@link #UNKNOWN} for one that was never written. */
    long restingLots(final long orderId)
    {
        return restingLots.get(orderId);
    }

    /** An order rests with so many lots from now on; 0 for one that is emptied and not yet removed. */
    void rest(final long orderId, final long lots)
    {
        restingLots.put(orderId, lots);
    }

    /** The venue has removed an order. */
    void remove(final long orderId)
    {
        restingLots.remove(orderId);
    }
}
