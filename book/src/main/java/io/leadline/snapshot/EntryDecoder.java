package io.leadline.snapshot;

import java.util.Objects;

/**
 * The entries of a section. The numbers of an entry are read as eight bytes each, of which the lengths in front of a
 * pair say how many count: reading a number needs no branch and does not wait for the one before it. What lies behind
 * the end of the document may so be read, but never taken for a part of it.
 * <p>
 * Where a pair begins is known only when the lengths before it are, so the walk from lengths to lengths is the one
 * chain of waits, and whatever chance decides stays out of it: a bracket's price is looked up by its side, not chosen
 * by a branch, what is wrong with a number is gathered and looked at once behind the entry, and the few pairs that are
 * no brackets have a loop of their own. The place goes from call to call in a register, and in the loops places are not
 * checked one by one: a pair begins before the section's end, so all that is read for it lies within the slack behind
 * it, and the mask and the record have no bit and no entity beyond the fields that there are.
 */
final class EntryDecoder
{
    /** In place of where an entry ends: no writer wrote it. */
    private static final long WRONG = -1;
    private static final int LENGTH_BITS = 4;
    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;
    /** By number of bytes, the bits that count. */
    private static final long[] DIGITS = new long[LENGTH_MASK + 1];
    /** Of two lengths, all bits but the highest, and those: 8 is the most that a length may be. */
    private static final int LENGTHS_BELOW_8 = 0x77;
    private static final int LENGTHS_8 = 0x88;
    /** Where the best prices of an entity before its entry lie, behind those that it has now. */
    private static final int PRICES_BEFORE = 2;

    static
    {
        for (int length = 1; length <= Long.BYTES; length++)
        {
            DIGITS[length] = -1L >>> Long.SIZE - Byte.SIZE * length;
        }
    }

    private final long[] prices = new long[2 * PRICES_BEFORE];
    private EntryMask mask;
    private MarketRecord record;
    private PairLayout pairs;
    private byte[] bytes;
    private long limit;

    /**
     * Decodes the entries up to the end of their section, or to the mark in front of its orders, at which the input
     * then stands; null, or what is wrong.
     *
     * @param input over bytes on the heap, from their start, {@link DocumentSeal#SLACK} more of them behind its end.
     */
    String decode(final RecordInput input, final int sectionEnd, final MarketRecord target)
    {
        record = target;
        if (pairs != target.pairs())
        {
            pairs = target.pairs();
            mask = new EntryMask(pairs);
        }
        bytes = input.buffer().byteArray();
        Objects.checkFromIndexSize(sectionEnd, DocumentSeal.SLACK, bytes.length);
        limit = RawArrays.BYTES + sectionEnd;
        long at = RawArrays.BYTES + input.offset();
        int entity = -1;
        while (at < limit && !input.isBroken())
        {
            final int head = RawArrays.int8(bytes, at++);
            entity += 1 + (head & SnapshotLayout.GAP_MASK);
            if ((head & SnapshotLayout.GAP_MASK) == SnapshotLayout.GAP_MASK)
            {
                entity += more(input, at);
                at = RawArrays.BYTES + input.offset();
            }
            final long next = decodeEntry(input, entity, head, at);
            if (next == WRONG)
            {
                return isMark(input, head, at) ? null :
                    "entry that no writer wrote: entity=" + entity + " entities=" + record.entityCount();
            }
            at = next;
        }
        input.offset((int)(at - RawArrays.BYTES));

        return input.isBroken() || at != limit ? "entries of entities=" + record.entityCount() : null;
    }

    /** Whether what is no head of an entry is the mark in front of the orders; asked only then, so it costs nothing. */
    private boolean isMark(final RecordInput input, final int head, final long behind)
    {
        input.offset((int)(behind - RawArrays.BYTES) - 1);

        return head == SnapshotLayout.ORDERS_MARK && record.loggedOrders() != null;
    }

    /** The rest of a gap. */
    private int more(final RecordInput input, final long at)
    {
        input.offset((int)(at - RawArrays.BYTES));

        return input.getInt(record.entityCount());
    }

