package io.leadline.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.config.Schedule;
import io.leadline.measure.MeasureLayout;
import io.leadline.program.BracketScore;
import io.leadline.program.KpiScore;
import io.leadline.program.OrderScore;
import io.leadline.program.Program;
import io.leadline.program.Rule;
import io.leadline.scoring.tally.BandFields;
import io.leadline.scoring.tally.MarketScorer;
import io.leadline.scoring.tally.MarketTally;
import io.leadline.scoring.tally.TallyShape;

/**
 * One rule of one program over all logs, with those that differ from it in nothing but dates, period and what is made
 * of the sums: their tallies by market, and what keeps them from being applied. Problems are held until a rule is
 * needed, because a file may carry rules for other dates that ask for other bands.
 */
final class RulePass
{
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final Program program;
    private final Rule rule;
    private final ScoreRequest request;
    private final String narrowed;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final Map<String, MarketTally> tallies = new TreeMap<>();

    /**
     * A rule of a program, of which nothing is summed up yet.
     *
     * @param request  whose rates and stakes it takes.
     * @param narrowed the maker whose orders are taken to stand a basis point nearer; null: nobody's are.
     */
    RulePass(final Program program, final Rule rule, final ScoreRequest request, final String narrowed)
    {
        this.program = program;
        this.rule = rule;
        this.request = request;
        this.narrowed = narrowed;
    }

    Program program()
    {
        return program;
    }

    /** The rule, or one that sums up the same. */
    Rule rule()
    {
        return rule;
    }

    /** Whether the sums are those of a rule of the program. */
    boolean isFor(final Rule other)
    {
        return rule.presence().equals(other.presence())
            && rule.averages().equals(other.averages())
            && rule.score().equals(other.score())
            && Objects.equals(rule.sampling(), other.sampling())
            && Set.copyOf(rule.award().markets()).equals(Set.copyOf(other.award().markets()));
    }

    /** What the logs lack. */
    List<String> problems()
    {
        return problems;
    }

    /** What a reader of results has to know of the logs. */
    List<String> notices()
    {
        return notices;
    }

    /** Sums by market name, those of complements among them. */
    Map<String, MarketTally> tallies()
    {
        return tallies;
    }

    /**
     * Takes up a log.
     *
     * @param logTallies takes the log's own sums by market name; to be handed to {@link #merge} at its end.
     * @return scorers by market position; null for a market that the rule does not cover.
     */
    MarketScorer[] bind(
        final Configuration configuration, final MeasureLayout layout, final Map<String, MarketTally> logTallies)
    {
        final MarketScorer[] scorers = new MarketScorer[configuration.markets().size()];
        for (int i = 0; i < scorers.length; i++)
        {
            final Market market = configuration.markets().get(i);
            if (rule.award().markets().contains(market.name()) || isComplement(market.name()))
            {
                scorers[i] = bind(market, configuration, layout, logTallies);
                noticeSampling(configuration.schedule());
            }
        }

        return scorers;
    }

    /** Adds the sums of a log; the order of logs makes no difference. */
    void merge(final Map<String, MarketTally> logTallies)
    {
        logTallies.forEach((market, tally) -> tallies
            .computeIfAbsent(market, this::tally)
            .merge(tally));
    }

    private void noticeSampling(final Schedule schedule)
    {
        final Rule.Sampling sampling = rule.sampling();
        if (sampling == null)
        {
            return;
        }
        final String asked = sampling(sampling.everySeconds() * NS_PER_SECOND, sampling.instant());
        final String found = sampling(
            schedule.everyNs(), schedule.isRandom() ? Rule.Instant.RANDOM : Rule.Instant.FIXED);
        final String notice = "log is sampled otherwise than the rules say: program=" + program.name()
            + " log=" + found + " rules=" + asked;
        if (!asked.equals(found) && !notices.contains(notice))
        {
            notices.add(notice);
        }
    }

    private static String sampling(final long everyNs, final Rule.Instant instant)
    {
        final BigDecimal seconds = BigDecimal.valueOf(everyNs, 9).stripTrailingZeros();

        return instant.name().toLowerCase(Locale.ROOT) + "/" + seconds.toPlainString() + "s";
    }

    /** Whether a market is none of the program's own but the complement of one. */
    boolean isComplement(final String market)
    {
        return rule.score() instanceof OrderScore score && score.complemented(market).isPresent();
    }

    /** A tally of nothing. Of a complement only days are counted: its orders are summed up with its market's. */
    private MarketTally tally(final String market)
    {
        return isComplement(market) ? new MarketTally(new TallyShape(0, 0)) : MarketTally.of(rule.score(), market);
    }

    private MarketScorer bind(
        final Market market,
        final Configuration configuration,
        final MeasureLayout layout,
        final Map<String, MarketTally> logTallies)
    {
        final List<String> missing = new ArrayList<>();
        final OrderBinding orders = rule.score() instanceof OrderScore score
            ? new OrderBinding(program, score, configuration)
            : null;
        if (orders != null)
        {
            orders.check(market, missing);
            OrderNeeds.checkStakes(request, this, market.name(), missing);
        }
        final BandFields presence = band(layout, rule.presence().ladder(), rule.presence().withinBpsE2(), missing);
        final List<BandFields> bands = new ArrayList<>();
        if (rule.score() instanceof BracketScore score)
        {
            score.edges().forEach(edge -> bands.add(band(layout, score.ladder(), edge.bpsE2(), missing)));
        }
        if (rule.score() instanceof KpiScore score)
        {
            score.needs(market.name())
                .forEach(need -> bands.add(band(layout, score.ladder(), need.withinBpsE2(), missing)));
        }
        if (!request.rates().knows(market.quote(), program.currency()))
        {
            missing.add("market is quoted in another currency than the program's: program=" + program.name()
                + " market=" + market.name() + " quote=" + market.quote() + " currency=" + program.currency()
                + " (" + request.rates().howToKnow(market.quote(), program.currency()) + ")");
        }
        if (!missing.isEmpty())
        {
            missing.stream().filter(problem -> !problems.contains(problem)).forEach(problems::add);
            return null;
        }
        final MarketTally tally = logTallies.computeIfAbsent(market.name(), this::tally);

        return new MarketScorer(
            rule, market, program.waivers(market.name()), presence, bands,
            request.rates().between(market.quote(), program.currency()), tally,
            orders == null ? null : orders.input(market, logTallies, narrowed));
    }

    private BandFields band(
        final MeasureLayout layout, final String ladder, final int edgeBpsE2, final List<String> missing)
    {
        return BandFields.of(layout, program.name(), ladder, edgeBpsE2, missing);
    }
}
