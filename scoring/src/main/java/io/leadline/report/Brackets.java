package io.leadline.report;

import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Ladder;
import io.leadline.program.BracketScore;
import io.leadline.program.Rule;

/** Where the brackets of a rule lie. */
final class Brackets
{
    private Brackets()
    {
    }

    /** Each bracket's distances for people, nearest first; nothing for a rule that has none. */
    static List<String> of(final Rule rule)
    {
        final List<String> distances = new ArrayList<>();
        if (rule.score() instanceof BracketScore score)
        {
            String from = "";
            for (final BracketScore.Edge edge : score.edges())
            {
                final String to = Ladder.edgeText(edge.bpsE2());
                distances.add((from.isEmpty() ? "up to " : from + " to ") + to + " bps");
                from = score.brackets() == BracketScore.Brackets.CUMULATIVE ? "" : to;
            }
        }

        return distances;
    }
}
