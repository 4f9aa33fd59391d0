package io.leadline.scoring.close;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.leadline.scoring.output.PlainText;
import io.leadline.scoring.result.Payout;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * What all payouts of a close with one status and unit come to, and what they came to in the close before.
 *
 * @param status as the files write it.
 * @param unit   what is paid in.
 * @param older  0 where the close before had no such payout.
 * @param newer  likewise.
 */
public record PayoutTotal(String status, String unit, BigDecimal older, BigDecimal newer)
{
    public PayoutTotal
    {
        final int scale = Math.max(older.scale(), newer.scale());
        older = older.setScale(scale);
        newer = newer.setScale(scale);
    }

    /** The totals of two files of payouts, by where money can have gone; none of what is nothing in both. */
    static List<PayoutTotal> of(final String older, final String newer) throws IOException
    {
        final Map<List<String>, BigDecimal> before = sums(older);
        final Map<List<String>, BigDecimal> now = sums(newer);
        final List<PayoutTotal> totals = new ArrayList<>();
        for (final Payout.Status status : Payout.Status.OF_A_POOL)
        {
            Stream.concat(before.keySet().stream(), now.keySet().stream())
                .distinct()
                .filter(key -> key.get(0).equals(status.text()))
                .map(key -> new PayoutTotal(
                    status.text(), key.get(1),
                    before.getOrDefault(key, BigDecimal.ZERO), now.getOrDefault(key, BigDecimal.ZERO)))
                .filter(total -> total.older().signum() != 0 || total.newer().signum() != 0)
                .forEach(totals::add);
        }

        return totals;
    }

    /** By status and unit, in the order of their first rows. */
    private static Map<List<String>, BigDecimal> sums(final String payouts) throws IOException
    {
        final Map<List<String>, BigDecimal> sums = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(payouts))
        {
            reader.forEach(row -> sums.merge(
                List.of(row.getField("status"), row.getField("unit")),
                new BigDecimal(row.getField("amount")), BigDecimal::add));
        }

        return sums;
    }

    /** What there is more now; below 0 for less. */
    public BigDecimal difference()
    {
        return newer.subtract(older);
    }

    /** One line: {@code total paid 70000.00 -> 69000.00 (-1000.00) USD}. */
    public String text()
    {
        return PlainText.printable(
            "total " + status + " " + Difference.step(older.toPlainString(), newer.toPlainString()) + " " + unit);
    }
}
