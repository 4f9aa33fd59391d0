package io.leadline.snapshot;

import java.util.Arrays;

/**
 * Which pairs of an entry change: a mask whose parts without a bit are left out. The usual one, of a byte for each
 * part, is put together from one load: where its bytes lie is looked up by which parts there are.
 */
final class EntryMask
{
    /** More bytes than any section has: no writer names a part that has no byte in a mask of few. */
    private static final int NO_LENGTH = Integer.MAX_VALUE;
    private static final int PART_SETS = 1 << SnapshotLayout.PART_COUNT;
    /** By the parts there are: all bits of their bytes. */
    private static final long[] BITS = new long[PART_SETS];
    /** Likewise: a byte for each part but the first, how many bits the parts before it take. */
    private static final int[] SHIFTS = new int[PART_SETS];

    static
    {
        for (int parts = 0; parts < PART_SETS; parts++)
        {
            for (int part = 0; part < SnapshotLayout.PART_COUNT; part++)
            {
                final int before = parts & (1 << part) - 1;
                BITS[parts] |= (parts >> part & 1) * 0xffL << Byte.SIZE * part;
                SHIFTS[parts] |= part == 0 ? 0 : Byte.SIZE * Integer.bitCount(before) << Byte.SIZE * (part - 1);
            }
        }
    }

    private final long[] words;
    private final PairLayout pairs;
    private final boolean isUsual;
    /** By the parts there are: how many bytes they take, or {@link #NO_LENGTH}. */
    private final int[] lengths = new int[PART_SETS];
    /** Bits of the last word that stand for no pair. */
    private final long noPairs;

    EntryMask(final PairLayout pairs)
    {
        this.pairs = pairs;
        words = new long[(pairs.pairCount() + Long.SIZE - 1) / Long.SIZE];
        isUsual = pairs.maskLength() <= SnapshotLayout.PART_COUNT;
        noPairs = pairs.pairCount() % Long.SIZE == 0 ? 0 : -1L << pairs.pairCount();
        for (int parts = 0; parts < PART_SETS; parts++)
        {
            lengths[parts] = lengthOf(parts);
        }
    }

    private int lengthOf(final int parts)
    {
        int length = 0;
        int partsThere = 0;
        for (int i = 0; i < pairs.maskLength(); i++)
        {
            length += parts >> pairs.part(i) & 1;
            partsThere |= 1 << pairs.part(i);
        }

        return (parts & ~partsThere) == 0 ? length : NO_LENGTH;
    }

    /** Of all pairs, the bits of which 64 are a word. */
    long[] words()
    {
        return words;
    }

    /** Bytes of a mask with these parts; more than there can be when one of them has no byte. */
    long length(final int parts)
    {
        return lengths[parts];
    }

    /**
     * Reads a mask that lies whole in the section.
     *
     * @param at where it begins; eight bytes from there on are read, but what is no part of the mask is not taken.
     * @return its first word.
     */
    long read(final byte[] bytes, final long at, final int parts)
    {
        if (!isUsual)
        {
            return readLong(bytes, at, parts);
        }
        final long next = RawArrays.int64(bytes, at);
        final int shifts = SHIFTS[parts];
        final long bits = BITS[parts] & (
            next & 0xff |
            (next >>> shifts & 0xff) << Byte.SIZE |
            (next >>> (shifts >>> Byte.SIZE) & 0xff) << 2 * Byte.SIZE |
            (next >>> (shifts >>> 2 * Byte.SIZE) & 0xff) << 3 * Byte.SIZE);
        words[0] = bits;

        return bits;
    }

    private long readLong(final byte[] bytes, final long start, final int parts)
    {
        Arrays.fill(words, 0);
        long at = start;
        for (int i = 0; i < pairs.maskLength(); i++)
        {
            if ((parts >> pairs.part(i) & 1) != 0)
            {
                words[i / Long.BYTES] |= (RawArrays.int8(bytes, at++) & 0xffL) << Byte.SIZE * i;
            }
        }

        return words[0];
    }

    /** Whether the mask read last has bits of pairs alone. */
    boolean isOfPairs(final long firstWord)
    {
        return ((words.length == 1 ? firstWord : words[words.length - 1]) & noPairs) == 0;
    }
}
