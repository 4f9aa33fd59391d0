package io.leadline.proof.conduct;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.DurationText;

/** Everything that rules of conduct set, line by line, as a rules file names it: whoever reads a report sees it all. */
final class RuleLines
{
    private static final int BPS_DECIMALS = 2;

    private final List<Line> lines = new ArrayList<>();

    private RuleLines()
    {
    }

    /**
     * One setting.
     *
     * @param key      as a rules file names it, with its section in front.
     * @param value    as a rules file has it.
     * @param isNumber whether that is a number.
     * @param meaning  for people.
     */
    record Line(String key, String value, boolean isNumber, String meaning)
    {
    }

    /** The lines, in the order of the built-in file. */
    static List<Line> of(final ConductRules rules)
    {
        final RuleLines lines = new RuleLines();
        lines.number("band_bps", BigDecimal.valueOf(rules.bandBpsE2(), BPS_DECIMALS),
            "distance from the mid in bps, inside of which orders count as resting near it");
        lines.flashing(rules.flashing());
        lines.lifetime(rules.lifetime());
        lines.number("cancels.min_cancels", rules.cancels().minCancels(), "fewer cancels say nothing");
        lines.number("cancels.flag_per_fill", rules.cancels().flagPerFill(),
            "cancelling is flagged from so many cancels for each fill on, and without any fill");
        lines.number("self_match.min_count", rules.selfMatch().minCount(), "fewer self-matches say nothing");
        lines.number("self_match.flag_share", rules.selfMatch().flagShare(),
            "self_matching is flagged from this share of the notional that the maker was filled on");
        lines.touch(rules.touch());

        return List.copyOf(lines.lines);
    }

    private void flashing(final ConductRules.Flashing flashing)
    {
        duration("flashing.before", flashing.beforeNs(), "an order came at most this long before the instant");
        duration("flashing.after", flashing.afterNs(),
            "and was taken back, not filled, at most this long behind it");
        number("flashing.interval_share", flashing.intervalShare(),
            "neither span is longer than this share of the schedule's interval");
        number("flashing.phases", flashing.phases(),
            "parts of the interval: one is the instant itself, the others are compared with it");
        number("flashing.min_instants", flashing.minInstants(), "fewer instants say nothing");
        number("flashing.flag_share", flashing.flagShare(),
            "flashing is flagged when this share of what rested at the instants came and went so,");
        number("flashing.flag_ratio", flashing.flagRatio(),
            "and it is this many times as much as around the other times,");
        number("flashing.flag_phases", flashing.flagPhases(), "and more than around this share of them");
    }

    private void lifetime(final ConductRules.Lifetime lifetime)
    {
        duration("lifetime.short", lifetime.shortNs(), "an order that stood for less was short-lived");
        number("lifetime.min_orders", lifetime.minOrders(), "fewer ended orders say nothing");
        number("lifetime.flag_short_share", lifetime.flagShortShare(),
            "short_lived is flagged when this share of the ended orders was so");
    }

    private void touch(final ConductRules.TouchSize touch)
    {
        number("touch.min_share", touch.minShare(),
            "a smaller share of the size and time at the best prices says nothing");
        number("touch.min_fills", touch.minFills(), "fewer fills of the whole market say nothing");
        number("touch.flag_hit_ratio", touch.flagHitRatio(), "seldom_hit is flagged when hit_ratio is at most this");
        number("touch.flag_unhit_share", touch.flagUnhitShare(), "unhit is flagged from this share on");
    }

    private void number(final String key, final long value, final String meaning)
    {
        number(key, BigDecimal.valueOf(value), meaning);
    }

    private void number(final String key, final BigDecimal value, final String meaning)
    {
        final BigDecimal stripped = value.stripTrailingZeros();
        lines.add(new Line(
            key, (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString(), true, meaning));
    }

    private void duration(final String key, final long durationNs, final String meaning)
    {
        lines.add(new Line(key, DurationText.UP_TO_DAYS.text(durationNs), false, meaning));
    }
}
