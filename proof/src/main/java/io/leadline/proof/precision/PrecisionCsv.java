package io.leadline.proof.precision;

import java.io.IOException;
import java.io.Writer;

import io.leadline.config.DurationText;
import io.leadline.config.Ladder;
import io.leadline.proof.precision.MarketPrecision.MakerPrecision;
import io.leadline.proof.precision.MarketPrecision.SchedulePrecision;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/**
 * How exact schedules are as a table: a row for each rule, market, schedule and maker, and one with an empty maker for
 * how the schedule orders them all.
 */
public final class PrecisionCsv
{
    private PrecisionCsv()
    {
    }

    /** Writes the table. */
    public static void write(final PrecisionReport report, final Writer out) throws IOException
    {
        final CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(
            "program", "ladder", "within_bps", "market", "every", "instant", "maker", "uptime", "standard_error",
            "trial_error", "largest_error", "interval_covers", "wrong_rank", "order_reversed", "order_open");
        for (final PrecisionReport.RuleReport rule : report.programs())
        {
            for (final MarketPrecision market : rule.precision())
            {
                for (int i = 0; i < market.schedules().size(); i++)
                {
                    rows(csv, rule.presence(), market, i);
                }
            }
        }
        csv.flush();
    }

    private static void rows(
        final CsvWriter csv, final ProgramPresence program, final MarketPrecision market, final int place)
    {
        final SchedulePrecision schedule = market.schedules().get(place);
        final String every = DurationText.UP_TO_HOURS.text(schedule.kind().everyNs());
        final String instant = schedule.kind().isRandom() ? "random" : "fixed";
        final String ladder = program.presence().ladder().name();
        final String within = Ladder.edgeText(program.presence().withinBpsE2());
        csv.writeRecord(
            program.program(), ladder, within, market.market(), every, instant, "", "", "", "", "", "", "",
            text(schedule.reversed()), text(schedule.open()));
        for (final MakerPrecision maker : market.makers())
        {
            final MarketPrecision.Error error = maker.errors().get(place);
            csv.writeRecord(
                program.program(), ladder, within, market.market(), every, instant, maker.maker(),
                Decimals.of(maker.uptime()).toPlainString(), text(error.standardError()), text(error.trialError()),
                text(error.largestError()), schedule.kind().isRandom() ? text(error.covered()) : "",
                text(error.wrongRank()), "", "");
        }
    }

    private static String text(final double value)
    {
        return Decimals.of(value).toPlainString();
    }
}
