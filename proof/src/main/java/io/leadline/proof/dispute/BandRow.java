package io.leadline.proof.dispute;

import io.leadline.scoring.exact.Rational;

/**
 * One band of one side at an instant: what the maker and the whole book rest up to an edge.
 *
 * @param ladder       name of the ladder.
 * @param side         bid or ask.
 * @param edge         in bps, as column names have it.
 * @param size         the maker's, in units of the market.
 * @param notional     the maker's, in the market's quote currency.
 * @param bookSize     the whole book's.
 * @param bookNotional the whole book's.
 */
record BandRow(
    String ladder,
    int side,
    String edge,
    Rational size,
    Rational notional,
    Rational bookSize,
    Rational bookNotional)
{
}
