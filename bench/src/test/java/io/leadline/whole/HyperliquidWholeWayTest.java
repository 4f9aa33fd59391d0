package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import io.leadline.config.ConfigurationReader;
import io.leadline.event.EventLogReader;
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

/**
 * A recorded book of a real venue, by the verbs: its snapshot and the 51 blocks behind it, against the best prices and
 * sizes that another implementation saw at the end of every block.
 */
class HyperliquidWholeWayTest
{
    private static final String SNAPSHOT = "snapshot_985148181.json.gz";
    private static final String DIFFS = "node_raw_book_diffs_by_block.jsonl.gz";
    private static final String FILLS = "node_fills_by_block.jsonl.gz";
    private static final String CONFIGURATION = """
        venue: hyperliquid
        markets:
          - { name: BTC-PERP, tick: "0.1", lot: "0.00001", venue_id: BTC }
        schedule: { every: 50ms, instant: fixed }
        """;
    private static final int ORDERS = 51_351;
    private static final int MAKERS = 6_185;
    private static final int BLOCKS = 51;
    private static final long NS_PER_MS = 1_000_000;
    private static final long RAW_SIZES_PER_LOT = 1_000;

    @TempDir
    private Path folder;
    private Path recordings;
    private Path config;

    @BeforeEach
    void findTheRecordings() throws IOException
    {
        recordings = sharedData();
        config = Files.writeString(folder.resolve("config.yaml"), CONFIGURATION);
    }

    private static Path sharedData()
    {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent())
        {
            final Path candidate = at.resolve("shared").resolve("data").resolve("hyperliquid");
            if (Files.isDirectory(candidate))
            {
                return candidate;
            }
        }
        Assumptions.abort("no shared recordings above the working directory: name=data/hyperliquid");

