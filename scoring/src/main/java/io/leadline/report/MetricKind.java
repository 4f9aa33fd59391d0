package io.leadline.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.leadline.scoring.result.ProgramResult;
import io.leadline.scoring.result.Terms;

/**
 * How metrics of one name are shown: heading, unit, form, and how they are computed, for people.
 *
 * @param name        as the files name it.
 * @param heading     of its column.
 * @param form        of its values.
 * @param ownUnit     of its values where a rule has another than the usual one; otherwise empty.
 * @param explanation how it is computed, one sentence.
 */
record MetricKind(String name, String heading, Form form, String ownUnit, String explanation)
{
    /** In the order of the columns. */
    private static final List<MetricKind> KNOWN = List.of(
        new MetricKind("score", "Score", Form.NUMBER,
            "Mean of the daily scores; a daily score is the mean score of the day's counted snapshots. Where a program "
                + "weighs single orders: the product of its factors, each raised to its power."),
        new MetricKind("blended_score", "Blended score", Form.PERCENT,
            "Weighted sum of the maker's volume score and liquidity score, as the program weighs them."),
        new MetricKind("volume_score", "Volume score", Form.PERCENT,
            "Maker volume over that of all the program's makers in the market."),
        new MetricKind("liquidity_score", "Liquidity score", Form.PERCENT,
            "Liquidity metric over the sum of it over all the program's makers in the market."),
        new MetricKind("paid_share", "Paid share", Form.PERCENT,
            "Share of the market's pool when what the ineligible do not get goes to the others."),
        new MetricKind("liquidity_metric", "Liquidity metric", Form.RATE,
            "Average size over average spread, times uptime."),
        new MetricKind("kpi_uptime", "KPI uptime", Form.PERCENT,
            "Counted snapshots in which the maker rests every notional that the program asks for, on both sides within "
                + "each distance, over all counted snapshots."),
        new MetricKind("days_passed", "Days passed", Form.COUNT,
            "Days on which the share of counted snapshots with the KPI held reaches what the program demands."),
        new MetricKind("days_counted", "Days counted", Form.COUNT, "Days with a counted snapshot."),
        new MetricKind("days_share", "Share of days", Form.PERCENT,
            "Days passed over the days with a counted snapshot."),
        new MetricKind("passed", "Passed", Form.COUNT, "1 where the share of days reaches what the program demands."),
        new MetricKind("snapshot_share", "Snapshots earned", Form.NUMBER,
            "Sum over snapshots of the maker's share of the liquidity of all makers: how many whole ones it earned."),
        new MetricKind("liquidity", "Liquidity", Form.NUMBER,
            "Sum over snapshots of the one number that the program makes of the values of the two sides."),
        new MetricKind("bid_liquidity", "Bid value", Form.NUMBER,
            "Sum over snapshots of the bids' depth, each order weighed by its distance."),
        new MetricKind("ask_liquidity", "Ask value", Form.NUMBER,
            "Sum over snapshots of the asks' depth, each order weighed by its distance."),
        new MetricKind("quoted_snapshots", "Quoted", Form.COUNT,
            "Counted snapshots in which the maker has liquidity."),
        new MetricKind("quoted_uptime", "Quoted uptime", Form.PERCENT, "Quoted snapshots over counted snapshots."),
        new MetricKind("stake", "Stake", Form.NUMBER, "What the maker has staked, from the file of stakes."),
        new MetricKind("boosted_volume", "Boosted volume", Form.MONEY,
            "Maker volume as the program weighs it by KPI uptime: boosted, or less what is taken for others."),
        new MetricKind("share", "Share", Form.PERCENT,
            "What the maker earns here of everything that the program gives in the period."),
        new MetricKind("equity_percent", "Equity", Form.PAY, "What the maker is paid here."),
        new MetricKind("value", "Value", Form.MONEY, "What that is worth at the program's valuation."),
        new MetricKind("api_volume", "API volume", Form.MONEY, "What the broker's users traded through it."),
        new MetricKind("rebate_tier", "Rebate tier", Form.COUNT, "Tier that the broker's volume of the month reaches."),
        new MetricKind("tier_rebate", "Tier's rebate", Form.PART, "What the tier gives of a user's fees."),
        new MetricKind("fee_rate", "Fee rate", Form.PART, "What the user pays of its volume."),
        new MetricKind("affiliate_rebate", "Affiliate's rebate", Form.PART,
            "What an affiliate gets of the user's fees."),
        new MetricKind("rebate", "Rebate", Form.PART, "What is given of the user's fees."),
        new MetricKind("payout_exact", "Payout before rounding", Form.PAY, "What the user's fees give its broker."),
        new MetricKind("payout", "Payout", Form.PAY,
            "Sum over users of volume, fee rate and the smaller of the tier's rebate and what an affiliate leaves."),
        new MetricKind("fee_holiday_tier", "Fee holiday", Form.COUNT, "Fixed tier of a maker that has just joined."),
        new MetricKind("fee_holiday_days", "Days of it", Form.COUNT, "Days of the period on which it has that tier."),
        new MetricKind("uptime", "Uptime", Form.PERCENT,
            "Active snapshots over counted snapshots; the interval is the 95 % Wilson interval of that share, because "
                + "a sampled uptime is an estimate."),
        new MetricKind("average_size", "Average size", Form.MONEY,
            "Mean resting notional as the program defines it, over the snapshots that it names."),
        new MetricKind("average_spread_bps", "Average spread", Form.BPS,
            "Mean over active snapshots of best ask less best bid of the maker, over mid."),
        new MetricKind("maker_volume", "Maker volume", Form.MONEY,
            "Notional filled against the maker's resting orders in the period."),
        new MetricKind("volume_rank", "Volume rank", Form.COUNT, "Place by maker volume, 1 the largest."),
        new MetricKind("self_matched_notional", "Self-matched", Form.MONEY,
            "Notional filled by a taker that is an account of the same maker."),
        new MetricKind("reward", "Reward", Form.PAY,
            "What the maker is paid here of the pools, in whole steps of the unit."),
        new MetricKind("pool", "Pool of all makers", Form.PAY, "What the program gives out there, to all together."),
        new MetricKind("active_days", "Active days", Form.COUNT,
            "Days of the period from the market's first trade on."),
        new MetricKind("snapshots_active", "Active", Form.COUNT,
            "Counted snapshots in which the program's presence rule holds."),
        new MetricKind("snapshots_counted", "Counted", Form.COUNT,
            "Snapshots less those that are stale, halted or inside an outage window."),
        new MetricKind("total_maker_share", "Maker share", Form.PERCENT,
            "Maker volume over the volume of all users, over all the category's markets."),
        new MetricKind("adjusted_maker_share", "Adjusted maker share", Form.PERCENT,
            "Maker share with each market's volume times the multiplier that the program gives it."),
        new MetricKind("rebate_bps", "Rebate", Form.BPS, "What the tier of the adjusted maker share gives back."),
        new MetricKind("score_share", "Score share", Form.PERCENT,
            "The maker's score over the sum of those of all the program's makers in the pool."),
        new MetricKind("volume_share", "Volume share", Form.PERCENT,
            "Maker volume over the sum of those of all the program's makers in the pool."),
        new MetricKind("pool_share", "Share of the pool", Form.PERCENT,
            "What the maker earns over all markets, over the whole pool."),
        new MetricKind("bracket_share", "Share of each bracket", Form.PERCENT,
            "Mean over counted snapshots of the maker's size in the bracket over what the program divides by."),
        new MetricKind("rank", "Rank", Form.COUNT, "Place in the market under the program, 1 the best."),
        new MetricKind("award", "Award", Form.PAY, "What the rank is worth in the market."),
        new MetricKind("program_maker_volume", "Volume of the program's makers", Form.MONEY,
            "Sum over them of what volume shares are shares of."),
        new MetricKind("program_self_matched_notional", "Self-matched by the program's makers", Form.MONEY,
            "Sum over them of what they filled with takers of their own."),
        new MetricKind("program_liquidity_metric", "Liquidity metrics of the program's makers", Form.RATE,
            "Sum over them of what liquidity scores are shares of."),
        new MetricKind("program_blended_score", "Blended scores together", Form.PERCENT,
            "Sum over the program's makers."),
        new MetricKind("volume_stated", "Volumes of a file", Form.COUNT,
            "Makers' volumes are those of a file, and what is self-matched of them is not known."),
        new MetricKind("eligible_blended_score", "Blended scores of the eligible", Form.PERCENT,
            "Sum over the makers that are eligible: what their paid shares are shares of."),
        new MetricKind("eligible_maker_volume", "Volume of the eligible", Form.MONEY,
            "Sum over the makers that are eligible: what their paid shares are formed with."),
        new MetricKind("eligible_liquidity_metric", "Liquidity metrics of the eligible", Form.RATE,
            "Sum over the makers that are eligible: what their paid shares are formed with."),
        new MetricKind("program_score", "Scores of the program's makers", Form.NUMBER,
            "Sum over them of what score shares are shares of."),
        new MetricKind("program_boosted_volume", "Boosted volume of the program's makers", Form.MONEY,
            "Sum over them of what shares are shares of, forfeited parts included."),
        new MetricKind("program_volume_above", "Volume above the upper bound", Form.MONEY,
            "Of the program's makers with a larger KPI uptime: what a boost is divided over."),
        new MetricKind("program_volume_between", "Volume between the bounds", Form.MONEY,
            "Of the program's makers with a KPI uptime at the bound, or between two."),
        new MetricKind("program_volume_below", "Volume below the lower bound", Form.MONEY,
            "Of the program's makers with a smaller KPI uptime: what is taken is divided over it."),
        new MetricKind("program_makers", "Makers with a part", Form.COUNT, "What the pool is divided by."),
        new MetricKind("empty_snapshots", "Empty snapshots", Form.NUMBER, "Parts of snapshots that nobody has."),
        new MetricKind("market_volume", "Volume of all users", Form.MONEY,
            "Sum over the markets: what total maker shares are shares of."),
        new MetricKind("adjusted_market_volume", "Adjusted volume of all users", Form.MONEY,
            "The same, each market's volume times its multiplier."),
        new MetricKind("rebate_multiplier", "Rebate multiplier", Form.NUMBER,
            "What the market's volume is multiplied by in adjusted maker shares."));

