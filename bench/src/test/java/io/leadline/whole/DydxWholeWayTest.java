package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.event.Side;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded stream of a real node, by the verbs: two pairs from their snapshot to the last message. */
class DydxWholeWayTest
{
    private static final String CONFIGURATION = """
        venue: dydx
        markets:
          - { name: BTC-USD, venue_id: 0, tick: "1", lot: "0.0001", price_exponent: -5, size_exponent: -10 }
          - { name: ETH-USD, venue_id: 1, tick: "0.1", lot: "0.001", price_exponent: -6, size_exponent: -9 }
        schedule: { every: 50ms, instant: fixed }
        """;

    @TempDir
    private Path folder;
    private Path recording;
    private Path config;

    @BeforeEach
    void findTheRecording() throws IOException
    {
        recording = sharedData();
        config = Files.writeString(folder.resolve("config.yaml"), CONFIGURATION);
    }

    private static Path sharedData()
    {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent())
        {
            final Path candidate = at.resolve("shared/data/dydx/feed_from_t1.log.gz");
            if (Files.exists(candidate))
            {
                return candidate;
            }
        }
        Assumptions.abort("no shared recordings above the working directory: name=data/dydx");

        throw new IllegalStateException("unreachable");
    }

    @Test
    void shouldSampleBooksThatNeverCrossAndOfWhichNothingIsOdd()
    {
        final String ingested = ingest("events");

        assertThat(RealVerbs.printed(ingested, "event_add")).isEqualTo(Integer.toString(2818 + 367));
        assertThat(RealVerbs.printed(ingested, "event_cancel")).isEqualTo("493");
        assertThat(RealVerbs.printed(ingested, "read_order_updates_of_unknown_order")).isEqualTo("400");
        assertThat(ingested.lines()
            .filter(line -> line.startsWith("odd_") || line.startsWith("refused_") || line.startsWith("time_") ||
                line.startsWith("sequence_hole") || line.startsWith("limit_"))
            .toList()).isNotEmpty().allSatisfy(line -> assertThat(line).endsWith(" 0"));

        sample("events", "snapshots");
        final Map<Integer, Integer> snapshots = new TreeMap<>();
        try (SnapshotLogReader reader = SnapshotLogReader.open(folder.resolve("snapshots")))
        {
            for (Record record = reader.next(); record != Record.END; record = reader.next())
            {
                snapshots.merge(reader.snapshot().market(), 1, Integer::sum);
                check(reader.snapshot(), reader.layout());
            }
        }
        assertThat(snapshots).as("from 02.1 s to 03.65 s").isEqualTo(Map.of(0, 32, 1, 32));
    }

    private static void check(final Snapshot snapshot, final MeasureLayout layout)
    {
        assertThat(snapshot.status()).isEqualTo(MarketStatus.OK);
        assertThat(snapshot.low(Snapshot.WHOLE_BOOK, MeasureLayout.BEST_BID))
            .isLessThan(snapshot.low(Snapshot.WHOLE_BOOK, MeasureLayout.BEST_ASK));
        for (int field = MeasureLayout.FIRST_BAND; field < layout.fieldCount(); field++)
        {
            long sum = 0;
            for (int entity = 1; entity < snapshot.entityCount(); entity++)
            {
                sum += snapshot.low(entity, field);
            }
            assertThat(snapshot.low(Snapshot.WHOLE_BOOK, field)).as("field=%d", field).isEqualTo(sum);
        }
        assertThat(snapshot.low(Snapshot.WHOLE_BOOK, layout.sizeField(0, Side.BID, 2))).isPositive();
    }

    @Test
    void shouldSampleTheSameFromTheSameRecording()
    {
        ingest("events");
        ingest("again");

        assertThat(RealVerbs.printed(sample("again", "snapshots-again"), "last_hash"))
            .hasSize(64)
            .isEqualTo(RealVerbs.printed(sample("events", "snapshots"), "last_hash"));
    }

    private String ingest(final String events)
    {
        return RealVerbs.sampler(
            "ingest", "--feed", "dydx", "--config", config.toString(), "--events", folder.resolve(events).toString(),
            "--input", recording.toString());
    }

    private String sample(final String events, final String snapshots)
    {
        return RealVerbs.sampler(
            "sample", "--config", config.toString(), "--events", folder.resolve(events).toString(), "--snapshots",
            folder.resolve(snapshots).toString());
    }
}
