package io.leadline.scoring.output;

import java.io.IOException;
import java.io.Writer;

import io.leadline.command.IsoTime;
import io.leadline.scoring.result.Payout;
import io.leadline.scoring.result.PeriodResult;
import io.leadline.scoring.result.ProgramResult;
import io.leadline.scoring.result.ScoreResult;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/** Where every bit of money went: the amounts of a program and period add up to its pool. */
public final class PayoutsCsv implements ResultFile
{
    @Override
    public String name()
    {
        return "payouts.csv";
    }

    @Override
    public void write(final ScoreResult result, final Writer out) throws IOException
    {
        final CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(
            "program", "period_start", "period_end", "market", "maker", "amount", "unit", "status", "reason");
        for (final ProgramResult program : result.programs())
        {
            for (final PeriodResult period : program.periods())
            {
                for (final Payout payout : period.payouts())
                {
                    csv.writeRecord(
                        program.program(),
                        IsoTime.text(period.fromEpochNs()),
                        IsoTime.text(period.toEpochNs()),
                        payout.market(),
                        payout.maker(),
                        payout.amount().toPlainString(),
                        payout.unit(),
                        payout.status().text(),
                        payout.reason());
                }
            }
        }
        csv.flush();
    }
}
