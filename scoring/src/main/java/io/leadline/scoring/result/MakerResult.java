package io.leadline.scoring.result;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One maker in one market, or across markets.
 *
 * @param maker   its name, never empty.
 * @param metrics in the order of the files.
 * @param days    the UTC days of its market in the period, in order; empty across markets.
 */
public record MakerResult(String maker, List<Metric> metrics, List<MakerDayResult> days)
{
    public MakerResult
    {
        metrics = List.copyOf(metrics);
        days = List.copyOf(days);
    }

    /** Value of a metric; empty when the maker has none of this name (no uptime without a counted snapshot). */
    public Optional<BigDecimal> metric(final String name)
    {
        return metrics.stream().filter(metric -> metric.name().equals(name)).map(Metric::value).findFirst();
    }
}
