package io.leadline.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The entries of a section. The numbers of an entry are read as eight bytes each, of which the lengths in front of a
 * pair say how many count: reading a number needs no branch and does not wait for the one before it. What lies behind
 * the end of the document may so be read, but never taken for a part of it.
 */
final class EntryDecoder
{
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
    private UnsafeBuffer buffer;
    private int offset;
    private int end;

    /** Decodes the entries up to the end of their section; null, or what is wrong. */
    String decode(final RecordInput input, final int sectionEnd, final MarketRecord target)
    {
        record = target;
        pairs = target.pairs();
        buffer = input.buffer();
        offset = input.offset();
        end = sectionEnd;
        final int wordCount = (pairs.pairCount() + Long.SIZE - 1) / Long.SIZE;
        mask = mask.length == wordCount ? mask : new long[wordCount];
        int entity = -1;
        while (offset < end && !input.isBroken())
        {
            final int head = buffer.getByte(offset++);
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
        final int moved = record.isKeyframe() ? buffer.getByte(offset++) : 0;
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

    private boolean readMask(final int parts)
    {
        long bits = 0;
        int word = 0;
        for (int i = 0; i < pairs.maskLength(); i++)
        {
            if (i % Long.BYTES == 0 && i > 0)
            {
                mask[word++] = bits;
                bits = 0;
            }
            if ((parts >> pairs.part(i) & 1) != 0 && offset < end)
            {
                bits |= (buffer.getByte(offset++) & 0xffL) << Byte.SIZE * i;
            }
        }
        mask[word] = bits;
        final int lastBits = pairs.pairCount() % Long.SIZE;

        return parts != 0 && (lastBits == 0 || bits >>> lastBits == 0);
    }

    /** Decodes the pairs of the mask in 64-bit arithmetic that may wrap, as the writer's does. */
    private boolean decodePairs(final int base)
    {
        final UnsafeBuffer memory = buffer;
        final PairLayout layout = pairs;
        final int limit = end;
        final boolean isNarrow = record.highs() == null;
        final long[] lows = record.lows();
        final long baseBid = lows[base];
        final long baseAsk = lows[base + 1];
        long all = 0;
        int at = offset;
        for (int word = 0; word < mask.length; word++)
        {
            for (long rest = mask[word]; rest != 0; rest &= rest - 1)
            {
                final int pair = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                if (at >= limit)
                {
                    return false;
                }
                final int lengths = memory.getByte(at++) & 0xff;
                final int place = base + 2 * pair;
                if (lengths == SnapshotLayout.AS_MODEL)
                {
                    final int model = layout.model(pair);
                    if (model < 0 || !isNarrow && (isWide(place) || isWide(base + 2 * model)))
                    {
                        return false;
                    }
                    lows[place] = lows[base + 2 * model];
                    lows[place + 1] = lows[base + 2 * model + 1];
                    continue;
                }
                final int firstLength = lengths & LENGTH_MASK;
                final int secondLength = lengths >> LENGTH_BITS;
                final long firstDigits = memory.getLong(at, LITTLE_ENDIAN) & DIGITS[firstLength];
                final long secondDigits = memory.getLong(at + firstLength, LITTLE_ENDIAN) & DIGITS[secondLength];
                at += firstLength + secondLength;
                final long baseFirst = lows[place];
                final long first = baseFirst + (firstDigits >>> 1 ^ -(firstDigits & 1));
                final long moment;
                if (pair >= PairLayout.FIRST_BRACKET)
                {
                    final int side = layout.side(pair);
                    moment = first * lows[base + side] - baseFirst * (side == 0 ? baseBid : baseAsk);
                }
                else
                {
                    moment = pair == PairLayout.BEST ? first - baseFirst :
                        pair == PairLayout.FILLED ? (first - baseFirst) * lows[base] : 0;
                }
                final long second = (first == 0 ? 0 : lows[place + 1] + moment) +
                    (secondDigits >>> 1 ^ -(secondDigits & 1));
                if (firstLength > Long.BYTES || secondLength > Long.BYTES || !isNarrow && isWide(place) ||
                    pair == PairLayout.SELF_MATCHED && second != 0)
                {
                    return false;
                }
                all |= first | second;
                lows[place] = first;
                lows[place + 1] = second;
            }
        }
        offset = at;

        return all >= 0 && at <= limit;
    }

    private boolean isWide(final int place)
    {
        final long[] highs = record.highs();

        return highs != null && (highs[place] | highs[place + 1]) != 0;
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
