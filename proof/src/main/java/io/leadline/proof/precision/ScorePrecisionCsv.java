package io.leadline.proof.precision;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import io.leadline.config.DurationText;
import io.leadline.proof.precision.ScorePrecision.MakerScore;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/**
 * How exact scores are as a table: a row for each program, market, interval and maker, and one with an empty maker for
 * how the interval orders them all.
 */
public final class ScorePrecisionCsv
{
    private ScorePrecisionCsv()
    {
    }

    /** Writes the table. */
    public static void write(final List<ScorePrecision> scores, final Writer out) throws IOException
    {
        final CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(
            "program", "market", "metric", "every", "maker", "mean", "standard_error", "wrong_rank", "order_reversed",
            "order_open");
        for (final ScorePrecision score : scores)
        {
            for (int every = 0; every < score.orders().size(); every++)
            {
                final MarketPrecision.SchedulePrecision order = score.orders().get(every);
                final String text = DurationText.UP_TO_HOURS.text(order.kind().everyNs());
                csv.writeRecord(
                    score.program(), score.market(), score.metric(), text, "", "", "", "", text(order.reversed()),
                    text(order.open()));
                for (final MakerScore maker : score.makers())
                {
                    csv.writeRecord(
                        score.program(), score.market(), score.metric(), text, maker.maker(), text(maker.score()),
                        text(maker.errors().get(every)), text(maker.wrongRanks().get(every)), "", "");
                }
            }
        }
        csv.flush();
    }

    private static String text(final double value)
    {
        return Decimals.of(value).toPlainString();
    }
}
