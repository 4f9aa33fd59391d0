package io.leadline.bench.apply;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.leadline.bench.flow.FlowLog;
import io.leadline.bench.flow.FlowShape;
import io.leadline.bench.flow.OrderIds;
import io.leadline.bench.pair.Contender;
import io.leadline.bench.pair.Duel;
import io.leadline.bench.pair.Isolation;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.Side;
import io.leadline.bench.pair.WithoutMethod;

/** From an event's encoded bytes into the books, beside the books of others on the same bytes. */
public final class ApplyRows
{
    private static final String UNIT = "ns/event";
    private static final int DOCUMENT_EVENTS = 1000;
    /** Short beside the slices in which processors are shared out, so that most chunks are whole. */
    private static final int CHUNK_DOCUMENTS = 10;
    /** As many more of them. */
    private static final int CHUNKS = 5;
    private static final double EXCHANGE_CORE_LIMIT = 0.12;
    private static final double EXCHANGE_CORE_LIMIT_MANY = 0.15;
    private static final double AHEAD_LIMIT = 0.75;
    private static final double AHEAD_LIMIT_FEW = 1.05;
    private static final double IDS_LIMIT = 1.5;
    private static final double MARKS_LIMIT = 1.2;
    private static final String MARKS = "io.leadline.book.MarketMakers";
    private static final double PARITY_LIMIT = 0.15;

    private ApplyRows()
    {
    }

    /**
     * One flow into Leadline's books, those of two peers, a book of the JDK's own collections, and the least that a
     * book can do, with touching ahead too where that pays; then the same without the reading of the log, which all of
     * them pay.
     */
    public static List<Row> peers(final String shape, final Scale scale) throws IOException
    {
        final boolean isMany = shape.equals("W8000");
        final FlowLog log = log(shape, OrderIds.SEQUENTIAL, scale);
        final double exchangeCoreLimit = isMany ? EXCHANGE_CORE_LIMIT_MANY : EXCHANGE_CORE_LIMIT;

        final ApplySides sides = sides(log, shape);
        final List<Side> held = new ArrayList<>(List.of(
            side(sides, ApplySides.LEADLINE, 0),
            side(sides, ApplySides.EXCHANGE_CORE, exchangeCoreLimit),
            side(sides, ApplySides.PARITY, isMany ? 0 : PARITY_LIMIT),
            side(sides, ApplySides.TREES, 0),
            side(sides, ApplySides.BARE, 0)));
        if (!shape.equals("W1"))
        {
            held.add(side(sides, ApplySides.BARE_AHEAD, 0));
        }
        held.add(side(sides, ApplySides.READING, 0));
        final Duel duel = new Duel("apply-" + shape, workload(shape), UNIT, held);
        final Row row = duel.run(CHUNKS * scale.warmUpChunks(), CHUNKS * scale.chunks());

        return List.of(row, duel.without("apply-" + shape + "-book", ApplySides.READING, false));
    }

    /** Books that may touch memory ahead of the events beside the same books one event at a time. */
    public static Row ahead(final String shape, final Scale scale) throws IOException
    {
        final FlowLog log = log(shape, OrderIds.SEQUENTIAL, scale);
        final ApplySides sides = sides(log, shape);
        final double limit = shape.equals("W1") ? AHEAD_LIMIT_FEW : AHEAD_LIMIT;

        return new Duel("ahead-" + shape, workload(shape), UNIT, List.of(
            side(sides, ApplySides.LEADLINE, 0),
            new Side(
                "one by one", limit, sides.make(new Isolation(List.of()), OneByOneBooks.class.getName(), shape))))
            .run(CHUNKS * scale.warmUpChunks(), CHUNKS * scale.chunks());
    }

    /** Books that mark who has changed, so that the rest is not measured again, beside books that mark nobody. */
    public static Row marks(final String shape, final Scale scale) throws IOException
    {
        final FlowLog log = log(shape, OrderIds.SEQUENTIAL, scale);
        final ApplySides sides = sides(log, shape);
        final Isolation unmarked = new Isolation(Map.of(MARKS, new WithoutMethod("change", "(I)V")));

        return new Duel("marks-" + shape, workload(shape), UNIT, List.of(
            side(sides, ApplySides.LEADLINE, 0),
            new Side("without marks", MARKS_LIMIT, sides.make(unmarked, LeadlineBooks.class.getName(), shape))))
            .run(CHUNKS * scale.warmUpChunks(), CHUNKS * scale.chunks());
    }

    /** Ids of one pattern beside ids of none. */
    public static Row ids(final OrderIds pattern, final Scale scale) throws IOException
    {
        final String name = pattern.name().toLowerCase(Locale.ROOT);

        return new Duel("ids-" + name, workload("W100") + ", order ids " + name, UNIT, List.of(
            new Side(name, 0, numbered(pattern, scale)),
            new Side("random", IDS_LIMIT, numbered(OrderIds.RANDOM, scale))))
            .run(CHUNKS * scale.warmUpChunks(), CHUNKS * scale.chunks());
    }

    private static Contender numbered(final OrderIds pattern, final Scale scale) throws IOException
    {
        return sides(log("W100", pattern, scale), "W100").make(ApplySides.LEADLINE);
    }

    private static FlowLog log(final String shape, final OrderIds ids, final Scale scale) throws IOException
    {
        return log(shape, ids, CHUNK_DOCUMENTS * CHUNKS * scale.allChunks());
    }

    /** The flow of a shape, behind its first orders in so many documents of {@link #DOCUMENT_EVENTS} events. */
    public static FlowLog log(final String shape, final OrderIds ids, final int documentCount) throws IOException
    {
        return new FlowLog(FlowShape.of(shape), ids, DOCUMENT_EVENTS, documentCount);
    }

    private static ApplySides sides(final FlowLog log, final String shape)
    {
        return new ApplySides(shape, log.prepared(), CHUNK_DOCUMENTS);
    }

    private static Side side(final ApplySides sides, final String name, final double limit)
    {
        return new Side(name, limit, sides.make(name));
    }

    private static String workload(final String shape)
    {
        final FlowShape flow = FlowShape.of(shape);
        final int orders = flow.markets() * flow.makers() * flow.ordersPerSide() * 2;

        return shape + ": " + flow.markets() + " markets, " + orders + " resting orders, " +
            CHUNK_DOCUMENTS * DOCUMENT_EVENTS + " events a chunk";
    }
}
