package io.leadline.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Market;
import io.leadline.program.OrderScore;
import io.leadline.program.Program;
import io.leadline.scoring.figure.Enrolments;
import io.leadline.scoring.tally.MarketTally;
import io.leadline.scoring.tally.OrderInput;

/** Finds in a log what a score of single orders needs, and says what it lacks. */
final class OrderBinding
{
    private static final String AGAIN =
        " in the configuration and run leadline sample over the event log again)";

    private final Program program;
    private final OrderScore score;
    private final Configuration configuration;
    private final int reachBpsE2;

    OrderBinding(final Program program, final OrderScore score, final Configuration configuration)
    {
        this.program = program;
        this.score = score;
        this.configuration = configuration;
        reachBpsE2 = configuration.ladders().stream()
            .filter(ladder -> ladder.reference() == Ladder.Reference.MID)
            .mapToInt(ladder -> ladder.edgesBpsE2().get(ladder.edgesBpsE2().size() - 1))
            .max()
            .orElse(0);
    }

    /** Adds what the log lacks for a market; the same words for all of them where it is the log's. */
    void check(final Market market, final List<String> missing)
    {
        if (configuration.detail() != Configuration.Detail.ORDERS)
        {
            missing.add("snapshot log holds no orders, and the program weighs each of them: program=" + program.name()
                + " detail=bands needs=orders (set detail: orders" + AGAIN);
            return;
        }
        final BigDecimal needs = group(market).maxDistance();
        final BigDecimal has = BigDecimal.valueOf(reachBpsE2, 2);
        if (score.distance() == OrderScore.Distance.RELATIVE && has.compareTo(needs) < 0)
        {
            missing.add("snapshot log's orders end nearer than the program looks: program=" + program.name()
                + " market=" + market.name() + " outermost_mid_edge_bps=" + Ladder.edgeText(reachBpsE2)
                + " needs=" + needs.stripTrailingZeros().toPlainString() + " (give a mid ladder such an edge" + AGAIN);
        }
    }

    /**
     * What the market's scorer needs.
     *
     * @param logTallies the log's tallies by market name: a complement's sums go to the market that it belongs to.
     * @param narrowed   as of {@link OrderInput}.
     */
    OrderInput input(final Market market, final Map<String, MarketTally> logTallies, final String narrowed)
    {
        final String into = score.complemented(market.name()).orElse(market.name());
        final Enrolments enrolments = new Enrolments(program);

        return new OrderInput(
            program.name(),
            score,
            group(market),
            logTallies.computeIfAbsent(into, absent -> MarketTally.of(score, into)).orders(),
            !into.equals(market.name()),
            enrolments::isEnrolled,
            configuration.schedule().everyNs(),
            reachBpsE2,
            narrowed);
    }

    private OrderScore.Group group(final Market market)
    {
        return score.group(score.complemented(market.name()).orElse(market.name())).orElseThrow();
    }
}
