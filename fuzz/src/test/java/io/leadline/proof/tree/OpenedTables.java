package io.leadline.proof.tree;

import java.util.List;

/** Tables of a day's leaves, made from the leaves that are shown. */
public final class OpenedTables
{
    private OpenedTables()
    {
    }

    /**
     * The content of a table that names what is shown.
     *
     * @param leaves contents of leaves, of one day.
     * @param maker  that the table is of; empty for the whole book.
     */
    public static byte[] of(final List<byte[]> leaves, final List<String> markets, final String maker)
    {
        final int[] masks = new int[markets.size()];
        long day = 0;
        boolean isListed = false;
        for (final byte[] content : leaves)
        {
            final LeafHead head = LeafHead.of(content);
            day = head.day();
            isListed |= head.key().part() == LeafKey.GROUP;
            if (head.key().part() <= LeafKey.DAY_END && head.key().maker().equals(maker))
            {
                masks[markets.indexOf(head.key().market())] |= 1 << head.key().part();
            }
        }
        final LeafBytes bytes = new LeafBytes();
        bytes.putByte(LeafLayout.FORMAT);
        bytes.putText("");
        bytes.putText(maker);
        bytes.putNumber(day);
        bytes.putByte(LeafKey.TABLE);
        LeafTable.write(bytes, isListed, masks);

        return bytes.copy();
    }
}
