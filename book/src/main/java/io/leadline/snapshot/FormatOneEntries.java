package io.leadline.snapshot;

import io.leadline.measure.MeasureLayout;

/**
 * The entries of a section of format 1: for each entity that changes the gap to the one before, bits for its groups of
 * eight fields, a mask for each such group, and a number of 128 bits for each field of the masks.
 */
final class FormatOneEntries
{
    private static final int GROUP_LENGTH = 8;
    /** Of the first group, the fields that are running totals. */
    private static final int TOTALS = (1 << MeasureLayout.FIRST_BAND) - (1 << MeasureLayout.FILLED_SIZE);

    private byte[] groupBits = {};
    private byte[] masks = {};

    /** Decodes the entries up to the end of their section; null, or what is wrong. */
    String decode(final RecordInput input, final MarketRecord record)
    {
        final int groupCount = (record.fieldCount() + GROUP_LENGTH - 1) / GROUP_LENGTH;
        if (masks.length != groupCount)
        {
            masks = new byte[groupCount];
            groupBits = new byte[groupCount / Byte.SIZE + 1];
        }
        int entity = -1;
        final int entityCount = record.entityCount();
        for (int gap = input.getInt(entityCount); gap != 0; gap = input.getInt(entityCount))
        {
            entity += gap;
            if (!decodeEntry(input, record, entity))
            {
                return "entry that no writer wrote: entity=" + entity + " entities=" + entityCount;
            }
        }

        return input.isBroken() ? "entries of entities=" + entityCount : null;
    }

    private boolean decodeEntry(final RecordInput input, final MarketRecord record, final int entity)
    {
        input.getBytes(groupBits);
        for (int group = 0; group < masks.length; group++)
        {
            masks[group] = bit(group + 1) ? (byte)input.getByte() : 0;
        }
        if (input.isBroken() || (groupBits[groupBits.length - 1] & 0xff) >> masks.length % Byte.SIZE + 1 != 0 ||
            !record.entry(entity, bit(0)) || !record.isKeyframe() && bit(0) != isAnyTotal())
        {
            return false;
        }
        for (int group = 0; group < masks.length; group++)
        {
            for (int mask = masks[group] & 0xff; mask != 0; mask &= mask - 1)
            {
                final int field = group * GROUP_LENGTH + Integer.numberOfTrailingZeros(mask);
                if (field >= record.fieldCount())
                {
                    return false;
                }
                input.getWide();
                if (!record.add(entity, field, input.low(), input.high()) || input.isBroken())
                {
                    return false;
                }
            }
        }

        return true;
    }

    /** Whether a total changes: in a keyframe, which is made of changes from nothing, that says nothing. */
    private boolean isAnyTotal()
    {
        return (masks[0] & TOTALS) != 0;
    }

    private boolean bit(final int bit)
    {
        return (groupBits[bit / Byte.SIZE] >> bit % Byte.SIZE & 1) != 0;
    }
}
