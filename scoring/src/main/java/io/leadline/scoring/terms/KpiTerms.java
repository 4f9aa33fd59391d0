package io.leadline.scoring.terms;

import java.util.List;

import io.leadline.config.Ladder;
import io.leadline.program.KpiScore;
import io.leadline.program.KpiScore.DifferenceOf;
import io.leadline.program.KpiScore.Need;
import io.leadline.program.KpiScore.SpreadOver;
import io.leadline.program.KpiScore.TwoSided;

/** What a KPI asks for in one market. */
final class KpiTerms
{
    private static final String OVER_COUNTED = ", over all counted snapshots.";

    private final KpiScore score;
    private final String market;
    private final String currency;

    private KpiTerms(final KpiScore score, final String market, final String currency)
    {
        this.score = score;
        this.market = market;
        this.currency = currency;
    }

    static void add(final KpiScore score, final String market, final String currency, final TermsBuilder terms)
    {
        new KpiTerms(score, market, currency).add(terms);
    }

    private void add(final TermsBuilder terms)
    {
        final List<Need> needs = score.needs(market);
        final TwoSided twoSided = score.twoSided(market);
        final String sides = twoSided == null ? "" : "; and " + sides(twoSided, needs.get(needs.size() - 1));
        final String kpi = "on each side " + Words.list(needs.stream().map(this::need).toList()) + sides;
        terms.demand("The KPI holds in a snapshot in which the maker rests, at once, " + kpi + '.');
        terms.define("kpi_uptime", "Counted snapshots in which the maker rests, at once, " + kpi + OVER_COUNTED);
        for (final Need need : needs)
        {
            terms.define(
                "kpi_uptime:" + Ladder.edgeText(need.withinBpsE2()),
                "KPI uptime within " + Words.bps(need.withinBpsE2()) + ", " + least(need) + " a side",
                "Counted snapshots in which the maker rests " + need(need) + " on each side" + OVER_COUNTED
                    + (twoSided == null ? "" : " Sizes and spread are not looked at here, but in KPI uptime."));
        }
    }

    private String need(final Need need)
    {
        return least(need) + ' ' + Words.within(score.ladder(), need.withinBpsE2());
    }

    private String least(final Need need)
    {
        return need.notional().signum() == 0
            ? "any size"
            : "at least " + Words.number(need.notional()) + ' ' + currency;
    }

    private static String sides(final TwoSided twoSided, final Need widest)
    {
        return "its two sizes within " + Words.bps(widest.withinBpsE2()) + " differ by at most "
            + Words.percent(twoSided.sizeDifference())
            + (twoSided.of() == DifferenceOf.LARGER ? " of the larger" : " of the smaller")
            + ", and its best ask less its best bid is at most " + Words.number(twoSided.spreadBps()) + " bps of "
            + (twoSided.over() == SpreadOver.OWN_MID ? "the mid of these two" : "the book's mid");
    }
}
