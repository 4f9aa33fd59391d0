package io.leadline.proof.conduct;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import io.leadline.scoring.output.PlainText;
import io.leadline.scoring.output.TextColumns;

/** A conduct report for a terminal: lines of 80 columns at most; whole names and all digits are in its files. */
public final class ConductTable
{
    private static final int LINE_LENGTH = 80;
    private static final int PERCENT_DIGITS = 2;
    private static final String NONE = "-";
    private static final String UNLIMITED = "inf";
    private static final String INDENT = "    ";
    private static final BigDecimal MOST = BigDecimal.valueOf(999);
    private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(86_400);
    private static final int MILLION_DIGITS = 6;
    private static final BigDecimal MILLION = BigDecimal.TEN.pow(MILLION_DIGITS);

    private ConductTable()
    {
    }

    /** The lines: a table for each market, below it what was flagged, and in the end the rules that it was held to. */
    public static List<String> lines(final ConductResult result)
    {
        final List<String> lines = new ArrayList<>();
        for (final ConductResult.OfMarket market : result.markets())
        {
            if (!lines.isEmpty())
            {
                lines.add("");
            }
            lines.add(row(
                PlainText.printable(market.market()), (result.isRandom() ? "random" : "fixed") +
                " instants=" + market.instants() + " excluded=" + market.instantsExcluded()));
            table(market, lines);
            for (final ConductResult.OfMaker maker : market.makers())
            {
                maker.flags().forEach(flag -> addFlag(lines, "  flag: " + PlainText.printable(maker.maker()), flag));
            }
        }

        lines.add("");
        rules(result, lines);

        return lines;
    }

    private static void rules(final ConductResult result, final List<String> lines)
    {
        StringBuilder line = new StringBuilder("rules:");
        for (final RuleLines.Line rule : RuleLines.of(result.rules()))
        {
            final String text = rule.key() + "=" + rule.value();
            if (line.length() + 1 + text.length() > LINE_LENGTH)
            {
                lines.add(line.toString());
                line = new StringBuilder(" ");
            }
            line.append(' ').append(text);
        }
        lines.add(line.toString());
    }

    /** A name that is cut where what stands behind it finds no room. */
    private static String row(final String... cells)
    {
        final TextColumns line = new TextColumns(LINE_LENGTH);
        line.row(List.of(cells));

        return line.lines().get(0);
    }

    private static void addFlag(final List<String> lines, final String maker, final ConductResult.Flag flag)
    {
        final String text = rounded(flag);
        if (maker.length() + 1 + text.length() <= LINE_LENGTH)
        {
            lines.add(maker + " " + text);
        }
        else
        {
            lines.add(row(maker));
            lines.add(INDENT + text);
        }
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
                seconds(maker, ConductFigures.LIFETIME + 50),
                count(maker, ConductFigures.CANCELS),
                count(maker, ConductFigures.FILLS),
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

    /** A tenth of a second says nothing of a day. */
    private static String seconds(final ConductResult.OfMaker maker, final String figure)
    {
        final BigDecimal value = maker.figures().get(figure);

        return number(maker, figure, value != null && value.compareTo(DAY_SECONDS) >= 0 ? 0 : 1);
    }

    private static String count(final ConductResult.OfMaker maker, final String figure)
    {
        final BigDecimal value = maker.figures().get(figure);

        return value == null || value.compareTo(MILLION) < 0 ? number(maker, figure, 0) :
            value.movePointLeft(MILLION_DIGITS).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + "M";
    }

    private static String number(final ConductResult.OfMaker maker, final String figure, final int decimals)
    {
        final BigDecimal value = maker.figures().get(figure);

        return value == null ? NONE : value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }
}
