package io.leadline.bench.count;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import io.leadline.bench.apply.ApplyRows;
import io.leadline.bench.apply.ApplySides;
import io.leadline.bench.apply.LevelRows;
import io.leadline.bench.flow.FlowShape;
import io.leadline.bench.flow.LevelUpdates;
import io.leadline.bench.flow.OrderIds;
import io.leadline.bench.flow.PreparedFlow;
import io.leadline.bench.measure.MeasureRows;
import io.leadline.bench.pair.Contender;
import io.leadline.problem.BadInputException;

/**
 * A row of the published table whose sides can be run one at a time.
 *
 * @param name  of the row.
 * @param unit  of its operations.
 * @param sides names of those that can be counted.
 * @param flow  makes what so many chunks need.
 * @param side  makes a side of a name on a flow.
 */
record CountedRow(
    String name,
    String unit,
    List<String> sides,
    FlowMaker flow,
    BiFunction<String, PreparedFlow, Contender> side)
{
    private static final List<String> OF_FLOWS = List.of(
        ApplySides.LEADLINE, ApplySides.EXCHANGE_CORE, ApplySides.PARITY, ApplySides.TREES, ApplySides.BARE,
        ApplySides.BARE_AHEAD, ApplySides.READING);
    private static final List<String> OF_LEVELS = List.of(ApplySides.LEADLINE, ApplySides.TREES, ApplySides.READING);
    private static final List<String> OF_MEASURES =
        List.of(MeasureRows.LEADLINE, MeasureRows.NAIVE, MeasureRows.EVENTS);
    /** Markets of a chunk, each moved by a document. */
    private static final int MOVED_PER_CHUNK = 10;
    private static final List<CountedRow> ALL = Stream.of(
        Stream.of("W1", "W100", "W8000").map(CountedRow::apply),
        Stream.of(
            new CountedRow(
                "level-update", "update", OF_LEVELS, CountedRow::levels, applySide(FlowShape.LEVELS)),
            new CountedRow(
                "measure-moved", "market", OF_MEASURES, CountedRow::moved, MeasureRows::side)))
        .flatMap(Function.identity())
        .toList();

    private static CountedRow apply(final String shape)
    {
        return new CountedRow(
            "apply-" + shape, "event", OF_FLOWS,
            chunks -> ApplyRows.log(shape, OrderIds.SEQUENTIAL, chunks).prepared(), applySide(shape));
    }

    private static BiFunction<String, PreparedFlow, Contender> applySide(final String shape)
    {
        return (side, flow) -> new ApplySides(shape, flow, 1).make(side);
    }

    private static PreparedFlow levels(final int chunks) throws IOException
    {
        final Path file = LevelUpdates.file();
        if (file == null)
        {
            throw new BadInputException("recording is not there: row=level-update");
        }

        return LevelRows.flow(LevelUpdates.read(file), chunks);
    }

    private static PreparedFlow moved(final int chunks) throws IOException
    {
        return MeasureRows.movedLog((chunks * MOVED_PER_CHUNK + MeasureRows.MARKETS - 1) / MeasureRows.MARKETS)
            .prepared();
    }

    /** A row by its name. */
    static CountedRow of(final String name)
    {
        return ALL.stream().filter(row -> row.name.equals(name)).findFirst().orElseThrow(
            () -> new BadInputException(
                "row cannot be counted: name=" + name + " allowed=" +
                String.join(",", ALL.stream().map(CountedRow::name).toList())));
    }

    /** A side of this row. */
    Contender contender(final String sideName, final PreparedFlow prepared)
    {
        if (!sides.contains(sideName))
        {
            throw new BadInputException(
                "row has no such side: row=" + name + " side=" + sideName + " allowed=" + String.join(",", sides));
        }

        return side.apply(sideName, prepared);
    }

    /** What makes a row's flow. */
    @FunctionalInterface
    interface FlowMaker
    {
        PreparedFlow make(int chunks) throws IOException;
    }
}
