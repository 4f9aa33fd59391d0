package io.leadline.whole;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.leadline.naive.NaiveResult;
import io.leadline.naive.Oddity;
import io.leadline.naive.Refusal;

/**
 * What comes out at the far end, as lines that can be compared one by one.
 *
 * @param table     the export table: header and rows.
 * @param snapshots records of snapshots, with what the table does not show.
 * @param totals    totals of midnights.
 * @param counters  what was refused and what was odd, by the names that the verbs print.
 */
record WholeOutput(List<String> table, List<String> snapshots, List<String> totals, List<String> counters)
{
    private static final String REFUSED = "refused_";
    private static final List<String> NOT_ODD = List.of("TIME_RAN_BACK", "TIME_JUMPED", "PRICE_ROUNDED");

    static WholeOutput of(final NaiveResult result)
    {
        final RecordText records = RecordText.of(result);
        final Map<String, Long> counters = new TreeMap<>();
        for (final Refusal refusal : Refusal.values())
        {
            counters.put(REFUSED + refusal.name().toLowerCase(Locale.ROOT), result.counters().of(refusal));
        }
        for (final Oddity oddity : Oddity.values())
        {
            counters.put(name(oddity), result.counters().of(oddity));
        }

        return new WholeOutput(result.lines(), records.snapshots(), records.totals(), lines(counters));
    }

    /** Counters that both sides know, from what a verb printed. */
    static List<String> counters(final String printed)
    {
        final Map<String, Long> counters = new TreeMap<>();
        for (final Refusal refusal : Refusal.values())
        {
            final String name = REFUSED + refusal.name().toLowerCase(Locale.ROOT);
            counters.put(name, count(printed, name));
        }
        for (final Oddity oddity : Oddity.values())
        {
            counters.put(name(oddity), count(printed, name(oddity)));
        }

        return lines(counters);
    }

    /** All of it, one behind the other. */
    List<String> lines()
    {
        return Stream.of(table, snapshots, totals, counters).flatMap(List::stream).toList();
    }

    private static String name(final Oddity oddity)
    {
        final String name = oddity.name().toLowerCase(Locale.ROOT);

        return NOT_ODD.contains(oddity.name()) ? name : "odd_" + name;
    }

    private static long count(final String printed, final String name)
    {
        return printed.lines()
            .map(line -> line.split(" +"))
            .filter(words -> words[0].equals(name))
            .mapToLong(words -> Long.parseLong(words[1]))
            .findFirst()
            .orElse(-1);
    }

    private static List<String> lines(final Map<String, Long> counters)
    {
        return counters.entrySet().stream().map(counter -> counter.getKey() + ' ' + counter.getValue()).toList();
    }
}
