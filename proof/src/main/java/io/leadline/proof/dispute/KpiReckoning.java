package io.leadline.proof.dispute;

import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Ladder;
import io.leadline.event.Side;
import io.leadline.measure.MeasureLayout;
import io.leadline.proof.dispute.Reason.Value;
import io.leadline.program.KpiScore;
import io.leadline.program.KpiScore.DifferenceOf;
import io.leadline.program.KpiScore.Need;
import io.leadline.program.KpiScore.SpreadOver;
import io.leadline.program.KpiScore.TwoSided;
import io.leadline.program.Program.Waiver;
import io.leadline.report.VerdictKind;
import io.leadline.scoring.exact.Rational;
import io.leadline.snapshot.Snapshot;

/**
 * Whether a maker rests enough on both sides within each distance, and whether its two sides are alike and near each
 * other where the rule says so (PROGRAMS sections 3 and 6).
 */
final class KpiReckoning implements Reckoning
{
    private final List<Need> needs;
    private final TwoSided twoSided;
    private final List<Waiver> waivers;
    private final Activity activity;
    private final Bands bands;
    private final Units units;

    /**
     * A market's KPI.
     *
     * @param waivers of the market.
     */
    KpiReckoning(
        final KpiScore score,
        final String market,
        final List<Waiver> waivers,
        final Activity activity,
        final MeasureLayout layout,
        final Units units)
    {
        needs = score.needs(market);
        twoSided = score.twoSided(market);
        this.waivers = List.copyOf(waivers);
        this.activity = activity;
        this.units = units;
        bands = new Bands(layout, score.ladder());
    }

    @Override
    public List<Figure> figures(final Moment moment, final boolean isActive, final Formula formula)
    {
        final List<Figure> figures = new ArrayList<>();
        boolean isAll = moment.hasMid();
        for (final Need need : needs)
        {
            final boolean holds = moment.hasMid() && (isMet(moment, need) || isWaived(moment, need));
            isAll &= holds;
            figures.add(Figure.held(Figure.KPI_AT + Ladder.edgeText(need.withinBpsE2()), holds));
            formula.step(() -> text(moment, need, holds));
        }
        final boolean isAlike = twoSided == null || moment.hasMid() && unlike(moment, formula).isEmpty();
        final boolean holdsAll = isAll && isAlike;
        figures.add(0, Figure.held(Figure.KPI, holdsAll));
        formula.step(() -> "kpi " + (holdsAll ? "holds: all of it does" : "does not hold"));

        return figures;
    }

    /** A need that is suspended is held by whoever is there with both sides. */
    private boolean isWaived(final Moment moment, final Need need)
    {
        final long time = moment.snapshot().timeEpochNs();
        final boolean isSuspended = waivers.stream().anyMatch(waiver -> waiver.withinBpsE2() == need.withinBpsE2()
            && waiver.fromEpochNs() <= time && time < waiver.toEpochNs());

        return isSuspended && activity.isInside(moment, Side.BID) && activity.isInside(moment, Side.ASK);
    }

    private boolean isMet(final Moment moment, final Need need)
    {
        return Sides.BOTH.stream().allMatch(side -> isMet(moment, need, side));
    }

    /** Nothing holds no need, not even one of no more than 0. */
    private boolean isMet(final Moment moment, final Need need, final int side)
    {
        final Rational notional = notional(moment, side, need);

        return notional.signum() > 0 && notional.compareTo(Rational.of(need.notional())) >= 0;
    }

    private Rational notional(final Moment moment, final int side, final Need need)
    {
        return units.notional(bands.tickLots(moment, moment.maker(), side, need.withinBpsE2())).times(moment.rate());
    }

    private String text(final Moment moment, final Need need, final boolean holds)
    {
        final List<String> sides = new ArrayList<>();
        for (final int side : Sides.BOTH)
        {
            sides.add(Sides.name(side) + ' ' + Digits.text(notional(moment, side, need))
                + (isMet(moment, need, side) ? " >= " : " < ") + Digits.plain(need.notional()));
        }

        return "notional within " + Ladder.edgeText(need.withinBpsE2()) + " bps: " + String.join(", ", sides)
            + (holds ? ": holds" : ": does not hold")
            + (holds && !isMet(moment, need) ? ", it is suspended" : "");
    }

    @Override
    public List<Reason> reasons(final Moment moment, final boolean isActive)
    {
        if (!moment.hasMid())
        {
            return List.of();
        }
        final List<Reason> reasons = new ArrayList<>();
        for (final Need need : needs)
        {
            for (final int side : Sides.BOTH)
            {
                if (activity.isInside(moment, side) && !isMet(moment, need, side) && !isWaived(moment, need))
                {
                    reasons.add(tooSmall(moment, side, need));
                }
            }
        }
        if (isActive && twoSided != null)
        {
            reasons.addAll(unlike(moment, Formula.NONE));
        }

        return reasons;
    }

