package io.leadline.program;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads how a maker is scored. */
final class ScoreReader
{
    private static final int MAX_EDGE_COUNT = 16;

    private ScoreReader()
    {
    }

    static Score read(final YamlMapping score)
    {
        final Score read = switch (score.choice("kind", Kind.class))
        {
            case BRACKETS -> brackets(score);
            case BLENDED -> blended(score);
            case KPI -> kpi(score);
            case ORDERS -> OrderScoreReader.read(score);
        };
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
        if (sum.compareTo(BigDecimal.ONE) != 0 && score.isReadable("volume_weight", "liquidity_weight"))
        {
            score.problem("volume_weight", "weights do not add up to 1: key=" + score.path("volume_weight")
                + " value=" + sum.toPlainString());
        }

        return read;
    }

    private static KpiScore kpi(final YamlMapping score)
    {
        final List<KpiScore.Group> groups = new ArrayList<>();
        for (final YamlMapping item : score.mappings("groups"))
        {
            groups.add(new KpiScore.Group(
                item.texts("markets"),
                needs(item),
                item.has("two_sided") ? twoSided(item.mapping("two_sided")) : null));
            item.close();
        }
        final KpiScore read = new KpiScore(score.text("ladder"), groups);
        MarketNames.refuseTwice(score, "groups", read.markets());

        return read;
    }

    private static KpiScore.TwoSided twoSided(final YamlMapping twoSided)
    {
        final KpiScore.TwoSided read = new KpiScore.TwoSided(
            twoSided.fraction("size_difference_at_most"),
            twoSided.choice("size_difference_of", KpiScore.DifferenceOf.class),
            twoSided.decimal("spread_at_most_bps", "0"),
            twoSided.choice("spread_over", KpiScore.SpreadOver.class));
        twoSided.close();

        return read;
    }

    private static List<KpiScore.Need> needs(final YamlMapping group)
    {
        final List<KpiScore.Need> needs = new ArrayList<>();
        for (final YamlMapping item : group.mappings("needs"))
        {
            final KpiScore.Need need = new KpiScore.Need(
                item.bpsE2("within_bps"), item.decimal("notional_at_least", "0"));
            if (!needs.isEmpty() && needs.get(needs.size() - 1).withinBpsE2() >= need.withinBpsE2())
            {
                item.problem("within_bps", "edges do not rise: key=" + item.path("within_bps")
                    + " value=" + item.text("within_bps"));
            }
            needs.add(need);
            item.close();
        }
        if (group.has("needs") && (needs.isEmpty() || needs.size() > MAX_EDGE_COUNT))
        {
            group.problem("needs", "wrong number of needs: key=" + group.path("needs") + " value=" + needs.size()
                + " allowed=1.." + MAX_EDGE_COUNT);
        }

        return needs;
    }

    private enum Kind
    {
        BRACKETS,
        BLENDED,
        KPI,
        ORDERS
    }
}
