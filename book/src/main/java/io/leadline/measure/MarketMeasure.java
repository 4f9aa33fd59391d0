package io.leadline.measure;

import java.util.Arrays;

import io.leadline.book.PriceLevels;

/**
 * What was last measured of one market, kept from instant to instant: entity 0 is the whole book, entity m the market's
 * maker m. The fields of an entity stand one behind another as {@link MeasureLayout} has them, but bands are
 * <em>exclusive</em> here: a bracket holds what lies between its edge and the edge before, so that an order is added
 * once and an order that moves changes few fields.
 * <p>
 * Fields are integers of 127 bits. Nearly all fit 63, so low and high halves lie apart, and the high ones are not there
 * before one is needed. Filled by one {@link Measurer}, which takes over what cannot have changed; single thread.
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
    private boolean isKept;
    private long minTouchTickLots;
    private long bestBidTicks = PriceLevels.NONE;
    private long bestAskTicks = PriceLevels.NONE;

    /** Of a market that was not measured yet. */
    public MarketMeasure(final MeasureLayout layout)
    {
        fieldCount = layout.fieldCount();
        lows = new long[INITIAL_ENTITIES * fieldCount];
    }

    /** Makes the next measurement take nothing over, as if all of the market had changed. */
    public void forget()
    {
        isKept = false;
    }

    /** Begins a measurement: nothing has changed yet. */
    void begin()
    {
        Arrays.fill(changed, 0);
    }

    /** Whether what was measured holds for every entity of a book that has not changed since. */
    boolean isKept(final long minTouch)
    {
        return isKept && minTouch == minTouchTickLots;
    }

    /** Whether the edges of the ladders lie where they lay. */
    boolean isPlacedAt(final long bidTicks, final long askTicks)
    {
        return isKept && bidTicks == bestBidTicks && askTicks == bestAskTicks;
    }

    /** Makes room for entities, of which those that are new hold nothing, for best prices as they were formed. */
    void place(final int entities, final long minTouch, final long bidTicks, final long askTicks)
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
        entityCount = entities;
        minTouchTickLots = minTouch;
        bestBidTicks = bidTicks;
        bestAskTicks = askTicks;
        isKept = true;
    }

    /** Best prices of the last measurement, {@link PriceLevels#NONE} for none. */
    long bestBidTicks()
    {
        return bestBidTicks;
    }

    /** As {@link #bestBidTicks()}. */
    long bestAskTicks()
    {
        return bestAskTicks;
    }

    void status(final MarketStatus marketStatus)
    {
        status = marketStatus;
    }

    /** Takes the fields of an entity. */
    void put(final int entity, final MeasureRow row)
    {
        final int from = entity * fieldCount;
        final int to = from + fieldCount;
        boolean isAsBefore = Arrays.equals(lows, from, to, row.lows(), 0, fieldCount);
        if (!isAsBefore)
        {
            System.arraycopy(row.lows(), 0, lows, from, fieldCount);
        }
        if (highs != null || row.highs() != null)
        {
            isAsBefore &= !putHighs(from, to, row.highs());
        }
        if (!isAsBefore)
        {
            changed[entity / Long.SIZE] |= 1L << entity;
        }
    }

    private boolean putHighs(final int from, final int to, final long[] rowHighs)
    {
        if (highs == null)
        {
            highs = new long[lows.length];
        }
        boolean isChanged = false;
        for (int i = from; i < to; i++)
        {
            final long high = rowHighs == null ? 0 : rowHighs[i - from];
            isChanged |= highs[i] != high;
            highs[i] = high;
        }

        return isChanged;
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
