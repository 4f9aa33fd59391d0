package io.leadline.measure;

import java.util.Arrays;

import io.leadline.book.PriceLevels;
import io.leadline.number.Wide;

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
    /** Null when bands are all there is to measure. */
    private final RecordedOrders orders;
    private long[] lows;
    private long[] highs;
    /** By entity: brackets that may hold something, as {@link MeasureRow} numbers them, a bit each. */
    private long[] occupied;
    private long[] changed = new long[1];
    private int entityCount;
    private MarketStatus status = MarketStatus.STALE;
    private boolean isKept;
    private long minTouchTickLots;
    private long bestBidTicks = PriceLevels.NONE;
    private long bestAskTicks = PriceLevels.NONE;

    /** Of a market that was not measured yet, for bands alone. */
    public MarketMeasure(final MeasureLayout layout)
    {
        this(layout, false);
    }

    /** The same, for the makers' orders inside the outermost mid edge too where they are wanted. */
    public MarketMeasure(final MeasureLayout layout, final boolean recordsOrders)
    {
        orders = recordsOrders ? new RecordedOrders() : null;
        fieldCount = layout.fieldCount();
        lows = new long[INITIAL_ENTITIES * fieldCount];
        occupied = new long[INITIAL_ENTITIES];
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
            occupied = Arrays.copyOf(occupied, 2 * entities);
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

    /** Whether a high half may be other than 0. */
    boolean isWide()
    {
        return highs != null;
    }

    /** Adds the brackets of an entity to a row; none of them is wide. */
    void addTo(final int entity, final MeasureRow row)
    {
        row.add(lows, entity * fieldCount, occupied[entity]);
    }

    /** Puts a maker's new row in the place of its brackets in a sum; returns whether the sum fits 63 bits. */
    boolean replaceIn(final MeasureRow sum, final int maker, final MeasureRow row)
    {
        return sum.replace(lows, maker * fieldCount, occupied[maker], row);
    }

    /**
     * Takes the fields of an entity of which none is wide, in a measure that is not wide.
     *
     * @param brackets the brackets of both sides' sums, each part of one cell alone.
     * @param total    where the entity's totals begin.
     */
    void put(
        final int entity,
        final long brackets,
        final OrderSums bids,
        final OrderSums asks,
        final long[] totals,
        final int total)
    {
        final int first = entity * fieldCount;
        long difference = lows[first] ^ bids.bestTicks() | lows[first + 1] ^ asks.bestTicks();
        lows[first + MeasureLayout.BEST_BID] = bids.bestTicks();
        lows[first + MeasureLayout.BEST_ASK] = asks.bestTicks();
        for (int i = 0; i < MeasureLayout.FIRST_BAND - MeasureLayout.FILLED_SIZE; i++)
        {
            final int field = first + MeasureLayout.FILLED_SIZE + i;
            difference |= lows[field] ^ totals[total + Wide.LENGTH * i];
            lows[field] = totals[total + Wide.LENGTH * i];
        }
        difference |= bids.move(lows, first) | asks.move(lows, first);
        for (long rest = occupied[entity] & ~brackets; rest != 0; rest &= rest - 1)
        {
            final int field = first + MeasureRow.sizeField(Long.numberOfTrailingZeros(rest));
            difference |= lows[field] | lows[field + 1];
            lows[field] = 0;
            lows[field + 1] = 0;
        }
        occupied[entity] = brackets;
        change(entity, difference);
    }

    private void change(final int entity, final long difference)
    {
        changed[entity / Long.SIZE] |= (difference | -difference) >>> Long.SIZE - 1 << entity;
    }

    /** Takes the fields of an entity out of a row. */
    void put(final int entity, final MeasureRow row)
    {
        final int first = entity * fieldCount;
        final long touched = row.touched();
        final boolean isWide = row.isWide();
        long difference = row.moveLows(lows, first, occupied[entity]);
        occupied[entity] = touched;
        if (highs != null || isWide)
        {
            highs = highs == null ? new long[lows.length] : highs;
            difference |= row.moveHighs(highs, first);
        }
        change(entity, difference);
    }

    /** Fields of each entity. */
    public int fieldCount()
    {
        return fieldCount;
    }

    /** The makers' orders; null when they are not recorded. */
    public RecordedOrders orders()
    {
        return orders;
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
