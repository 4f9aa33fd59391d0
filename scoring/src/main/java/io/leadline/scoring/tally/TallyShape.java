package io.leadline.scoring.tally;

import io.leadline.program.BracketScore;
import io.leadline.program.KpiScore;
import io.leadline.program.Score;

/**
 * How many sums of a kind a maker's day has under a rule.
 *
 * @param shareCount brackets with shares.
 * @param heldCount  needs of a KPI, and one more for all of them; 0 without a KPI.
 */
public record TallyShape(int shareCount, int heldCount)
{
    /** What a score sums up in a market. */
    public static TallyShape of(final Score score, final String market)
    {
        if (score instanceof BracketScore brackets)
        {
            return new TallyShape(brackets.edges().size(), 0);
        }

        return new TallyShape(0, score instanceof KpiScore kpi ? kpi.needs(market).size() + 1 : 0);
    }
}
