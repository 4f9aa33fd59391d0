package io.leadline.proof.precision;

import java.io.IOException;
import java.io.Writer;

import io.leadline.config.Ladder;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/** Sampled uptimes beside exact ones as a table: a row for each rule, market and maker. */
public final class ComparisonCsv
{
    private ComparisonCsv()
    {
    }

    /** Writes the table. */
    public static void write(final PrecisionReport report, final Writer out) throws IOException
    {
        final CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(
            "program", "ladder", "within_bps", "market", "maker", "active_ns", "counted_ns", "exact_uptime",
            "snapshots_active", "snapshots_counted", "sampled_uptime", "difference", "standard_error", "wilson_low",
            "wilson_high", "in_wilson", "stated_low", "stated_high", "in_stated");
        for (final PrecisionReport.RuleReport rule : report.programs())
        {
            for (final UptimeComparison comparison : rule.comparisons())
            {
                row(csv, rule.presence(), comparison);
            }
        }
        csv.flush();
    }

    private static void row(final CsvWriter csv, final ProgramPresence program, final UptimeComparison comparison)
    {
        final SamplingError.Interval stated = comparison.stated();
        csv.writeRecord(
            program.program(),
            program.presence().ladder().name(),
            Ladder.edgeText(program.presence().withinBpsE2()),
            comparison.market(),
            comparison.maker(),
            Long.toString(comparison.activeNs()),
            Long.toString(comparison.countedNs()),
            Decimals.of(comparison.exact()).toPlainString(),
            Long.toString(comparison.activeCount()),
            Long.toString(comparison.countedCount()),
            Decimals.of(comparison.sampled()).toPlainString(),
            Decimals.of(comparison.sampled().minus(comparison.exact())).toPlainString(),
            Decimals.of(comparison.standardError()).toPlainString(),
            Decimals.of(comparison.wilson().low()).toPlainString(),
            Decimals.of(comparison.wilson().high()).toPlainString(),
            Boolean.toString(comparison.isInWilson()),
            stated == null ? "" : Decimals.of(stated.low()).toPlainString(),
            stated == null ? "" : Decimals.of(stated.high()).toPlainString(),
            stated == null ? "" : Boolean.toString(comparison.isInStated()));
    }
}
