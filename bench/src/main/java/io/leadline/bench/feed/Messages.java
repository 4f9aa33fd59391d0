package io.leadline.bench.feed;

import java.util.List;

/**
 * Messages of a feed in memory, one behind another.
 *
 * @param bytes all messages.
 * @param ends  one behind the last byte of each.
 */
public record Messages(byte[] bytes, int[] ends)
{
    /** Messages in their order, up to 2 GB. */
    public static Messages of(final List<byte[]> all)
    {
        final int[] ends = new int[all.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++)
        {
            end = Math.addExact(end, all.get(i).length);
            ends[i] = end;
        }
        final byte[] bytes = new byte[end];
        for (int i = 0; i < ends.length; i++)
        {
            final byte[] message = all.get(i);
            System.arraycopy(message, 0, bytes, ends[i] - message.length, message.length);
        }

        return new Messages(bytes, ends);
    }

    public int count()
    {
        return ends.length;
    }
}
