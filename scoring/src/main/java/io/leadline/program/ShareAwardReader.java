package io.leadline.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads pools that are shared by volume or score. */
final class ShareAwardReader
{
    private ShareAwardReader()
    {
    }

    static ShareAward read(final YamlMapping award)
    {
        final List<ShareAward.SharedPool> pools = new ArrayList<>();
        final Set<String> names = new HashSet<>();
        for (final YamlMapping item : award.mappings("pools"))
        {
            item.refuseTwice("pool", "pool", names);
            pools.add(pool(item));
            item.close();
        }
        if (pools.isEmpty() && award.has("pools"))
        {
            award.problem("pools", "no pool: key=" + award.path("pools"));
        }

        return new ShareAward(pools, award.has("empty_snapshots")
            ? award.choice("empty_snapshots", ShareAward.EmptySnapshots.class)
            : ShareAward.EmptySnapshots.REDISTRIBUTE);
    }

    private static ShareAward.SharedPool pool(final YamlMapping pool)
    {
        final ShareAward.SharedPool read = new ShareAward.SharedPool(
            pool.text("pool"),
            pool.amount("amount"),
            pool.choice("by", ShareAward.ShareBy.class),
            pool.texts("markets"));
        if (read.markets().isEmpty() && pool.has("markets"))
        {
            pool.problem("markets", "no market: key=" + pool.path("markets"));
        }
        MarketNames.refuseTwice(pool, "markets", read.markets());

        return read;
    }
}
