package io.leadline.demo;

import java.util.List;

/**
 * Something that goes wrong on the day.
 *
 * @param kind         what.
 * @param market       where.
 * @param fromPermille from this thousandth of the day.
 * @param toPermille   to this one.
 */
record Incident(Kind kind, DemoMarket market, int fromPermille, int toPermille)
{
    /** What goes wrong. */
    enum Kind
    {
        /** The venue halts trading and takes no orders. */
        HALT,
        /** The exchange goes on, but nothing of the market reaches the event log. */
        FEED_OUTAGE
    }

    /** Of a whole day: BONK-PERP is not heard of from 09:36 to 09:44, BTC-PERP halts from 14:09:36 to 14:31:12. */
    static final List<Incident> ALL = List.of(
        new Incident(Kind.FEED_OUTAGE, DemoMarket.BONK, 400, 406),
        new Incident(Kind.HALT, DemoMarket.BTC, 590, 605));
}
