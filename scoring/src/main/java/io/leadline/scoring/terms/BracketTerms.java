package io.leadline.scoring.terms;

import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Ladder;
import io.leadline.program.BracketScore;
import io.leadline.program.BracketScore.Brackets;
import io.leadline.program.BracketScore.Edge;
import io.leadline.program.BracketScore.Outages;

/** How a score of brackets is formed. */
final class BracketTerms
{
    private BracketTerms()
    {
    }

    static void add(final BracketScore score, final String currency, final TermsBuilder terms)
    {
        final String outages = score.outages() == Outages.UPTIME
            ? " Snapshots in an outage window are left out of the uptime alone."
            : "";
        terms.define("score", "Mean over days of the mean over the day's counted snapshots of "
            + Words.number(score.scale()) + " × (" + sum(score) + ")." + outages);
        terms.define("bracket_share", "Mean over days of the mean over the day's counted snapshots of the share: "
            + own(score) + " over " + divisor(score, currency) + '.');
    }

    private static String sum(final BracketScore score)
    {
        final List<String> parts = new ArrayList<>();
        int inner = 0;
        for (final Edge edge : score.edges())
        {
            final String from = inner == 0 || score.brackets() == Brackets.CUMULATIVE
                ? "up to "
                : "from " + Ladder.edgeText(inner) + " to ";
            parts.add(Words.number(edge.weight()) + " × share " + from + Words.bps(edge.bpsE2()));
            inner = edge.bpsE2();
        }

        return String.join(" + ", parts) + " of " + Words.reference(score.ladder());
    }

    private static String own(final BracketScore score)
    {
        return switch (score.sides())
        {
            case MIN -> "the smaller of the maker's bid and ask size there";
            case SUM -> "the maker's bid and ask size there together";
            case MEAN -> "the mean of the maker's bid and ask size there";
        };
    }

    private static String divisor(final BracketScore score, final String currency)
    {
        final String floor = Words.number(score.floorNotional()) + ' ' + currency + " at the mid";

        return switch (score.floor())
        {
            case AVERAGE -> "the mean of the book's bid and ask size there, at least " + floor;
            case SUM -> "half of the book's bid and ask size there together, the two at least " + floor;
            case LARGER -> "the larger of the book's bid and ask size there, at least " + floor;
        };
    }
}