        throw new IllegalStateException("unreachable");
    }

    @Test
    void shouldHaveTheBestPricesAndSizesOfTheOtherImplementationAtEveryBlock() throws IOException
    {
        final Path events = folder.resolve("events");
        final String printed = ingest(events, gzip(FILLS), gzip(SNAPSHOT), gzip(DIFFS));
        final BlockEnds blocks = new BlockEnds(ConfigurationReader.read(config), ORDERS);
        try (EventLogReader reader = new EventLogReader(events))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(blocks);
            }
        }

        final TreeMap<Long, String> golden = golden();
        assertThat(blocks.snapshotQuote()).isEqualTo(golden.get(0L));
        assertThat(blocks.snapshotMakers()).isEqualTo(MAKERS);
        assertThat(blocks.quotes()).hasSize(BLOCKS);
        blocks.quotes().forEach((time, quote) -> assertThat(quote)
            .as("block at %d", time)
            .isEqualTo(golden.floorEntry(time / NS_PER_MS).getValue()));
        assertThat(golden).as("lines, told only when a quote changes").hasSizeBetween(BLOCKS - 5, BLOCKS + 1);
        assertThat(blocks.crossedCount()).isZero();
        assertThat(RealVerbs.printed(printed, "event_add")).isEqualTo(Integer.toString(ORDERS + 653));
        assertThat(RealVerbs.printed(printed, "event_fill")).isEqualTo("11");
        for (final String counter : printed.lines()
            .filter(line -> line.startsWith("odd_") || line.startsWith("refused_") || line.startsWith("time_")
                || line.startsWith("sequence_hole") || line.startsWith("limit_"))
            .toList())
        {
            assertThat(counter).endsWith(" 0");
        }
    }

    @Test
    void shouldSampleTheSameBookWhateverTheOrderAndTheCompressionOfTheInputs() throws IOException
    {
        final Path first = folder.resolve("first");
        final Path second = folder.resolve("second");
        ingest(first, gzip(SNAPSHOT), gzip(DIFFS), gzip(FILLS));
        ingest(second, plain(DIFFS), gzip(FILLS), plain(SNAPSHOT));

        final String sampled = sample(first, folder.resolve("snapshots"));
        final String again = sample(second, folder.resolve("again"));

        assertThat(RealVerbs.printed(again, "last_hash"))
            .hasSize(64)
            .isEqualTo(RealVerbs.printed(sampled, "last_hash"));
        checkSnapshots(blockEnds(first));
    }

    private Map<Long, String> blockEnds(final Path events)
    {
        final BlockEnds blocks = new BlockEnds(ConfigurationReader.read(config), ORDERS);
        try (EventLogReader reader = new EventLogReader(events))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(blocks);
            }
        }

        return blocks.quotes();
    }

    /** Each snapshot is the book of the last block before it; what all makers rest is what the whole book rests. */
    private void checkSnapshots(final Map<Long, String> quotesByBlock)
    {
        final TreeMap<Long, String> quotes = new TreeMap<>(quotesByBlock);
        int count = 0;
        try (SnapshotLogReader reader = SnapshotLogReader.open(folder.resolve("snapshots")))
        {
            for (Record record = reader.next(); record != Record.END; record = reader.next())
            {
                final Snapshot snapshot = reader.snapshot();
                final String[] quote = quotes.floorEntry(snapshot.timeEpochNs()).getValue().split(" ");
                assertThat(snapshot.status()).isEqualTo(MarketStatus.OK);
                assertThat(book(snapshot, MeasureLayout.BEST_BID)).isEqualTo(Long.parseLong(quote[0]));
                assertThat(book(snapshot, MeasureLayout.BEST_ASK)).isEqualTo(Long.parseLong(quote[2]));
                assertThat(snapshot.entityCount()).isGreaterThan(MAKERS);
                checkBands(snapshot, reader.layout());
                count++;
            }
        }

        assertThat(count).as("from 13.05 s to 16.4 s").isEqualTo(68);
    }

    private static long book(final Snapshot snapshot, final int field)
    {
        return snapshot.low(Snapshot.WHOLE_BOOK, field);
    }

    private static void checkBands(final Snapshot snapshot, final MeasureLayout layout)
    {
        for (int field = MeasureLayout.FIRST_BAND; field < layout.fieldCount(); field++)
        {
            long sum = 0;
            for (int entity = 1; entity < snapshot.entityCount(); entity++)
            {
                sum += snapshot.low(entity, field);
            }
            assertThat(book(snapshot, field)).as("field=%d", field).isEqualTo(sum);
        }
        assertThat(book(snapshot, layout.sizeField(0, Side.BID, 0))).isPositive();
    }

    private String ingest(final Path events, final Path... inputs)
    {
        return RealVerbs.sampler(
            "ingest", "--feed", "hyperliquid", "--config", config.toString(), "--events", events.toString(),
            "--input", inputs[0].toString(), inputs[1].toString(), inputs[2].toString());
    }

    private String sample(final Path events, final Path snapshots)
    {
        return RealVerbs.sampler(
            "sample", "--config", config.toString(), "--events", events.toString(), "--snapshots",
            snapshots.toString());
    }

    private Path gzip(final String name)
    {
        return recordings.resolve(name);
    }

    /** Decompressed, under a name that tells nothing. */
    private Path plain(final String name) throws IOException
    {
        final Path plain = Files.createTempFile(folder, "input", "");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(gzip(name))))
        {
            Files.write(plain, in.readAllBytes());
        }

        return plain;
    }

    /** {@code bid size ask size} in ticks and lots by the block's ms; 0 is the snapshot itself. */
    private TreeMap<Long, String> golden() throws IOException
    {
        final TreeMap<Long, String> quotes = new TreeMap<>();
        for (final String line : Files.readAllLines(recordings.resolve("golden_end_of_block_quotes.jsonl")))
        {
            final List<Long> values = List.of(
                number(line, "bid_px_raw"), number(line, "bid_sz_raw") / RAW_SIZES_PER_LOT,
                number(line, "ask_px_raw"), number(line, "ask_sz_raw") / RAW_SIZES_PER_LOT);
            quotes.put(
                number(line, "source_ts_ms"), String.join(" ", values.stream().map(String::valueOf).toList()));
        }

        return quotes;
    }

    private static long number(final String line, final String field)
    {
        final Matcher matcher = Pattern.compile("\"" + field + "\":(\\d+)").matcher(line);
        assertThat(matcher.find()).as("field=%s line=%s", field, line).isTrue();

        return Long.parseLong(matcher.group(1));
    }
}
