package io.leadline.scoring.marginal;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Market;
import io.leadline.program.BlendedScore;
import io.leadline.program.BracketScore;
import io.leadline.program.KpiScore;
import io.leadline.program.OrderScore;
import io.leadline.program.Program;
import io.leadline.program.Rule;

/** What a narrower spread needs of a program and its logs to be defined: by kind of score. */
final class SpreadNeeds
{
    private SpreadNeeds()
    {
    }

    /** Whether sizes by band decide: not the average spread, and not each order by its distance. */
    static boolean isByBand(final Rule rule)
    {
        return !(rule.score() instanceof BlendedScore) && !(rule.score() instanceof OrderScore);
    }

    /**
     * Why a narrower spread is not defined, and what would make it so.
     *
     * @param logs configurations of the logs that were scored.
     * @return empty when it is defined.
     */
    static String missing(final Program program, final Collection<Configuration> logs)
    {
        final List<Rule> rules = program.rules().stream().filter(SpreadNeeds::isByBand).toList();
        if (rules.stream().anyMatch(SpreadNeeds::isOfOwnSpread))
        {
            return "the program limits the spread between a maker's own best prices, which logs hold in whole ticks.";
        }
        if (rules.stream().anyMatch(rule -> of(rule, logs)
            .anyMatch(log -> log.detail() != Configuration.Detail.ORDERS)))
        {
            return "the program pays by no measured spread, and sizes by band do not say which of them would have come"
                + " into a nearer one (set detail: orders in the configuration and run leadline sample over the event"
                + " log again).";
        }
        if (rules.stream().anyMatch(rule -> of(rule, logs)
            .anyMatch(log -> log.ladders().stream().anyMatch(ladder -> ladder.postOnly() && isUsed(rule, ladder)))))
        {
            return "the program takes post-only orders alone, and recorded orders do not say which of them are.";
        }

        return "";
    }

    private static boolean isOfOwnSpread(final Rule rule)
    {
        return rule.score() instanceof KpiScore kpi
            && kpi.groups().stream().anyMatch(group -> group.twoSided() != null);
    }

    /** Logs that hold a market of the rule. */
    private static Stream<Configuration> of(final Rule rule, final Collection<Configuration> logs)
    {
        return logs.stream().filter(log ->
            log.markets().stream().map(Market::name).anyMatch(rule.award().markets()::contains));
    }

    private static boolean isUsed(final Rule rule, final Ladder ladder)
    {
        final boolean isOfScore = rule.score() instanceof BracketScore brackets
                && brackets.ladder().equals(ladder.name())
            || rule.score() instanceof KpiScore kpi && kpi.ladder().equals(ladder.name());

        return isOfScore || rule.presence().ladder().equals(ladder.name());
    }
}
