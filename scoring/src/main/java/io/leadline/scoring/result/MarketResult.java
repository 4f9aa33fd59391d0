package io.leadline.scoring.result;

import java.util.List;

import io.leadline.program.Program.Waiver;

/**
 * One market under one program.
 *
 * @param market     its name.
 * @param quote      its quote currency.
 * @param metrics    of the whole market, in the order of the files.
 * @param thresholds what the program demands here; empty where it demands nothing.
 * @param terms      what the program demands here, and how its numbers are formed.
 * @param outages    excluded windows of the {@code --outages} file that touch the period, in order of time.
 * @param waivers    needs of a KPI that the program suspends for a window that touches the period, in the file's order.
 * @param days       the UTC days of the period in which the market has a snapshot, in order.
 * @param makers     by UTF-8 bytes of their names.
 */
public record MarketResult(
    String market,
    String quote,
    List<Metric> metrics,
    List<Threshold> thresholds,
    Terms terms,
    List<ExcludedWindow> outages,
    List<Waiver> waivers,
    List<MarketDayResult> days,
    List<MakerResult> makers)
{
    public MarketResult
    {
        metrics = List.copyOf(metrics);
        thresholds = List.copyOf(thresholds);
        outages = List.copyOf(outages);
        waivers = List.copyOf(waivers);
        days = List.copyOf(days);
        makers = List.copyOf(makers);
    }
}
