package io.leadline.event;

/**
 * Which events the rules refuse, decided from an event alone, before any order is looked up. The first kind that
 * applies, in the order of the numbers, is the one that is counted.
 */
public final class Refusal
{
    public static final int NONE = 0;
    /** The size is no multiple of the lot. */
    public static final int SIZE_OFF_LOT = 1;
    /** The size is negative, or 0 where only reduce and level may have it. */
    public static final int BAD_SIZE = 2;
    /** The price of an add, a replace or a level is no multiple of the tick. */
    public static final int PRICE_OFF_TICK = 3;
    /** The price is zero, negative, or missing where it is needed. */
    public static final int BAD_PRICE = 4;
    /** The price is 2^41 ticks or more, or price times size is 2^62 or more. */
    public static final int TOO_LARGE = 5;
    public static final int KIND_COUNT = 6;

    /** Prices are below this many ticks: mid and band edges then fit 64 bits (see {@code Thresholds}). */
    public static final long PRICE_TICKS_LIMIT = 1L << 41;
    /** Price times size of an event is below this many tick·lots. */
    public static final long NOTIONAL_LIMIT = 1L << 62;

    private static final int NOTIONAL_BITS = 62;

    private static final String[] NAMES = {
        "none", "size_off_lot", "bad_size", "price_off_tick", "bad_price", "too_large"
    };

    private Refusal()
    {
    }

    /** Name of a kind, as counters print it. */
    public static String name(final int kind)
    {
        return NAMES[kind];
    }

    /**
     * Decides about one event.
     *
     * @param type       {@link EventType}.
     * @param priceTicks {@link EventSink#NO_PRICE} where the event has none.
     * @param flags      {@link EventFlags}.
     * @return the kind of refusal, or {@link #NONE}.
     */
    public static int of(final int type, final long priceTicks, final long sizeLots, final int flags)
    {
        return switch (type)
        {
            case EventType.ADD, EventType.REPLACE -> priced(priceTicks, sizeLots, flags, 1);
            case EventType.LEVEL -> priced(priceTicks, sizeLots, flags, 0);
            case EventType.TRADE -> priced(priceTicks, sizeLots, flags & ~EventFlags.PRICE_OFF_TICK, 1);
            case EventType.FILL -> priceTicks == EventSink.NO_PRICE ?
                sized(sizeLots, flags, 1) :
                priced(priceTicks, sizeLots, flags & ~EventFlags.PRICE_OFF_TICK, 1);
            case EventType.REDUCE -> sized(sizeLots, flags, 0);
            default -> NONE;
        };
    }

    private static int sized(final long sizeLots, final int flags, final long minimumLots)
    {
        if ((flags & EventFlags.SIZE_OFF_LOT) != 0)
        {
            return SIZE_OFF_LOT;
        }
        if (sizeLots < minimumLots)
        {
            return BAD_SIZE;
        }

        return sizeLots >= NOTIONAL_LIMIT ? TOO_LARGE : NONE;
    }

    /**
     * Nearly every event is let through, so that is asked first and at once, of a level that goes, which has no size,
     * as of one that comes; only then why one is not. Numbers of together so few bits that their product is below the
     * limit need not be multiplied: those that lie between are asked again with the others.
     */
    private static int priced(final long priceTicks, final long sizeLots, final int flags, final long minimumLots)
    {
        final int bits = 2 * Long.SIZE - Long.numberOfLeadingZeros(priceTicks) - Long.numberOfLeadingZeros(sizeLots);
        final long demands = NOTIONAL_BITS - bits | PRICE_TICKS_LIMIT - 1 - priceTicks | priceTicks - 1 |
            sizeLots - minimumLots | -(flags & (EventFlags.SIZE_OFF_LOT | EventFlags.PRICE_OFF_TICK));

        return demands >= 0 ? NONE : refusal(priceTicks, sizeLots, flags, minimumLots);
    }

    private static int refusal(final long priceTicks, final long sizeLots, final int flags, final long minimumLots)
    {
        if ((flags & EventFlags.SIZE_OFF_LOT) != 0)
        {
            return SIZE_OFF_LOT;
        }
        if (sizeLots < minimumLots)
        {
            return BAD_SIZE;
        }
        if ((flags & EventFlags.PRICE_OFF_TICK) != 0)
        {
            return PRICE_OFF_TICK;
        }
        if (priceTicks <= 0)
        {
            return BAD_PRICE;
        }

        return priceTicks >= PRICE_TICKS_LIMIT || isTooLarge(priceTicks, sizeLots) ? TOO_LARGE : NONE;
    }

    private static boolean isTooLarge(final long priceTicks, final long sizeLots)
    {
        final long product = priceTicks * sizeLots;

        return Math.multiplyHigh(priceTicks, sizeLots) != 0 || product < 0 || product >= NOTIONAL_LIMIT;
    }
}
