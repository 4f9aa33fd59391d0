package io.leadline.scoring.award;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.leadline.program.PoolAward.Category;
import io.leadline.program.PoolAward.RebateTier;
import io.leadline.scoring.exact.NameOrder;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.figure.MakerFigures;
import io.leadline.scoring.figure.MarketFigures;
import io.leadline.scoring.result.Metric;

/** Maker shares of an instrument category, and the fee tier that the larger of them reaches. */
final class RebateTiers
{
    private RebateTiers()
    {
    }

    /** Metrics by maker; none where the category's markets have no volume. */
    static Map<String, List<Metric>> metrics(
        final Category category, final Map<String, MarketFigures> markets, final FeeHolidays feeHolidays)
    {
        final Map<String, Rational> total = new TreeMap<>(NameOrder.BY_BYTES);
        final Map<String, Rational> adjusted = new TreeMap<>();
        Rational totalOfAll = Rational.ZERO;
        Rational adjustedOfAll = Rational.ZERO;
        for (final MarketFigures market : figures(category, markets))
        {
            final Rational multiplier = Rational.of(category.multiplier(market.market()));
            totalOfAll = totalOfAll.plus(market.volume());
            adjustedOfAll = adjustedOfAll.plus(market.volume().times(multiplier));
            for (final MakerFigures maker : market.makers())
            {
                total.merge(maker.maker(), maker.volume(), Rational::plus);
                adjusted.merge(maker.maker(), maker.volume().times(multiplier), Rational::plus);
            }
        }
        final Map<String, List<Metric>> metrics = new TreeMap<>(NameOrder.BY_BYTES);
        if (totalOfAll.signum() > 0)
        {
            for (final String maker : total.keySet())
            {
                metrics.put(maker, metrics(
                    category,
                    total.get(maker).dividedBy(totalOfAll),
                    adjusted.get(maker).dividedBy(adjustedOfAll),
                    feeHolidays.tier(maker)));
            }
        }

        return metrics;
    }

    /** What the maker shares of a category are shares of: volumes of all users. */
    static List<Metric> sums(final Category category, final Map<String, MarketFigures> markets)
    {
        Rational total = Rational.ZERO;
        Rational adjusted = Rational.ZERO;
        for (final MarketFigures market : figures(category, markets))
        {
            total = total.plus(market.volume());
            adjusted = adjusted.plus(
                market.volume().times(Rational.of(category.multiplier(market.market()))));
        }

        return total.signum() == 0
            ? List.of()
            : List.of(
                Claims.metric("market_volume:" + category.name(), total),
                Claims.metric("adjusted_market_volume:" + category.name(), adjusted));
    }

    private static List<MarketFigures> figures(final Category category, final Map<String, MarketFigures> markets)
    {
        return category.tiers().stream()
            .flatMap(tier -> tier.markets().stream())
            .filter(markets::containsKey)
            .map(markets::get)
            .toList();
    }

    private static List<Metric> metrics(
        final Category category, final Rational total, final Rational adjusted, final Optional<Integer> fixedTier)
    {
        final List<Metric> metrics = new ArrayList<>();
        metrics.add(Claims.metric("total_maker_share:" + category.name(), total));
        metrics.add(Claims.metric("adjusted_maker_share:" + category.name(), adjusted));
        final Rational larger = total.compareTo(adjusted) >= 0 ? total : adjusted;
        final List<RebateTier> reached = category.rebates().stream()
            .filter(tier -> fixedTier.isPresent()
                ? tier.tier() == fixedTier.get()
                : Rational.of(tier.shareAtLeast()).compareTo(larger) <= 0)
            .toList();
        fixedTier.or(() -> reached.stream().map(RebateTier::tier).reduce((one, two) -> two))
            .ifPresent(tier -> metrics.add(Metric.of("rebate_tier:" + category.name(), tier)));
        reached.stream().reduce((one, two) -> two)
            .ifPresent(tier -> metrics.add(new Metric("rebate_bps:" + category.name(), tier.rebateBps())));

        return metrics;
    }
}
