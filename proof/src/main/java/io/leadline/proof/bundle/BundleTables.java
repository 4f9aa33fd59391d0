package io.leadline.proof.bundle;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.proof.head.Head;
import io.leadline.proof.head.SignedHead;
import io.leadline.proof.tree.LeafKey;
import io.leadline.proof.tree.LeafTable;

/**
 * What the days' trees say that there is of a market and a maker, held against what a bundle shows: nothing in the
 * window is left out, at its start or anywhere. Days whose heads are of format 1 say nothing. Single thread.
 */
final class BundleTables
{
    private static final int FIRST_FORMAT = 2;

    private final BundleWindow window;
    private final List<String> configured;
    private final String maker;
    private final Map<Long, Map<String, LeafTable>> byDay = new TreeMap<>();

    /** Which leaves are shown. */
    interface Shown
    {
        /**
         * Whether one of them is of this.
         *
         * @param entity name of the maker; empty for the whole book.
         */
        boolean contains(String market, long day, int part, String entity);
    }

    /**
     * No tables yet.
     *
     * @param configured all markets of the configuration.
     */
    BundleTables(final BundleWindow window, final List<String> configured, final String maker)
    {
        this.window = window;
        this.configured = configured;
        this.maker = maker;
    }

    /** Takes in the table of the whole book or of the maker. */
    void add(final long day, final String entity, final byte[] content)
    {
        byDay.computeIfAbsent(day, absent -> new TreeMap<>()).put(entity, LeafTable.of(content, configured.size()));
    }

    /** Whether all days of a bundle have tables. */
    static boolean isTold(final Collection<SignedHead> heads)
    {
        return heads.stream().allMatch(signed -> hasTables(signed.head()));
    }

    private static boolean hasTables(final Head head)
    {
        return head.format() >= FIRST_FORMAT;
    }

    /**
     * Lets a bundle pass that shows what the tables say.
     *
     * @param markets  of the bundle.
     * @param accounts the maker's, by the days of which they are shown.
     * @throws BundleException naming the first leaf that is missing.
     */
    void require(
        final Collection<SignedHead> heads,
        final List<String> markets,
        final Shown shown,
        final Collection<Long> accounts)
    {
        for (final SignedHead signed : heads)
        {
            if (hasTables(signed.head()))
            {
                requireDay(signed.head().day(), markets, shown, accounts);
            }
        }
    }

    private void requireDay(
        final long day, final List<String> markets, final Shown shown, final Collection<Long> accounts)
    {
        final Map<String, LeafTable> tables = byDay.getOrDefault(day, Map.of());
        final LeafTable book = tables.get("");
        final LeafTable own = tables.get(maker);
        final boolean isOwnShown = markets.stream().anyMatch(market -> isAnyShown(market, day, shown));
        if (book == null || own == null && (isOwnShown || book.isListed()))
        {
            throw new BundleException("table of the day's leaves is missing: day=" + LocalDate.ofEpochDay(day) +
                " of=" + (book == null ? "whole book" : "maker"));
        }
        final boolean areAccountsListed = book.isListed() && day >= window.firstDay();
        if (accounts.contains(day) != areAccountsListed)
        {
            throw new BundleException("accounts of the maker are " + (areAccountsListed ? "missing" : "of no list") +
                ": day=" + LocalDate.ofEpochDay(day));
        }
        for (final String market : markets)
        {
            requireMarket(book, "", market, day, shown);
            if (own != null)
            {
                requireMarket(own, maker, market, day, shown);
            }
        }
    }

    private boolean isAnyShown(final String market, final long day, final Shown shown)
    {
        for (int part = 0; part <= LeafKey.DAY_END; part++)
        {
            if (shown.contains(market, day, part, maker))
            {
                return true;
            }
        }

        return false;
    }

    private void requireMarket(
        final LeafTable table, final String entity, final String market, final long day, final Shown shown)
    {
        final int position = configured.indexOf(market);
        for (int part = 0; part <= LeafKey.DAY_END; part++)
        {
            if (table.contains(position, part) && window.contains(day, new LeafKey(market, entity, part)))
            {
                require(shown, market, day, part, entity);
            }
        }
        // Whoever was known before the day stands in the totals at the end of the day before.
        if (table.isKnownBefore(position) && day >= window.firstDay())
        {
            require(shown, market, day - 1, LeafKey.DAY_END, entity);
        }
    }

    private static void require(
        final Shown shown, final String market, final long day, final int part, final String entity)
    {
        if (!shown.contains(market, day, part, entity))
        {
            throw new BundleException("leaf is left out: market=" + market + " day=" + LocalDate.ofEpochDay(day) +
                " part=" + part + " of=" + (entity.isEmpty() ? "whole book" : "maker"));
        }
    }
}
