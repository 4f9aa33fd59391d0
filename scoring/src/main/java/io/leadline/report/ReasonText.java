package io.leadline.report;

import java.math.BigDecimal;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.leadline.scoring.result.ProgramResult;
import io.leadline.scoring.result.SelfMatches;

/** Why a payout is not paid, for people: the metrics by their headings, the numbers rounded and with their units. */
final class ReasonText
{
    /** {@code uptime have=0.9 need>0.95}, as the files say it. */
    private static final Pattern SHORTFALL =
        Pattern.compile("([a-z_]+) have=(none|-?[0-9.]+) need(>=|<=|>|<|=)(-?[0-9.]+)(?=[;, ]|$)");
    /** {@code score_share 0.000000000391}: a part of a pool. */
    private static final Pattern SHARE =
        Pattern.compile("\\b(score_share|volume_share|paid_share|blended_score|share) ([0-9.]+)(?=[;, ]|$)");
    /** {@code (50000 a side)}: what a KPI asks for. */
    private static final Pattern A_SIDE = Pattern.compile("\\(([0-9.]+) a side\\)");
    private static final Pattern WITHOUT =
        Pattern.compile(Pattern.quote(SelfMatches.WITHOUT) + "(none|[0-9]+)");
    private static final Pattern SELF_MATCHED =
        Pattern.compile("flag: self_matched market=(.+?) have=([0-9.]+)(?: of ([0-9.]+))?");
    private static final Pattern NEAR_THRESHOLD = Pattern.compile(
        "flag: near_threshold market=(.+?) ([a-z_]+)_low=([0-9.]+) [a-z_]+_high=([0-9.]+) limit=([0-9./]+)");

    private static final BigDecimal SMALLEST_SHOWN = new BigDecimal("0.0001");

    private ReasonText()
    {
    }

    /** The reason in which every shortfall and every flag is a phrase; what else it says stays. */
    static String of(final String reason, final ProgramResult program)
    {
        final String shortfalls = SHORTFALL.matcher(reason)
            .replaceAll(shortfall -> Matcher.quoteReplacement(phrase(shortfall, program)));
        final String shares = SHARE.matcher(shortfalls)
            .replaceAll(share -> Matcher.quoteReplacement(share(share)));
        final String needs = A_SIDE.matcher(shares).replaceAll(need -> Matcher.quoteReplacement('('
            + NumberText.grouped(new BigDecimal(need.group(1)), 2) + ' ' + program.currency() + " a side)"));
        final String ranks = WITHOUT.matcher(needs).replaceAll(", $1 without what is self-matched");
        final String selfMatched = SELF_MATCHED.matcher(ranks)
            .replaceAll(flag -> Matcher.quoteReplacement(selfMatched(flag, program)));

        return NEAR_THRESHOLD.matcher(selfMatched)
            .replaceAll(flag -> Matcher.quoteReplacement(nearThreshold(flag, program)));
    }

    private static String share(final MatchResult share)
    {
        final BigDecimal value = new BigDecimal(share.group(2));
        final boolean isSmall = value.signum() > 0 && value.compareTo(SMALLEST_SHOWN) < 0;

        return MetricKind.of(share.group(1)).inSentence() + ' '
            + (isSmall ? "under " + NumberText.percent(SMALLEST_SHOWN) : NumberText.percent(value));
    }

    private static String selfMatched(final MatchResult flag, final ProgramResult program)
    {
        final MetricKind kind = MetricKind.of("self_matched_notional");
        final String volume = flag.group(3) == null ? "" : " of " + kind.phrase(new BigDecimal(flag.group(3)), program);

        return "note: " + kind.phrase(new BigDecimal(flag.group(2)), program) + volume + " self-matched in "
            + flag.group(1);
    }

    private static String nearThreshold(final MatchResult flag, final ProgramResult program)
    {
        final MetricKind kind = MetricKind.of(flag.group(2));
        final String limits = Stream.of(flag.group(5).split("/"))
            .map(limit -> kind.phrase(new BigDecimal(limit), program))
            .collect(Collectors.joining(" and "));

        return "note: 95 % interval of " + kind.inSentence() + " in " + flag.group(1) + ", "
            + kind.phrase(new BigDecimal(flag.group(3)), program) + " to "
            + kind.phrase(new BigDecimal(flag.group(4)), program) + ", holds " + limits;
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
