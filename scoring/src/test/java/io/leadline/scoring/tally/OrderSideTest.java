package io.leadline.scoring.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

import io.leadline.program.OrderScore;
import io.leadline.program.OrderScore.Depth;
import io.leadline.program.OrderScore.Distance;
import io.leadline.program.OrderScore.InversePower;
import io.leadline.program.OrderScore.Limits;
import io.leadline.program.OrderScore.Mid;
import io.leadline.program.OrderScore.Nearer;
import io.leadline.program.OrderScore.SideKind;
import io.leadline.program.OrderScore.Sides;
import io.leadline.scoring.exact.QuotientE18;
import io.leadline.scoring.exact.Rational;

import org.junit.jupiter.api.Test;

/** Sums of weighed depth in integers against sums of fractions, where rounding hangs on the last bit. */
class OrderSideTest
{
    private static final Rational HALF_E18 = Rational.of(BigInteger.ONE, BigInteger.TEN.pow(18).shiftLeft(1));

    /**
     * Three times 1 at 3 of 13 half ticks, in units of half a 10^-18: 6.5 of 10^-18, which is rounded to the even 6.
     * A sixth of 13 is rounded up, and so three of them are just above the half.
     */
    @Test
    void shouldRoundAHalfToTheEvenOneThoughItsPartsAreNoDecimals()
    {
        final OrderDistances distances = distances(HALF_E18);
        distances.mid(13);
        final OrderSide side = new OrderSide();
        for (int i = 0; i < 3; i++)
        {
            side.add(distances.weight(3), BigInteger.ONE);
        }

        assertThat(OrderValues.roundE18(side.value())).isEqualTo(6);
        assertThat(OrderValues.roundE18(distances.weight(3).value().multiply(BigInteger.valueOf(3)))).isEqualTo(7);
    }

    @Test
    void shouldRoundEverySumAsThatOfFractions()
    {
        for (long seed = 0; seed < 2_000; seed++)
        {
            final Random random = new Random(seed);
            // A coarse unit makes halves frequent.
            final Rational unit = random.nextBoolean() ? HALF_E18 : Rational.of(1, 1 + random.nextInt(1_000));
            final OrderDistances distances = distances(unit);
            final long mid = 2 + random.nextInt(60);
            distances.mid(mid);
            final OrderSide side = new OrderSide();
            Rational exact = Rational.ZERO;
            for (int i = 0; i < 1 + random.nextInt(6); i++)
            {
                final long distance = 1 + random.nextInt((int)mid);
                final long depth = 1 + random.nextInt(12);
                side.add(distances.weight(distance), BigInteger.valueOf(depth));
                exact = exact.plus(Rational.of(mid, distance).times(Rational.of(depth)).times(unit));
            }

            assertThat(OrderValues.roundE18(side.value())).as("seed=%d", seed)
                .isEqualTo(QuotientE18.roundHalfEven(exact));
        }
    }

    @Test
    void shouldKeepWhatIsMoreThanAHalfMoreThanAHalf()
    {
        final Rational tiny = Rational.of(BigInteger.ONE, BigInteger.TEN.pow(90));

        assertThat(OrderValues.roundE18(OrderValues.cut(HALF_E18))).isZero();
        assertThat(OrderValues.roundE18(OrderValues.cut(HALF_E18.plus(tiny)))).isOne();
        assertThat(OrderValues.roundE18(OrderValues.cut(HALF_E18.minus(tiny)))).isZero();
    }

    private static OrderDistances distances(final Rational depthUnit)
    {
        final OrderScore score = new OrderScore(
            Mid.BOOK, Distance.RELATIVE, new BigDecimal("0.01"), Nearer.CLAMP, Depth.NOTIONAL, Limits.INCLUSIVE,
            new InversePower(1), new Sides(SideKind.MIN, BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO), List.of());
        final OrderDistances distances = OrderDistances.of(score, BigDecimal.valueOf(10_000), BigDecimal.ONE);
        distances.depthUnit(depthUnit);

        return distances;
    }
}
