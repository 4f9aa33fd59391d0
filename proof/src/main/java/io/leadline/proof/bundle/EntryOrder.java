package io.leadline.proof.bundle;

import java.util.List;

/** The one order in which a bundle's entries lie, and which of them there have to be. */
final class EntryOrder
{
    private static final List<String> INPUTS =
        List.of(BundleEntries.OUTAGES, BundleEntries.VOLUMES, BundleEntries.RATES, BundleEntries.STAKES);

    private final List<String> names;
    private int next;

    private EntryOrder(final List<String> names)
    {
        this.names = names;
    }

    /**
     * Lets names pass that lie as {@link BundleWriter} lays them.
     *
     * @throws BundleException naming the first one that does not.
     */
    static void require(final List<String> names)
    {
        new EntryOrder(names).run();
    }

    private void run()
    {
        one(BundleEntries.CONFIGURATION);
        one(BundleEntries.program(0));
        for (int program = 1; isAt(BundleEntries.PROGRAMS); program++)
        {
            one(BundleEntries.program(program));
        }
        for (final String input : INPUTS)
        {
            next += isAt(input) ? 1 : 0;
        }
        one(BundleEntries.SCORES);
        one(BundleEntries.PAYOUTS);
        days();
        one(BundleEntries.MANIFEST);
        if (next < names.size())
        {
            throw new BundleException("entry behind the last one: name=" + names.get(next));
        }
    }

    /** Each day's head with its leaves behind it, numbered over all days. */
    private void days()
    {
        if (!isAt(BundleEntries.HEADS))
        {
            throw new BundleException("head is missing");
        }
        int leaf = 0;
        while (isAt(BundleEntries.HEADS))
        {
            next++;
            do
            {
                one(BundleEntries.leaf(leaf++));
            }
            while (isAt(BundleEntries.LEAVES));
        }
    }

    private boolean isAt(final String start)
    {
        return next < names.size() && names.get(next).startsWith(start);
    }

    private void one(final String name)
    {
        if (next == names.size() || !names.get(next).equals(name))
        {
            throw new BundleException(
                "entry is missing, or not at its place: expected=" + name + " found=" +
                (next == names.size() ? "none" : names.get(next)));
        }
        next++;
    }
}