    /** Unit of what is so or is not. */
    private static final String YES = "1 is yes";

    /** What counts and bare numbers are in. */
    private static final Map<String, String> UNITS = Map.ofEntries(
        Map.entry("score", "points"),
        Map.entry("days_passed", "days"),
        Map.entry("days_counted", "days"),
        Map.entry("passed", YES),
        Map.entry("volume_stated", YES),
        Map.entry("snapshot_share", "snapshots"),
        Map.entry("liquidity", "points"),
        Map.entry("bid_liquidity", "points"),
        Map.entry("ask_liquidity", "points"),
        Map.entry("quoted_snapshots", "snapshots"),
        Map.entry("stake", "as staked"),
        Map.entry("rebate_tier", "tier"),
        Map.entry("fee_holiday_tier", "tier"),
        Map.entry("fee_holiday_days", "days"),
        Map.entry("volume_rank", "place"),
        Map.entry("active_days", "days"),
        Map.entry("snapshots_active", "snapshots"),
        Map.entry("snapshots_counted", "snapshots"),
        Map.entry("program_score", "points"),
        Map.entry("program_makers", "makers"),
        Map.entry("empty_snapshots", "snapshots"),
        Map.entry("rebate_multiplier", "times"),
        Map.entry("rank", "place"));

    private static final String KPI_OF_A_DISTANCE = "kpi_uptime:";
    private static final String AWARD_OF_A_RANK = "award:";
    private static final List<String> POOLS = List.of(
        "pool:", "program_score:", "program_maker_volume:", "program_boosted_volume:", "empty_snapshots:");
    private static final List<String> SHARES = List.of("score_share:", "volume_share:");

