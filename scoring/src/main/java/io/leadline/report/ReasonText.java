package io.leadline.report;

import java.math.BigDecimal;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.leadline.scoring.result.ProgramResult;

/** Why a payout is not paid, for people: the metrics by their headings, the numbers rounded and with their units. */
final class ReasonText
{
    /** {@code uptime have=0.9 need>0.95}, as the files say it. */
    private static final Pattern SHORTFALL =
        Pattern.compile("([a-z_]+):? have=(none|-?[0-9.]+) need(>=|<=|>|<|=)(-?[0-9.]+)(?=[;, ]|$)");

    private ReasonText()
    {
    }

    /** The reason in which every shortfall is a phrase; what else it says stays. */
    static String of(final String reason, final ProgramResult program)
    {
        return SHORTFALL.matcher(reason)
            .replaceAll(shortfall -> Matcher.quoteReplacement(phrase(shortfall, program)));
    }

    private static String phrase(final MatchResult shortfall, final ProgramResult program)
    {
        final MetricKind kind = MetricKind.of(shortfall.group(1));
        final BigDecimal need = new BigDecimal(shortfall.group(4));
        final String needed = kind.phrase(need, program);
        final String had = shortfall.group(2);
        final String seen = had.equals("none") ? had : kind.phrase(new BigDecimal(had), program);
        final boolean isHidden = seen.equals(needed) && new BigDecimal(had).compareTo(need) != 0;

        return kind.inSentence() + ' ' + (isHidden ? had : seen) + ", needs " + sign(shortfall.group(3)) + ' '
            + (isHidden ? need.toPlainString() : needed);
    }

    private static String sign(final String relation)
    {
        return switch (relation)
        {
            case ">=" -> "≥";
            case "<=" -> "≤";
            case "=" -> "exactly";
            default -> relation;
        };
    }
}
