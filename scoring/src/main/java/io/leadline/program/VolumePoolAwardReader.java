package io.leadline.program;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.leadline.program.VolumePoolAward.VolumePool;

/** Reads pools that are divided by weighed volume. */
final class VolumePoolAwardReader
{
    private VolumePoolAwardReader()
    {
    }

    static VolumePoolAward read(final YamlMapping award)
    {
        final List<VolumePool> pools = new ArrayList<>();
        final Set<String> names = new HashSet<>();
        for (final YamlMapping item : award.mappings("pools"))
        {
            item.refuseTwice("pool", "pool", names);
            pools.add(pool(item));
            item.close();
        }
        checkOthers(award, pools);
        if (!pools.isEmpty() && pools.stream().allMatch(pool -> pool.amount().signum() == 0))
        {
            award.problem("pools", "pools of nothing: key=" + award.path("pools") + " value=0 limit=0");
        }
        final VolumePoolAward read = new VolumePoolAward(
            pools,
            award.choice("share_over", VolumePoolAward.ShareOver.class),
            weighting(award.mapping("weights")),
            award.fraction("pay_at_least"),
            award.decimal("valuation", "0"));

        return read;
    }

    private static VolumePool pool(final YamlMapping pool)
    {
        final VolumePool read = new VolumePool(
            pool.text("pool"),
            pool.amount("amount"),
            pool.has("markets") ? pool.texts("markets") : List.of(),
            pool.has("months") ? months(pool.mapping("months")) : Map.of(),
            pool.has("otherwise") ? pool.texts("otherwise") : List.of());
        MarketNames.refuseTwice(pool, "markets", read.markets());
        if (pool.has("markets") == pool.has("months"))
        {
            pool.problem("pool", "a pool has either markets or months: key=" + pool.path("pool")
                + " value=" + read.name());
        }

        return read;
    }

    private static Map<YearMonth, List<String>> months(final YamlMapping months)
    {
        final Map<YearMonth, List<String>> read = new TreeMap<>();
        for (final String month : months.names())
        {
            final List<String> markets = months.texts(month);
            MarketNames.refuseTwice(months, month, markets);
            try
            {
                read.put(YearMonth.parse(month), markets);
            }
            catch (final DateTimeException malformed)
            {
                months.problem(month, "not a month: key=" + months.path(month) + " allowed=YYYY-MM");
            }
        }
        months.close();

        return read;
    }

    private static void checkOthers(final YamlMapping award, final List<VolumePool> pools)
    {
        for (final VolumePool pool : pools)
        {
            for (final String other : pool.otherwise())
            {
                final boolean isThere = pools.stream().anyMatch(
                    candidate -> candidate.name().equals(other) && candidate.months().isEmpty());
                if (!isThere)
                {
                    award.problem("pools", "no pool with markets of its own: key=" + award.path("pools")
                        + " pool=" + pool.name() + " otherwise=" + other);
                }
            }
        }
    }

    private static VolumePoolAward.Weighting weighting(final YamlMapping weights)
    {
        final VolumePoolAward.Weighting read = switch (weights.choice("kind", Kind.class))
        {
            case BOOST -> new VolumePoolAward.Boost(
                weights.fraction("above"),
                weights.fraction("boost"),
                weights.choice("excess", VolumePoolAward.Excess.class));
            case CUT -> cut(weights);
        };
        weights.close();

        return read;
    }

    private static VolumePoolAward.Cut cut(final YamlMapping weights)
    {
        final VolumePoolAward.Cut read = new VolumePoolAward.Cut(
            weights.fraction("full_above"),
            weights.fraction("cut_from"),
            weights.fraction("cut"),
            weights.choice("below", VolumePoolAward.Below.class));
        if (read.cutFrom().compareTo(read.fullAbove()) > 0 && weights.isReadable("full_above"))
        {
            weights.problem("cut_from", "above its limit: key=" + weights.path("cut_from") + " value="
                + read.cutFrom().toPlainString() + " limit=" + read.fullAbove().toPlainString());
        }

        return read;
    }

    private enum Kind
    {
        BOOST,
        CUT
    }
}
