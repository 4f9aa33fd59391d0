package io.leadline.program;

import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Ladder;

/** Reads who takes part in a program, and what is waived for whom. */
final class ParticipationReader
{
    private static final int MAX_TIER = 1_000;
    private static final int MAX_LENGTH = 1_000;

    private ParticipationReader()
    {
    }

    /** Makers whose awards are forfeited. */
    static List<Program.Disqualified> disqualified(final YamlMapping program)
    {
        final List<Program.Disqualified> makers = new ArrayList<>();
        for (final YamlMapping item : program.mappings("disqualified"))
        {
            makers.add(new Program.Disqualified(item.text("maker"), item.text("reason")));
            item.close();
        }

        return makers;
    }

    /** Who takes part and when. */
    static List<Program.Enrolment> enrolments(final YamlMapping program)
    {
        final List<Program.Enrolment> windows = new ArrayList<>();
        for (final YamlMapping item : program.mappings("enrolled"))
        {
            final Program.Enrolment window = new Program.Enrolment(
                item.text("maker"), item.optionalDate("from"), item.optionalDate("to"));
            if (window.from() != null && window.to() != null && !window.from().isBefore(window.to()))
            {
                item.problem("to", "window ends before it starts: key=" + item.path("to") + " value=" + window.to()
                    + " limit=" + window.from());
            }
            windows.add(window);
            item.close();
        }

        return windows;
    }

    /** A new maker's fees; null where nothing is said. */
    static Program.FeeHoliday feeHoliday(final YamlMapping program)
    {
        if (!program.has("fee_holiday"))
        {
            return null;
        }
        final YamlMapping holiday = program.mapping("fee_holiday");
        final Program.FeeHoliday read = new Program.FeeHoliday(
            holiday.integer("tier", 0, MAX_TIER),
            holiday.has("months") ? holiday.integer("months", 0, MAX_LENGTH) : 0,
            holiday.has("days") ? holiday.integer("days", 0, MAX_LENGTH) : 0);
        if (read.months() + read.days() == 0)
        {
            program.problem("fee_holiday", "a fee holiday of no length: key=fee_holiday needs=months or days");
        }
        holiday.close();

        return read;
    }

    /** KPIs that are suspended for a while. */
    static List<Program.Waiver> waivers(final YamlMapping program)
    {
        final List<Program.Waiver> waivers = new ArrayList<>();
        for (final YamlMapping item : program.has("waivers") ? program.mappings("waivers") : List.<YamlMapping>of())
        {
            final Program.Waiver waiver = new Program.Waiver(
                item.text("market"),
                item.bpsE2("within_bps"),
                item.epochNs("from"),
                item.epochNs("to"),
                item.text("reason"));
            if (waiver.fromEpochNs() >= waiver.toEpochNs())
            {
                item.problem("to", "window ends before it starts: key=" + item.path("to") + " value=" + item.text("to")
                    + " limit=" + item.text("from"));
            }
            waivers.add(waiver);
            item.close();
        }

        return waivers;
    }

    /** Reports waivers of what no rule asks for. */
    static void checkWaivers(final YamlMapping program, final Program read)
    {
        for (final Program.Waiver waiver : read.waivers())
        {
            final boolean isKnown = read.rules().stream()
                .filter(rule -> rule.score() instanceof KpiScore)
                .flatMap(rule -> ((KpiScore)rule.score()).needs(waiver.market()).stream())
                .anyMatch(need -> need.withinBpsE2() == waiver.withinBpsE2());
            if (!isKnown)
            {
                program.problem("waivers", "waiver of no KPI: key=waivers market=" + waiver.market()
                    + " within_bps=" + Ladder.edgeText(waiver.withinBpsE2()));
            }
        }
    }
}
