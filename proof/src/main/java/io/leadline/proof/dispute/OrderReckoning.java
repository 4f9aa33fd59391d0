package io.leadline.proof.dispute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.leadline.program.OrderScore;
import io.leadline.program.OrderScore.Group;
import io.leadline.program.OrderScore.Of;
import io.leadline.program.OrderScore.SideKind;
import io.leadline.proof.dispute.MakerValue.AllMakers;
import io.leadline.proof.dispute.OrderTerm.Effect;
import io.leadline.proof.dispute.Reason.Value;
import io.leadline.report.VerdictKind;
import io.leadline.scoring.exact.Rational;

/** Every resting order weighed by its distance, and the two sides made one number (PROGRAMS section 6). */
final class OrderReckoning implements Reckoning
{
    private static final Rational TWO = Rational.of(2);

    private final OrderScore score;
    private final boolean isShared;
    private final String maker;
    private final OrderValuer valuer;
    /** Null where the market has no complement. */
    private final Complement complement;
    private final long everyNs;

    /**
     * A reckoning of one maker.
     *
     * @param complement orders of the market's complement; null where it has none.
     * @param everyNs    length of the market's intervals.
     */
    OrderReckoning(
        final OrderScore score,
        final Group group,
        final String maker,
        final OrderValuer valuer,
        final Complement complement,
        final long everyNs)
    {
        this.score = score;
        this.everyNs = everyNs;
        this.maker = maker;
        this.valuer = valuer;
        this.complement = complement;
        isShared = group.isOf(Of.SNAPSHOT_SHARE);
    }

    @Override
    public List<Figure> figures(final Moment moment, final boolean isActive, final Formula formula)
    {
        final AllMakers here = valuer.value(moment);
        final AllMakers there = complement == null
            ? AllMakers.NOBODY
            : complement.at(moment.snapshot().interval() * everyNs);
        final Map<String, MakerValue> makers = together(here, there);
        final MakerValue own = makers.getOrDefault(maker, MakerValue.nothing(maker));
        final Rational liquidity = liquidity(own, here.mid());
        final List<Figure> figures = new ArrayList<>(List.of(
            new Figure(Figure.BID_LIQUIDITY, Digits.roundedE18(own.bid())),
            new Figure(Figure.ASK_LIQUIDITY, Digits.roundedE18(own.ask())),
            new Figure(Figure.LIQUIDITY, Digits.roundedE18(liquidity)),
            Figure.held(Figure.QUOTED, liquidity.signum() > 0)));
        explain(here, there, own, liquidity, formula);
        if (isShared)
        {
            figures.add(new Figure(Figure.SNAPSHOT_SHARE, share(makers, own, here.mid(), formula)));
        }

        return figures;
    }

    /** Without a mid of the market every score is 0 (PROGRAMS section 0), whatever rests in its complement. */
    private static Map<String, MakerValue> together(final AllMakers here, final AllMakers there)
    {
        final Map<String, MakerValue> makers = new LinkedHashMap<>();
        if (here.mid() != null)
        {
            here.values().forEach(value -> makers.put(value.maker(), value));
            there.values().forEach(value -> makers.merge(
                value.maker(), value.turned(), (one, turned) -> one.plusTurned(value)));
        }

        return makers;
    }

    private Rational liquidity(final MakerValue value, final Rational mid)
    {
        final boolean isBidSmaller = value.bid().compareTo(value.ask()) < 0;
        final Rational smaller = isBidSmaller ? value.bid() : value.ask();
        final Rational larger = isBidSmaller ? value.ask() : value.bid();

        return switch (score.sides().kind())
        {
            case MIN -> smaller;
            case SUM, EACH -> value.bid().plus(value.ask());
            case EITHER ->
            {
                final Rational part = larger.dividedBy(Rational.of(score.sides().divisor()));
                yield isEither(mid) && part.compareTo(smaller) > 0 ? part : smaller;
            }
        };
    }

    /** Whether a single side counts at a mid. */
    private boolean isEither(final Rational mid)
    {
        return mid != null && mid.compareTo(Rational.of(score.sides().midFrom())) >= 0
            && mid.compareTo(Rational.of(score.sides().midTo())) <= 0;
    }

