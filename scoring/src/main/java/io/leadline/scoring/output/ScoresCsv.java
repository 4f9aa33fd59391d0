package io.leadline.scoring.output;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import io.leadline.command.IsoTime;
import io.leadline.scoring.result.MakerResult;
import io.leadline.scoring.result.MarketResult;
import io.leadline.scoring.result.Metric;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ProgramResult;
import io.leadline.scoring.result.ScoreResult;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/**
 * All metrics in long form: one row per value, by program, period, market in configuration order (then across markets),
 * the whole market before its makers, makers by bytes, metrics in their fixed order.
 */
public final class ScoresCsv implements ResultFile
{
    @Override
    public String name()
    {
        return "scores.csv";
    }

    @Override
    public void write(final ScoreResult result, final Writer out) throws IOException
    {
        final CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord("program", "period_start", "period_end", "market", "maker", "metric", "value");
        for (final ProgramResult program : result.programs())
        {
            for (final PeriodResult period : program.periods())
            {
                write(csv, program.program(), period);
            }
        }
        csv.flush();
    }

    private static void write(final CsvWriter csv, final String program, final PeriodResult period)
    {
        final String start = IsoTime.text(period.fromEpochNs());
        final String end = IsoTime.text(period.toEpochNs());
        for (final MarketResult market : period.markets())
        {
            write(csv, List.of(program, start, end, market.market(), ""), market.metrics());
            for (final MakerResult maker : market.makers())
            {
                write(csv, List.of(program, start, end, market.market(), maker.maker()), maker.metrics());
            }
        }
        write(csv, List.of(program, start, end, "", ""), period.sums());
        for (final MakerResult maker : period.acrossMarkets())
        {
            write(csv, List.of(program, start, end, "", maker.maker()), maker.metrics());
        }
    }

    private static void write(final CsvWriter csv, final List<String> key, final List<Metric> metrics)
    {
        for (final Metric metric : metrics)
        {
            csv.writeRecord(
                key.get(0), key.get(1), key.get(2), key.get(3), key.get(4),
                metric.name(), metric.value().toPlainString());
        }
    }
}
