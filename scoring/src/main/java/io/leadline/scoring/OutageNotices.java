package io.leadline.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.leadline.command.IsoTime;
import io.leadline.program.Program;
import io.leadline.scoring.LogPass.MarketSpan;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Outages.Outage;
import io.leadline.scoring.result.ExcludedWindow;
import io.leadline.scoring.result.PeriodNotices;

/** Outages that cannot exclude a snapshot of any log: a misspelt market or year would let the outage count. */
final class OutageNotices
{
    private OutageNotices()
    {
    }

    /**
     * One for each market that no log has, and for each window that lies before or behind all logs, in UTC days.
     *
     * @param spans the markets of all logs.
     */
    static List<String> of(final Program program, final Outages outages, final Map<String, List<MarketSpan>> spans)
    {
        final List<String> notices = new ArrayList<>();
        outages.markets().stream()
            .filter(market -> !spans.containsKey(market))
            .map(market -> PeriodNotices.OUTAGE_OF_NO_LOG + program.name() + " market=" + market)
            .forEach(notices::add);
        final Period logs = days(spans);
        outages.all().stream()
            .filter(outage -> outage.window().toEpochNs() <= logs.fromEpochNs()
                || outage.window().fromEpochNs() >= logs.toEpochNs())
            .map(outage -> PeriodNotices.OUTAGE_OUTSIDE_LOGS + program.name() + text(outage)
                + " logs=" + text(logs.fromEpochNs(), logs.toEpochNs()))
            .forEach(notices::add);

        return notices;
    }

    /** From 00:00 of the first snapshot's day to 00:00 after the last one's. */
    private static Period days(final Map<String, List<MarketSpan>> spans)
    {
        final List<MarketSpan> all = spans.values().stream().flatMap(List::stream).toList();
        final long first = all.stream().mapToLong(MarketSpan::firstEpochNs).min().orElseThrow();
        final long last = all.stream().mapToLong(MarketSpan::lastEpochNs).max().orElseThrow();

        return new Period(
            Period.dayOf(first) * Period.NS_PER_DAY, (Period.dayOf(last) + 1) * Period.NS_PER_DAY);
    }

    private static String text(final Outage outage)
    {
        final ExcludedWindow window = outage.window();

        return (outage.market().isEmpty() ? " market=all" : " market=" + outage.market())
            + " window=" + text(window.fromEpochNs(), window.toEpochNs());
    }

    private static String text(final long fromEpochNs, final long toEpochNs)
    {
        return IsoTime.text(fromEpochNs) + "/" + IsoTime.text(toEpochNs);
    }
}
