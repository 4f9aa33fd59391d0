package io.leadline.measure;

import java.util.List;

import io.leadline.config.Ladder;

/**
 * Where each measure of an entity (the whole book or one maker) stands among its fields; fixed by the ladders alone.
 * <pre>
 *   0 best bid          ticks, 0: none
 *   1 best ask          ticks, 0: none
 *   2 filled size       lots, running total
 *   3 filled notional   tick·lots, running total
 *   4 self-matched      tick·lots, running total
 *   5 …                 for each ladder, side bid then ask, edge rising: size in lots, notional in tick·lots
 * </pre>
 * Every field is an exact integer from 0 to 2^127; bands are cumulative. Immutable.
 */
public final class MeasureLayout
{
    public static final int BEST_BID = 0;
    public static final int BEST_ASK = 1;
    public static final int FILLED_SIZE = 2;
    public static final int FILLED_NOTIONAL = 3;
    public static final int SELF_MATCHED_NOTIONAL = 4;
    public static final int FIRST_BAND = 5;

    private static final int FIELDS_PER_EDGE = 2;

    private final List<Ladder> ladders;
    private final int[] ladderFields;
    private final int fieldCount;

    /** The layout for ladders in their configured order. */
    public MeasureLayout(final List<Ladder> ladders)
    {
        this.ladders = List.copyOf(ladders);
        this.ladderFields = new int[ladders.size()];

        int field = FIRST_BAND;
        for (int i = 0; i < ladderFields.length; i++)
        {
            ladderFields[i] = field;
            field += 2 * FIELDS_PER_EDGE * ladders.get(i).edgesBpsE2().size();
        }
        fieldCount = field;
    }

    /** Ladders in their configured order. */
    public List<Ladder> ladders()
    {
        return ladders;
    }

    /** Fields of one entity. */
    public int fieldCount()
    {
        return fieldCount;
    }

    /**
     * Field of a band's size; its notional is the next field.
     *
     * @param ladder position of the ladder in the configuration.
     * @param side   {@link io.leadline.event.Side#BID} or {@link io.leadline.event.Side#ASK}.
     * @param edge   position of the edge in its ladder.
     */
    public int sizeField(final int ladder, final int side, final int edge)
    {
        return ladderFields[ladder] + FIELDS_PER_EDGE * (side * ladders.get(ladder).edgesBpsE2().size() + edge);
    }

    /** Field of a band's notional; arguments as of {@link #sizeField}. */
    public int notionalField(final int ladder, final int side, final int edge)
    {
        return sizeField(ladder, side, edge) + 1;
    }

    /** Position of the ladder of this name, or -1. */
    public int ladder(final String name)
    {
        for (int i = 0; i < ladders.size(); i++)
        {
            if (ladders.get(i).name().equals(name))
            {
                return i;
            }
        }

        return -1;
    }
}
