package io.leadline.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.leadline.program.Program;
import io.leadline.scoring.LogPass.MarketSpan;
import io.leadline.scoring.figure.Period;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.input.Outages.Outage;
import io.leadline.scoring.result.ExcludedWindow;
import io.leadline.scoring.result.PeriodNotices;

/** Outages that cannot exclude a snapshot of any log: a misspelt year would let the outage count. */
final class OutageNotices
{
    private OutageNotices()
    {
    }

    /**
     * One for each window that lies before or behind all logs, in UTC days.
     *
     * @param spans the markets of all logs.
     */
    static List<String> of(final Program program, final Outages outages, final Map<String, List<MarketSpan>> spans)
    {
        final List<String> notices = new ArrayList<>();
        final Period logs = MarketSpan.days(spans);
        outages.all().stream()
            .filter(outage -> outage.window().toEpochNs() <= logs.fromEpochNs()
                || outage.window().fromEpochNs() >= logs.toEpochNs())
            .map(outage -> PeriodNotices.OUTAGE_OUTSIDE_LOGS + program.name() + text(outage)
                + " logs=" + logs.text())
            .forEach(notices::add);

        return notices;
    }

    private static String text(final Outage outage)
    {
        final ExcludedWindow window = outage.window();

        return (outage.market().isEmpty() ? " market=all" : " market=" + outage.market())
            + " window=" + new Period(window.fromEpochNs(), window.toEpochNs()).text();
    }
}
