package io.leadline.naive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * All that a run says.
 *
 * @param lines     the export table: header, then rows, without line ends.
 * @param snapshots what the rows were written from, in their order.
 * @param midnights totals at each 00:00 UTC.
 * @param counters  what was refused and what was odd.
 */
public record NaiveResult(
    List<String> lines, List<NaiveSnapshot> snapshots, List<NaiveMidnight> midnights, NaiveCounters counters)
{
    /** Makers sort by the bytes of their names. */
    public static final Comparator<String> BY_BYTES =
        Comparator.comparing(name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    public NaiveResult
    {
        lines = List.copyOf(lines);
        snapshots = List.copyOf(snapshots);
        midnights = List.copyOf(midnights);
    }

    /** The table of orders, header and rows, of a run with {@code detail: orders}. */
    public List<String> orderLines()
    {
        return NaiveTable.orderLines(snapshots);
    }
}
