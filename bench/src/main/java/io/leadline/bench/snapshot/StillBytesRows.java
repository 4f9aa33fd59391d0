package io.leadline.bench.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.leadline.bench.flow.FlowLog;
import io.leadline.bench.flow.FlowShape;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.SideResult;
import io.leadline.book.FeedBooks;
import io.leadline.command.Folders;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogReader;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;
import io.leadline.measure.Measurer;
import io.leadline.snapshot.SnapshotLogWriter;

/** What a maker costs who did not move: instants of still markets with many makers, less those with few. */
public final class StillBytesRows
{
    /** So few that most instants have no keyframe among them. */
    private static final int MARKETS = 20;
    private static final int FEW = 10;
    private static final int MANY = 50;
    private static final int ORDERS = 20;
    private static final int INSTANTS = 100;
    private static final long EVERY_NS = 1_000_000_000L;
    private static final long START_EPOCH_NS = 1_760_000_000L * EVERY_NS;

    private StillBytesRows()
    {
    }

    public static List<Row> bits(final Scale scale) throws IOException
    {
        final long few = medianBytes(FEW);
        final long many = medianBytes(MANY);
        final double makerBits = 8.0 * (many - few) / (MARKETS * (MANY - FEW));
        final double headerBits = 8.0 * many / MARKETS - MANY * makerBits;

        return List.of(new Row(
            "bytes-still", "instants in which nothing moved, by still maker; keyframes left out by the median", "bits",
            INSTANTS, (long)INSTANTS * MARKETS,
            List.of(
                figure("a maker", makerBits, 1, 0),
                figure("one bit", 1, makerBits, 1),
                figure("a market's header and share", headerBits, makerBits / headerBits, 0))));
    }

    private static SideResult figure(final String name, final double bits, final double ratio, final double limit)
    {
        return new SideResult(name, bits, bits, bits, -1, ratio, ratio, ratio, ratio, limit);
    }

    private static long medianBytes(final int makers) throws IOException
    {
        final FlowShape shape = new FlowShape(MARKETS, makers, ORDERS, 1);
        final Configuration configuration = shape.configuration(EVERY_NS);
        final FeedBooks books = new FeedBooks(configuration);
        final FlowLog log = new FlowLog(shape, 1, 1);
        try (EventLogReader reader = new EventLogReader(log.read()))
        {
            for (int i = 0; i < log.documentCount(); i++)
            {
                reader.poll(books);
            }
        }
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            return medianBytes(folder, configuration, books);
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    private static long medianBytes(final Path folder, final Configuration configuration, final FeedBooks books)
    {
        final MeasureLayout layout = new MeasureLayout(configuration.ladders());
        final Measurer measurer = new Measurer(layout);
        final MarketMeasure[] measures = new MarketMeasure[books.marketCount()];
        Arrays.setAll(measures, each -> new MarketMeasure(layout));
        final long[] lengths = new long[INSTANTS];
        try (SnapshotLogWriter log = new SnapshotLogWriter(folder, configuration, null, layout, books, false))
        {
            log.start(START_EPOCH_NS);
            for (int instant = 0; instant < INSTANTS; instant++)
            {
                final long before = log.byteCount();
                log.begin(START_EPOCH_NS + instant * EVERY_NS);
                for (int market = 0; market < measures.length; market++)
                {
                    measurer.measure(books.book(market), measures[market], 0, false);
                    log.snapshot(
                        market, START_EPOCH_NS / EVERY_NS + instant, measures[market], books.lastSequence());
                }
                log.end();
                lengths[instant] = log.byteCount() - before;
            }
        }
        Arrays.sort(lengths);

        return lengths[INSTANTS / 2];
    }
}
