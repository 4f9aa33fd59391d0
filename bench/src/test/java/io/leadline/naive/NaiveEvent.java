package io.leadline.naive;

import java.math.BigDecimal;

/**
 * One row of the text form. Texts that the row leaves out are empty, numbers that it leaves out are null. Immutable.
 *
 * @param timeEpochNs the venue's time, as it was sent.
 * @param market      name, configured or not; empty for a heartbeat of no market.
 * @param type        what happened.
 * @param orderId     id of the order, unique among the market's living orders.
 * @param account     owner; empty: anonymous.
 * @param side        {@code bid} or {@code ask}, where the type has a side.
 * @param price       in the market's own units, not in ticks.
 * @param size        in the market's own units, not in lots.
 * @param newOrderId  of a replace; empty: the order keeps its id.
 * @param taker       of a fill or trade; empty: unknown.
 * @param flags       {@code P}, {@code open}, {@code halted}, {@code stale} or empty.
 */
public record NaiveEvent(
    long timeEpochNs,
    String market,
    Type type,
    String orderId,
    String account,
    String side,
    BigDecimal price,
    BigDecimal size,
    String newOrderId,
    String taker,
    String flags)
{
    public static final String BID = "bid";
    public static final String ASK = "ask";
    public static final String POST_ONLY = "P";
    public static final String OPEN = "open";
    public static final String HALTED = "halted";
    public static final String STALE = "stale";

    private static final String NONE = "";

    /** The ten types of the text form. */
    public enum Type
    {
        ADD, REDUCE, FILL, CANCEL, REPLACE, LEVEL, TRADE, CLEAR, STATUS, HEARTBEAT
    }

    /** Whether the order or level stands on the bid side. */
    public boolean isBid()
    {
        return BID.equals(side);
    }

    /** Whether the order is flagged post-only. */
    public boolean isPostOnly()
    {
        return POST_ONLY.equals(flags);
    }

    /** An order rests. */
    public static NaiveEvent add(
        final long time,
        final String market,
        final String orderId,
        final String account,
        final String side,
        final BigDecimal price,
        final BigDecimal size,
        final boolean isPostOnly)
    {
        final String flags = isPostOnly ? POST_ONLY : NONE;

        return new NaiveEvent(time, market, Type.ADD, orderId, account, side, price, size, NONE, NONE, flags);
    }

    /** Remaining size is now this. */
    public static NaiveEvent reduce(
        final long time, final String market, final String orderId, final BigDecimal size)
    {
        return new NaiveEvent(time, market, Type.REDUCE, orderId, NONE, NONE, null, size, NONE, NONE, NONE);
    }

    /** Executed against a resting order; price null: the order's own. */
    public static NaiveEvent fill(
        final long time,
        final String market,
        final String orderId,
        final BigDecimal price,
        final BigDecimal size,
        final String taker)
    {
        return new NaiveEvent(time, market, Type.FILL, orderId, NONE, NONE, price, size, NONE, taker, NONE);
    }

    /** The rest of an order is gone. */
    public static NaiveEvent cancel(final long time, final String market, final String orderId)
    {
        return new NaiveEvent(time, market, Type.CANCEL, orderId, NONE, NONE, null, null, NONE, NONE, NONE);
    }

    /** An order becomes another. */
    public static NaiveEvent replace(
        final long time,
        final String market,
        final String orderId,
        final String newOrderId,
        final BigDecimal price,
        final BigDecimal size)
    {
        return new NaiveEvent(time, market, Type.REPLACE, orderId, NONE, NONE, price, size, newOrderId, NONE, NONE);
    }

    /** Total size at a price is now this. */
    public static NaiveEvent level(
        final long time, final String market, final String side, final BigDecimal price, final BigDecimal size)
    {
        return new NaiveEvent(time, market, Type.LEVEL, NONE, NONE, side, price, size, NONE, NONE, NONE);
    }

    /** A print with no resting order known. */
    public static NaiveEvent trade(
        final long time,
        final String market,
        final String account,
        final BigDecimal price,
        final BigDecimal size,
        final String taker)
    {
        return new NaiveEvent(time, market, Type.TRADE, NONE, account, NONE, price, size, NONE, taker, NONE);
    }

    /** Forget the market's book. */
    public static NaiveEvent clear(final long time, final String market)
    {
        return new NaiveEvent(time, market, Type.CLEAR, NONE, NONE, NONE, null, null, NONE, NONE, NONE);
    }

    /** {@code open}, {@code halted} or {@code stale}. */
    public static NaiveEvent status(final long time, final String market, final String flags)
    {
        return new NaiveEvent(time, market, Type.STATUS, NONE, NONE, NONE, null, null, NONE, NONE, flags);
    }

    /** Time has passed; the market may be empty. */
    public static NaiveEvent heartbeat(final long time, final String market)
    {
        return new NaiveEvent(time, market, Type.HEARTBEAT, NONE, NONE, NONE, null, null, NONE, NONE, NONE);
    }
}
