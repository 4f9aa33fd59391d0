package io.leadline.scoring.tally;

import java.util.List;
import java.util.stream.Collectors;

import io.leadline.config.Ladder;
import io.leadline.event.Side;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.Snapshot;

/**
 * Where a band that a program asks for stands in a log's snapshots.
 *
 * @param ladder      the ladder it is of.
 * @param edge        position of its edge in the ladder.
 * @param bidSize     field of the bid side's size.
 * @param askSize     field of the ask side's size.
 * @param bidNotional field of the bid side's notional.
 * @param askNotional field of the ask side's notional.
 */
public record BandFields(LadderFields ladder, int edge, int bidSize, int askSize, int bidNotional, int askNotional)
{
    /**
     * Where a ladder stands.
     *
     * @param firstField its first field.
     * @param edgeCount  its edges.
     */
    public record LadderFields(int firstField, int edgeCount)
    {
    }

    /**
     * The fields of a band.
     *
     * @param problems where a ladder or edge that the log does not hold is reported, with what to do about it.
     * @return null when the log does not hold the band.
     */
    public static BandFields of(
        final MeasureLayout layout,
        final String program,
        final String ladder,
        final int edgeBpsE2,
        final List<String> problems)
    {
        final int ladderIndex = layout.ladder(ladder);
        if (ladderIndex < 0)
        {
            final String has = layout.ladders().stream().map(Ladder::name).collect(Collectors.joining(", "));
            problems.add(missing("a ladder", program, ladder, edgeBpsE2, has));
            return null;
        }
        final List<Integer> edges = layout.ladders().get(ladderIndex).edgesBpsE2();
        final int edge = edges.indexOf(edgeBpsE2);
        if (edge < 0)
        {
            final String has = edges.stream().map(Ladder::edgeText).collect(Collectors.joining(", "));
            problems.add(missing("an edge", program, ladder, edgeBpsE2, has));
            return null;
        }

        return new BandFields(
            new LadderFields(layout.sizeField(ladderIndex, Side.BID, 0), edges.size()),
            edge,
            layout.sizeField(ladderIndex, Side.BID, edge),
            layout.sizeField(ladderIndex, Side.ASK, edge),
            layout.notionalField(ladderIndex, Side.BID, edge),
            layout.notionalField(ladderIndex, Side.ASK, edge));
    }

    /** Whether an entity rests anything inside the band on both sides. */
    public boolean isOnBothSides(final Snapshot snapshot, final int entity)
    {
        return isThere(snapshot, entity, bidSize) && isThere(snapshot, entity, askSize);
    }

    private static boolean isThere(final Snapshot snapshot, final int entity, final int field)
    {
        return (snapshot.low(entity, field) | snapshot.high(entity, field)) != 0;
    }

    private static String missing(
        final String what, final String program, final String ladder, final int edgeBpsE2, final String has)
    {
        return "snapshot log lacks " + what + " that the program needs: program=" + program + " ladder=" + ladder
            + " edge_bps=" + Ladder.edgeText(edgeBpsE2) + " has=" + has
            + " (sample the event log again with a configuration that has it)";
    }
}
