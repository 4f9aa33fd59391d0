package io.leadline.proof.precision;

import java.util.List;

import io.leadline.scoring.figure.Period;

/**
 * All that a study comes to.
 *
 * @param period      what was measured.
 * @param eventCount  events that were measured at.
 * @param everyNs     intervals that were tried, in their order.
 * @param seed        of the trials.
 * @param trialCount  random schedules tried for each interval and market.
 * @param programs    by rule.
 * @param scores      by program and market; empty where no logs were scored.
 * @param scoreTrialCount logs that were sampled and scored for each interval.
 */
public record PrecisionReport(
    Period period,
    long eventCount,
    List<Long> everyNs,
    long seed,
    int trialCount,
    List<RuleReport> programs,
    List<ScorePrecision> scores,
    int scoreTrialCount)
{
    public PrecisionReport
    {
        everyNs = List.copyOf(everyNs);
        programs = List.copyOf(programs);
        scores = List.copyOf(scores);
    }

    /**
     * What it comes to for one rule.
     *
     * @param presence    exact.
     * @param precision   by market; empty where it was not asked for.
     * @param comparisons sampled beside exact uptimes; empty where no snapshot log was given.
     */
    public record RuleReport(
        ProgramPresence presence, List<MarketPrecision> precision, List<UptimeComparison> comparisons)
    {
        public RuleReport
        {
            precision = List.copyOf(precision);
            comparisons = List.copyOf(comparisons);
        }
    }
}
