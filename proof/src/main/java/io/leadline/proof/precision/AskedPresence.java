package io.leadline.proof.precision;

import java.util.Set;
import java.util.function.BiPredicate;

import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.scoring.figure.Enrolments;

/**
 * A presence rule that is asked for, and of whom and where.
 *
 * @param program      name of the program; empty without one.
 * @param presence     the rule.
 * @param markets      names of the markets that it covers; null: all.
 * @param enrolment    whether a maker takes part on a UTC day since 1970-01-01.
 * @param isUncounted  whether days without do not count for it; otherwise it counts as absent then.
 */
record AskedPresence(
    String program,
    Presence presence,
    Set<String> markets,
    BiPredicate<String, Long> enrolment,
    boolean isUncounted)
{
    /** A rule without a program: of everybody, everywhere. */
    static AskedPresence of(final Presence presence)
    {
        return new AskedPresence("", presence, null, (maker, day) -> true, true);
    }

    /** The rule of a program. */
    static AskedPresence of(final Program program, final Rule rule, final Presence presence)
    {
        final Enrolments enrolments = new Enrolments(program);

        return new AskedPresence(
            program.name(), presence, Set.copyOf(rule.award().markets()), enrolments::isEnrolled,
            rule.outsideEnrolment() == Rule.OutsideEnrolment.UNCOUNTED);
    }

    boolean covers(final String market)
    {
        return markets == null || markets.contains(market);
    }
}
