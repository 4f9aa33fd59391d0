package io.leadline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;

import io.leadline.config.Ladder;
import io.leadline.event.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against the rule as it is written, in big integers: a bid is inside when ref − price ≤ edge · ref. */
class ThresholdsTest
{
    private static final long MAX_PRICE = (1L << 41) - 1;
    private static final BigInteger UNIT = BigInteger.valueOf(1_000_000);
    private static final List<Integer> EDGES = List.of(
        0, 1, 75, 100, 125, 250, 300, 333, 500, 750, 1_000, 1_250, 2_000, 10_000, 25_000, 1_000_000);

    @ParameterizedTest
    @EnumSource(Ladder.Reference.class)
    void shouldDrawLineExactlyOnEdge(final Ladder.Reference reference)
    {
        final Thresholds thresholds = new Thresholds(new Ladder("l", reference, EDGES, false));
        for (long seed = 1; seed <= 3_000; seed++)
        {
            final Random random = new Random(seed);
            final long bid = price(random);
            final long ask = random.nextInt(4) == 0 ? price(random) : Math.min(MAX_PRICE, bid + random.nextInt(100));
            thresholds.place(bid, ask);
            for (int side = Side.BID; side <= Side.ASK; side++)
            {
                for (int edge = 0; edge < EDGES.size(); edge++)
                {
                    final long border = border(reference, side, bid, ask, EDGES.get(edge));
                    final String description = "seed=" + seed + " bid=" + bid + " ask=" + ask + " side=" + side +
                        " edge=" + EDGES.get(edge) + " border=" + border;
                    final long beyond = side == Side.BID ? border - 1 : border + 1;
                    assertInside(thresholds, side, border, edge, true, description);
                    assertInside(thresholds, side, beyond, edge, false, description);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Ladder.Reference.class)
    void shouldPlaceEveryPriceInItsBracket(final Ladder.Reference reference)
    {
        final Thresholds thresholds = new Thresholds(new Ladder("l", reference, EDGES, false));
        for (long seed = 1; seed <= 300; seed++)
        {
            final Random random = new Random(seed);
            final long bid = price(random);
            final long ask = price(random);
            thresholds.place(bid, ask);
            for (int i = 0; i < 100; i++)
            {
                final int side = random.nextInt(2);
                final long around = side == Side.BID ? bid : ask;
                final long price = random.nextBoolean() ?
                    price(random) : Math.max(1, Math.min(MAX_PRICE, around + random.nextInt(2_001) - 1_000));
                int bracket = 0;
                while (bracket < EDGES.size() && !isInside(reference, side, bid, ask, EDGES.get(bracket), price))
                {
                    bracket++;
                }
                assertThat(thresholds.bracket(side, price))
                    .as("seed=%d bid=%d ask=%d side=%d price=%d", seed, bid, ask, side, price).isEqualTo(bracket);
            }
        }
    }

    /** Every price of a small book, on both sides, against every edge. */
    @ParameterizedTest
    @EnumSource(Ladder.Reference.class)
    void shouldAgreeOnEveryPriceOfSmallBook(final Ladder.Reference reference)
    {
        final Thresholds thresholds = new Thresholds(new Ladder("l", reference, EDGES, false));
        for (long bid = 1; bid <= 40; bid++)
        {
            for (long ask = 1; ask <= 40; ask++)
            {
                thresholds.place(bid, ask);
                for (long price = 1; price <= 90; price++)
                {
                    for (int edge = 0; edge < EDGES.size(); edge++)
                    {
                        for (int side = 0; side < 2; side++)
                        {
                            assertInside(thresholds, side, price, edge,
                                isInside(reference, side, bid, ask, EDGES.get(edge), price),
                                "bid=" + bid + " ask=" + ask + " side=" + side + " price=" + price);
                        }
                    }
                }
            }
        }
    }

    @Test
    void shouldMeasureSidesThatHaveReference()
    {
        final Thresholds mid = new Thresholds(new Ladder("m", Ladder.Reference.MID, List.of(100), false));
        final Thresholds touch = new Thresholds(new Ladder("t", Ladder.Reference.TOUCH, List.of(100), true));
        mid.place(100, -1);
        touch.place(100, -1);

        assertThat(mid.isMeasured(Side.BID)).isFalse();
        assertThat(mid.isMeasured(Side.ASK)).isFalse();
        assertThat(touch.isMeasured(Side.BID)).isTrue();
        assertThat(touch.isMeasured(Side.ASK)).isFalse();
        assertThat(touch.isPostOnly()).isTrue();
        assertThat(mid.isPostOnly()).isFalse();
        touch.place(-1, 100);
        assertThat(touch.isMeasured(Side.BID)).isFalse();
        assertThat(touch.isMeasured(Side.ASK)).isTrue();
        mid.place(-1, -1);
        assertThat(mid.isMeasured(Side.BID)).isFalse();
        mid.place(1, MAX_PRICE);
        assertThat(mid.isMeasured(Side.BID)).isTrue();
        assertThat(mid.isMeasured(Side.ASK)).isTrue();
    }

    private static void assertInside(
        final Thresholds thresholds,
        final int side,
        final long price,
        final int edge,
        final boolean isInside,
        final String description)
    {
        if (thresholds.bracket(side, price) <= edge != isInside)
        {
            assertThat(thresholds.bracket(side, price)).as("%s price=%d", description, price).isEqualTo(
                isInside ? edge : edge + 1);
        }
    }

    /** Prices of every magnitude, the least and the greatest among them. */
    private static long price(final Random random)
    {
        return switch (random.nextInt(8))
        {
            case 0 -> 1;
            case 1 -> MAX_PRICE - random.nextInt(3);
            default -> 1 + (random.nextLong() >>> 1) % (1L << 1 + random.nextInt(41)) % MAX_PRICE;
        };
    }

    /** The outermost price inside, by halving: for asks possibly beyond the highest price that an order may have. */
    private static long border(
        final Ladder.Reference reference, final int side, final long bid, final long ask, final int edge)
    {
        long inside = side == Side.BID ? MAX_PRICE : 0;
        long outside = side == Side.BID ? -1 : 1L << 44;
        while (Math.abs(inside - outside) > 1)
        {
            final long middle = (inside + outside) / 2;
            if (isInside(reference, side, bid, ask, edge, middle))
            {
                inside = middle;
            }
            else
            {
                outside = middle;
            }
        }

        return inside;
    }

    private static boolean isInside(
        final Ladder.Reference reference,
        final int side,
        final long bid,
        final long ask,
        final int edge,
        final long price)
    {
        final boolean isMid = reference == Ladder.Reference.MID;
        final BigInteger from = BigInteger.valueOf(isMid ? bid + ask : side == Side.BID ? bid : ask);
        final BigInteger scaled = BigInteger.valueOf(isMid ? 2 * price : price);
        final BigInteger distance = side == Side.BID ? from.subtract(scaled) : scaled.subtract(from);

        return distance.multiply(UNIT).compareTo(from.multiply(BigInteger.valueOf(edge))) <= 0;
    }
}
