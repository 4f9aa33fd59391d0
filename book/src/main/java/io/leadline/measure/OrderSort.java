package io.leadline.measure;

/**
 * Sorts a list of orders outward, from the highest bid down or from the lowest ask up, larger ones first at one price.
 * Runs of a few are sorted by insertion, and then merged; what most makers rest is one run. Allocates only when a list
 * is longer than all before; single thread.
 */
final class OrderSort
{
    private static final int RUN = 24;
    private static final int WORDS = OrderLists.ORDER_WORDS;

    private long[] scratch = {};

    /** Sorts the bids or asks of an array from one index to another, in words. */
    void sort(final long[] words, final int from, final int to, final boolean isBid)
    {
        final int run = RUN * WORDS;
        for (int start = from; start < to; start = Math.min(to, start + run))
        {
            insert(words, start, Math.min(to, start + run), isBid);
        }
        if (to - from > run)
        {
            scratch = scratch.length < to - from ? new long[2 * (to - from)] : scratch;
            for (long length = run; length < to - from; length *= 2)
            {
                mergeRuns(words, from, to, length, isBid);
            }
        }
    }

    private static void insert(final long[] words, final int from, final int to, final boolean isBid)
    {
        for (int next = from + WORDS; next < to; next += WORDS)
        {
            final long price = words[next];
            final long size = words[next + 1];
            int at = next;
            while (at > from && isBefore(price, size, words[at - WORDS], words[at - 1], isBid))
            {
                words[at] = words[at - WORDS];
                words[at + 1] = words[at - 1];
                at -= WORDS;
            }
            words[at] = price;
            words[at + 1] = size;
        }
    }

    private void mergeRuns(final long[] words, final int from, final int to, final long length, final boolean isBid)
    {
        for (long start = from; start + length < to; start += 2 * length)
        {
            merge(words, (int)start, (int)(start + length), (int)Math.min(to, start + 2 * length), isBid);
        }
    }

    /** Merges two runs that lie behind one another; the first is moved out of the way. */
    private void merge(final long[] words, final int from, final int middle, final int to, final boolean isBid)
    {
        final int leftLength = middle - from;
        System.arraycopy(words, from, scratch, 0, leftLength);
        int left = 0;
        int right = middle;
        int at = from;
        while (left < leftLength)
        {
            final boolean isRight = right < to &&
                isBefore(words[right], words[right + 1], scratch[left], scratch[left + 1], isBid);
            final long[] source = isRight ? words : scratch;
            final int index = isRight ? right : left;
            words[at] = source[index];
            words[at + 1] = source[index + 1];
            right += isRight ? WORDS : 0;
            left += isRight ? 0 : WORDS;
            at += WORDS;
        }
    }

    private static boolean isBefore(
        final long price, final long size, final long otherPrice, final long otherSize, final boolean isBid)
    {
        return price == otherPrice ? size > otherSize : price > otherPrice == isBid;
    }
}
