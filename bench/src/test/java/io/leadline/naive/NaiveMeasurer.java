package io.leadline.naive;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.leadline.config.Ladder;
import io.leadline.config.Market;
import io.leadline.measure.MarketStatus;

/** Measures one market as it stands: everything from the orders, nothing kept from the snapshot before. */
final class NaiveMeasurer
{
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final Comparator<NaiveMarket.Rest> BY_SIDE_PRICE_SIZE =
        Comparator.comparing((NaiveMarket.Rest rest) -> !rest.isBid())
            .thenComparing(NaiveMarket.Rest::price)
            .thenComparing(NaiveMarket.Rest::size);

    private final List<Ladder> ladders;
    private final NaiveMarket market;
    private final BigDecimal multiplier;
    private final BigDecimal bestBid;
    private final BigDecimal bestAsk;

    NaiveMeasurer(final List<Ladder> ladders, final NaiveMarket market)
    {
        this.ladders = ladders;
        this.market = market;
        this.multiplier = market.settings().multiplier();
        this.bestBid = touch(true);
        this.bestAsk = touch(false);
    }

    MarketStatus status(final boolean isSilent)
    {
        if (!market.isInSync() || isSilent)
        {
            return MarketStatus.STALE;
        }
        if (market.isHalted())
        {
            return MarketStatus.HALTED;
        }
        if (bestBid == null && bestAsk == null)
        {
            return MarketStatus.EMPTY;
        }
        if (bestBid == null || bestAsk == null)
        {
            return MarketStatus.ONE_SIDED;
        }

        return bestBid.compareTo(bestAsk) > 0 ? MarketStatus.CROSSED : MarketStatus.OK;
    }

    NaiveMeasures book()
    {
        final List<NaiveMarket.Rest> rests = market.wholeBook();

        return new NaiveMeasures(bestBid, bestAsk, market.totals(), bands(ladder -> rests));
    }

    /** Every maker that rests anything or has totals. */
    SortedMap<String, NaiveMeasures> makers()
    {
        final List<NaiveMarket.Rest> orders = market.makerOrders();
        final Set<String> names = new TreeSet<>(market.makerTotals().keySet());
        orders.stream().map(NaiveMarket.Rest::maker).filter(name -> name != null).forEach(names::add);
        final SortedMap<String, NaiveMeasures> measures = new TreeMap<>(NaiveResult.BY_BYTES);
        for (final String name : names)
        {
            measures.put(name, maker(name, orders.stream().filter(order -> name.equals(order.maker())).toList()));
        }

        return measures;
    }

    /** Every maker's orders that {@code detail: orders} records. */
    SortedMap<String, List<NaiveSnapshot.Order>> ordersInside()
    {
        final SortedMap<String, List<NaiveSnapshot.Order>> orders = new TreeMap<>(NaiveResult.BY_BYTES);
        market.makerOrders().stream()
            .filter(rest -> rest.maker() != null && isInsideOutermost(rest))
            .sorted(BY_SIDE_PRICE_SIZE)
            .forEach(rest -> orders.computeIfAbsent(rest.maker(), maker -> new ArrayList<>())
                .add(new NaiveSnapshot.Order(rest.isBid(), rest.price(), rest.size())));

        return orders;
    }

    private boolean isInsideOutermost(final NaiveMarket.Rest rest)
    {
        return ladders.stream()
            .filter(ladder -> ladder.reference() == Ladder.Reference.MID && mid() != null)
            .flatMap(ladder -> ladder.edgesBpsE2().stream())
            .anyMatch(edge -> Edge.isInside(rest.isBid(), rest.price(), mid(), Edge.bps(edge)));
    }

    private NaiveMeasures maker(final String name, final List<NaiveMarket.Rest> orders)
    {
        final List<NaiveMarket.Rest> postOnly = orders.stream().filter(NaiveMarket.Rest::isPostOnly).toList();

        return new NaiveMeasures(
            prices(orders, true).max(Comparator.naturalOrder()).orElse(null),
            prices(orders, false).min(Comparator.naturalOrder()).orElse(null),
            market.makerTotals().getOrDefault(name, NaiveTotals.ZERO),
            bands(ladder -> ladder.postOnly() ? postOnly : orders));
    }

    private static Stream<BigDecimal> prices(final List<NaiveMarket.Rest> rests, final boolean isBid)
    {
        return rests.stream().filter(rest -> rest.isBid() == isBid).map(NaiveMarket.Rest::price);
    }

    /** The best price of a side among levels that are no dust; null when there is none. */
    private BigDecimal touch(final boolean isBid)
    {
        final Market settings = market.settings();
        final TreeMap<BigDecimal, BigDecimal> sizes = market.wholeBook().stream()
            .filter(rest -> rest.isBid() == isBid)
            .collect(Collectors.toMap(
                NaiveMarket.Rest::price, NaiveMarket.Rest::size, BigDecimal::add, TreeMap::new));
        sizes.entrySet().removeIf(
            level -> notional(level.getKey(), level.getValue()).compareTo(settings.minTouchNotional()) < 0);
        if (sizes.isEmpty())
        {
            return null;
        }

        return isBid ? sizes.lastKey() : sizes.firstKey();
    }

    private List<BigDecimal> bands(final Function<Ladder, List<NaiveMarket.Rest>> countedIn)
    {
        final List<BigDecimal> bands = new ArrayList<>();
        for (final Ladder ladder : ladders)
        {
            for (final boolean isBid : new boolean[] {true, false})
            {
                final BigDecimal reference = reference(ladder, isBid);
                for (final int edgeBpsE2 : ladder.edgesBpsE2())
                {
                    addBand(bands, countedIn.apply(ladder), isBid, reference, Edge.bps(edgeBpsE2));
                }
            }
        }

        return bands;
    }

    private BigDecimal reference(final Ladder ladder, final boolean isBid)
    {
        if (ladder.reference() == Ladder.Reference.TOUCH)
        {
            return isBid ? bestBid : bestAsk;
        }

        return mid();
    }

    private BigDecimal mid()
    {
        return bestBid == null || bestAsk == null ? null : bestBid.add(bestAsk).multiply(HALF);
    }

    private void addBand(
        final List<BigDecimal> bands,
        final List<NaiveMarket.Rest> rests,
        final boolean isBid,
        final BigDecimal reference,
        final BigDecimal edgeBps)
    {
        BigDecimal size = BigDecimal.ZERO;
        BigDecimal notional = BigDecimal.ZERO;
        for (final NaiveMarket.Rest rest : rests)
        {
            if (reference != null
                && rest.isBid() == isBid
                && Edge.isInside(isBid, rest.price(), reference, edgeBps))
            {
                size = size.add(rest.size());
                notional = notional.add(notional(rest.price(), rest.size()));
            }
        }
        bands.add(size);
        bands.add(notional);
    }

    private BigDecimal notional(final BigDecimal price, final BigDecimal size)
    {
        return price.multiply(size).multiply(multiplier);
    }
}
