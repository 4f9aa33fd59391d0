package io.leadline.proof.dispute;

import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Ladder;
import io.leadline.config.Ladder.Reference;
import io.leadline.event.Side;
import io.leadline.measure.MeasureLayout;
import io.leadline.proof.dispute.Reason.Value;
import io.leadline.program.Rule;
import io.leadline.report.VerdictKind;
import io.leadline.scoring.exact.Rational;
import io.leadline.snapshot.Snapshot;

/**
 * Whether a maker is active by the presence rule: in a snapshot with a mid in which it rests something in the band on
 * both sides (PROGRAMS section 0). Where it is not, what of it is missing.
 */
final class Activity
{
    static final Rational BPS_PER_ONE = Rational.of(10_000);
    private static final Rational E2_BPS_PER_ONE = Rational.of(1_000_000);

    private final Bands bands;
    private final int edgeBpsE2;
    private final Units units;

    Activity(final Rule.Presence rule, final MeasureLayout layout, final Units units)
    {
        bands = new Bands(layout, rule.ladder());
        edgeBpsE2 = rule.withinBpsE2();
        this.units = units;
    }

    Bands bands()
    {
        return bands;
    }

    int edgeBpsE2()
    {
        return edgeBpsE2;
    }

    boolean isActive(final Moment moment)
    {
        return moment.hasMid() && isInside(moment, Side.BID) && isInside(moment, Side.ASK);
    }

    /** Whether the maker rests anything of a side in the band. */
    boolean isInside(final Moment moment, final int side)
    {
        return bands.lots(moment, moment.maker(), side, edgeBpsE2).signum() > 0;
    }

    /** What the rule looks at, side by side. */
    void explain(final Moment moment, final Formula formula)
    {
        for (final int side : Sides.BOTH)
        {
            final long ticks = moment.bestTicks(moment.maker(), side);
            formula.step(() -> "presence, " + Sides.name(side) + ": " + (ticks == 0 ? "nothing rests" : price(ticks)
                + (reference(moment, side).signum() == 0 ? ""
                    : " is " + Digits.text(distanceBps(moment, side, ticks)) + " bps from "
                        + Digits.text(reference(moment, side))))
                + ", " + Digits.text(units.size(bands.lots(moment, moment.maker(), side, edgeBpsE2))) + " within "
                + Ladder.edgeText(edgeBpsE2) + " bps");
        }
    }

    private static boolean isQuoting(final Moment moment, final int side)
    {
        return moment.bestTicks(moment.maker(), side) > 0;
    }

    /** Why the maker is not active, the decisive reason first; empty where it is. */
    List<Reason> reasons(final Moment moment)
    {
        if (isActive(moment))
        {
            return List.of();
        }
        if (Sides.BOTH.stream().noneMatch(side -> isQuoting(moment, side)))
        {
            return List.of(notQuoting(moment));
        }
        final List<Reason> reasons = new ArrayList<>();
        Sides.BOTH.stream().filter(side -> !isQuoting(moment, side))
            .forEach(side -> reasons.add(missing(moment, side)));
        if (!moment.hasMid())
        {
            reasons.add(withoutMid(moment));
            return reasons;
        }
        Sides.BOTH.stream().filter(side -> isQuoting(moment, side) && !isInside(moment, side))
            .forEach(side -> reasons.add(tooFar(moment, side)));

        return reasons;
    }

    private Reason notQuoting(final Moment moment)
    {
        return Reason.at(moment, VerdictKind.NOT_QUOTING, "", "nothing rests", () -> List.of(
            new Value("have", "nothing"), limit(moment, Side.BID), limit(moment, Side.ASK)));
    }

    private Reason missing(final Moment moment, final int side)
    {
        final int other = Sides.other(side);

        return Reason.at(
            moment, VerdictKind.ONE_SIDED, Sides.name(side), Sides.name(side) + " missing", () -> List.of(
                new Value("have", Sides.name(other) + '@' + price(moment.bestTicks(moment.maker(), other))),
                limit(moment, side)));
    }

    /** Whatever a maker quotes in a market without a mid has one side only to stand on. */
    private Reason withoutMid(final Moment moment)
    {
        return Reason.at(moment, VerdictKind.ONE_SIDED, "market", "market without a mid", () -> List.of(
            best(moment, Side.BID), best(moment, Side.ASK), new Value("need", "both")));
    }

    private Value best(final Moment moment, final int side)
    {
        final long ticks = moment.bestTicks(Snapshot.WHOLE_BOOK, side);

        return new Value("best_" + Sides.name(side), ticks > 0 ? price(ticks) : "none");
    }

    private Reason tooFar(final Moment moment, final int side)
    {
        return Reason.at(
            moment, VerdictKind.TOO_FAR, Sides.name(side), Sides.name(side) + " too far",
            () -> distances(moment, side));
    }

    private List<Value> distances(final Moment moment, final int side)
    {
        final long ticks = moment.bestTicks(moment.maker(), side);
        final Rational distance = distanceBps(moment, side, ticks);
        final Rational limit = Rational.of(edgeBpsE2, 100);
        final List<Value> values = new ArrayList<>(List.of(
            new Value("distance_bps", Digits.text(distance)),
            new Value("limit_bps", Digits.text(limit))));
        if (distance.compareTo(limit) > 0)
        {
            values.add(new Value("over_bps", Digits.text(distance.minus(limit))));
        }
        else
        {
            values.add(new Value("post_only", "none"));
        }
        values.add(new Value("have", price(ticks)));
        values.add(limit(moment, side));

        return values;
    }

    /** How far a price of a side is from what the ladder measures from, in bps; negative beyond it. */
    Rational distanceBps(final Moment moment, final int side, final long ticks)
    {
        final Rational reference = reference(moment, side);
        final Rational away = side == Side.BID
            ? reference.minus(units.price(ticks))
            : units.price(ticks).minus(reference);

        return away.dividedBy(reference).times(BPS_PER_ONE);
    }

    /** What the ladder measures from; 0 where there is none. */
    private Rational reference(final Moment moment, final int side)
    {
        final Ladder ladder = bands.ladder();

        return ladder.reference() == Reference.MID
            ? units.halfPrice(moment.midHalfTicks())
            : units.price(moment.bestTicks(Snapshot.WHOLE_BOOK, side));
    }

    /** The price that would have been near enough. */
    private Value limit(final Moment moment, final int side)
    {
        final Rational reference = reference(moment, side);
        final String name = "need_" + Sides.name(side);
        if (reference.signum() == 0)
        {
            return new Value(name, "any");
        }
        final Rational part = reference.times(Rational.of(edgeBpsE2)).dividedBy(E2_BPS_PER_ONE);

        return side == Side.BID
            ? new Value(name + "_from", Digits.text(units.tickAtOrAbove(reference.minus(part))))
            : new Value(name + "_to", Digits.text(units.tickAtOrBelow(reference.plus(part))));
    }

    private String price(final long ticks)
    {
        return Digits.text(units.price(ticks));
    }
}
