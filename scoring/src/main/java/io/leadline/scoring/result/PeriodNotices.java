package io.leadline.scoring.result;

import java.util.ArrayList;
import java.util.List;

import io.leadline.command.IsoTime;
import io.leadline.config.Ladder;
import io.leadline.program.Program;

/** Notices that every period of a program may have. */
public final class PeriodNotices
{
    /** How the notice of a value begins that is not the program file's. */
    public static final String VALUE_SET = "value set for this run: program=";

    /** How the notice of a period begins that is not one of the program's weeks or months. */
    public static final String NOT_WHOLE = "period is not one whole ";

    /** How the notice of an outage begins that is over before the logs begin, or begins when they have ended. */
    public static final String OUTAGE_OUTSIDE_LOGS = "window of an outage lies outside the logs: program=";

    private PeriodNotices()
    {
    }

    /** A need of a KPI that is taken as held for a while. */
    public static String ofWaiver(final Program program, final Program.Waiver waiver)
    {
        return "need of a KPI is waived: program=" + program.name() + " market=" + waiver.market()
            + " within_bps=" + Ladder.edgeText(waiver.withinBpsE2())
            + " window=" + IsoTime.text(waiver.fromEpochNs()) + "/" + IsoTime.text(waiver.toEpochNs())
            + " reason=" + waiver.reason();
    }

    /** One for each value of a program that one run sets otherwise. */
    public static List<String> ofChanges(final Program program)
    {
        final List<String> notices = new ArrayList<>();
        program.changes().forEach(change -> notices.add(VALUE_SET + program.name() + " " + change));

        return notices;
    }
}
