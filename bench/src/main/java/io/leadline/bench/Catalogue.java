package io.leadline.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.leadline.bench.apply.ApplyRows;
import io.leadline.bench.apply.LevelRows;
import io.leadline.bench.csv.CsvImport;
import io.leadline.bench.csv.FollowRows;
import io.leadline.bench.feed.aeron.EngineRows;
import io.leadline.bench.feed.backpack.BackpackRows;
import io.leadline.bench.feed.binance.DepthRows;
import io.leadline.bench.feed.dydx.DydxRows;
import io.leadline.bench.feed.hyperliquid.NodeRows;
import io.leadline.bench.feed.itch.ItchRows;
import io.leadline.bench.flow.OrderIds;
import io.leadline.bench.log.EventLogRows;
import io.leadline.bench.log.WholeLogRows;
import io.leadline.bench.measure.MeasureRows;
import io.leadline.bench.measure.RecordRows;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.proof.VerifyRows;
import io.leadline.bench.snapshot.DemoRows;
import io.leadline.bench.snapshot.ProgramRows;
import io.leadline.bench.snapshot.SeekRows;
import io.leadline.bench.snapshot.StillBytesRows;

/** The benches by name, in the order of the published table. Each runs in a JVM of its own. */
final class Catalogue
{
    private static final List<String> SHAPES = List.of("W1", "W100", "W8000");
    private static final Map<String, Bench> BENCHES = new LinkedHashMap<>();

    static
    {
        for (final String shape : SHAPES)
        {
            BENCHES.put("apply-" + shape, scale -> ApplyRows.peers(shape, scale));
        }
        for (final OrderIds pattern : List.of(OrderIds.SEQUENTIAL, OrderIds.STRIDED, OrderIds.CLUSTERED))
        {
            BENCHES.put(
                "ids-" + pattern.name().toLowerCase(Locale.ROOT), scale -> List.of(ApplyRows.ids(pattern, scale)));
        }
        for (final String shape : SHAPES)
        {
            BENCHES.put("ahead-" + shape, scale -> List.of(ApplyRows.ahead(shape, scale)));
        }
        for (final String shape : List.of("W1", "W100"))
        {
            BENCHES.put("marks-" + shape, scale -> List.of(ApplyRows.marks(shape, scale)));
        }
        BENCHES.put("levels", LevelRows::updates);
        BENCHES.put("measure-moved", MeasureRows::moved);
        BENCHES.put("measure-still", MeasureRows::still);
        BENCHES.put("record-moved", RecordRows::moved);
        BENCHES.put("record-orders", RecordRows::orders);
        BENCHES.put("event-log", EventLogRows::inAndOut);
        BENCHES.put("whole-log", WholeLogRows::wholeLog);
        BENCHES.put("demo-day", DemoRows::day);
        BENCHES.put("score-programs", ProgramRows::each);
        BENCHES.put("verify", VerifyRows::beside);
        BENCHES.put("seek", SeekRows::seek);
        BENCHES.put("bytes-still", StillBytesRows::bits);
        BENCHES.put("csv-import", CsvImport::rows);
        BENCHES.put("feed-aeron", EngineRows::beside);
        BENCHES.put("feed-backpack", BackpackRows::session);
        BENCHES.put("feed-binance", DepthRows::session);
        BENCHES.put("feed-csv", FollowRows::follow);
        BENCHES.put("feed-dydx", DydxRows::stream);
        BENCHES.put("feed-hyperliquid", NodeRows::files);
        BENCHES.put("feed-itch", ItchRows::decoding);
        BENCHES.put("feed-l4book", NodeRows::server);
    }

    private Catalogue()
    {
    }

    static Collection<String> names()
    {
        return BENCHES.keySet();
    }

    /** Runs a bench of {@link #names}. */
    static List<Row> run(final String name, final Scale scale) throws Exception
    {
        return new ArrayList<>(BENCHES.get(name).run(scale));
    }

    /** What one JVM measures. */
    @FunctionalInterface
    interface Bench
    {
        List<Row> run(Scale scale) throws Exception;
    }
}
