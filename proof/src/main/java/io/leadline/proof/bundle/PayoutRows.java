package io.leadline.proof.bundle;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.leadline.program.Program;

/** What a venue says that it pays the maker: read and shown, but no bundle alone can work it out. */
final class PayoutRows
{
    private static final List<String> HEADER = List.of(
        "program", "period_start", "period_end", "market", "maker", "amount", "unit", "status", "reason");
    private static final int MARKET = 3;
    private static final int MAKER = 4;
    private static final int AMOUNT = 5;
    private static final int UNIT = 6;
    private static final int STATUS = 7;

    private PayoutRows()
    {
    }

    /**
     * A line for each payout of a file that may be a stranger's.
     *
     * @throws BundleException when it is no table of payouts, or one of another maker or program.
     */
    static List<String> read(final byte[] bytes, final List<Program> programs, final String maker)
    {
        final Set<String> names = programs.stream().map(Program::name).collect(Collectors.toSet());

        return ScoreRows.table(bytes, HEADER, "payouts").stream()
            .map(row -> line(row, names, maker))
            .toList();
    }

    private static String line(final List<String> row, final Set<String> programs, final String maker)
    {
        if (!programs.contains(row.get(0)) || !row.get(MAKER).equals(maker))
        {
            throw new BundleException("payout of something else: program=" + row.get(0));
        }

        return row.get(AMOUNT) + " " + row.get(UNIT) + " " + row.get(STATUS) + ", " + row.get(0) +
            (row.get(MARKET).isEmpty() ? "" : " " + row.get(MARKET));
    }
}
