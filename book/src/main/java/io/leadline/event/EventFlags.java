package io.leadline.event;

/** Flags of an event in the log. */
public final class EventFlags
{
    /** The order is post-only (add). */
    public static final int POST_ONLY = 1;
    /** The size was no multiple of the lot: the event is refused. */
    public static final int SIZE_OFF_LOT = 1 << 1;
    /** The price was no multiple of the tick: the event is refused. */
    public static final int PRICE_OFF_TICK = 1 << 2;
    /** The price of a fill or trade lay between ticks and was rounded half-even. */
    public static final int PRICE_ROUNDED = 1 << 3;
    /** The venue's time ran back; the event carries its predecessor's. Set by the writer. */
    public static final int TIME_RAN_BACK = 1 << 4;
    /** The venue's time jumped too far; the event carries its predecessor's. Set by the writer. */
    public static final int TIME_JUMPED = 1 << 5;
    /** The feed did not tell the event: its adapter did, by the local clock. */
    public static final int BY_ADAPTER = 1 << 6;

    private EventFlags()
    {
    }
}
