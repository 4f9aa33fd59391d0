package io.leadline.program;

import java.time.LocalDate;

/**
 * The rules of a program between two dates.
 *
 * @param from                 first UTC day.
 * @param to                   the day after the last; null: open.
 * @param period               what one payment covers.
 * @param epochDays            days of an epoch; 0 where no period is one.
 * @param sampling             how the rules have markets sampled; null: they do not say.
 * @param presence             when a maker is active.
 * @param averages             how average size and spread are formed.
 * @param outsideEnrolment     what snapshots outside a maker's windows are.
 * @param selfMatch            what a self-match does.
 * @param score                how a maker is scored.
 * @param award                what its score earns.
 */
public record Rule(
    LocalDate from,
    LocalDate to,
    PeriodKind period,
    int epochDays,
    Sampling sampling,
    Presence presence,
    Averages averages,
    OutsideEnrolment outsideEnrolment,
    SelfMatch selfMatch,
    Score score,
    Award award)
{
    /** What one payment covers. */
    public enum PeriodKind
    {
        /** Monday 00:00 UTC to Monday 00:00 UTC. */
        WEEK,
        /** First of a month 00:00 UTC to the next. */
        MONTH,
        /** So many days each, counted from the rule's first day. */
        EPOCH
    }

    /**
     * How markets are sampled: a log that is sampled otherwise is scored, with a notice.
     *
     * @param everySeconds length of an interval.
     * @param instant      where in it a snapshot is taken.
     */
    public record Sampling(int everySeconds, Instant instant)
    {
    }

    /** Where in its interval a snapshot is taken. */
    public enum Instant
    {
        /** At its start. */
        FIXED,
        /** Anywhere, in secret beforehand. */
        RANDOM
    }

    /** What snapshots outside a maker's enrolment windows are. */
    public enum OutsideEnrolment
    {
        /** They do not exist for the maker. */
        UNCOUNTED,
        /** They count, and the maker is inactive in them. */
        INACTIVE
    }

    /** What a notional filled by a taker of the same maker does. */
    public enum SelfMatch
    {
        /** It is reported. */
        REPORT,
        /** It forfeits the awards of the market it happened in. */
        FORFEIT
    }

    /**
     * A maker is active in a snapshot with a mid in which it rests something in this band on both sides.
     *
     * @param ladder      name of the ladder that measures it.
     * @param withinBpsE2 the band's edge, hundredths of a basis point.
     */
    public record Presence(String ladder, int withinBpsE2)
    {
    }

    /** Dates as the outputs show them: {@code 2023-03-06/2023-03-31}; an open end is {@code ..}. */
    public String dates()
    {
        return from + "/" + (to == null ? ".." : to);
    }
}
