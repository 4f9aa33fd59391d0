package io.leadline.proof.dispute;

import java.math.BigInteger;

import io.leadline.config.Ladder;
import io.leadline.measure.MeasureLayout;

/** The bands of one ladder that a rule names, by their edges. */
final class Bands
{
    private final MeasureLayout layout;
    private final int ladder;

    /**
     * Bands of a ladder that the log has: the scorer refuses a log without it.
     *
     * @param name of the ladder.
     */
    Bands(final MeasureLayout layout, final String name)
    {
        this.layout = layout;
        ladder = layout.ladder(name);
    }

    Ladder ladder()
    {
        return layout.ladders().get(ladder);
    }

    /** Size in lots up to an edge. */
    BigInteger lots(final Moment moment, final int entity, final int side, final int edgeBpsE2)
    {
        return moment.value(entity, layout.sizeField(ladder, side, position(edgeBpsE2)));
    }

    /** Notional in tick·lots up to an edge. */
    BigInteger tickLots(final Moment moment, final int entity, final int side, final int edgeBpsE2)
    {
        return moment.value(entity, layout.notionalField(ladder, side, position(edgeBpsE2)));
    }

    private int position(final int edgeBpsE2)
    {
        return ladder().edgesBpsE2().indexOf(edgeBpsE2);
    }
}
