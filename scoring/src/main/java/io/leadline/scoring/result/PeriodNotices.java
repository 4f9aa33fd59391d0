package io.leadline.scoring.result;

import java.util.ArrayList;
import java.util.List;

import io.leadline.program.Program;

/** Notices that every period of a program may have. */
public final class PeriodNotices
{
    /** How the notice of a value begins that is not the program file's. */
    public static final String VALUE_SET = "value set for this run: program=";

    /** How the notice of a period begins that is not one of the program's weeks or months. */
    public static final String NOT_WHOLE = "period is not one whole ";

    private PeriodNotices()
    {
    }

    /** One for each value of a program that one run sets otherwise. */
    public static List<String> ofChanges(final Program program)
    {
        final List<String> notices = new ArrayList<>();
        program.changes().forEach(change -> notices.add(VALUE_SET + program.name() + " " + change));

        return notices;
    }
}
