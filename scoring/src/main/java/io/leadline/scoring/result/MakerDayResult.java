package io.leadline.scoring.result;

import java.time.LocalDate;
import java.util.List;

/**
 * One maker's UTC day in one market.
 *
 * @param day          the date.
 * @param countedCount snapshots that count for the maker.
 * @param activeCount  those in which the presence rule holds.
 * @param metrics      {@code uptime}, {@code average_size}, {@code average_spread_bps} and the program's own
 *                     ({@code score}); one that has no value on the day is left out.
 */
public record MakerDayResult(LocalDate day, long countedCount, long activeCount, List<Metric> metrics)
{
    public MakerDayResult
    {
        metrics = List.copyOf(metrics);
    }
}
