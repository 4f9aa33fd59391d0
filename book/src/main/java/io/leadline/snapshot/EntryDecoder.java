package io.leadline.snapshot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The entries of a section. The numbers of an entry are read as eight bytes each, of which the lengths in front of a
 * pair say how many count: reading a number needs no branch and does not wait for the one before it. What lies behind
 * the end of the document may so be read, but never taken for a part of it.
 * <p>
 * Where a pair begins is known only when the lengths before it are, so the walk from lengths to lengths is the one
 * chain of waits, and whatever chance decides stays out of it: a bracket's side is chosen by a mask, not by a branch,
 * what is wrong with a number is gathered and looked at once behind the entry, and the few pairs that are no brackets
 * have a loop of their own.
 */
final class EntryDecoder
{
    private static final VarHandle LONG =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LENGTH_BITS = 4;
    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;
    /** By number of bytes, the bits that count. */
    private static final long[] DIGITS = new long[LENGTH_MASK + 1];

    static
    {
        for (int length = 1; length <= Long.BYTES; length++)
        {
            DIGITS[length] = -1L >>> Long.SIZE - Byte.SIZE * length;
        }
    }

    private long[] mask = {};
    private MarketRecord record;
    private PairLayout pairs;
    private byte[] bytes;
    private int offset;
    private int end;

    /**
     * Decodes the entries up to the end of their section; null, or what is wrong.
     *
     * @param input over bytes on the heap, from their start, {@link DocumentSeal#SLACK} more of them behind its end.
     */
    String decode(final RecordInput input, final int sectionEnd, final MarketRecord target)
    {
        record = target;
        pairs = target.pairs();
        bytes = input.buffer().byteArray();
        offset = input.offset();
        end = sectionEnd;
        final int wordCount = (pairs.pairCount() + Long.SIZE - 1) / Long.SIZE;
        mask = mask.length == wordCount ? mask : new long[wordCount];
        int entity = -1;
        while (offset < end && !input.isBroken())
        {
            final int head = bytes[offset++];
            entity += 1 + gap(input, head);
            if (!decodeEntry(input, entity, head))
            {
                return "entry that no writer wrote: entity=" + entity + " entities=" + record.entityCount();
            }
        }
        input.offset(offset);

        return input.isBroken() || offset != end ? "entries of entities=" + record.entityCount() : null;
    }

    private int gap(final RecordInput input, final int head)
    {
        final int gap = head & SnapshotLayout.GAP_MASK;
        if (gap < SnapshotLayout.GAP_MASK)
        {
            return gap;
        }
        input.offset(offset);
        final int more = input.getInt(record.entityCount());
        offset = input.offset();

        return gap + more;
    }

    private boolean decodeEntry(final RecordInput input, final int entity, final int head)
    {
        final int moved = record.isKeyframe() ? bytes[offset++] : 0;
        final boolean isRight = readMask(head >>> SnapshotLayout.PART_SHIFT & (1 << SnapshotLayout.PART_COUNT) - 1);
        final boolean hasMoved = record.isKeyframe() ? moved == SnapshotLayout.MOVED :
            (mask[0] & (1L << PairLayout.FILLED | 1L << PairLayout.SELF_MATCHED)) != 0;
        if (!isRight || offset > end || moved >>> 1 != 0 || !record.entry(entity, hasMoved))
        {
            return false;
        }
        if ((head & SnapshotLayout.WIDE) != 0)
        {
            return decodeWide(input, entity);
        }

        return decodePairs(entity * record.stride());
    }

    /** Reads the bytes of the mask whose part is there; none is a branch. */
    private boolean readMask(final int parts)
    {
        int at = offset;
        int i = 0;
        long bits = 0;
        for (int word = 0; word < mask.length && at <= end; word++)
        {
            long next = (long)LONG.get(bytes, at);
            bits = 0;
            for (int shift = 0; shift < Long.SIZE && i < pairs.maskLength(); shift += Byte.SIZE)
            {
                final int isThere = parts >> pairs.part(i++) & 1;
                bits |= (next & 0xff & -isThere) << shift;
                next >>>= isThere * Byte.SIZE;
                at += isThere;
            }
            mask[word] = bits;
        }
        offset = at;
        final int lastBits = pairs.pairCount() % Long.SIZE;

        return parts != 0 && (lastBits == 0 || bits >>> lastBits == 0);
    }

    /** Decodes the pairs of the mask in 64-bit arithmetic that may wrap, as the writer's does. */
    private boolean decodePairs(final int base)
    {
        final long[] lows = record.lows();
        final long oldBid = lows[base];
        final long oldAsk = lows[base + 1];

        return (record.highs() == null || !isAnyWide(base)) &&
            ((mask[0] & PairLayout.HEAD_PAIRS) == 0 || decodeHeadPairs(lows, base)) &&
            decodeBrackets(lows, base, oldBid, oldAsk);
    }

    private boolean isAnyWide(final int base)
    {
        boolean isAny = false;
        for (int word = 0; word < mask.length; word++)
        {
            for (long rest = mask[word]; rest != 0; rest &= rest - 1)
            {
                isAny |= isWide(base + 2 * (word * Long.SIZE + Long.numberOfTrailingZeros(rest)));
            }
        }

        return isAny;
    }

