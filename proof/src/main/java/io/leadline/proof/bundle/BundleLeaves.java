package io.leadline.proof.bundle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.config.Market;
import io.leadline.proof.head.Head;
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
    private final BundleWindow window;
    private final BundleTables tables;
    /** By market, then part, then maker: the entry. */
    private final Map<String, Map<Part, Map<String, String>>> markets = new TreeMap<>();
    private final Map<Long, List<String>> accounts = new TreeMap<>();
    private int count;
    private int ownCount;
    private LeafHead last;

    /** A part of a day. */
    private record Part(long day, int part)
    {
    }

    /**
     * No leaves yet.
     *
     * @param marketNames of the bundle.
     * @param configured  all markets of the configuration.
     */
    BundleLeaves(
        final StoredZipFile zip,
        final List<String> marketNames,
        final List<String> configured,
        final String maker,
        final BundleWindow window)
    {
        tables = new BundleTables(window, configured, maker);
        this.zip = zip;
        this.window = window;
        this.marketNames = marketNames;
        this.maker = maker;
    }

    /**
     * Takes in a leaf that may be a stranger's.
     *
     * @param signed the head in front of it, of the leaf's day.
     * @throws BundleException                      when it is not in the tree of that head, not the bundle's, or not at
     *                                              its place among the day's.
     * @throws io.leadline.proof.tree.LeafException when it is none.
     */
    void add(final String entry, final byte[] bytes, final Head signed)
    {
        final BundleLeaf leaf = BundleLeaf.read(bytes);
        final LeafHead head = leaf.head();
        if (head.day() != signed.day() || !leaf.proof().leads(
            leaf.leaf().hash(), signed.leaves(), HexFormat.of().parseHex(signed.root())))
        {
            throw new BundleException(
                "leaf is not in the tree of its day: name=" + entry + " day=" + LocalDate.ofEpochDay(head.day()));
        }
        final LeafKey key = head.key();
        requireOrder(head, entry);
        requireOwn(window.contains(head.day(), key), entry);
        if (key.part() == LeafKey.GROUP)
        {
            requireOwn(key.market().isEmpty() && key.maker().equals(maker), entry);
            requireOwn(accounts.put(head.day(), LeafHead.accounts(leaf.leaf().content())) == null, entry);
            return;
        }
        if (key.part() == LeafKey.TABLE)
        {
            requireOwn(key.market().isEmpty() && (key.maker().isEmpty() || key.maker().equals(maker)), entry);
            tables.add(head.day(), key.maker(), leaf.leaf().content());
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

    /** Days follow one another as their heads do. */
    private void requireOrder(final LeafHead head, final String entry)
    {
        if (last != null && last.day() == head.day() && BundleWindow.ORDER.compare(last.key(), head.key()) >= 0)
        {
            throw new BundleException("leaf is not at its place: name=" + entry);
        }
        last = head;
    }

    private static void requireOwn(final boolean isOwn, final String entry)
    {
        if (!isOwn)
        {
            throw new BundleException("leaf of something else, or of another time: name=" + entry);
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

    /**
     * Lets leaves pass of which none is left out, as far as the days' trees can tell.
     *
     * @param days that there are heads of.
     */
    void requireAll(final Collection<SignedHead> days)
    {
        tables.require(days, marketNames, this::isShown, accounts.keySet());
        requireAccounts(days);
    }

    private boolean isShown(final String market, final long day, final int part, final String entity)
    {
        return markets.getOrDefault(market, Map.of()).getOrDefault(new Part(day, part), Map.of()).containsKey(entity);
    }

    /** Accounts are shown of every day of the window or of none. */
    private void requireAccounts(final Collection<SignedHead> days)
    {
        days.stream().map(signed -> signed.head().day()).filter(day -> day >= window.firstDay()).forEach(day ->
        {
            if (!accounts.isEmpty() && !accounts.containsKey(day))
            {
                throw new BundleException("accounts of the maker are missing: day=" + LocalDate.ofEpochDay(day));
            }
        });
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
