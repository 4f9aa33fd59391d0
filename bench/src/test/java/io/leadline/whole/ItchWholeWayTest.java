package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capture of a real venue that was joined in the middle of its day, by the verbs. */
class ItchWholeWayTest
{
    private static final String CAPTURE = "nasdaq_totalview_20160913_1650_moldudp64.pcap";
    private static final String CONFIGURATION = """
        venue: nasdaq
        markets:
          - { name: UWTI, tick: "0.0001", lot: "1" }
          - { name: OIL-ETN, tick: "0.01", lot: "1", venue_id: EUO }
        schedule: { every: 1s, instant: fixed }
        """;
    /** From 16:50:32 to 16:51:00 in New York, of each stock. */
    private static final int SECONDS = 29;

    @TempDir
    private Path folder;

    @Test
    void shouldBuildTheBooksAndClaimNoneOfThem() throws IOException
    {
        final Path config = Files.writeString(folder.resolve("config.yaml"), CONFIGURATION);
        final String ingested = RealVerbs.sampler(
            "ingest", "--feed", "itch", "--config", config.toString(), "--events",
            folder.resolve("events").toString(), "--input", capture().toString(), "--quiet");
        RealVerbs.sampler(
            "sample", "--config", config.toString(), "--events", folder.resolve("events").toString(),
            "--snapshots", folder.resolve("snapshots").toString(), "--quiet");

        assertThat(RealVerbs.printed(ingested, "read_packets")).isEqualTo("2036");
        assertThat(RealVerbs.printed(ingested, "read_holes")).isEqualTo("0");
        assertThat(RealVerbs.printed(ingested, "read_stale_marks")).isEqualTo("2");
        assertThat(RealVerbs.printed(ingested, "time_ran_back")).isEqualTo("0");
        assertThat(RealVerbs.printed(ingested, "event_add")).isEqualTo("153");
        int count = 0;
        int withBook = 0;
        try (SnapshotLogReader reader = SnapshotLogReader.open(folder.resolve("snapshots")))
        {
            for (Record record = reader.next(); record != Record.END; record = reader.next())
            {
                final Snapshot snapshot = reader.snapshot();
                assertThat(snapshot.status()).isEqualTo(MarketStatus.STALE);
                withBook += snapshot.low(Snapshot.WHOLE_BOOK, MeasureLayout.BEST_BID) > 0 ? 1 : 0;
                count++;
            }
        }

        assertThat(count).isEqualTo(2 * SECONDS);
        assertThat(withBook).isGreaterThan(SECONDS);
    }

    private static Path capture()
    {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent())
        {
            final Path candidate = at.resolve("shared").resolve("data").resolve("itch").resolve(CAPTURE);
            if (Files.exists(candidate))
            {
                return candidate;
            }
        }
        Assumptions.abort("no shared recordings above the working directory: name=data/itch");

        throw new IllegalStateException("unreachable");
    }
}
