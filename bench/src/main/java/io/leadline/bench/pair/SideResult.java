package io.leadline.bench.pair;

/**
 * What was measured of one side.
 *
 * @param median    of the chunks, by operation, in the row's unit.
 * @param p10       the same, one chunk in ten was below.
 * @param p90       the same, one chunk in ten was above.
 * @param bytes     allocated by operation; negative where it was not measured.
 * @param ratio     median of the first side by that of this one; 1 for the first side.
 * @param ratioLow  the lowest such ratio of a quarter of the run.
 * @param ratioHigh the highest such ratio of a quarter of the run.
 * @param cpuRatio  the same by the CPU time of the thread: without what others took from the processor, but also
 *                  without collecting the garbage, which another thread does.
 * @param limit     the highest ratio asked for; 0 for none.
 */
public record SideResult(
    String name,
    double median,
    double p10,
    double p90,
    double bytes,
    double ratio,
    double ratioLow,
    double ratioHigh,
    double cpuRatio,
    double limit)
{
    /** The same with something else asked. */
    public SideResult withLimit(final double other)
    {
        return new SideResult(name, median, p10, p90, bytes, ratio, ratioLow, ratioHigh, cpuRatio, other);
    }
}
