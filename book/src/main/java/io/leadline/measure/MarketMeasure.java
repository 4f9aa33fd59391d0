package io.leadline.measure;

import java.util.Arrays;

/**
 * What was last measured of one market, kept from instant to instant: entity 0 is the whole book, entity m the market's
 * maker m. The fields of an entity stand one behind another as {@link MeasureLayout} has them, but bands are
 * <em>exclusive</em> here: a bracket holds what lies between its edge and the edge before, so that an order is added
 * once and an order that moves changes few fields.
 * <p>
 * Fields are integers of 127 bits. Nearly all fit 63, so low and high halves lie apart, and the high ones are not there
 * before one is needed. Filled by one {@link Measurer}; single thread.
 */
public final class MarketMeasure
{
    private static final int INITIAL_ENTITIES = 2;

    private final int fieldCount;
    private long[] lows;
    private long[] highs;
    private long[] changed = new long[1];
    private int entityCount;
    private MarketStatus status = MarketStatus.STALE;

    /** Of a market that was not measured yet. */
    public MarketMeasure(final MeasureLayout layout)
    {
        fieldCount = layout.fieldCount();
        lows = new long[INITIAL_ENTITIES * fieldCount];
    }

    /** Makes room for entities; those that are new hold nothing. */
    void begin(final int entities, final MarketStatus marketStatus)
    {
        if (lows.length < entities * fieldCount)
        {
            lows = Arrays.copyOf(lows, 2 * entities * fieldCount);
            highs = highs == null ? null : Arrays.copyOf(highs, lows.length);
        }
        final int words = (entities + Long.SIZE - 1) / Long.SIZE;
        if (changed.length < words)
        {
            changed = Arrays.copyOf(changed, 2 * words);
        }
        Arrays.fill(changed, 0, words, 0);
        entityCount = entities;
        status = marketStatus;
    }

    /** Takes the fields of an entity, two longs each, low before high. */
    void put(final int entity, final long[] wideFields, final int index)
    {
        changed[entity / Long.SIZE] |= 1L << entity;
        for (int field = 0; field < fieldCount; field++)
        {
            final long high = wideFields[index + 2 * field + 1];
            lows[entity * fieldCount + field] = wideFields[index + 2 * field];
            if (high != 0 && highs == null)
            {
                highs = new long[lows.length];
            }
            if (highs != null)
            {
                highs[entity * fieldCount + field] = high;
            }
        }
    }

    /** Fields of each entity. */
    public int fieldCount()
    {
        return fieldCount;
    }

    /** Status of the market. */
    public MarketStatus status()
    {
        return status;
    }

    /** Entities measured: the whole book and the market's makers. */
    public int entityCount()
    {
        return entityCount;
    }

    /** Low 64 bits of every field, at {@code entity · fieldCount + field}. Lent until the next measurement. */
    public long[] lows()
    {
        return lows;
    }

    /** High 64 bits, at the same places; null while every one is 0. */
    public long[] highs()
    {
        return highs;
    }

    /**
     * A bit for each entity, 64 to a word: clear only where every field is as at the measurement before. Lent until the
     * next measurement.
     */
    public long[] changed()
    {
        return changed;
    }
}
