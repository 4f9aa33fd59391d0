package io.leadline.proof.dispute;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Ladder;
import io.leadline.event.Side;
import io.leadline.measure.MeasureLayout;
import io.leadline.program.BracketScore;
import io.leadline.program.BracketScore.Brackets;
import io.leadline.program.BracketScore.Edge;
import io.leadline.scoring.exact.Rational;
import io.leadline.snapshot.Snapshot;

/**
 * Shares of the book's size in brackets of distance, and their weighted sum (PROGRAMS sections 1 and 2), in the
 * market's own units of size.
 */
final class BracketReckoning implements Reckoning
{
    private static final Rational TWO = Rational.of(2);

    private final BracketScore rule;
    private final Bands bands;
    private final Units units;

    BracketReckoning(final BracketScore rule, final MeasureLayout layout, final Units units)
    {
        this.rule = rule;
        this.units = units;
        bands = new Bands(layout, rule.ladder());
    }

    /** What stands in a bracket: the maker's ask and bid size, the whole book's, and the floor and how it is formed. */
    private record Bracket(
        Rational ask, Rational bid, Rational bookAsk, Rational bookBid, Rational floor, String floorText)
    {
    }

    @Override
    public List<Figure> figures(final Moment moment, final boolean isActive, final Formula formula)
    {
        final List<Figure> figures = new ArrayList<>();
        Rational sum = Rational.ZERO;
        final List<String> terms = new ArrayList<>();
        for (int i = 0; i < rule.edges().size(); i++)
        {
            final Rational share = moment.hasMid() ? share(moment, i, formula) : Rational.ZERO;
            final Rational weight = Rational.of(rule.edges().get(i).weight());
            sum = share.signum() == 0 ? sum : sum.plus(weight.times(share));
            figures.add(new Figure(Figure.SHARE + (i + 1), Digits.roundedE18(share)));
            if (formula.isKept())
            {
                terms.add(Digits.text(weight) + " * " + Digits.text(share));
            }
        }
        final Rational scale = Rational.of(rule.scale());
        final Rational score = Digits.roundedE18(scale.times(sum));
        formula.step(() -> moment.hasMid()
            ? "score = " + Digits.text(scale) + " * sum of w_i * share_i = " + Digits.text(scale) + " * ("
                + String.join(" + ", terms) + ") = " + Digits.text(score)
            : "score = 0: the market has no mid");
        figures.add(0, new Figure(Figure.SCORE, score));

        return figures;
    }

    private Rational share(final Moment moment, final int index, final Formula formula)
    {
        final Rational ownAsk = size(moment, moment.maker(), Side.ASK, index);
        final Rational ownBid = size(moment, moment.maker(), Side.BID, index);
        if (own(ownAsk, ownBid).signum() == 0 && !formula.isKept())
        {
            return Rational.ZERO;
        }
        final Rational price = units.halfPrice(moment.midHalfTicks());
        final Rational unit = units.multiplier().times(moment.rate());
        final Rational floorNotional = Rational.of(rule.floorNotional());
        final Bracket bracket = new Bracket(
            ownAsk,
            ownBid,
            size(moment, Snapshot.WHOLE_BOOK, Side.ASK, index),
            size(moment, Snapshot.WHOLE_BOOK, Side.BID, index),
            floorNotional.dividedBy(price.times(unit)),
            formula.isKept() ? floorText(floorNotional, price, unit) : "");
        final Rational own = own(ownAsk, ownBid);
        final Rational book = book(bracket);
        final Rational share = book.signum() == 0 ? Rational.ZERO : own.dividedBy(book);
        formula.step(() -> text(index, bracket, book, share));

        return share;
    }

    private static String floorText(final Rational notional, final Rational price, final Rational unit)
    {
        return Digits.text(notional) + " / " + (unit.equals(Rational.ONE)
            ? Digits.text(price)
            : "(" + Digits.text(price) + " * " + Digits.text(unit) + ")");
    }

    /** Size of an entity in a bracket: up to its edge, less what is up to the edge before where brackets exclude it. */
    private Rational size(final Moment moment, final int entity, final int side, final int index)
    {
        final BigInteger upTo = bands.lots(moment, entity, side, rule.edges().get(index).bpsE2());
        final BigInteger inner = index == 0 || rule.brackets() == Brackets.CUMULATIVE
            ? BigInteger.ZERO
            : bands.lots(moment, entity, side, rule.edges().get(index - 1).bpsE2());

        return units.size(upTo.subtract(inner));
    }

    private Rational own(final Rational ask, final Rational bid)
    {
        return switch (rule.sides())
        {
            case MIN -> min(ask, bid);
            case SUM -> ask.plus(bid);
            case MEAN -> ask.plus(bid).dividedBy(TWO);
        };
    }

    private Rational book(final Bracket bracket)
    {
        final Rational sum = bracket.bookAsk().plus(bracket.bookBid());

        return switch (rule.floor())
        {
            case AVERAGE -> max(sum.dividedBy(TWO), bracket.floor());
            case SUM -> max(sum, bracket.floor()).dividedBy(TWO);
            case LARGER -> max(max(bracket.bookAsk(), bracket.bookBid()), bracket.floor());
        };
    }

    private String text(final int index, final Bracket bracket, final Rational book, final Rational share)
    {
        final Edge edge = rule.edges().get(index);
        final int number = index + 1;
        final String a = Digits.text(bracket.ask());
        final String b = Digits.text(bracket.bid());

        return "bracket " + number + ", up to " + Ladder.edgeText(edge.bpsE2()) + " bps: Q_" + number + " = "
            + book("TA", "TB", "F / price") + " = "
            + book(Digits.text(bracket.bookAsk()), Digits.text(bracket.bookBid()), bracket.floorText())
            + " = " + Digits.text(book) + "; share_" + number + " = " + own("A", "B") + " / Q_" + number + " = "
            + own(a, b) + " / " + Digits.text(book) + " = " + Digits.text(share);
    }

    private String own(final String ask, final String bid)
    {
        return switch (rule.sides())
        {
            case MIN -> "min(" + ask + ", " + bid + ")";
            case SUM -> "(" + ask + " + " + bid + ")";
            case MEAN -> "((" + ask + " + " + bid + ") / 2)";
        };
    }

    private String book(final String ask, final String bid, final String floor)
    {
        return switch (rule.floor())
        {
            case AVERAGE -> "max((" + ask + " + " + bid + ") / 2, " + floor + ")";
            case SUM -> "max(" + ask + " + " + bid + ", " + floor + ") / 2";
            case LARGER -> "max(" + ask + ", " + bid + ", " + floor + ")";
        };
    }

    private static Rational min(final Rational one, final Rational other)
    {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Rational max(final Rational one, final Rational other)
    {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
