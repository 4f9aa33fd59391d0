package io.leadline.proof.precision;

import java.util.List;

import io.leadline.scoring.exact.Rational;

/**
 * How exact schedules are for one market.
 *
 * @param market    its name.
 * @param countedNs time in which a snapshot would have counted.
 * @param makers    those of whom any time counts, by the bytes of their names.
 * @param schedules how they order the makers; in the order of every list of errors.
 */
public record MarketPrecision(
    String market, long countedNs, List<MakerPrecision> makers, List<SchedulePrecision> schedules)
{
    public MarketPrecision
    {
        makers = List.copyOf(makers);
        schedules = List.copyOf(schedules);
    }

    /**
     * A schedule.
     *
     * @param everyNs  length of its intervals.
     * @param isRandom whether an instant lies anywhere in its interval, or all at one phase.
     */
    public record Kind(long everyNs, boolean isRandom)
    {
    }

    /**
     * How a schedule orders the makers by uptime that were ever there.
     *
     * @param kind     the schedule.
     * @param reversed share of schedules that put a maker above one that was there longer.
     * @param open     share of schedules that do not, but cannot tell two apart that differ.
     */
    public record SchedulePrecision(Kind kind, double reversed, double open)
    {
    }

    /**
     * How exact schedules are for a maker.
     *
     * @param uptime exact.
     * @param errors by schedule.
     */
    public record MakerPrecision(String maker, long activeNs, long countedNs, Rational uptime, List<Error> errors)
    {
        public MakerPrecision
        {
            errors = List.copyOf(errors);
        }
    }

    /**
     * What a schedule does to one maker's uptime.
     *
     * @param standardError root of the mean square of the error over all schedules of the kind; exact but for what a
     *                      quotient of two samples adds in higher order.
     * @param trialError    the same over the seeded trials of random instants; over all phases of fixed ones.
     * @param largestError  the largest error in those.
     * @param covered       share of trials in which the interval told from the samples alone held the exact uptime; 1
     *                      is none of fixed instants, which have no such interval.
     * @param wrongRank     share of them in which the maker's rank by uptime was another.
     */
    public record Error(
        double standardError, double trialError, double largestError, double covered, double wrongRank)
    {
        /** Of a maker that was never there, and never seems to have been: it takes part in no order. */
        static final Error NONE = new Error(0, 0, 0, 1, 0);
    }
}