    private boolean isWide(final int place)
    {
        final long[] highs = record.highs();

        return highs != null && (highs[place] | highs[place + 1]) != 0;
    }

    /** Decodes best prices and totals, if the mask has them; the other pairs need the prices. */
    private boolean decodeHeadPairs(final long[] lows, final int base)
    {
        long all = 0;
        int at = offset;
        for (long rest = mask[0] & PairLayout.HEAD_PAIRS; rest != 0; rest &= rest - 1)
        {
            if (at >= end)
            {
                return false;
            }
            final int pair = Long.numberOfTrailingZeros(rest);
            final int place = base + 2 * pair;
            final int lengths = bytes[at++] & 0xff;
            final int firstLength = lengths & LENGTH_MASK;
            final int secondLength = lengths >> LENGTH_BITS;
            final long change = signed((long)LONG.get(bytes, at) & DIGITS[firstLength]);
            final long residual = signed((long)LONG.get(bytes, at + firstLength) & DIGITS[secondLength]);
            at += firstLength + secondLength;
            final long first = lows[place] + change;
            final long moment = pair == PairLayout.BEST ? change : pair == PairLayout.FILLED ? change * lows[base] : 0;
            final long second = (first == 0 ? 0 : lows[place + 1] + moment) + residual;
            if (firstLength > Long.BYTES || secondLength > Long.BYTES || pair == PairLayout.SELF_MATCHED && second != 0)
            {
                return false;
            }
            all |= first | second;
            lows[place] = first;
            lows[place + 1] = second;
        }
        offset = at;

        return all >= 0;
    }

    private static long signed(final long digits)
    {
        return digits >>> 1 ^ -(digits & 1);
    }

    /** Decodes the brackets; one of size 0 has no notional to tell from. */
    private boolean decodeBrackets(final long[] lows, final int base, final long oldBid, final long oldAsk)
    {
        final byte[] memory = bytes;
        final int limit = end;
        final long bid = lows[base];
        final long bidOrAsk = bid ^ lows[base + 1];
        final long oldBidOrAsk = oldBid ^ oldAsk;
        long all = 0;
        int at = offset;
        for (int word = 0; word < mask.length; word++)
        {
            final long asks = pairs.asks(word);
            long rest = word == 0 ? mask[0] & ~PairLayout.HEAD_PAIRS : mask[word];
            for (; rest != 0; rest &= rest - 1)
            {
                final int pair = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                if (at >= limit)
                {
                    return false;
                }
                final int lengths = memory[at++] & 0xff;
                if (lengths == SnapshotLayout.AS_MODEL)
                {
                    if (!copyModel(lows, base, pair))
                    {
                        return false;
                    }
                    continue;
                }
                final int firstLength = lengths & LENGTH_MASK;
                final int secondLength = lengths >> LENGTH_BITS;
                final long firstDigits = (long)LONG.get(memory, at) & DIGITS[firstLength];
                final long secondDigits = (long)LONG.get(memory, at + firstLength) & DIGITS[secondLength];
                at += firstLength + secondLength;
                final int place = base + 2 * pair;
                final long isAsk = -(asks >>> pair & 1);
                final long baseFirst = lows[place];
                final long first = baseFirst + signed(firstDigits);
                final long predicted = lows[place + 1] + first * (bid ^ bidOrAsk & isAsk) -
                    baseFirst * (oldBid ^ oldBidOrAsk & isAsk);
                final long second = (predicted & -first >> Long.SIZE - 1) + signed(secondDigits);
                all |= first | second | Long.BYTES - firstLength | Long.BYTES - secondLength;
                lows[place] = first;
                lows[place + 1] = second;
            }
        }
        offset = at;

        return all >= 0 && at <= limit;
    }

    /** Makes a bracket what its model is. */
    private boolean copyModel(final long[] lows, final int base, final int pair)
    {
        final int model = pairs.model(pair);
        if (model < 0 || isWide(base + 2 * model))
        {
            return false;
        }
        lows[base + 2 * pair] = lows[base + 2 * model];
        lows[base + 2 * pair + 1] = lows[base + 2 * model + 1];

        return true;
    }

    private boolean decodeWide(final RecordInput input, final int entity)
    {
        input.offset(offset);
        for (int word = 0; word < mask.length; word++)
        {
            for (long rest = mask[word]; rest != 0; rest &= rest - 1)
            {
                final int pair = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                input.getWide();
                boolean isRight = record.add(entity, PairLayout.field(pair), input.low(), input.high());
                input.getWide();
                if (pair == PairLayout.SELF_MATCHED)
                {
                    isRight &= (input.low() | input.high()) == 0;
                }
                else
                {
                    isRight &= record.add(entity, PairLayout.field(pair) + 1, input.low(), input.high());
                }
                if (!isRight || input.isBroken())
                {
                    return false;
                }
            }
        }
        offset = input.offset();

        return offset <= end;
    }
}
