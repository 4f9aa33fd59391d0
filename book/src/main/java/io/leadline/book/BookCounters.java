package io.leadline.book;

import io.leadline.event.EventType;
import io.leadline.event.Refusal;

/**
 * How often each kind of event and of oddity was met in one feed. Refusals have no effect on a book; every other oddity
 * has the effect that its description names. Written by the thread that applies events.
 */
public final class BookCounters
{
    /** First of the refusals, in the order of {@link Refusal}. */
    private static final int REFUSED = EventType.LAST_EVENT + 1;

    /** An order id that does not rest: ignored. */
    public static final int UNKNOWN_ORDER = REFUSED + Refusal.KIND_COUNT;
    /** An add onto a resting id: replaces that order. */
    public static final int ADD_ONTO_LIVE = UNKNOWN_ORDER + 1;
    /** A replace onto another resting id: replaces that order too. */
    public static final int REPLACE_ONTO_LIVE = ADD_ONTO_LIVE + 1;
    /** A fill larger than what rested: what rested is credited, the order removed. */
    public static final int OVERFILL = REPLACE_ONTO_LIVE + 1;
    /** A level in a market that is fed by orders: ignored. */
    public static final int LEVEL_IN_ORDERS_MARKET = OVERFILL + 1;
    /** An event of a market that is not configured: its time counts. */
    public static final int UNCONFIGURED_MARKET = LEVEL_IN_ORDERS_MARKET + 1;
    /** Time older than the predecessor's: stamped with the predecessor's. */
    public static final int TIME_RAN_BACK = UNCONFIGURED_MARKET + 1;
    /** Time too far ahead: stamped with the predecessor's. */
    public static final int TIME_JUMPED = TIME_RAN_BACK + 1;
    /** The price of a fill or trade lay between ticks: rounded half-even. */
    public static final int PRICE_ROUNDED = TIME_JUMPED + 1;
    /** A hole in the feed's sequence: all markets lose sync. */
    public static final int SEQUENCE_HOLE = PRICE_ROUNDED + 1;
    /** More resting orders than configured: the event is not applied, the market loses sync. */
    public static final int ORDER_LIMIT = SEQUENCE_HOLE + 1;
    /** More price levels than configured: the event is not applied, the market loses sync. */
    public static final int LEVEL_LIMIT = ORDER_LIMIT + 1;
    /** More makers than configured: the order counts in the whole book only, the market loses sync. */
    public static final int MAKER_LIMIT = LEVEL_LIMIT + 1;
    /** A maker's first order or trade in a market. */
    public static final int MAKER_SEEN = MAKER_LIMIT + 1;
    private static final int COUNT = MAKER_SEEN + 1;

    private static final String[] ODDITIES = {
        "odd_unknown_order", "odd_add_onto_live", "odd_replace_onto_live", "odd_overfill", "odd_level_in_orders_market",
        "odd_unconfigured_market", "time_ran_back", "time_jumped", "price_rounded", "sequence_hole", "limit_orders",
        "limit_levels", "limit_makers", "makers_seen"
    };

    private final long[] counts = new long[COUNT];

    /** Counts one of a kind of this class. */
    void increment(final int kind)
    {
        counts[kind]++;
    }

    void event(final int type)
    {
        counts[type]++;
    }

    void refused(final int refusal)
    {
        counts[REFUSED + refusal]++;
    }

    /** Events refused for one kind of {@link Refusal}. */
    public long refusedCount(final int refusal)
    {
        return counts[REFUSED + refusal];
    }

    /** Events of an {@link EventType}, or times that a kind of this class was met. */
    public long count(final int kind)
    {
        return counts[kind];
    }

    /** Kinds of counters; each has a name. */
    public static int kindCount()
    {
        return COUNT;
    }

    /** Name of a kind as it is printed: {@code event_add}, {@code refused_bad_size}, {@code odd_overfill}. */
    public static String name(final int kind)
    {
        if (kind < REFUSED)
        {
            return "event_" + EventType.name(kind);
        }
        if (kind < UNKNOWN_ORDER)
        {
            return "refused_" + Refusal.name(kind - REFUSED);
        }

        return ODDITIES[kind - UNKNOWN_ORDER];
    }
}
