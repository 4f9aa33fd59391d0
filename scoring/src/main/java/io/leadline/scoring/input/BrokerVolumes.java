package io.leadline.scoring.input;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What users traded through brokers, by month, from a file. Immutable. */
public final class BrokerVolumes
{
    /** No venue takes a tenth of what is traded: a larger rate is one in per cent. */
    private static final BigDecimal MOST_FEE = new BigDecimal("0.1");

    private final List<Line> lines;

    private BrokerVolumes(final List<Line> lines)
    {
        this.lines = List.copyOf(lines);
    }

    /**
     * One user of one broker in one month.
     *
     * @param apiVolume       in the program's currency.
     * @param feeRate         what the user pays of it, a fraction of at most 0.1.
     * @param affiliateRebate what an affiliate gets of the fees, a fraction.
     */
    public record Line(
        YearMonth month,
        String broker,
        String user,
        BigDecimal apiVolume,
        BigDecimal feeRate,
        BigDecimal affiliateRebate)
    {
    }

    /**
     * Reads {@code month,broker,user,api_volume,fee_rate,affiliate_rebate}; a month is {@code YYYY-MM}.
     *
     * @throws io.leadline.problem.BadInputException with everything that is wrong with the file.
     */
    public static BrokerVolumes read(final Path file)
    {
        final CsvTable table = new CsvTable(
            file, "month", "broker", "user", "api_volume", "fee_rate", "affiliate_rebate");
        final List<Line> lines = new ArrayList<>();
        final Set<List<String>> seen = new HashSet<>();
        for (final CsvTable.Row row : table.rows())
        {
            lines.add(new Line(
                month(table, row),
                row.text("broker"),
                row.text("user"),
                table.decimal(row, "api_volume"),
                fraction(table, row, "fee_rate", MOST_FEE),
                fraction(table, row, "affiliate_rebate", BigDecimal.ONE)));
            if (row.text("broker").isEmpty())
            {
                table.problem(row.line(), "empty value: column=broker");
            }
            if (!seen.add(List.of(row.text("month"), row.text("broker"), row.text("user"))))
            {
                table.problem(row.line(), "volume given twice: month=" + row.text("month")
                    + " broker=" + row.text("broker") + " user=" + row.text("user"));
            }
        }
        table.close();

        return new BrokerVolumes(lines);
    }

    /** All lines, in the order of the file. */
    public List<Line> lines()
    {
        return lines;
    }

    private static YearMonth month(final CsvTable table, final CsvTable.Row row)
    {
        try
        {
            return YearMonth.parse(row.text("month"));
        }
        catch (final DateTimeException malformed)
        {
            table.problem(row.line(), "not a month: column=month value=" + row.text("month") + " allowed=YYYY-MM");
            return YearMonth.of(1970, 1);
        }
    }

    private static BigDecimal fraction(
        final CsvTable table, final CsvTable.Row row, final String column, final BigDecimal most)
    {
        final BigDecimal value = table.decimal(row, column);
        if (value.compareTo(most) > 0)
        {
            table.problem(row.line(), "above its limit: column=" + column + " value=" + row.text(column)
                + " limit=" + most.toPlainString() + " (a fraction, not per cent)");
        }

        return value;
    }
}
