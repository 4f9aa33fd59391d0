package io.leadline.scoring.tally;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Market;
import io.leadline.event.Side;
import io.leadline.measure.MeasureLayout;
import io.leadline.problem.BadInputException;
import io.leadline.program.OrderScore;
import io.leadline.program.OrderScore.Depth;
import io.leadline.program.OrderScore.Limits;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.tally.OrderQuotes.MakerSides;
import io.leadline.snapshot.MakerOrders;
import io.leadline.snapshot.Snapshot;

/**
 * Weighs every order of every maker in each snapshot of a market. Orders may change while no band does, so all are
 * weighed anew; allocates as exact fractions do. Single thread.
 */
final class OrderScorer implements ScoreSums
{
    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final Rational E2_BPS = Rational.of(1, 1_000_000);

    private final OrderInput input;
    private final OrderScore score;
    private final OrderDistances recorded;
    private final OrderDistances narrower;
    private final Rational halfTick;
    private final Rational lot;
    private final Rational reachPart;
    private final OrderSide weighed = new OrderSide();
    /** The smallest notional in tick·lots, or size in lots, of an order that counts. */
    private BigInteger leastDepth = BigInteger.ZERO;
    private long timeEpochNs;
    private boolean isShort;

    OrderScorer(final OrderInput input, final Market market)
    {
        this.input = input;
        score = input.score();
        recorded = OrderDistances.of(score, input.group().maxDistance(), market.tick());
        narrower = OrderDistances.narrower(score, input.group().maxDistance(), market.tick());
        halfTick = Rational.of(market.tick()).times(Rational.of(1, 2));
        lot = Rational.of(market.lot());
        reachPart = Rational.of(input.reachBpsE2()).times(E2_BPS);
    }

    @Override
    public void onDay(final Rational notionalRate)
    {
        final Rational depthUnit = score.depth() == Depth.NOTIONAL ? notionalRate : lot;
        recorded.depthUnit(depthUnit);
        narrower.depthUnit(depthUnit);
        final Rational least = Rational.of(input.group().minDepth()).dividedBy(depthUnit);
        final BigInteger floor = least.floor();
        final boolean isOnIt = score.limits() == Limits.INCLUSIVE && least.compareTo(Rational.of(floor)) == 0;
        leastDepth = isOnIt ? floor : floor.add(BigInteger.ONE);
    }

    /** All makers have to be looked at, because their orders may have changed though their bands did not. */
    @Override
    public boolean onTime(final long newTimeEpochNs)
    {
        timeEpochNs = newTimeEpochNs;

        return true;
    }

    @Override
    public void onBook(final Snapshot snapshot, final long midHalfTicks)
    {
        final MakerOrders orders = snapshot.orders();
        if (orders == null)
        {
            throw new BadInputException("snapshot holds no orders: program=" + input.program() + " time_ns="
                + snapshot.timeEpochNs() + " (the log says detail: orders; run leadline sample over the event log again"
                + " with a version that records them)");
        }
        final long day = Math.floorDiv(timeEpochNs, NS_PER_DAY);
        final long sharedMid = midHalfTicks > 0 && score.mid() == OrderScore.Mid.ADJUSTED
            ? adjustedMid(snapshot, orders)
            : midHalfTicks;
        isShort = false;
        final List<MakerSides> makers = new ArrayList<>();
        for (int entity = 1; midHalfTicks > 0 && entity < snapshot.entityCount(); entity++)
        {
            final long mid = score.mid() == OrderScore.Mid.OWN ? ownMid(snapshot, entity) : sharedMid;
            final boolean hasOrders = orders.count(entity, Side.BID) + orders.count(entity, Side.ASK) > 0;
            if (mid > 0 && hasOrders && input.participation().contains(snapshot.name(entity), day))
            {
                final String maker = snapshot.name(entity);
                final OrderDistances distances = maker.equals(input.narrowed()) ? narrower : recorded;
                distances.mid(mid);
                isShort |= !distances.isWithin(reachPart.times(Rational.of(midHalfTicks)), midHalfTicks);
                makers.add(new MakerSides(
                    maker,
                    side(entity, Side.BID, orders, mid, distances),
                    side(entity, Side.ASK, orders, mid, distances)));
            }
        }
        add(snapshot, new OrderQuotes(
            day, sharedMid > 0 ? Rational.of(sharedMid).times(halfTick) : null, makers, isShort));
    }

    private void add(final Snapshot snapshot, final OrderQuotes quotes)
    {
        final long intervalEpochNs = snapshot.interval() * input.everyNs();
        if (input.isComplement())
        {
            input.into().addComplement(intervalEpochNs, quotes);
        }
        else
        {
            input.into().add(intervalEpochNs, quotes);
        }
    }

    private BigInteger side(
        final int entity,
        final int side,
        final MakerOrders orders,
        final long midHalfTicks,
        final OrderDistances distances)
    {
        weighed.clear();
        final int first = orders.first(entity, side);
        for (int order = first; order < first + orders.count(entity, side); order++)
        {
            final long distanceHalfTicks = Math.abs(2 * orders.priceTicks(order) - midHalfTicks);
            final BigInteger depth = depth(orders, order);
            if (isDeep(depth) && distances.contains(distanceHalfTicks))
            {
                weighed.add(distances.weight(distanceHalfTicks), depth);
            }
        }

        return weighed.value();
    }

    /** In tick·lots or lots. An order that has grown may have a notional beyond 2^63, though no new one has. */
    private BigInteger depth(final MakerOrders orders, final int order)
    {
        final BigInteger size = BigInteger.valueOf(orders.sizeLots(order));

        return score.depth() == Depth.NOTIONAL ? size.multiply(BigInteger.valueOf(orders.priceTicks(order))) : size;
    }

    private boolean isDeep(final BigInteger depth)
    {
        return depth.compareTo(leastDepth) >= 0;
    }

    private static long ownMid(final Snapshot snapshot, final int entity)
    {
        final long bid = snapshot.low(entity, MeasureLayout.BEST_BID);
        final long ask = snapshot.low(entity, MeasureLayout.BEST_ASK);

        return bid > 0 && ask > 0 ? bid + ask : 0;
    }

    /** The mid of the best orders of all makers that are deep enough; 0 when a side has none. */
    private long adjustedMid(final Snapshot snapshot, final MakerOrders orders)
    {
        long bid = 0;
        long ask = 0;
        for (int entity = 1; entity < snapshot.entityCount(); entity++)
        {
            for (int i = 0; i < orders.count(entity, Side.BID); i++)
            {
                final int order = orders.first(entity, Side.BID) + i;
                bid = isDeep(depth(orders, order)) ? Math.max(bid, orders.priceTicks(order)) : bid;
            }
            for (int i = 0; i < orders.count(entity, Side.ASK); i++)
            {
                final int order = orders.first(entity, Side.ASK) + i;
                final boolean isBetter = isDeep(depth(orders, order))
                    && (ask == 0 || orders.priceTicks(order) < ask);
                ask = isBetter ? orders.priceTicks(order) : ask;
            }
        }

        return bid > 0 && ask > 0 ? bid + ask : 0;
    }

    @Override
    public void onSameBook()
    {
        throw new IllegalStateException("every book is looked at");
    }

    @Override
    public void onMaker(final Snapshot snapshot, final int entity, final long count)
    {
        // Orders of all makers are weighed together, with the book.
    }

    @Override
    public void onEnd(final Snapshot snapshot, final long count)
    {
        // They have been.
    }

    @Override
    public void settle(final int entity, final MakerDay day, final long count)
    {
        // Nothing stands from one snapshot to the next.
    }
}
