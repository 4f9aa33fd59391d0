package io.leadline.event;

/** Types of records in an event log; the numbers are the log's. */
public final class EventType
{
    public static final int ADD = 1;
    public static final int REDUCE = 2;
    public static final int FILL = 3;
    public static final int CANCEL = 4;
    public static final int REPLACE = 5;
    public static final int LEVEL = 6;
    public static final int TRADE = 7;
    public static final int CLEAR = 8;
    public static final int STATUS = 9;
    public static final int HEARTBEAT = 10;
    /** An event of a market that is not configured. */
    public static final int IGNORED = 11;
    /** The highest number of an event; what follows are definitions. */
    public static final int LAST_EVENT = IGNORED;

    /** Names a configured market, its tick and its lot. */
    public static final int MARKET_DEFINITION = 32;
    /** Names an account. */
    public static final int ACCOUNT_DEFINITION = 33;
    /** Gives the text of an order id that is no number, from the order's first event on. */
    public static final int ORDER_ID_DEFINITION = 34;

    private static final String[] NAMES = {
        "none", "add", "reduce", "fill", "cancel", "replace", "level", "trade", "clear", "status", "heartbeat",
        "ignored"
    };

    private EventType()
    {
    }

    /** The word of the text form. */
    public static String name(final int type)
    {
        return NAMES[type];
    }
}
