package io.leadline.proof.bundle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.config.Market;
import io.leadline.proof.head.SignedHead;
import io.leadline.proof.tree.LeafHead;
import io.leadline.proof.tree.LeafKey;

/** The leaves of a bundle, each shown to be in the tree of its day's head; their bytes stay in the file. */
final class BundleLeaves
{
    private static final Comparator<Part> IN_TIME = Comparator.comparingLong(Part::day).thenComparingInt(Part::part);

    private final StoredZipFile zip;
    private final String maker;
    private final List<String> marketNames;
    /** By market, then part, then maker: the entry. */
    private final Map<String, Map<Part, Map<String, String>>> markets = new TreeMap<>();
    private final Map<Long, List<String>> accounts = new TreeMap<>();
    private int count;
    private int ownCount;

    /** A part of a day. */
    private record Part(long day, int part)
    {
    }

    BundleLeaves(final StoredZipFile zip, final List<String> marketNames, final String maker)
    {
        this.zip = zip;
        this.marketNames = marketNames;
        this.maker = maker;
    }

    /**
     * Takes in a leaf that may be a stranger's.
     *
     * @throws BundleException                      when it is in no tree of the bundle's heads, or not the bundle's.
     * @throws io.leadline.proof.tree.LeafException when it is none.
     */
    void add(final String entry, final byte[] bytes, final BundleHeads heads)
    {
        final BundleLeaf leaf = BundleLeaf.read(bytes);
        final LeafHead head = leaf.head();
        final SignedHead signed = heads.ofDay(head.day());
        if (signed == null || !leaf.proof().leads(
            leaf.leaf().hash(), signed.head().leaves(), HexFormat.of().parseHex(signed.head().root())))
        {
            throw new BundleException(
                "leaf is not in the tree of its day: name=" + entry + " day=" + LocalDate.ofEpochDay(head.day()));
        }
        final LeafKey key = head.key();
        if (key.part() == LeafKey.GROUP)
        {
            requireOwn(key.market().isEmpty() && key.maker().equals(maker), entry);
            requireOwn(accounts.put(head.day(), LeafHead.accounts(leaf.leaf().content())) == null, entry);
            return;
        }
        requireOwn(marketNames.contains(key.market()) && (key.maker().isEmpty() || key.maker().equals(maker)), entry);
        requireOwn(markets
            .computeIfAbsent(key.market(), absent -> new TreeMap<>(IN_TIME))
            .computeIfAbsent(new Part(head.day(), key.part()), absent -> new TreeMap<>())
            .put(key.maker(), entry) == null, entry);
        count++;
        ownCount += key.maker().isEmpty() ? 0 : 1;
    }

    private static void requireOwn(final boolean isOwn, final String entry)
    {
        if (!isOwn)
        {
            throw new BundleException("leaf of something else, or twice: name=" + entry);
        }
    }

    /** What leaves there are of each market, in the order of the configuration. */
    List<MarketParts> parts(final List<Market> configured)
    {
        final List<MarketParts> parts = new ArrayList<>();
        for (int i = 0; i < configured.size(); i++)
        {
            final String market = configured.get(i).name();
            if (markets.containsKey(market))
            {
                parts.add(new MarketParts(i, maker, markets.get(market).entrySet().stream()
                    .map(part -> leaves(market, part.getKey(), part.getValue()))
                    .toList()));
            }
        }

        return parts;
    }

    private PartLeaves leaves(final String market, final Part part, final Map<String, String> entries)
    {
        final String book = entries.get("");
        final String own = entries.get(maker);
        if (book == null)
        {
            throw new BundleException("leaf of the whole book is missing: market=" + market + " day=" +
                LocalDate.ofEpochDay(part.day()) + " part=" + part.part());
        }

        return new PartLeaves(
            part.day(), new LeafKey(market, "", part.part()), () -> content(book),
            own == null ? null : () -> content(own));
    }

    private byte[] content(final String entry)
    {
        return BundleLeaf.read(zip.content(entry)).leaf().content();
    }

    /** Accounts that count as the maker, by day; none where every account is a maker of its own. */
    Map<Long, List<String>> accounts()
    {
        return accounts;
    }

    /** Leaves of records. */
    int count()
    {
        return count;
    }

    /** Those of the maker. */
    int ownCount()
    {
        return ownCount;
    }
}