    /** A metric whose unit follows from its form and name. */
    MetricKind(final String name, final String heading, final Form form, final String explanation)
    {
        this(name, heading, form, "", explanation);
    }

    /** How values look, and what they are in. */
    enum Form
    {
        NUMBER,
        PERCENT,
        /** A share that is stated, with every digit. */
        PART,
        MONEY,
        RATE,
        PAY,
        BPS,
        COUNT
    }

    /** What is known of a metric; one that is not known is shown as a number under its own name. */
    static MetricKind of(final String name)
    {
        return KNOWN.stream()
            .filter(kind -> kind.name().equals(name))
            .findFirst()
            .or(() -> detailed(name))
            .orElseGet(() -> new MetricKind(name, name, name.contains("share") ? Form.PERCENT : Form.NUMBER, ""));
    }

    /** The same under the terms of a rule, which may have words of their own for it. */
    static MetricKind of(final String name, final Terms terms)
    {
        final MetricKind usual = of(name);
        final Terms.Definition own =
            terms.definitions().getOrDefault(name, terms.definitions().get(name.split(":", 2)[0]));

        return own == null
            ? usual
            : new MetricKind(
                name, own.heading().isEmpty() ? usual.heading() : own.heading(), usual.form(), own.unit(), own.text());
    }

    /** A known metric with a detail behind a colon. */
    private static Optional<MetricKind> detailed(final String name)
    {
        final int colon = name.indexOf(':');

        return KNOWN.stream()
            .filter(kind -> colon > 0 && kind.name().equals(name.substring(0, colon)))
            .findFirst()
            .map(kind -> new MetricKind(
                name, kind.heading() + detail(name, name.substring(colon + 1)), kind.form(), kind.explanation()));
    }