    private Rational share(
        final Map<String, MakerValue> makers, final MakerValue own, final Rational mid, final Formula formula)
    {
        if (score.sides().kind() != SideKind.EACH)
        {
            return Digits.roundedE18(
                part(makers, own, value -> liquidity(value, mid), Rational.ONE, "liquidity", formula));
        }
        final Rational half = Rational.ONE.dividedBy(TWO);

        return Digits.roundedE18(part(makers, own, MakerValue::bid, half, "bids", formula))
            .plus(Digits.roundedE18(part(makers, own, MakerValue::ask, half, "asks", formula)));
    }

    /** The part of a snapshot's budget that a maker's value has of all makers'. */
    private static Rational part(
        final Map<String, MakerValue> makers,
        final MakerValue own,
        final Function<MakerValue, Rational> value,
        final Rational budget,
        final String name,
        final Formula formula)
    {
        final Rational all = makers.values().stream().map(value).reduce(Rational.ZERO, Rational::plus);
        final Rational part = all.signum() == 0
            ? Rational.ZERO
            : value.apply(own).times(budget).dividedBy(all);
        formula.step(() -> "share of " + name + " = " + Digits.text(budget) + " * " + Digits.text(value.apply(own))
            + " / " + Digits.text(all) + " of all makers = " + Digits.text(part));

        return part;
    }

    private void explain(
        final AllMakers here,
        final AllMakers there,
        final MakerValue own,
        final Rational liquidity,
        final Formula formula)
    {
        if (here.mid() == null)
        {
            formula.step(() -> "liquidity = 0: there is no mid to measure from");
            return;
        }
        formula.step(() -> "distances from " + Digits.text(here.mid()));
        here.own().forEach(term -> explain(valuer.book(), term, here.mid(), "", formula));
        there.own().forEach(term -> explain(complement.book(), term, there.mid(), " of the complement", formula));
        formula.step(() -> "bid value = " + Digits.text(own.bid()) + ", ask value = " + Digits.text(own.ask()));
        formula.step(() -> "liquidity = " + expression(Digits.text(own.bid()), Digits.text(own.ask()), here.mid())
            + " = " + Digits.text(liquidity));
    }

    private void explain(
        final OrderBook book, final OrderTerm term, final Rational mid, final String where, final Formula formula)
    {
        final String order = Sides.name(term.side()) + where + ' ' + Digits.text(term.size()) + '@'
            + Digits.text(term.price()) + ": d = " + Digits.text(term.distance()) + ", ";
        formula.step(() -> term.effect() == Effect.COUNTS
            ? order + Digits.text(term.depth()) + " * " + book.weights().text(term.distance(), mid) + " = "
                + Digits.text(term.value())
            : order + "does not count: " + term.effect().words());
    }

    private String expression(final String bid, final String ask, final Rational mid)
    {
        return switch (score.sides().kind())
        {
            case MIN -> "min(" + bid + ", " + ask + ")";
            case SUM, EACH -> bid + " + " + ask;
            case EITHER -> isEither(mid)
                ? "max(min(" + bid + ", " + ask + "), max(" + bid + ", " + ask + ") / "
                    + Digits.plain(score.sides().divisor()) + ")"
                : "min(" + bid + ", " + ask + ")";
        };
    }

    /** Why a side of an active maker is worth nothing: its orders are too small, or too far. Never decisive. */
    @Override
    public List<Reason> reasons(final Moment moment, final boolean isActive)
    {
        final List<Reason> reasons = new ArrayList<>();
        if (!isActive || !moment.isDetailed())
        {
            return reasons;
        }
        final List<OrderTerm> own = valuer.terms(moment, moment.maker());
        for (final int side : Sides.BOTH)
        {
            final List<OrderTerm> terms = own.stream().filter(term -> term.side() == side).toList();
            if (terms.stream().noneMatch(term -> term.effect() == Effect.COUNTS))
            {
                terms.stream().findFirst().ifPresent(nearest -> reasons.add(worthless(nearest)));
            }
        }

        return reasons;
    }

    /** The order nearest to the mid stands for its side. */
    private Reason worthless(final OrderTerm term)
    {
        final String name = Sides.name(term.side());
        final Value depth = new Value("depth", Digits.text(term.depth()));
        final Value distance = new Value("distance", Digits.text(term.distance()));

        return term.effect() == Effect.TOO_SMALL
            ? Reason.of(
                VerdictKind.TOO_SMALL, name, name + " orders too small", depth,
                new Value("minimum", Digits.plain(valuer.book().minDepth())))
            : Reason.of(
                VerdictKind.TOO_FAR, name, name + " orders " + term.effect().words(), distance,
                new Value("limit", Digits.text(valuer.book().weights().most())));
    }
}
