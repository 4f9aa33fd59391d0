package io.leadline.snapshot;

import java.math.BigInteger;

import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;

/**
 * What was recorded of one market at one instant. Entity 0 is the whole book, entity {@code 1 + m} the market's maker
 * {@code m}; makers are numbered by first appearance in the market and never leave. Fields are those of
 * {@link MeasureLayout}; bands are cumulative. A maker's best prices are its best at any distance, row or no row.
 * Valid until the source that lent it moves on; single thread.
 */
public interface Snapshot
{
    int WHOLE_BOOK = 0;

    /** Position of the market in the configuration. */
    int market();

    /** The instant, in ns since 1970-01-01 UTC. */
    long timeEpochNs();

    /** Number k of the interval in which the instant lies. */
    long interval();

    MarketStatus status();

    /** Feed sequence of the last event applied before the snapshot was taken. */
    long eventSequence();

    /** Entities: the whole book and every maker that the market has seen so far. */
    int entityCount();

    /** Name of a maker entity; empty for the whole book. */
    String name(int entity);

    /**
     * Whether the entity has a row in the export: always for the whole book; for a maker when it rests anything inside
     * an outermost edge or its totals moved since its last row.
     */
    boolean hasRow(int entity);

    /**
     * The first entity from the given one on that may differ, in a field, in whether it has a row or in its orders,
     * from the record of this market that the source lent before; {@link #entityCount()} when there is none. All that
     * is passed over is as it was. A source that does not know passes over nobody.
     *
     * @param entity 0 to {@link #entityCount()}.
     */
    default int nextChanged(final int entity)
    {
        return entity;
    }

    /**
     * The first entity from the given one on whose totals may differ from those in the record of this market that the
     * source lent before, as {@link #nextChanged} has it. An entity that was not there stood at zero.
     *
     * @param entity 0 to {@link #entityCount()}.
     */
    default int nextTraded(final int entity)
    {
        return nextChanged(entity);
    }

    /** Low 64 bits of a field. */
    long low(int entity, int field);

    /** High 64 bits of a field; 0 for everything below 2^64. */
    long high(int entity, int field);

    /**
     * The brackets of all entities as the source holds them, lent for reading until it moves on: a bracket is a band
     * without the band inside it. Those of a ladder lie behind one another from {@link #bracketsIndex} on, for the bid
     * side and then the ask side, edge rising, size and notional in turn, each unsigned.
     *
     * @return null when the source holds none, or none that fit 64 bits for sure; there are the bands then.
     */
    default long[] brackets()
    {
        return null;
    }

    /**
     * Where the brackets of a ladder begin.
     *
     * @param firstField the ladder's first field: {@link MeasureLayout#sizeField} of its first edge's bid side.
     */
    default int bracketsIndex(final int entity, final int firstField)
    {
        return 0;
    }

    /** The makers' resting orders; null of a log that holds bands alone. */
    default MakerOrders orders()
    {
        return null;
    }

    /** A field as an exact integer. Allocates. */
    default BigInteger value(final int entity, final int field)
    {
        final long low = low(entity, field);
        final long high = high(entity, field);
        if (high == 0 && low >= 0)
        {
            return BigInteger.valueOf(low);
        }
        final BigInteger unsignedLow = new BigInteger(Long.toUnsignedString(low));

        return BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(unsignedLow);
    }
}
