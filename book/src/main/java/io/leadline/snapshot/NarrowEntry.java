package io.leadline.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.leadline.measure.MeasureLayout;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The usual entry, whose coded fields all fit 63 bits: every pair of its mask is a byte of two lengths and two numbers
 * of whole bytes, by how much the pair differs from what is predicted.
 * <p>
 * A number is stored as eight bytes of which the next one overwrites what is too much, so that neither its length nor
 * its sign is a branch, and a bracket's side is chosen by a mask. The few pairs that are no brackets have a loop of
 * their own, so that nothing of them is asked for each bracket.
 */
final class NarrowEntry
{
    private final PairLayout pairs;

    NarrowEntry(final PairLayout pairs)
    {
        this.pairs = pairs;
    }

    /**
     * Puts the pairs of the mask in 64-bit arithmetic that may wrap, as the reader's does.
     *
     * @return false when one of them needs more.
     */
    boolean put(
        final RecordOutput output, final long[] mask, final long[] lows, final int index, final long[] baseLows,
        final int baseIndex)
    {
        final long headPairs = mask[0] & PairLayout.HEAD_PAIRS;
        final long all = headPairs == 0 ? 0 : putHeadPairs(output, headPairs, lows, index, baseLows, baseIndex);

        return (all | putBrackets(output, mask, lows, index, baseLows, baseIndex)) >= 0;
    }

    /** Puts best prices and totals, if the mask has them; returns the bits of all their numbers. */
    private static long putHeadPairs(
        final RecordOutput output, final long headPairs, final long[] lows, final int index, final long[] baseLows,
        final int baseIndex)
    {
        int offset = output.length();
        long all = 0;
        for (long rest = headPairs; rest != 0; rest &= rest - 1)
        {
            final int pair = Long.numberOfTrailingZeros(rest);
            final int field = PairLayout.field(pair);
            final boolean isSingle = pair == PairLayout.SELF_MATCHED;
            final long first = lows[index + field];
            final long change = first - baseLows[baseIndex + field];
            final long second = isSingle ? 0 : lows[index + field + 1];
            final long baseSecond = isSingle ? 0 : baseLows[baseIndex + field + 1];
            final long moment = pair == PairLayout.BEST ? change :
                pair == PairLayout.FILLED ? change * lows[index + MeasureLayout.BEST_BID] : 0;
            final long predicted = first == 0 ? 0 : baseSecond + moment;
            all |= first | first - change | second | baseSecond;
            offset = putPair(output.buffer(), offset, change, second - predicted);
        }
        output.length(offset);

        return all;
    }

    /** Puts the brackets of the mask; returns the bits of all their numbers. */
    private long putBrackets(
        final RecordOutput output, final long[] mask, final long[] lows, final int index, final long[] baseLows,
        final int baseIndex)
    {
        final UnsafeBuffer buffer = output.buffer();
        final long bid = lows[index + MeasureLayout.BEST_BID];
        final long bidOrAsk = bid ^ lows[index + MeasureLayout.BEST_ASK];
        final long baseBid = baseLows[baseIndex + MeasureLayout.BEST_BID];
        final long baseBidOrAsk = baseBid ^ baseLows[baseIndex + MeasureLayout.BEST_ASK];
        int offset = output.length();
        long all = 0;
        for (int word = 0; word < mask.length; word++)
        {
            final long asks = pairs.asks(word);
            long rest = word == 0 ? mask[0] & ~PairLayout.HEAD_PAIRS : mask[word];
            for (; rest != 0; rest &= rest - 1)
            {
                final int pair = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                final int at = index + 2 * pair - 1;
                final long first = lows[at];
                final long second = lows[at + 1];
                final long baseFirst = baseLows[baseIndex + 2 * pair - 1];
                final long baseSecond = baseLows[baseIndex + 2 * pair];
                all |= first | baseFirst | second | baseSecond;
                final int model = index + 2 * pairs.model(pair) - 1;
                if (model >= index && lows[model] == first && lows[model + 1] == second)
                {
                    buffer.putByte(offset++, (byte)SnapshotLayout.AS_MODEL);
                    continue;
                }
                final long isAsk = -(asks >>> pair & 1);
                final long predicted = baseSecond + first * (bid ^ bidOrAsk & isAsk) -
                    baseFirst * (baseBid ^ baseBidOrAsk & isAsk);
                offset = putPair(
                    buffer, offset, first - baseFirst, second - (predicted & -first >> Long.SIZE - 1));
            }
        }
        output.length(offset);

        return all;
    }

    private static int putPair(final UnsafeBuffer buffer, final int offset, final long first, final long second)
    {
        final long firstDigits = first << 1 ^ first >> Long.SIZE - 1;
        final long secondDigits = second << 1 ^ second >> Long.SIZE - 1;
        final int firstLength = byteCount(firstDigits);
        final int secondLength = byteCount(secondDigits);
        buffer.putByte(offset, (byte)(firstLength | secondLength << 4));
        buffer.putLong(offset + 1, firstDigits, LITTLE_ENDIAN);
        buffer.putLong(offset + 1 + firstLength, secondDigits, LITTLE_ENDIAN);

        return offset + 1 + firstLength + secondLength;
    }

    private static int byteCount(final long digits)
    {
        return Long.SIZE + Byte.SIZE - 1 - Long.numberOfLeadingZeros(digits) >> 3;
    }
}
