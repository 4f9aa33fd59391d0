package io.leadline.proof.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.leadline.config.Configuration.Limits;
import io.leadline.proof.tree.HourCursor;
import io.leadline.proof.tree.LeafHead;
import io.leadline.proof.tree.LeafKey;
import io.leadline.proof.tree.LeafTable;

/** Leaves taken out of a bundle, so that a fuzzer reaches what lies behind the check of their hashes. */
public final class OpenedLeaves
{
    private static final Path HONEST = Path.of("proof", "src", "test", "resources", "golden", "bundle.zip");
    /** Of the ladders of the honest bundle. */
    private static final int FIELDS = 5 + 4 * (10 + 8);
    private static final int MARKETS = 2;

    private OpenedLeaves()
    {
    }

    /** Reads a leaf to its end, as what it says it is. */
    public static long read(final byte[] bytes)
    {
        final BundleLeaf leaf = BundleLeaf.read(bytes);
        final byte[] content = leaf.leaf().content();
        final LeafKey key = leaf.head().key();
        if (key.part() == LeafKey.GROUP)
        {
            return LeafHead.accounts(content).size();
        }
        if (key.part() == LeafKey.TABLE)
        {
            return LeafTable.of(content, MARKETS).isListed() ? 1 : 0;
        }
        if (key.part() == LeafKey.DAY_END)
        {
            return LeafHead.totals(content).length;
        }
        final HourCursor cursor = new HourCursor(content, FIELDS, Limits.DEFAULT.ordersPerMarket());

        return key.maker().isEmpty() ? book(cursor) : maker(cursor);
    }

    private static long book(final HourCursor cursor)
    {
        long sum = 0;
        while (cursor.next())
        {
            sum += cursor.interval() + cursor.low(0);
        }

        return sum;
    }

    /** As many snapshots as the honest one has at most. */
    private static long maker(final HourCursor cursor)
    {
        long sum = 0;
        for (int i = 0; i < 12; i++)
        {
            cursor.nextOfMaker();
            sum += cursor.low(0) + cursor.bidCount();
        }
        cursor.endOfMaker();

        return sum;
    }

    /** An honest bundle, as seen from the repository's root, where the fuzzer runs, or from this module. */
    public static Path honestBundle()
    {
        return Files.exists(HONEST) ? HONEST : Path.of("..").resolve(HONEST);
    }

    /** The leaves of an honest bundle. */
    public static List<byte[]> honest() throws IOException
    {
        try (StoredZipFile zip = StoredZipFile.open(honestBundle(), BundleEntries::limit))
        {
            return zip.names().stream()
                .filter(name -> name.startsWith(BundleEntries.LEAVES))
                .map(zip::content)
                .toList();
        }
    }
}
