package io.leadline.scoring.result;

import java.time.LocalDate;

/**
 * One market's UTC day.
 *
 * @param day           the date.
 * @param snapshotCount snapshots of the day within the period.
 * @param statusCount   those excluded by their status ({@code STALE}, {@code HALTED}).
 * @param outageCount   those excluded by an outage window and not already by their status.
 */
public record MarketDayResult(LocalDate day, long snapshotCount, long statusCount, long outageCount)
{
}
