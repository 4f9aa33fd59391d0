package io.leadline.proof.dispute;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import io.leadline.event.Side;
import io.leadline.program.OrderScore;
import io.leadline.program.OrderScore.Depth;
import io.leadline.program.OrderScore.Group;
import io.leadline.program.OrderScore.Limits;
import io.leadline.program.OrderScore.Mid;
import io.leadline.proof.dispute.OrderTerm.Effect;
import io.leadline.scoring.exact.Rational;
import io.leadline.snapshot.MakerOrders;
import io.leadline.snapshot.Snapshot;

/** The recorded orders of one market as a score of single orders weighs them. */
final class OrderBook
{
    private final OrderScore score;
    private final Group group;
    private final Units units;
    private final OrderWeights weights;

    /**
     * Orders of a market, or of a market's complement.
     *
     * @param group of the market that counts.
     * @param units of the market that the orders rest in.
     */
    OrderBook(final OrderScore score, final Group group, final Units units)
    {
        this.score = score;
        this.group = group;
        this.units = units;
        weights = new OrderWeights(score, group.maxDistance());
    }

    /** What an order is at least. */
    BigDecimal minDepth()
    {
        return group.minDepth();
    }

    OrderWeights weights()
    {
        return weights;
    }

    /** What the distances of all makers are measured from; null where there is none, and then nobody scores. */
    Rational sharedMid(final Moment moment)
    {
        if (!moment.hasMid())
        {
            return null;
        }

        return score.mid() == Mid.ADJUSTED ? adjustedMid(moment) : units.halfPrice(moment.midHalfTicks());
    }

    /** What a maker's distances are measured from; null where there is none. */
    Rational midOf(final Moment moment, final int maker)
    {
        if (score.mid() != Mid.OWN || !moment.hasMid())
        {
            return sharedMid(moment);
        }
        final long bid = moment.bestTicks(maker, Side.BID);
        final long ask = moment.bestTicks(maker, Side.ASK);

        return bid > 0 && ask > 0 ? units.halfPrice(bid + ask) : null;
    }

    /** Half way between the best orders of all makers that are deep enough, wherever they stand. */
    private Rational adjustedMid(final Moment moment)
    {
        final long[] best = new long[2];
        final MakerOrders orders = moment.snapshot().orders();
        for (int maker = 1; maker < moment.snapshot().entityCount(); maker++)
        {
            for (final int side : Sides.BOTH)
            {
                for (int i = 0; i < orders.count(maker, side); i++)
                {
                    final int order = orders.first(maker, side) + i;
                    final long ticks = orders.priceTicks(order);
                    final boolean isBetter =
                        best[side] == 0 || (side == Side.BID ? ticks > best[side] : ticks < best[side]);
                    best[side] = isBetter && isDeep(depth(moment, orders, order)) ? ticks : best[side];
                }
            }
        }

        return best[Side.BID] > 0 && best[Side.ASK] > 0
            ? units.halfPrice(best[Side.BID] + best[Side.ASK])
            : null;
    }

    /**
     * A maker's orders of one side.
     *
     * @param mid that its distances are measured from.
     */
    List<OrderTerm> terms(final Moment moment, final int maker, final int side, final Rational mid)
    {
        final MakerOrders orders = moment.snapshot().orders();
        final List<OrderTerm> terms = new ArrayList<>();
        for (int i = 0; i < orders.count(maker, side); i++)
        {
            final int order = orders.first(maker, side) + i;
            final Rational price = units.price(orders.priceTicks(order));
            final Rational size = units.size(BigInteger.valueOf(orders.sizeLots(order)));
            final Rational depth = depth(moment, orders, order);
            final Rational distance = weights.distance(price, mid);
            final Effect effect = effect(depth, distance, mid);
            terms.add(new OrderTerm(
                side, price, size, depth, distance, effect,
                effect == Effect.COUNTS ? weights.weight(distance, mid) : Rational.ZERO));
        }

        return terms;
    }

    private Effect effect(final Rational depth, final Rational distance, final Rational mid)
    {
        if (!isDeep(depth))
        {
            return Effect.TOO_SMALL;
        }
        if (weights.isTooFar(distance))
        {
            return Effect.TOO_FAR;
        }

        return weights.isTooNear(distance, mid) ? Effect.TOO_NEAR : Effect.COUNTS;
    }

    /** How much an order is: its notional in the program's currency, or its size. */
    private Rational depth(final Moment moment, final MakerOrders orders, final int order)
    {
        final BigInteger lots = BigInteger.valueOf(orders.sizeLots(order));

        return score.depth() == Depth.NOTIONAL
            ? units.notional(lots.multiply(BigInteger.valueOf(orders.priceTicks(order)))).times(moment.rate())
            : units.size(lots);
    }

    private boolean isDeep(final Rational depth)
    {
        final int above = depth.compareTo(Rational.of(group.minDepth()));

        return score.limits() == Limits.INCLUSIVE ? above >= 0 : above > 0;
    }

    /** Whether a maker has any recorded order. */
    static boolean hasOrders(final Snapshot snapshot, final int maker)
    {
        return snapshot.orders().count(maker, Side.BID) + snapshot.orders().count(maker, Side.ASK) > 0;
    }
}
