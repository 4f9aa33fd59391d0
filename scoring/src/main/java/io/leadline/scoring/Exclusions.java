package io.leadline.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.leadline.problem.BadInputException;
import io.leadline.program.Program;
import io.leadline.program.Program.Enrolment;

/** Refuses participants that are enrolled at the same time in two programs of which one excludes the other. */
final class Exclusions
{
    private Exclusions()
    {
    }

    /**
     * Checks the enrolments that the programs state; where everyone takes part, nobody is said to.
     *
     * @throws BadInputException naming every such participant and both programs.
     */
    static void check(final List<Program> programs)
    {
        final List<String> problems = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++)
        {
            for (int j = i + 1; j < programs.size(); j++)
            {
                final Program one = programs.get(i);
                final Program two = programs.get(j);
                if (one.excludes().contains(two.name()) || two.excludes().contains(one.name()))
                {
                    check(one, two, problems);
                }
            }
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }
    }

    private static void check(final Program one, final Program two, final List<String> problems)
    {
        one.enrolments().stream()
            .filter(window -> two.enrolments().stream().anyMatch(other -> isAtOnce(window, other)))
            .map(Enrolment::maker)
            .distinct()
            .map(maker -> "enrolled in two programs that exclude each other: maker=" + maker
                + " programs=" + one.name() + ", " + two.name())
            .forEach(problems::add);
    }

    private static boolean isAtOnce(final Enrolment one, final Enrolment two)
    {
        return one.maker().equals(two.maker()) && isBefore(one.from(), two.to()) && isBefore(two.from(), one.to());
    }

    private static boolean isBefore(final LocalDate from, final LocalDate to)
    {
        return from == null || to == null || from.isBefore(to);
    }
}
