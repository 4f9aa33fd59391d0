package io.leadline.scoring.result;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * UTC days of a period on which markets of a program have no snapshot: their logs are missing or nothing was recorded,
 * and a pool is paid for less time than it is meant for. A day whose snapshots are all excluded is none of them.
 */
public final class SnapshotGaps
{
    private final String program;
    private final long firstDay;
    private final long endDay;
    private final Map<String, Collection<Long>> daysByMarket;

    /**
     * For one program and period.
     *
     * @param firstDay     first day that the period touches, counted from 1970-01-01.
     * @param endDay       the day after the last.
     * @param daysByMarket days with snapshots, in the order in which markets are named.
     */
    public SnapshotGaps(
        final String program,
        final long firstDay,
        final long endDay,
        final Map<String, ? extends Collection<Long>> daysByMarket)
    {
        this.program = program;
        this.firstDay = firstDay;
        this.endDay = endDay;
        this.daysByMarket = new LinkedHashMap<>(daysByMarket);
    }

    /** Whether there are markets, of which none has a snapshot on any day. */
    public boolean isWhole()
    {
        return !daysByMarket.isEmpty() && daysByMarket.values().stream().allMatch(Collection::isEmpty);
    }

    /** One line for all markets that lack the same days, with shortened lists. */
    public List<String> notices()
    {
        if (isWhole())
        {
            return List.of("no snapshots in this period: program=" + program
                + " period=" + LocalDate.ofEpochDay(firstDay) + "/" + LocalDate.ofEpochDay(endDay)
                + " markets=" + ShortList.of(daysByMarket.keySet()));
        }
        final Map<List<Long>, List<String>> marketsByDays = new LinkedHashMap<>();
        daysByMarket.keySet().forEach(market ->
            marketsByDays.computeIfAbsent(missing(market), absent -> new ArrayList<>()).add(market));
        marketsByDays.remove(List.<Long>of());
        final List<String> notices = new ArrayList<>();
        marketsByDays.forEach((missing, markets) -> notices.add("days without a snapshot: program=" + program
            + " markets=" + ShortList.of(markets) + " days=" + ShortList.of(spans(missing)) + counts(missing)));

        return notices;
    }

    /** One line for each market, with all its days. */
    public List<String> problems()
    {
        final List<String> problems = new ArrayList<>();
        for (final String market : daysByMarket.keySet())
        {
            final List<Long> missing = missing(market);
            if (!missing.isEmpty())
            {
                problems.add("days without a snapshot: program=" + program + " market=" + market
                    + " days=" + String.join(", ", spans(missing)) + counts(missing)
                    + " (give the logs of these days with --snapshots too, or --allow-gaps)");
            }
        }

        return problems;
    }

    private String counts(final List<Long> missing)
    {
        return " missing=" + missing.size() + " of=" + (endDay - firstDay);
    }

    private List<Long> missing(final String market)
    {
        final Collection<Long> days = daysByMarket.get(market);
        final List<Long> missing = new ArrayList<>();
        for (long day = firstDay; day < endDay; day++)
        {
            if (!days.contains(day))
            {
                missing.add(day);
            }
        }

        return missing;
    }

    private static List<String> spans(final List<Long> days)
    {
        final List<String> spans = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < days.size(); i++)
        {
            if (i + 1 == days.size() || days.get(i + 1) != days.get(i) + 1)
            {
                final String first = LocalDate.ofEpochDay(days.get(start)).toString();
                spans.add(start == i ? first : first + ".." + LocalDate.ofEpochDay(days.get(i)));
                start = i + 1;
            }
        }

        return spans;
    }
}
