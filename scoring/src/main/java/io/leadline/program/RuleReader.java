package io.leadline.program;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import io.leadline.program.Rule.OutsideEnrolment;
import io.leadline.program.Rule.PeriodKind;
import io.leadline.program.Rule.Presence;
import io.leadline.program.Rule.SelfMatch;

/** Reads one dated rule: presence, averages, score; the award has a reader of its own. */
final class RuleReader
{
    private static final int MAX_EDGE_COUNT = 16;

    private RuleReader()
    {
    }

    static Rule read(final YamlMapping rule)
    {
        final Score score = score(rule.mapping("score"));
        final Rule read = new Rule(
            rule.date("from"),
            rule.optionalDate("to"),
            rule.choice("period", PeriodKind.class),
            presence(rule.mapping("presence")),
            averages(rule.mapping("averages")),
            rule.choice("outside_enrolment", OutsideEnrolment.class),
            rule.choice("self_match", SelfMatch.class),
            score,
            AwardReader.read(rule.mapping("award")));
        if (read.to() != null && !read.from().isBefore(read.to()))
        {
            rule.problem("to", "rule ends before it starts: key=" + rule.path("to") + " value=" + read.to()
                + " limit=" + read.from());
        }
        if (score instanceof BlendedScore && read.averages().spreadFloorBps().signum() == 0)
        {
            rule.problem("averages", "a size is divided by the spread: key=" + rule.path("averages.spread_floor_bps")
                + " value=0 limit=0");
        }
        if (read.award() instanceof RankAward != score instanceof BracketScore)
        {
            rule.problem("award", "award and score do not go together: key=" + rule.path("award.kind")
                + " allowed=ranks with brackets, pools with blended");
        }

        return read;
    }

    private static Presence presence(final YamlMapping presence)
    {
        final Presence read = new Presence(presence.text("ladder"), presence.bpsE2("within_bps"));
        presence.close();

        return read;
    }

    private static Averages averages(final YamlMapping averages)
    {
        final Averages read = new Averages(
            averages.choice("size", Averages.Size.class),
            averages.choice("size_over", Averages.SizeOver.class),
            averages.choice("spread", Averages.Spread.class),
            averages.decimal("spread_floor_bps", "0"));
        averages.close();

        return read;
    }

    private static Score score(final YamlMapping score)
    {
        final Kind kind = score.choice("kind", Kind.class);
        final Score read = kind == Kind.BRACKETS ? brackets(score) : blended(score);
        score.close();

        return read;
    }

    private static BracketScore brackets(final YamlMapping score)
    {
        return new BracketScore(
            score.text("ladder"),
            edges(score),
            score.positive("scale"),
            score.choice("brackets", BracketScore.Brackets.class),
            score.choice("sides", BracketScore.Sides.class),
            score.choice("floor", BracketScore.Floor.class),
            score.decimal("floor_notional", "0"),
            score.choice("outages", BracketScore.Outages.class));
    }

    private static List<BracketScore.Edge> edges(final YamlMapping score)
    {
        final List<BracketScore.Edge> edges = new ArrayList<>();
        for (final YamlMapping item : score.mappings("edges"))
        {
            final BracketScore.Edge edge = new BracketScore.Edge(item.bpsE2("bps"), item.decimal("weight", "0"));
            if (!edges.isEmpty() && edges.get(edges.size() - 1).bpsE2() >= edge.bpsE2())
            {
                item.problem("bps", "edges do not rise: key=" + item.path("bps") + " value=" + item.text("bps"));
            }
            edges.add(edge);
            item.close();
        }
        if (score.has("edges") && (edges.isEmpty() || edges.size() > MAX_EDGE_COUNT))
        {
            score.problem("edges", "wrong number of edges: key=" + score.path("edges") + " value=" + edges.size()
                + " allowed=1.." + MAX_EDGE_COUNT);
        }

        return edges;
    }

    private static BlendedScore blended(final YamlMapping score)
    {
        final BlendedScore read = new BlendedScore(
            score.fraction("volume_weight"), score.fraction("liquidity_weight"));
        final BigDecimal sum = read.volumeWeight().add(read.liquidityWeight());
        if (sum.compareTo(BigDecimal.ONE) != 0 && score.has("volume_weight") && score.has("liquidity_weight"))
        {
            score.problem("volume_weight", "weights do not add up to 1: key=" + score.path("volume_weight")
                + " value=" + sum.toPlainString());
        }

        return read;
    }

    private enum Kind
    {
        BRACKETS,
        BLENDED
    }
}
