package io.leadline.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.leadline.problem.BadInputException;
import io.leadline.program.OrderScore;
import io.leadline.scoring.figure.MarketFigures;

/** What a score of single orders needs beside orders, and how to get it where it is missing. */
final class OrderNeeds
{
    private OrderNeeds()
    {
    }

    /**
     * Tells that makers' stakes are not known, as soon as a log has a market of the program in its configuration.
     *
     * @param market  in a log.
     * @param missing takes what is missing.
     */
    static void checkStakes(
        final ScoreRequest request, final RulePass pass, final String market, final List<String> missing)
    {
        final boolean isWeighed = pass.rule().score() instanceof OrderScore score
            && score.isOf(OrderScore.Of.STAKE)
            && pass.rule().award().markets().contains(market);
        if (isWeighed && request.stakes() == null)
        {
            missing.add("program weighs what makers have staked: program=" + pass.program().name()
                + " (give --stakes FILE with maker,stake; a maker that it leaves out has none)");
        }
    }

    /**
     * Refuses a run that lacks complements.
     *
     * @param markets those that the logs hold.
     * @throws BadInputException with everything that is missing.
     */
    static void checkComplements(final RulePass pass, final Collection<String> markets)
    {
        if (!(pass.rule().score() instanceof OrderScore score))
        {
            return;
        }
        final List<String> missing = new ArrayList<>();
        score.groups().forEach(group -> group.complements().forEach((market, complement) ->
        {
            if (markets.contains(market) && !markets.contains(complement))
            {
                missing.add("market's complement is in no log: program=" + pass.program().name()
                    + " market=" + market + " complement=" + complement + " (add it to the markets of the"
                    + " configuration, ingest its events and run leadline sample again, or give its own snapshot log"
                    + " with --snapshots too)");
            }
        }));
        if (!missing.isEmpty())
        {
            throw new BadInputException(missing);
        }
    }

    /**
     * Refuses a run in which nobody can score, because no market has a volume.
     *
     * @throws BadInputException that says where volumes come from.
     */
    static void checkVolumes(
        final ScoreRequest request, final RulePass pass, final Map<String, MarketFigures> figures)
    {
        final boolean isWeighed = pass.rule().score() instanceof OrderScore score
            && score.groups().stream().allMatch(group -> group.isOf(OrderScore.Of.VOLUME));
        final boolean isAny = figures.values().stream().anyMatch(market -> market.volume().signum() > 0);
        if (isWeighed && !isAny && !figures.isEmpty() && request.volumes() == null)
        {
            throw new BadInputException(VolumeNotices.withoutFills(pass.program(), pass.rule(), figures.keySet()));
        }
    }

    /** Markets of which a log holds fewer orders than the rule looks at, and stakes of makers that nobody knows. */
    static List<String> notices(
        final ScoreRequest request, final RulePass pass, final Map<String, MarketFigures> figures)
    {
        final List<String> notices = new ArrayList<>();
        // Where no log has a market of the program, stakes are neither asked for nor looked at.
        if (pass.rule().score() instanceof OrderScore score && score.isOf(OrderScore.Of.STAKE) && !figures.isEmpty())
        {
            request.stakes().makers().stream()
                .filter(maker -> figures.values().stream().flatMap(market -> market.makers().stream())
                    .noneMatch(known -> known.maker().equals(maker)))
                .map(maker -> "maker of a stake is in no market of the period: program=" + pass.program().name()
                    + " maker=" + maker)
                .forEach(notices::add);
        }
        figures.values().stream()
            .filter(market -> market.shortCount() > 0)
            .map(market -> "recorded orders end nearer than the program looks: program=" + pass.program().name()
                + " market=" + market.market() + " snapshots=" + market.shortCount()
                + " (give a mid ladder a wider edge and run leadline sample over the event log again)")
            .forEach(notices::add);

        return notices;
    }
}
