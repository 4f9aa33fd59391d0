package io.leadline.proof.precision;

import java.util.List;

/**
 * How exact a program's scores are for one market, over sampled logs with schedules of their own. The score that the
 * others are held against is the mean over the logs of the shortest interval, which is off by the error of one of them
 * over the root of their number.
 *
 * @param program its name.
 * @param market  its name.
 * @param metric  the metric that makers are ranked by.
 * @param makers  by the bytes of their names.
 * @param orders  by interval: how its logs order the makers by the metric.
 */
public record ScorePrecision(
    String program,
    String market,
    String metric,
    List<MakerScore> makers,
    List<MarketPrecision.SchedulePrecision> orders)
{
    public ScorePrecision
    {
        makers = List.copyOf(makers);
        orders = List.copyOf(orders);
    }

    /**
     * The score of one maker.
     *
     * @param score  mean over the logs of the shortest interval.
     * @param errors by interval: root of the mean square of what a log's score is off by.
     * @param wrongRanks by interval: share of logs that give the maker another rank.
     */
    public record MakerScore(String maker, double score, List<Double> errors, List<Double> wrongRanks)
    {
        public MakerScore
        {
            errors = List.copyOf(errors);
            wrongRanks = List.copyOf(wrongRanks);
        }
    }
}