    /** Decodes an entry behind its gap; returns where it ends. */
    private long decodeEntry(final RecordInput input, final int entity, final int head, final long start)
    {
        final boolean isKeyframe = record.isKeyframe();
        final int moved = isKeyframe ? RawArrays.int8(bytes, start) : 0;
        final long maskAt = isKeyframe ? start + 1 : start;
        final int parts = head >>> SnapshotLayout.PART_SHIFT & (1 << SnapshotLayout.PART_COUNT) - 1;
        final long at = maskAt + mask.length(parts);
        if (at > limit)
        {
            return WRONG;
        }
        final long bits = mask.read(bytes, maskAt, parts);
        final boolean hasMoved = isKeyframe ? moved == SnapshotLayout.MOVED :
            (bits & (1L << PairLayout.FILLED | 1L << PairLayout.SELF_MATCHED)) != 0;
        if (parts == 0 || !mask.isOfPairs(bits) || moved >>> 1 != 0 || !record.entry(entity, hasMoved))
        {
            return WRONG;
        }
        if ((head & SnapshotLayout.WIDE) != 0)
        {
            return decodeWide(input, entity, at);
        }

        return decodePairs(entity * record.stride(), bits, at);
    }

    /** Decodes the pairs of the mask in 64-bit arithmetic that may wrap, as the writer does; returns where they end. */
    private long decodePairs(final int base, final long bits, final long start)
    {
        if (record.highs() != null && isAnyWide(base, start))
        {
            return WRONG;
        }
        final long[] lows = record.lows();
        Objects.checkFromIndexSize(base, record.stride(), lows.length);
        prices[PRICES_BEFORE] = lows[base];
        prices[PRICES_BEFORE + 1] = lows[base + 1];
        final long headPairs = bits & PairLayout.HEAD_PAIRS;
        long at = headPairs == 0 ? start : decodeHeadPairs(lows, base, headPairs, start);
        prices[0] = lows[base];
        prices[1] = lows[base + 1];
        at = at == WRONG ? WRONG : decodeBrackets(lows, base, 0, bits & ~PairLayout.HEAD_PAIRS, at);
        final long[] words = mask.words();
        for (int word = 1; word < words.length && at != WRONG; word++)
        {
            at = decodeBrackets(lows, base, word, words[word], at);
        }

        return at;
    }

    /** Whether a pair of the mask, or the model that one is to be as, has a number that takes more than 64 bits. */
    private boolean isAnyWide(final int base, final long start)
    {
        final long[] words = mask.words();
        boolean isAny = false;
        long at = start;
        for (int word = 0; word < words.length; word++)
        {
            for (long rest = words[word]; rest != 0 && at < limit; rest &= rest - 1)
            {
                final int pair = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                final int lengths = RawArrays.int8(bytes, at++) & 0xff;
                final boolean isAsModel = lengths == SnapshotLayout.AS_MODEL && pairs.model(pair) >= 0;
                isAny |= isWide(base + 2 * pair) || isAsModel && isWide(base + 2 * pairs.model(pair));
                at += lengths == SnapshotLayout.AS_MODEL ? 0 : (lengths & LENGTH_MASK) + (lengths >> LENGTH_BITS);
            }
        }

        return isAny;
    }

    private boolean isWide(final int place)
    {
        final long[] highs = record.highs();

        return (highs[place] | highs[place + 1]) != 0;
    }

    /** Decodes best prices and totals; the other pairs need the prices. */
    private long decodeHeadPairs(final long[] lows, final int base, final long headPairs, final long start)
    {
        final byte[] memory = bytes;
        long all = 0;
        long at = start;
        for (long rest = headPairs; rest != 0; rest &= rest - 1)
        {
            if (at >= limit)
            {
                return WRONG;
            }
            final int pair = Long.numberOfTrailingZeros(rest);
            final int place = base + 2 * pair;
            final int lengths = RawArrays.int8(memory, at++) & 0xff;
            final int firstLength = lengths & LENGTH_MASK;
            final int secondLength = lengths >> LENGTH_BITS;
            final long change = signed(RawArrays.int64(memory, at) & DIGITS[firstLength]);
            at += firstLength;
            final long residual = signed(RawArrays.int64(memory, at) & DIGITS[secondLength]);
            at += secondLength;
            final long first = lows[place] + change;
            final long moment = pair == PairLayout.BEST ? change : pair == PairLayout.FILLED ? change * lows[base] : 0;
            final long second = (first == 0 ? 0 : lows[place + 1] + moment) + residual;
            if (firstLength > Long.BYTES || secondLength > Long.BYTES || pair == PairLayout.SELF_MATCHED && second != 0)
            {
                return WRONG;
            }
            all |= first | second;
            lows[place] = first;
            lows[place + 1] = second;
        }

        return all < 0 ? WRONG : at;
    }

