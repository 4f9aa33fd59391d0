package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

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
 * A recorded session of a real venue of levels, over midnight, by the verbs: at every instant the best prices and the
 * bands of the book that maps and regular expressions make of the same recording.
 */
class BinanceWholeWayTest
{
    private static final String CONFIGURATION = """
        venue: binance
        markets:
          - { name: BTC-PERP, venue_id: BTCUSDT, book: levels, tick: "0.1", lot: "0.001" }
        ladders:
          - { name: mid, reference: mid, edges_bps: [1, 2.5, 10, 100] }
        schedule: { every: 100ms, instant: fixed }
        """;
    private static final long NS_PER_MS = 1_000_000;
    private static final long BPS_E2_PER_UNIT = 1_000_000;
    private static final Pattern LEVEL = Pattern.compile("\\[\"([0-9.]+)\",\"([0-9.]+)\"]");

    @TempDir
    private Path folder;
    private Path recording;
    private Path config;
    private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, Long> asks = new TreeMap<>();

    /** What an update says, as text, and when. */
    private record Update(long timeEpochNs, long lastId, String line)
    {
    }

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
            final Path candidate = at.resolve("shared/data/levels/binance_usdm_btcusdt_20240808.gz");
            if (Files.exists(candidate))
            {
                return candidate;
            }
        }
        Assumptions.abort("no shared recordings above the working directory: name=data/levels");

        throw new IllegalStateException("unreachable");
    }

    @Test
    void shouldSampleTheBookOfTheRecordingAtEveryInstant() throws IOException
    {
        final String ingested = RealVerbs.sampler(
            "ingest", "--feed", "binance", "--config", config.toString(), "--events",
            folder.resolve("events").toString(), "--input", recording.toString());
        assertThat(RealVerbs.printed(ingested, "event_level")).isEqualTo("445262");
        assertThat(RealVerbs.printed(ingested, "event_trade")).isEqualTo("21313");
        assertThat(ingested.lines().filter(line -> line.startsWith("odd_") || line.startsWith("refused_")).toList())
            .isNotEmpty()
            .allSatisfy(line -> assertThat(line).endsWith(" 0"));
        RealVerbs.sampler(
            "sample", "--config", config.toString(), "--events", folder.resolve("events").toString(), "--snapshots",
            folder.resolve("snapshots").toString());

        final Deque<Update> updates = read();
        final long joinedEpochNs = updates.peekFirst().timeEpochNs();
        int compared = 0;
        try (SnapshotLogReader reader = SnapshotLogReader.open(folder.resolve("snapshots")))
        {
            for (Record record = reader.next(); record != Record.END; record = reader.next())
            {
                final Snapshot snapshot = reader.snapshot();
                if (record == Record.SNAPSHOT && snapshot.timeEpochNs() >= joinedEpochNs)
                {
                    apply(updates, snapshot.timeEpochNs());
                    assertThat(snapshot.status()).isEqualTo(MarketStatus.OK);
                    check(snapshot, reader.layout());
                    compared++;
                }
                else if (record == Record.SNAPSHOT)
                {
                    assertThat(snapshot.status()).isEqualTo(MarketStatus.STALE);
                }
            }
        }
        assertThat(compared).as("345 s, ten a second").isBetween(3_440, 3_460);
    }

    /** The updates from the one that the snapshot fits on; the snapshot's levels stand in the book. */
    private Deque<Update> read() throws IOException
    {
        final Deque<Update> updates = new ArrayDeque<>();
        long snapshotId = Long.MAX_VALUE;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(recording)), StandardCharsets.UTF_8)))
        {
            for (String line = lines.readLine(); line != null; line = lines.readLine())
            {
                if (line.contains("\"lastUpdateId\""))
                {
                    snapshotId = number(line, "lastUpdateId");
                    apply(line, "bids", "asks");
                }
                else if (line.contains("\"depthUpdate\""))
                {
                    updates.add(new Update(number(line, "T") * NS_PER_MS, number(line, "u"), line));
                }
            }
        }
        while (updates.peekFirst().lastId() < snapshotId)
        {
            updates.removeFirst();
        }
        assertThat(number(updates.peekFirst().line(), "U")).isLessThanOrEqualTo(snapshotId);

        return updates;
    }

    private static long number(final String line, final String field)
    {
        final Matcher matcher = Pattern.compile("\"" + field + "\":(\\d+)").matcher(line);
        assertThat(matcher.find()).as("field=%s line=%s", field, line).isTrue();

        return Long.parseLong(matcher.group(1));
    }

    private void apply(final Deque<Update> updates, final long timeEpochNs)
    {
        while (!updates.isEmpty() && updates.peekFirst().timeEpochNs() <= timeEpochNs)
        {
            apply(updates.removeFirst().line(), "b", "a");
        }
    }

    private void apply(final String line, final String bidsName, final String asksName)
    {
        apply(line.substring(line.indexOf("\"" + bidsName + "\":["), line.indexOf("\"" + asksName + "\":[")), bids);
        apply(line.substring(line.indexOf("\"" + asksName + "\":[")), asks);
    }

    private static void apply(final String levels, final Map<Long, Long> side)
    {
        final Matcher level = LEVEL.matcher(levels);
        while (level.find())
        {
            final long ticks = new BigDecimal(level.group(1)).movePointRight(1).longValueExact();
            final long lots = new BigDecimal(level.group(2)).movePointRight(3).longValueExact();
            side.put(ticks, lots);
            side.remove(ticks, 0L);
        }
    }

    private void check(final Snapshot snapshot, final MeasureLayout layout)
    {
        final List<Long> sampled = new ArrayList<>();
        final List<Long> expected = new ArrayList<>(List.of(bids.firstKey(), asks.firstKey()));
        sampled.add(snapshot.low(Snapshot.WHOLE_BOOK, MeasureLayout.BEST_BID));
        sampled.add(snapshot.low(Snapshot.WHOLE_BOOK, MeasureLayout.BEST_ASK));
        final List<Integer> edges = layout.ladders().get(0).edgesBpsE2();
        for (int edge = 0; edge < edges.size(); edge++)
        {
            sampled.add(snapshot.low(Snapshot.WHOLE_BOOK, layout.sizeField(0, Side.BID, edge)));
            sampled.add(snapshot.low(Snapshot.WHOLE_BOOK, layout.notionalField(0, Side.BID, edge)));
            sampled.add(snapshot.low(Snapshot.WHOLE_BOOK, layout.sizeField(0, Side.ASK, edge)));
            sampled.add(snapshot.low(Snapshot.WHOLE_BOOK, layout.notionalField(0, Side.ASK, edge)));
            addBand(expected, bids, edges.get(edge));
            addBand(expected, asks, edges.get(edge));
        }

        assertThat(sampled).as("time=%d", snapshot.timeEpochNs()).isEqualTo(expected);
    }

    private void addBand(final List<Long> expected, final Map<Long, Long> side, final int edgeBpsE2)
    {
        final long midHalfTicks = bids.firstKey() + asks.firstKey();
        long lots = 0;
        long notional = 0;
        for (final Map.Entry<Long, Long> level : side.entrySet())
        {
            final long distanceHalfTicks = Math.abs(midHalfTicks - 2 * level.getKey());
            if (distanceHalfTicks * BPS_E2_PER_UNIT <= midHalfTicks * edgeBpsE2)
            {
                lots += level.getValue();
                notional += level.getKey() * level.getValue();
            }
        }
        expected.add(lots);
        expected.add(notional);
    }
}
