package io.leadline.snapshot;

/**
 * The rare entry with a field that does not fit 63 bits: every pair of its mask is two signed numbers of 128 bits, what
 * the fields change by. Nothing is predicted.
 */
final class WideEntry
{
    private final PairLayout pairs;

    WideEntry(final PairLayout pairs)
    {
        this.pairs = pairs;
    }

    /** Whether an entity has a field of 2^64 or more, now or before. */
    boolean isWide(final long[] highs, final int index, final long[] baseHighs, final int baseIndex)
    {
        long all = 0;
        for (int field = 0; field < pairs.fieldCount(); field++)
        {
            all |= highs[index + field] | baseHighs[baseIndex + field];
        }

        return all != 0;
    }

    /** Adds the pairs whose high halves differ to a mask. */
    void compare(
        final long[] mask, final long[] highs, final int index, final long[] baseHighs, final int baseIndex)
    {
        for (int pair = 0; pair < pairs.pairCount(); pair++)
        {
            final int field = PairLayout.field(pair);
            final boolean isSecond = pair != PairLayout.SELF_MATCHED;
            if (highs[index + field] != baseHighs[baseIndex + field] ||
                isSecond && highs[index + field + 1] != baseHighs[baseIndex + field + 1])
            {
                mask[pair / Long.SIZE] |= 1L << pair;
            }
        }
    }

    /** Puts the pairs of a mask; the high halves may be null, for all zeros. */
    void put(
        final RecordOutput output, final long[] mask, final long[] lows, final long[] highs, final int index,
        final long[] baseLows, final long[] baseHighs, final int baseIndex)
    {
        for (int pair = 0; pair < pairs.pairCount(); pair++)
        {
            if ((mask[pair / Long.SIZE] >>> pair & 1) != 0)
            {
                final int field = PairLayout.field(pair);
                putChange(output, lows, highs, index + field, baseLows, baseHighs, baseIndex + field);
                if (pair == PairLayout.SELF_MATCHED)
                {
                    output.putByte(0);
                }
                else
                {
                    putChange(output, lows, highs, index + field + 1, baseLows, baseHighs, baseIndex + field + 1);
                }
            }
        }
    }

    private static void putChange(
        final RecordOutput output, final long[] lows, final long[] highs, final int at,
        final long[] baseLows, final long[] baseHighs, final int baseAt)
    {
        final long low = lows[at];
        final long baseLow = baseLows[baseAt];
        final long high = highs == null ? 0 : highs[at];
        final long baseHigh = highs == null ? 0 : baseHighs[baseAt];
        final long borrow = Long.compareUnsigned(low, baseLow) < 0 ? 1 : 0;
        output.putWide(low - baseLow, high - baseHigh - borrow);
    }
}
