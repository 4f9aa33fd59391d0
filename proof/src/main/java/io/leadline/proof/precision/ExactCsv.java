package io.leadline.proof.precision;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;

import io.leadline.config.Ladder;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.figure.Period;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/**
 * Exact presence as a table: a row for each rule, market, maker and UTC day on which any time counts for the maker, and
 * one with an empty day for all of them. Rules in the order in which they were asked for, markets in that of the
 * configuration, makers by the bytes of their names, days rising and all of them last.
 */
public final class ExactCsv
{
    private ExactCsv()
    {
    }

    /** Writes the table. */
    public static void write(final List<ProgramPresence> programs, final Period period, final Writer out)
        throws IOException
    {
        final CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(
            "program", "ladder", "within_bps", "market", "maker", "day", "active_ns", "counted_ns", "uptime");
        for (final ProgramPresence program : programs)
        {
            for (final MarketPresence market : program.markets())
            {
                for (final MakerPresence maker : market.makers())
                {
                    for (long day = period.firstDay(); day < period.endDay(); day++)
                    {
                        row(csv, program, market, maker, LocalDate.ofEpochDay(day).toString(),
                            day * Period.NS_PER_DAY, (day + 1) * Period.NS_PER_DAY);
                    }
                    row(csv, program, market, maker, "", Long.MIN_VALUE, Long.MAX_VALUE);
                }
            }
        }
        csv.flush();
    }

    private static void row(
        final CsvWriter csv,
        final ProgramPresence program,
        final MarketPresence market,
        final MakerPresence maker,
        final String day,
        final long fromEpochNs,
        final long toEpochNs)
    {
        final Rational uptime = maker.uptime(fromEpochNs, toEpochNs);
        if (uptime != null)
        {
            csv.writeRecord(
                program.program(),
                program.presence().ladder().name(),
                Ladder.edgeText(program.presence().withinBpsE2()),
                market.market(),
                maker.maker(),
                day,
                Long.toString(maker.active().lengthNs(fromEpochNs, toEpochNs)),
                Long.toString(maker.counted().lengthNs(fromEpochNs, toEpochNs)),
                Decimals.of(uptime).toPlainString());
        }
    }
}
