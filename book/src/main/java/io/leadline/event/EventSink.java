package io.leadline.event;

import java.math.BigDecimal;

/**
 * Where a feed puts its events: the event log, or a test. Prices are in ticks, sizes in lots, times in ns since
 * 1970-01-01 UTC. A value that the rules refuse (a size of zero, a price off the tick) is passed on as it is or by its
 * flag, not dropped: what is refused is decided behind the log, so that a replay decides the same.
 * Single thread. Nothing is allocated by the event methods.
 */
public interface EventSink
{
    /**
     * 2262-01-01: the time of every event in a log is before it, so that the instants that follow fit the ns of a
     * {@code long}.
     */
    long TIME_LIMIT_EPOCH_NS = 106_651 * 86_400_000_000_000L;

    /** No account, no taker: anonymous. */
    int NO_ACCOUNT = -1;

    /** The event names no market (heartbeat only). */
    int NO_MARKET = -1;

    /** A price that the event leaves out. */
    long NO_PRICE = Long.MIN_VALUE;

    /** An order id that the event leaves out: {@code replace} without a new id. */
    long NO_ORDER_ID = Long.MIN_VALUE;

    /**
     * Number of a configured market; defined in the log on first use.
     *
     * @param name 1 to 128 bytes of UTF-8.
     * @param tick price step of the prices that follow.
     * @param lot  size step of the sizes that follow.
     * @throws IllegalStateException    when the log knows the market with another tick or lot.
     * @throws IllegalArgumentException for a name of another length or half a character, and for a step that is not
     *                                  positive; so do the other methods that take a name.
     */
    int market(String name, BigDecimal tick, BigDecimal lot);

    /** Number of a market that the feed names and the configuration does not: its events carry no prices or sizes. */
    int unconfiguredMarket(String name);

    /** Number of an account, interned once; {@link #NO_ACCOUNT} for an empty name. */
    int account(CharSequence name);

    /**
     * Number of an order id: canonical decimal text below 2^63 is passed through as it is, any other text (up
     * to 128 bytes of UTF-8) is interned for the order's life as a negative number, per market. Such a number is asked
     * for anew for every event: one that was asked for but not added is forgotten when two others have been.
     */
    long orderId(int market, CharSequence text);

    /**
     * An event that follows within a few names this order id, so what is known of it may be brought near. Nothing
     * depends on it, and it is worth the call only for a {@link TextKey}.
     */
    default void expectOrderId(final int market, final CharSequence text)
    {
    }

    /** Sets the feed sequence of the next event; without it, each event has its predecessor's plus one, from 1. */
    void sequence(long nextSequence);

    /**
     * The next event is the adapter's own, which the feed did not tell: time that passes by the local clock. A feed
     * that is read again after a restart has all events but these.
     */
    default void byAdapter()
    {
    }

    /** How far feeds had come in what the sink held when it was opened. */
    default LogEnd end()
    {
        return LogEnd.EMPTY;
    }

    /** A new order rests. Flags: {@link EventFlags#POST_ONLY}, off-lot, off-tick. */
    void add(
        long timeEpochNs, int market, long orderId, int account, int side, long priceTicks, long sizeLots, int flags);

    /** Remaining size is now this (absolute; 0 removes). */
    void reduce(long timeEpochNs, int market, long orderId, long sizeLots, int flags);

    /** Executed against the resting order, at a price or at its own ({@link #NO_PRICE}). */
    void fill(
        long timeEpochNs, int market, long orderId, long priceTicks, long sizeLots, int takerAccount, int flags);

    /** The rest of the order is gone. */
    void cancel(long timeEpochNs, int market, long orderId);

    /** The order becomes another id (or keeps its own: {@link #NO_ORDER_ID}), price and size. */
    void replace(
        long timeEpochNs, int market, long orderId, long newOrderId, long priceTicks, long sizeLots, int flags);

    /** Total size at a price is now this (absolute; 0 removes). */
    void level(long timeEpochNs, int market, int side, long priceTicks, long sizeLots, int flags);

    /** A print with no resting order known. */
    void trade(
        long timeEpochNs, int market, int account, long priceTicks, long sizeLots, int takerAccount, int flags);

    /** Forget the market's book. */
    void clear(long timeEpochNs, int market);

    /** Trading status or loss of sync of a market. */
    void status(long timeEpochNs, int market, TradingStatus status);

    /** Time has passed. */
    void heartbeat(long timeEpochNs, int market);

    /** An event of a market that is not configured: its time counts, nothing else. */
    void ignored(long timeEpochNs, int unconfiguredMarket);

    /** Ends the batch: what was appended is visible to readers. */
    void flush();

    /** What a status event says. */
    enum TradingStatus
    {
        OPEN,
        HALTED,
        STALE
    }
}
