package io.leadline.proof.tree;

/**
 * What a leaf is about; no two leaves of a day have the same.
 *
 * @param market name of the market; empty in a group's leaf and in a table.
 * @param maker  name of the maker; empty for the whole book.
 * @param part   an hour of the UTC day, 0 to 23, or {@link #DAY_END}, {@link #GROUP} or {@link #TABLE}.
 */
public record LeafKey(String market, String maker, int part)
{
    /** Running totals as they stood at the 00:00 UTC at which the day ended. */
    public static final int DAY_END = 24;
    /** Accounts that the configuration counts as this maker. */
    public static final int GROUP = 25;
    /** What leaves of the whole book or of the maker the day has, in trees of format 2. */
    public static final int TABLE = 26;

    public LeafKey
    {
        if (part < 0 || part > TABLE)
        {
            throw new IllegalArgumentException("part of a day: part=" + part + " limit=" + TABLE);
        }
    }

    /** Whether the leaf holds the snapshots of an hour. */
    public boolean isHour()
    {
        return part < DAY_END;
    }
}
