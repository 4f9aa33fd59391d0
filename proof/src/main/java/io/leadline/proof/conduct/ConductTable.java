package io.leadline.proof.conduct;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import io.leadline.scoring.output.PlainText;
import io.leadline.scoring.output.TextColumns;

/** A conduct report for a terminal: lines of 80 columns at most, but where a flag's name of a maker is longer. */
public final class ConductTable
{
    private static final int LINE_LENGTH = 80;
    private static final int PERCENT_DIGITS = 2;
    private static final String NONE = "-";
    private static final String UNLIMITED = "inf";
    private static final BigDecimal MOST = BigDecimal.valueOf(999);

    private ConductTable()
    {
    }

    /** The lines: a table for each market, and below it what was flagged. */
    public static List<String> lines(final ConductResult result)
    {
        final List<String> lines = new ArrayList<>();
        for (final ConductResult.OfMarket market : result.markets())
        {
            if (!lines.isEmpty())
            {
                lines.add("");
            }
            lines.add(PlainText.printable(market.market()) + "  " + (result.isRandom() ? "random" : "fixed") +
                " instants=" + market.instants() + " excluded=" + market.instantsExcluded());
            table(market, lines);
            for (final ConductResult.OfMaker maker : market.makers())
            {
                maker.flags().forEach(flag -> lines.add(
                    "  flag: " + PlainText.printable(maker.maker()) + " " + rounded(flag)));
            }
        }

        return lines;
    }

    private static void table(final ConductResult.OfMarket market, final List<String> lines)
    {
        final TextColumns columns = new TextColumns(LINE_LENGTH);
        columns.row(List.of(
            "maker", "flash%", "x", "life s", "cancels", "fills", "self%", "touch%", "hit x", "unhit%"));
        for (final ConductResult.OfMaker maker : market.makers())
        {
            columns.row(List.of(
                PlainText.printable(maker.maker()),
                percent(maker, ConductFigures.FLASH_SHARE),
                flashRatio(maker),
                number(maker, ConductFigures.LIFETIME + 50, 1),
                number(maker, ConductFigures.CANCELS, 0),
                number(maker, ConductFigures.FILLS, 0),
                percent(maker, ConductFigures.SELF_MATCH_SHARE),
                percent(maker, ConductFigures.TOUCH_SHARE),
                ratio(maker, ConductFigures.HIT_RATIO),
                percent(maker, ConductFigures.UNHIT_SHARE)));
        }
        lines.addAll(columns.lines());
    }

    private static String rounded(final ConductResult.Flag flag)
    {
        final BigDecimal value = flag.value();

        return new ConductResult.Flag(
            flag.name(), flag.figure(), value.setScale(Math.min(value.scale(), 4), RoundingMode.HALF_EVEN),
            flag.threshold()).text();
    }

    /** Where nothing at all came and went around the other times, the ratio has no limit. */
    private static String flashRatio(final ConductResult.OfMaker maker)
    {
        final BigDecimal share = maker.figures().get(ConductFigures.FLASH_SHARE);
        final boolean isUnlimited = share != null && share.signum() > 0 &&
            !maker.figures().containsKey(ConductFigures.FLASH_RATIO);

        return isUnlimited ? UNLIMITED : ratio(maker, ConductFigures.FLASH_RATIO);
    }

    private static String ratio(final ConductResult.OfMaker maker, final String figure)
    {
        final BigDecimal value = maker.figures().get(figure);

        return value != null && value.compareTo(MOST) > 0 ? ">" + MOST : number(maker, figure, PERCENT_DIGITS);
    }

    private static String percent(final ConductResult.OfMaker maker, final String figure)
    {
        final BigDecimal value = maker.figures().get(figure);

        return value == null ? NONE :
            value.movePointRight(PERCENT_DIGITS).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String number(final ConductResult.OfMaker maker, final String figure, final int decimals)
    {
        final BigDecimal value = maker.figures().get(figure);

        return value == null ? NONE : value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }
}
