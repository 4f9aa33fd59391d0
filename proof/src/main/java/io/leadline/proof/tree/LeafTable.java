package io.leadline.proof.tree;

/**
 * What leaves of the whole book, or of a maker, a day's tree has: whoever is shown this can tell which ones he is not
 * shown. The content of a leaf with part {@link LeafKey#TABLE}. Immutable.
 */
public final class LeafTable
{
    /** In place of a part: stood in the totals with which the day began. */
    static final int BEFORE = LeafKey.DAY_END + 1;

    private static final int MAX_MASK = (1 << BEFORE + 1) - 1;

    private final boolean isListed;
    private final int[] masks;

    private LeafTable(final boolean isListed, final int[] masks)
    {
        this.isListed = isListed;
        this.masks = masks;
    }

    /**
     * Reads one that may be a stranger's.
     *
     * @param marketCount of the configuration.
     * @throws LeafException when it is none.
     */
    public static LeafTable of(final byte[] content, final int marketCount)
    {
        final LeafInput input = new LeafInput(content);
        if (LeafHead.read(input).key().part() != LeafKey.TABLE)
        {
            throw new LeafException("not a table");
        }
        final int listed = input.readByte();
        if (listed > 1)
        {
            throw new LeafException("listed=" + listed + " limit=1");
        }
        final int[] masks = new int[marketCount];
        for (int market = 0; market < marketCount; market++)
        {
            masks[market] = input.readInt(MAX_MASK);
        }
        input.requireEnd();

        return new LeafTable(listed == 1, masks);
    }

    /** Adds what such a leaf tells. */
    static void write(final LeafBytes bytes, final boolean isListed, final int[] masks)
    {
        bytes.putByte(isListed ? 1 : 0);
        for (final int mask : masks)
        {
            bytes.putNumber(mask);
        }
    }

    /** Whether the configuration lists makers, so that each has a leaf of its accounts. */
    public boolean isListed()
    {
        return isListed;
    }

    /**
     * Whether there is a leaf.
     *
     * @param market position in the configuration.
     * @param part   an hour, or {@link LeafKey#DAY_END}.
     */
    public boolean contains(final int market, final int part)
    {
        return (masks[market] >>> part & 1) != 0;
    }

    /** Whether the market, or the maker in it, was known before the day: the day before has its totals. */
    public boolean isKnownBefore(final int market)
    {
        return contains(market, BEFORE);
    }
}
