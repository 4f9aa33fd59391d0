package io.leadline.bench.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.leadline.bench.flow.FlowLog;
import io.leadline.bench.flow.FlowShape;
import io.leadline.bench.flow.OrderIds;
import io.leadline.bench.flow.PreparedFlow;
import io.leadline.bench.pair.Contender;
import io.leadline.bench.pair.Duel;
import io.leadline.bench.pair.Isolation;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.Side;
import io.leadline.measure.MeasureLayout;

/** Measuring 100 markets of 50 makers with 40 orders each, in turn: both default ladders, sizes and notionals. */
public final class MeasureRows
{
    public static final int MARKETS = 100;
    public static final int MAKERS = 50;

    public static final String LEADLINE = "leadline";
    public static final String NAIVE = "naive";
    /** What stands between two measurements, and is not timed; a tool that counts cannot leave it out. */
    public static final String EVENTS = "events alone";

    private static final String UNIT = "ns/market";
    private static final double MOVED_LIMIT = 0.15;
    private static final double STILL_LIMIT = 4;
    private static final int STILL_MARKETS = 2_000;
    /** Short beside the slices in which processors are shared out. */
    private static final int CHUNK_MARKETS = 10;
    private static final int CHUNKS = 10;

    private MeasureRows()
    {
    }

    /** Every mid and every maker has moved since the measurement before. */
    public static List<Row> moved(final Scale scale) throws IOException
    {
        final FlowLog log = movedLog(scale.allChunks());

        return List.of(moved(log, scale), bound(log, scale));
    }

    private static Row moved(final FlowLog log, final Scale scale)
    {
        return new Duel(
            "measure-moved", "every mid and every maker moved since; 100 markets of 50 makers of 40 orders", UNIT,
            List.of(
                new Side(LEADLINE, 0, measure(log.prepared(), CHUNK_MARKETS, CHUNK_MARKETS)),
                new Side(NAIVE, MOVED_LIMIT, naive(log.prepared(), CHUNK_MARKETS, CHUNK_MARKETS)),
                new Side("copy", 0, copy(CHUNK_MARKETS))))
            .run(CHUNKS * scale.warmUpChunks(), CHUNKS * scale.chunks());
    }

    /** Apart from the row above, since one more set of books would take the caches from those that are compared. */
    private static Row bound(final FlowLog log, final Scale scale)
    {
        return new Duel(
            "measure-moved-bound", "the same beside a bare read of the orders and a bare write of the output", UNIT,
            List.of(
                new Side(LEADLINE, 0, measure(log.prepared(), CHUNK_MARKETS, CHUNK_MARKETS)),
                new Side("bare read and write", 0, bare(log, CHUNK_MARKETS, CHUNK_MARKETS))))
            .run(CHUNKS * scale.warmUpChunks(), CHUNKS * scale.chunks());
    }

    /** Documents that move one market each, market after market. */
    public static FlowLog movedLog(final int chunks) throws IOException
    {
        return new FlowLog(
            FlowShape.of("W100"), OrderIds.SEQUENTIAL, MARKETS * chunks,
            (flow, document) -> flow.move(document % MARKETS));
    }

    /** Nothing, or few makers, changed since the measurement before. */
    public static List<Row> still(final Scale scale) throws IOException
    {
        final FlowLog log = new FlowLog(FlowShape.of("W100"), 1, 1);
        final List<Row> rows = new ArrayList<>();
        rows.add(new Duel(
            "measure-still", "nothing changed since; 100 markets of 50 makers of 40 orders", UNIT,
            List.of(
                new Side(LEADLINE, 0, measure(log.prepared(), 0, STILL_MARKETS)),
                new Side("copy", STILL_LIMIT, copy(STILL_MARKETS))))
            .run(scale.warmUpChunks(), scale.chunks()));
        for (final int makers : new int[] {1, 5, 25})
        {
            rows.add(resized(makers, scale));
        }

        return rows;
    }

    private static Row resized(final int makers, final Scale scale) throws IOException
    {
        final FlowLog log = new FlowLog(
            FlowShape.of("W100"), OrderIds.SEQUENTIAL, CHUNK_MARKETS * CHUNKS * scale.allChunks(),
            (flow, document) -> flow.resize(document % MARKETS, makers));

        return new Duel(
            "measure-" + makers + "-of-50", makers + " of 50 makers changed since, no mid moved", UNIT,
            List.of(
                new Side(LEADLINE, 0, measure(log.prepared(), CHUNK_MARKETS, CHUNK_MARKETS)),
                new Side("copy", 0, copy(CHUNK_MARKETS)),
                new Side(NAIVE, 0, naive(log.prepared(), CHUNK_MARKETS, CHUNK_MARKETS))))
            .run(CHUNKS * scale.warmUpChunks(), CHUNKS * scale.chunks());
    }

    /** One side of {@link #moved}, of a name of this class, on documents as of {@link #movedLog}. */
    public static Contender side(final String name, final PreparedFlow flow)
    {
        return switch (name)
        {
            case LEADLINE -> measure(flow, CHUNK_MARKETS, CHUNK_MARKETS);
            case NAIVE -> naive(flow, CHUNK_MARKETS, CHUNK_MARKETS);
            case EVENTS -> make(EventsContender.class, flow, CHUNK_MARKETS, CHUNK_MARKETS);
            default -> throw new IllegalArgumentException("unknown side: name=" + name);
        };
    }

    static Contender measure(final PreparedFlow flow, final int chunkDocuments, final int chunkMarkets)
    {
        return make(MeasureContender.class, flow, chunkDocuments, chunkMarkets);
    }

    private static Contender naive(final PreparedFlow flow, final int chunkDocuments, final int chunkMarkets)
    {
        return make(NaiveContender.class, flow, chunkDocuments, chunkMarkets);
    }

    private static Contender make(
        final Class<?> contender, final PreparedFlow flow, final int chunkDocuments, final int chunkMarkets)
    {
        return (Contender)new Isolation(List.of()).make(
            contender.getName(), flow.documents(), flow.fillCount(), chunkDocuments, chunkMarkets);
    }

    private static Contender bare(final FlowLog log, final int chunkDocuments, final int chunkMarkets)
    {
        return (Contender)new Isolation(List.of()).make(
            BareContender.class.getName(), log.documents(), log.fillCount(), chunkDocuments, chunkMarkets, length());
    }

    private static Contender copy(final int chunkMarkets)
    {
        return new CopyContender(MARKETS, length(), chunkMarkets);
    }

    /** The output of a market, in longs: its makers' fields and the whole book's. */
    private static int length()
    {
        return (1 + MAKERS) * new MeasureLayout(FlowShape.of("W100").configuration(1).ladders()).fieldCount();
    }
}
