package io.leadline.bench.growth;

/**
 * What one size costs. Times are medians over passes.
 *
 * @param nsPerEvent     to apply an event, from its encoded bytes.
 * @param nsPerMarket    to measure a market in which the mid and every maker moved.
 * @param nsPerRecord    to encode, hash and append what was measured of a market.
 * @param bytesPerRecord of a market's record in the log, with its share of the document's header.
 * @param bookBytes      heap of the books.
 * @param measureBytes   heap of what is kept of each maker to measure and to encode.
 */
record GrowthFigures(
    double nsPerEvent,
    double nsPerMarket,
    double nsPerRecord,
    double bytesPerRecord,
    double bookBytes,
    double measureBytes)
{
}
