package io.leadline.naive;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

import io.leadline.measure.MarketStatus;

/**
 * One market at one instant. Immutable.
 *
 * @param timeEpochNs   the instant.
 * @param market        name.
 * @param interval      number k of the interval.
 * @param status        the first that applies.
 * @param eventSequence number of the last event before the snapshot, from 1.
 * @param book          the whole book; its best prices are those that dust does not move.
 * @param rows          the makers that have a row, by the bytes of their names.
 * @param orders        with {@code detail: orders}, each maker's orders inside the outermost edge of all ladders around
 *                      the mid, bids first, prices and then sizes rising; empty otherwise.
 */
public record NaiveSnapshot(
    long timeEpochNs,
    String market,
    long interval,
    MarketStatus status,
    long eventSequence,
    NaiveMeasures book,
    SortedMap<String, NaiveMeasures> rows,
    SortedMap<String, List<Order>> orders)
{
    /** A maker's order as {@code detail: orders} records it, in the market's own units. */
    public record Order(boolean isBid, BigDecimal price, BigDecimal size)
    {
    }
}