    private static long signed(final long digits)
    {
        return digits >>> 1 ^ -(digits & 1);
    }

    /** Decodes the brackets of a word of the mask; one of size 0 has no notional to tell from. */
    private long decodeBrackets(
        final long[] lows, final int base, final int word, final long brackets, final long start)
    {
        final byte[] memory = bytes;
        final long[] bestPrices = prices;
        final long end = limit;
        final long asks = pairs.asks(word);
        final long fields = RawArrays.LONGS + (base + 2L * Long.SIZE * word) * Long.BYTES;
        long all = 0;
        int tooLong = 0;
        long at = start;
        for (long rest = brackets; rest != 0; rest &= rest - 1)
        {
            if (at >= end)
            {
                return WRONG;
            }
            final int bit = Long.numberOfTrailingZeros(rest);
            final int lengths = RawArrays.int8(memory, at) & 0xff;
            if (lengths == SnapshotLayout.AS_MODEL)
            {
                at++;
                if (!copyModel(lows, base, word * Long.SIZE + bit))
                {
                    return WRONG;
                }
                continue;
            }
            final int firstLength = lengths & LENGTH_MASK;
            final int secondLength = lengths >> LENGTH_BITS;
            final long firstDigits = RawArrays.int64(memory, at + 1) & DIGITS[firstLength];
            at += firstLength;
            final long secondDigits = RawArrays.int64(memory, at + 1) & DIGITS[secondLength];
            at += secondLength + 1;
            tooLong |= (lengths & LENGTHS_BELOW_8) + LENGTHS_BELOW_8 & lengths;
            final long place = fields + 2L * Long.BYTES * bit;
            final long side = RawArrays.LONGS + (asks >>> bit & 1) * Long.BYTES;
            final long firstBefore = RawArrays.number(lows, place);
            final long first = firstBefore + signed(firstDigits);
            final long predicted = RawArrays.number(lows, place + Long.BYTES) +
                first * RawArrays.number(bestPrices, side) -
                firstBefore * RawArrays.number(bestPrices, side + PRICES_BEFORE * Long.BYTES);
            final long second = (predicted & -first >> Long.SIZE - 1) + signed(secondDigits);
            all |= first | second;
            RawArrays.putNumber(lows, place, first);
            RawArrays.putNumber(lows, place + Long.BYTES, second);
        }

        return all < 0 || (tooLong & LENGTHS_8) != 0 || at > end ? WRONG : at;
    }

    /** Makes a bracket what its model is. */
    private boolean copyModel(final long[] lows, final int base, final int pair)
    {
        final int model = pairs.model(pair);
        if (model < 0)
        {
            return false;
        }
        lows[base + 2 * pair] = lows[base + 2 * model];
        lows[base + 2 * pair + 1] = lows[base + 2 * model + 1];

        return true;
    }

    private long decodeWide(final RecordInput input, final int entity, final long start)
    {
        final long[] words = mask.words();
        input.offset((int)(start - RawArrays.BYTES));
        for (int word = 0; word < words.length; word++)
        {
            for (long rest = words[word]; rest != 0; rest &= rest - 1)
            {
                if (!decodeWidePair(input, entity, word * Long.SIZE + Long.numberOfTrailingZeros(rest)))
                {
                    return WRONG;
                }
            }
        }
        final long at = RawArrays.BYTES + input.offset();

        return at > limit ? WRONG : at;
    }

    private boolean decodeWidePair(final RecordInput input, final int entity, final int pair)
    {
        input.getWide();
        final boolean isFirstRight = record.add(entity, PairLayout.field(pair), input.low(), input.high());
        input.getWide();
        final boolean isSecondRight = pair == PairLayout.SELF_MATCHED ?
            (input.low() | input.high()) == 0 :
            record.add(entity, PairLayout.field(pair) + 1, input.low(), input.high());

        return isFirstRight && isSecondRight && !input.isBroken();
    }
}
