package io.leadline.scoring.tally;

import io.leadline.program.OrderScore;

/**
 * What a score of single orders needs of a market beside its snapshots.
 *
 * @param program        its name, for problems.
 * @param score          the score.
 * @param group          limits of the market, or of the market that it is the complement of.
 * @param into           takes the sums.
 * @param isComplement   whether the market is another's complement.
 * @param participation  who takes part.
 * @param everyNs        length of the schedule's intervals.
 * @param reachBpsE2     orders up to here are in the log, hundredths of a basis point of the mid.
 * @param narrowed       the maker whose orders are taken to stand a basis point nearer; null: nobody's are.
 */
public record OrderInput(
    String program,
    OrderScore score,
    OrderScore.Group group,
    OrderTally into,
    boolean isComplement,
    Participation participation,
    long everyNs,
    int reachBpsE2,
    String narrowed)
{
    /** Who takes part on which day: others are no part of what is shared. */
    @FunctionalInterface
    public interface Participation
    {
        /** Whether a maker takes part on a UTC day since 1970-01-01. */
        boolean contains(String maker, long day);
    }
}