    private Reason tooSmall(final Moment moment, final int side, final Need need)
    {
        final String minimum = Digits.plain(need.notional());
        final String edge = Ladder.edgeText(need.withinBpsE2());
        final String name = Sides.name(side);

        return Reason.at(
            moment, VerdictKind.TOO_SMALL, name, name + " below " + minimum + " within " + edge + " bps", () ->
            {
                final Rational notional = notional(moment, side, need);
                return List.of(
                    new Value("edge_bps", edge),
                    new Value("notional", Digits.text(notional)),
                    new Value("minimum", minimum),
                    new Value("short", Digits.text(Rational.of(need.notional()).minus(notional))));
            });
    }

    /** What the two sides are not to each other; the market has a mid. */
    private List<Reason> unlike(final Moment moment, final Formula formula)
    {
        final int edge = needs.get(needs.size() - 1).withinBpsE2();
        final List<Reason> reasons = new ArrayList<>();
        for (final int side : Sides.BOTH)
        {
            if (bands.lots(moment, moment.maker(), side, edge).signum() == 0)
            {
                reasons.add(nothingWithin(side, edge));
            }
        }
        if (reasons.isEmpty())
        {
            addSpread(moment, formula, reasons);
            addDifference(moment, edge, formula, reasons);
        }

        return reasons;
    }

    private static Reason nothingWithin(final int side, final int edgeBpsE2)
    {
        final String edge = Ladder.edgeText(edgeBpsE2);
        final String name = Sides.name(side);

        return Reason.of(
            VerdictKind.TOO_FAR, name, name + " too far: nothing within " + edge + " bps",
            new Value("limit_bps", edge), new Value("have", "nothing"));
    }

    private void addSpread(final Moment moment, final Formula formula, final List<Reason> reasons)
    {
        final Rational bid = units.price(moment.bestTicks(moment.maker(), Side.BID));
        final Rational ask = units.price(moment.bestTicks(moment.maker(), Side.ASK));
        final int over = twoSided.over() == SpreadOver.MID ? Snapshot.WHOLE_BOOK : moment.maker();
        final Rational mid = units.halfPrice(moment.bestTicks(over, Side.BID) + moment.bestTicks(over, Side.ASK));
        final Rational spread = ask.minus(bid).dividedBy(mid).times(Activity.BPS_PER_ONE);
        final Rational limit = Rational.of(twoSided.spreadBps());
        final boolean isWide = spread.compareTo(limit) > 0;
        formula.step(() -> "spread = (" + Digits.text(ask) + " - " + Digits.text(bid) + ") / " + Digits.text(mid)
            + " * 10^4 = " + Digits.text(spread) + (isWide ? " > " : " <= ") + Digits.text(limit));
        if (isWide)
        {
            reasons.add(Reason.of(
                VerdictKind.TOO_FAR, "spread", "spread too wide",
                new Value("spread_bps", Digits.text(spread)),
                new Value("limit_bps", Digits.text(limit)),
                new Value("over_bps", Digits.text(spread.minus(limit)))));
        }
    }

    private void addDifference(
        final Moment moment, final int edge, final Formula formula, final List<Reason> reasons)
    {
        final Rational bid = units.size(bands.lots(moment, moment.maker(), Side.BID, edge));
        final Rational ask = units.size(bands.lots(moment, moment.maker(), Side.ASK, edge));
        final boolean isBidSmaller = bid.compareTo(ask) < 0;
        final Rational smaller = isBidSmaller ? bid : ask;
        final Rational larger = isBidSmaller ? ask : bid;
        final Rational whole = twoSided.of() == DifferenceOf.LARGER ? larger : smaller;
        final Rational difference = larger.minus(smaller);
        final Rational most = Rational.of(twoSided.sizeDifference()).times(whole);
        final boolean isUnlike = difference.compareTo(most) > 0;
        formula.step(() -> "difference of sizes = " + Digits.text(larger) + " - " + Digits.text(smaller) + " = "
            + Digits.text(difference) + (isUnlike ? " > " : " <= ") + Digits.plain(twoSided.sizeDifference()) + " * "
            + Digits.text(whole) + " = " + Digits.text(most));
        if (isUnlike)
        {
            final String name = Sides.name(isBidSmaller ? Side.BID : Side.ASK);
            reasons.add(Reason.of(
                VerdictKind.TOO_SMALL, name, name + " too small beside the other side",
                new Value("edge_bps", Ladder.edgeText(edge)),
                new Value("size", Digits.text(smaller)),
                new Value("other", Digits.text(larger)),
                new Value("difference", Digits.text(difference)),
                new Value("at_most", Digits.text(most))));
        }
    }
}
