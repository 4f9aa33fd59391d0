package io.leadline.scoring.tally;

import java.math.BigInteger;
import java.util.List;

import io.leadline.program.BracketScore;
import io.leadline.program.BracketScore.Brackets;
import io.leadline.program.BracketScore.Floor;
import io.leadline.scoring.exact.QuotientE18;
import io.leadline.scoring.exact.Rational;
import io.leadline.snapshot.Snapshot;

/**
 * Shares and scores in fractions of big integers, as the rule writes them: for numbers beyond a long, and for the rare
 * sum that its first decimals do not round. Single thread; allocates.
 */
final class ExactBrackets
{
    private final BracketScore rule;
    private final int[] bidFields;
    private final int[] askFields;
    private final Rational[] weights;

    private Rational floorLotsTimesMid = Rational.ZERO;

    ExactBrackets(final BracketScore rule, final List<BandFields> bands)
    {
        this.rule = rule;
        bidFields = bands.stream().mapToInt(BandFields::bidSize).toArray();
        askFields = bands.stream().mapToInt(BandFields::askSize).toArray();
        weights = rule.edges().stream()
            .map(edge -> Rational.of(edge.weight().multiply(rule.scale())))
            .toArray(Rational[]::new);
    }

    /** What a bracket's share is multiplied by. */
    Rational weight(final int bracket)
    {
        return weights[bracket];
    }

    /** The floor in lots times the mid in half ticks, until another is given. */
    void floor(final Rational floorHalfTickLots)
    {
        floorLotsTimesMid = floorHalfTickLots;
    }

    /** A maker's score in multiples of 10^-18, rounded once. */
    BigInteger scoreE18(final Snapshot snapshot, final int entity, final long midHalfTicks)
    {
        Rational score = Rational.ZERO;
        for (int i = 0; i < weights.length; i++)
        {
            score = score.plus(weights[i].times(share(snapshot, entity, i, midHalfTicks)));
        }

        return QuotientE18.roundHalfEven(score);
    }

    /** A maker's share of a bracket in multiples of 10^-18, rounded. */
    BigInteger shareE18(final Snapshot snapshot, final int entity, final int bracket, final long midHalfTicks)
    {
        return QuotientE18.roundHalfEven(share(snapshot, entity, bracket, midHalfTicks));
    }

    private Rational share(final Snapshot snapshot, final int entity, final int bracket, final long midHalfTicks)
    {
        if (midHalfTicks == 0)
        {
            return Rational.ZERO;
        }
        final BigInteger bid = size(snapshot, entity, bidFields, bracket);
        final BigInteger ask = size(snapshot, entity, askFields, bracket);
        final BigInteger doubled = switch (rule.sides())
        {
            case MIN -> bid.min(ask).shiftLeft(1);
            case SUM -> bid.add(ask).shiftLeft(1);
            case MEAN -> bid.add(ask);
        };
        final Rational floor = floorLotsTimesMid.dividedBy(Rational.of(midHalfTicks));
        final BigInteger bookBid = size(snapshot, Snapshot.WHOLE_BOOK, bidFields, bracket);
        final BigInteger bookAsk = size(snapshot, Snapshot.WHOLE_BOOK, askFields, bracket);
        final Rational book = Rational.of(rule.floor() == Floor.LARGER
            ? bookBid.max(bookAsk).shiftLeft(1)
            : bookBid.add(bookAsk));
        final Rational doubledFloor = rule.floor() == Floor.SUM ? floor : floor.plus(floor);
        final Rational divisor = book.compareTo(doubledFloor) >= 0 ? book : doubledFloor;

        return divisor.signum() == 0 ? Rational.ZERO : Rational.of(doubled).dividedBy(divisor);
    }

    private BigInteger size(final Snapshot snapshot, final int entity, final int[] fields, final int bracket)
    {
        final BigInteger cumulative = snapshot.value(entity, fields[bracket]);

        return bracket == 0 || rule.brackets() == Brackets.CUMULATIVE
            ? cumulative
            : cumulative.subtract(snapshot.value(entity, fields[bracket - 1]));
    }
}
