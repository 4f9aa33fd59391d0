package io.leadline.scoring;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.event.Side;
import io.leadline.export.Configurations;
import io.leadline.export.FabricatedSource;
import io.leadline.export.FabricatedSource.Entity;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.MakerOrders;

/**
 * Makes up a snapshot log from resting orders: bands, best prices and status are worked out from scratch in fractions,
 * so that a score over the log can be checked by hand.
 */
public final class LogBuilder
{
    public static final Ladder TOUCH = Configurations.touch(100, 300, 500, 1000, 1500, 2000);
    public static final Ladder MID = Configurations.mid(100, 300, 500, 1000, 1500, 2000, 10_000);

    private final Configuration configuration;
    private final FabricatedSource source;
    private final MeasureLayout layout;
    private final List<Map<String, BigInteger[]>> totals = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();

    public LogBuilder(final Market... markets)
    {
        this(List.of(MID, TOUCH), markets);
    }

    public LogBuilder(final List<Ladder> ladders, final Market... markets)
    {
        this(Configurations.of(List.of(markets), ladders, Makers.ALL));
    }

    private LogBuilder(final Configuration configuration)
    {
        this.configuration = configuration;
        source = new FabricatedSource(configuration);
        layout = new MeasureLayout(configuration.ladders());
        configuration.markets().forEach(market ->
        {
            final Map<String, BigInteger[]> ofMarket = new LinkedHashMap<>();
            ofMarket.put("", new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO});
            totals.add(ofMarket);
        });
    }

    /** A log with the makers' orders in each snapshot: those inside the outermost mid edge. */
    public static LogBuilder withOrders(final List<Ladder> ladders, final Market... markets)
    {
        return new LogBuilder(Configurations.withOrders(List.of(markets), ladders));
    }

    record Order(String maker, int side, long priceTicks, long sizeLots)
    {
    }

    public FabricatedSource source()
    {
        return source.rewind();
    }

    /** Rests orders of one maker on both sides of every snapshot from now on. */
    public LogBuilder rests(final String maker, final int side, final long priceTicks, final long sizeLots)
    {
        orders.add(new Order(maker, side, priceTicks, sizeLots));

        return this;
    }

    public LogBuilder bid(final String maker, final long priceTicks, final long sizeLots)
    {
        return rests(maker, Side.BID, priceTicks, sizeLots);
    }

    public LogBuilder ask(final String maker, final long priceTicks, final long sizeLots)
    {
        return rests(maker, Side.ASK, priceTicks, sizeLots);
    }

    /** Takes a maker's orders away. */
    public LogBuilder withdraws(final String maker)
    {
        orders.removeIf(order -> order.maker().equals(maker));

        return this;
    }

    public LogBuilder clear()
    {
        orders.clear();

        return this;
    }

    /** A fill of a maker, in tick·lots. */
    public LogBuilder fills(final int market, final String maker, final long notional)
    {
        return fills(market, maker, notional, 0);
    }

    public LogBuilder fills(final int market, final String maker, final long notional, final long selfMatched)
    {
        for (final String name : List.of("", maker))
        {
            final BigInteger[] own = totals.get(market)
                .computeIfAbsent(name, absent -> new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO});
            own[0] = own[0].add(BigInteger.valueOf(notional));
            own[1] = own[1].add(BigInteger.valueOf(selfMatched));
        }

        return this;
    }

    public LogBuilder snapshot(final int market, final String time)
    {
        return snapshot(market, epochNs(time), null);
    }

    public LogBuilder snapshot(final int market, final String time, final MarketStatus status)
    {
        return snapshot(market, epochNs(time), status);
    }

    /** A snapshot of what rests now; its status follows from the book unless one is given. */
    public LogBuilder snapshot(final int market, final long timeEpochNs, final MarketStatus status)
    {
        orders.forEach(order -> totals.get(market)
            .computeIfAbsent(order.maker(), absent -> new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO}));
        final long bestBid = best(Side.BID);
        final long bestAsk = best(Side.ASK);
        final List<Entity> entities = entities(market, bestBid, bestAsk);
        source.add(
            market, timeEpochNs, timeEpochNs / 1_000_000_000L,
            status == null ? status(bestBid, bestAsk) : status, entities, recorded(entities, bestBid, bestAsk));

        return this;
    }

    /** Null where the configuration asks for bands alone. */
    private MakerOrders recorded(final List<Entity> entities, final long bestBid, final long bestAsk)
    {
        if (configuration.detail() != Configuration.Detail.ORDERS)
        {
            return null;
        }
        final int mid = layout.ladder("mid");
        final List<Integer> edges = configuration.ladders().get(mid).edgesBpsE2();
        final List<Order> inside = orders.stream()
            .filter(order -> isInside(mid, edges.get(edges.size() - 1), order, bestBid, bestAsk))
            .toList();

        return new RecordedOrders(entities.stream().map(Entity::name).toList(), inside, bestBid + bestAsk);
    }

    public LogBuilder totals(final int market, final String time)
    {
        source.addTotals(market, epochNs(time), entities(market, 0, 0));

        return this;
    }

    public static long epochNs(final String time)
    {
        final Instant instant = Instant.parse(time);

        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    private List<Entity> entities(final int market, final long bestBid, final long bestAsk)
    {
        final List<Entity> entities = new ArrayList<>();
        totals.get(market).forEach((maker, sums) ->
        {
            final BigInteger[] fields = source.zeros();
            fields[MeasureLayout.FILLED_NOTIONAL] = sums[0];
            fields[MeasureLayout.SELF_MATCHED_NOTIONAL] = sums[1];
            final boolean isBook = maker.isEmpty();
            fields[MeasureLayout.BEST_BID] = BigInteger.valueOf(isBook ? bestBid : ownBest(maker, Side.BID));
            fields[MeasureLayout.BEST_ASK] = BigInteger.valueOf(isBook ? bestAsk : ownBest(maker, Side.ASK));
            final boolean isResting = measure(isBook ? null : maker, bestBid, bestAsk, fields);
            entities.add(new Entity(maker, isBook || isResting || sums[0].signum() > 0, fields));
        });

        return entities;
    }

    private boolean measure(final String maker, final long bestBid, final long bestAsk, final BigInteger[] fields)
    {
        boolean isResting = false;
        for (final Order order : orders)
        {
            if (maker != null && !order.maker().equals(maker))
            {
                continue;
            }
            for (int ladder = 0; ladder < configuration.ladders().size(); ladder++)
            {
                final List<Integer> edges = configuration.ladders().get(ladder).edgesBpsE2();
                for (int edge = 0; edge < edges.size(); edge++)
                {
                    if (isInside(ladder, edges.get(edge), order, bestBid, bestAsk))
                    {
                        final int field = layout.sizeField(ladder, order.side(), edge);
                        final BigInteger size = BigInteger.valueOf(order.sizeLots());
                        fields[field] = fields[field].add(size);
                        fields[field + 1] = fields[field + 1].add(
                            size.multiply(BigInteger.valueOf(order.priceTicks())));
                        isResting = true;
                    }
                }
            }
        }

        return isResting;
    }

    private boolean isInside(
        final int ladder, final int edgeBpsE2, final Order order, final long bestBid, final long bestAsk)
    {
        final boolean isBid = order.side() == Side.BID;
        final boolean isMid = configuration.ladders().get(ladder).reference() == Ladder.Reference.MID;
        if (isMid && (bestBid == 0 || bestAsk == 0))
        {
            return false;
        }
        final long doubledReference = isMid ? bestBid + bestAsk : 2 * (isBid ? bestBid : bestAsk);
        final long doubledPrice = 2 * order.priceTicks();
        final long distance = isBid ? doubledReference - doubledPrice : doubledPrice - doubledReference;

        return distance * 1_000_000L <= doubledReference * edgeBpsE2;
    }

    private long best(final int side)
    {
        return orders.stream()
            .filter(order -> order.side() == side)
            .mapToLong(Order::priceTicks)
            .reduce((one, two) -> side == Side.BID ? Math.max(one, two) : Math.min(one, two))
            .orElse(0);
    }

    private long ownBest(final String maker, final int side)
    {
        return orders.stream()
            .filter(order -> order.side() == side && order.maker().equals(maker))
            .mapToLong(Order::priceTicks)
            .reduce((one, two) -> side == Side.BID ? Math.max(one, two) : Math.min(one, two))
            .orElse(0);
    }

    private static MarketStatus status(final long bestBid, final long bestAsk)
    {
        if (bestBid == 0 && bestAsk == 0)
        {
            return MarketStatus.EMPTY;
        }
        if (bestBid == 0 || bestAsk == 0)
        {
            return MarketStatus.ONE_SIDED;
        }

        return bestBid > bestAsk ? MarketStatus.CROSSED : MarketStatus.OK;
    }
}