    private static String detail(final String name, final String detail)
    {
        if (name.startsWith(KPI_OF_A_DISTANCE))
        {
            return " within " + detail + " bps";
        }

        if (name.startsWith(AWARD_OF_A_RANK))
        {
            return " of rank " + detail;
        }

        if (isShare(name))
        {
            return " of pool “" + detail + '”';
        }

        return POOLS.stream().anyMatch(name::startsWith) ? ", pool “" + detail + '”' : ", " + detail;
    }

    /** Whether it is a maker's share of a pool, which it is paid by. */
    static boolean isShare(final String name)
    {
        return SHARES.stream().anyMatch(name::startsWith);
    }

    /** Known metrics in the order of the columns. */
    static List<String> order()
    {
        return KNOWN.stream().map(MetricKind::name).toList();
    }

    /** Unit under the heading; empty where nothing is known of the metric. */
    String unit(final ProgramResult program)
    {
        if (!ownUnit.isEmpty())
        {
            return ownUnit;
        }

        return switch (form)
        {
            case MONEY -> program.currency();
            case RATE -> program.currency() + " per bps";
            case PAY -> program.unit();
            case PERCENT, PART -> "%";
            case BPS -> "bps";
            case COUNT, NUMBER -> UNITS.getOrDefault(name.split(":", 2)[0], "");
        };
    }

    /** Its heading where a sentence names it; abbreviations stay. */
    String inSentence()
    {
        return heading.length() > 1 && Character.isUpperCase(heading.charAt(1))
            ? heading
            : heading.substring(0, 1).toLowerCase(Locale.ROOT) + heading.substring(1);
    }

    /** A value with its unit, in a sentence that names the metric: a count says there what it counts. */
    String phrase(final BigDecimal value, final ProgramResult program)
    {
        final boolean hasUnit = form != Form.PERCENT && form != Form.PART && form != Form.COUNT && form != Form.NUMBER;

        return hasUnit ? text(value) + ' ' + unit(program) : text(value);
    }

    /** A value with its unit where it stands alone: money always with its cents. */
    String alone(final BigDecimal value, final ProgramResult program)
    {
        if (unit(program).equals(YES))
        {
            return value.signum() > 0 ? "yes" : "no";
        }

        return switch (form)
        {
            case PERCENT, PART -> text(value);
            case MONEY, RATE -> cell(value) + ' ' + unit(program);
            case PAY, BPS -> text(value) + ' ' + unit(program);
            case COUNT, NUMBER -> (text(value) + ' ' + counted(value, unit(program))).strip();
        };
    }

    /** One day, two days. */
    private static String counted(final BigDecimal value, final String unit)
    {
        final boolean isOne = value.compareTo(BigDecimal.ONE) == 0 && unit.endsWith("s");

        return isOne ? unit.substring(0, unit.length() - 1) : unit;
    }

    /** A value for people in a column, where the points of all values stand below each other. */
    String cell(final BigDecimal value)
    {
        return switch (form)
        {
            case BPS -> NumberText.aligned(value, 3);
            case MONEY, RATE -> NumberText.aligned(value, 2);
            case NUMBER -> NumberText.aligned(value, 4);
            case PERCENT, PART, COUNT, PAY -> text(value);
        };
    }

    /** A value for people. */
    String text(final BigDecimal value)
    {
        return switch (form)
        {
            case PERCENT -> NumberText.percent(value);
            case PART -> NumberText.exactPercent(value);
            case COUNT -> NumberText.grouped(value, 0);
            case BPS -> NumberText.grouped(value, 3);
            case MONEY, RATE -> NumberText.grouped(value, 2);
            case PAY -> NumberText.money(value);
            case NUMBER -> NumberText.grouped(value, 4);
        };
    }
}
