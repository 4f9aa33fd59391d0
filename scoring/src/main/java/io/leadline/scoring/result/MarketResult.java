package io.leadline.scoring.result;

import java.util.List;

/**
 * One market under one program.
 *
 * @param market     its name.
 * @param quote      its quote currency.
 * @param metrics    of the whole market, in the order of the files.
 * @param thresholds what the program demands here; empty where it demands nothing.
 * @param outages    excluded windows of the {@code --outages} file that touch the period, in order of time.
 * @param days       the UTC days of the period in which the market has a snapshot, in order.
 * @param makers     by UTF-8 bytes of their names.
 */
public record MarketResult(
    String market,
    String quote,
    List<Metric> metrics,
    List<Threshold> thresholds,
    List<ExcludedWindow> outages,
    List<MarketDayResult> days,
    List<MakerResult> makers)
{
    public MarketResult
    {
        metrics = List.copyOf(metrics);
        thresholds = List.copyOf(thresholds);
        outages = List.copyOf(outages);
        days = List.copyOf(days);
        makers = List.copyOf(makers);
    }
}
