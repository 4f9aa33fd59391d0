package io.leadline.bench.apply;

import java.util.List;

import io.leadline.bench.flow.FlowShape;
import io.leadline.bench.flow.PreparedFlow;
import io.leadline.bench.pair.Contender;
import io.leadline.bench.pair.Isolation;
import io.leadline.bench.pair.PeerPath;

/** The books that a flow is fed to, by their names in tables, each in a class loader of its own. */
public final class ApplySides
{
    public static final String LEADLINE = "leadline";
    public static final String EXCHANGE_CORE = "exchange-core";
    public static final String PARITY = "parity-book";
    public static final String TREES = "TreeMap";
    public static final String BARE = "bare book";
    public static final String BARE_AHEAD = "bare book, touching ahead";
    public static final String READING = "reading alone";

    private static final String EXCHANGE_CORE_BOOKS = "io.leadline.peer.exchangecore.ExchangeCoreBooks";

    private final String shape;
    private final PreparedFlow flow;
    private final int chunkDocuments;

    /**
     * Sides of one flow.
     *
     * @param shape          name of the {@link FlowShape} that the flow is of, or {@link FlowShape#LEVELS}.
     * @param chunkDocuments documents of a chunk.
     */
    public ApplySides(final String shape, final PreparedFlow flow, final int chunkDocuments)
    {
        this.shape = shape;
        this.flow = flow;
        this.chunkDocuments = chunkDocuments;
    }

    /** A side of a name of this class, every order at rest; of levels there are fewer. */
    public Contender make(final String side)
    {
        final boolean isLevels = shape.equals(FlowShape.LEVELS);

        return switch (side)
        {
            case LEADLINE -> make(LeadlineBooks.class, shape);
            case EXCHANGE_CORE -> make(
                new Isolation(PeerPath.of(EXCHANGE_CORE)), EXCHANGE_CORE_BOOKS, flow.reductionsLots());
            case PARITY -> make(ParityBooks.class, "");
            case TREES -> make(isLevels ? LevelTrees.class : TreeBook.class, "");
            case BARE -> make(BareBook.class, shape);
            case BARE_AHEAD -> make(BareBookAhead.class, shape);
            case READING -> make(ReadingAlone.class, "");
            default -> throw new IllegalArgumentException("unknown side: name=" + side);
        };
    }

    private Contender make(final Class<?> books, final Object argument)
    {
        return make(new Isolation(List.of()), books.getName(), argument);
    }

    /** Any books in a room that was made for them. */
    Contender make(final Isolation room, final String books, final Object argument)
    {
        return (Contender)room.make(
            ApplyContender.class.getName(), flow.documents(), flow.eventCounts(), chunkDocuments, books, argument);
    }
}
