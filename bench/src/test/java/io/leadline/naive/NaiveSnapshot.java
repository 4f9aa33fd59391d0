package io.leadline.naive;

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
 */
public record NaiveSnapshot(
    long timeEpochNs,
    String market,
    long interval,
    MarketStatus status,
    long eventSequence,
    NaiveMeasures book,
    SortedMap<String, NaiveMeasures> rows)
{
}
