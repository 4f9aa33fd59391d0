package io.leadline.scoring.result;

import java.math.BigDecimal;

/**
 * What a program demands of a metric in a market.
 *
 * @param tier     whose condition it is, for people: {@code rank 1}, {@code eligibility}.
 * @param metric   the metric's name.
 * @param value    the limit.
 * @param isStrict the metric has to be larger than the limit; otherwise at least the limit (for {@code volume_rank}:
 *                 at most).
 */
public record Threshold(String tier, String metric, BigDecimal value, boolean isStrict)
{
}
