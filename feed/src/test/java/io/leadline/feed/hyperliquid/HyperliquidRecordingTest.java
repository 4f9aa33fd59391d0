package io.leadline.feed.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leadline.config.Configuration;
import io.leadline.event.EventSink;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;

/** A real snapshot and the 51 blocks behind it, held against another implementation's best prices. */
class HyperliquidRecordingTest
{
    private static final String MAKER = "0x17c3c8fdbcb7d1b240ce08965e09b1fc91cba868";
    private static final String OTHER_MAKER = "0x5eaac7c475b1fad85701f02c4e9e796a53f94bd5";
    private static final Path FOLDER = FeedFixtures.shared("data/hyperliquid");
    private static final Configuration CONFIGURATION =
        FeedFixtures.configuration(FeedFixtures.market("BTC-PERP", "0.1", "0.00001", "BTC"));

    private final List<Path> files = new ArrayList<>(List.of(
        FOLDER.resolve("node_fills_by_block.jsonl.gz"), FOLDER.resolve("snapshot_985148181.json.gz"),
        FOLDER.resolve("node_raw_book_diffs_by_block.jsonl.gz")));

    @BeforeEach
    void skipWithoutTheRecordings()
    {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), () -> "shared recordings are absent: path=" + FOLDER);
    }

    @Test
    void shouldMatchTheOtherImplementationAtEveryBlock() throws IOException
    {
        final NaiveBook book = new NaiveBook();
        final Feed feed = run(files, book);

        assertThat(feed.counters()).hasToString(
            "snapshots=1 snapshots_not_needed=0 snapshot_orders=51351 snapshot_untriggered=0 snapshot_other_coins=0 " +
            "blocks=51 old_lines=0 holes=0 missing_blocks=0 missing_fill_blocks=0 diffs_new=653 diffs_update=11 " +
            "diffs_remove=668 diffs_other_coins=0 diffs_done_by_fills=0 diffs_unknown_order=0 fill_entries=22 " +
            "fill_entries_other_coins=0 fills=11 fills_as_trades=0 fills_without_maker=0 size_zero=0 stale_marks=0 " +
            "order_status_files_ignored=0");
        assertThat(book.addCount()).isEqualTo(51_351 + 653);
        assertThat(book.oddCount()).isZero();
        assertThat(book.crossedCount()).isZero();
        assertThat(book.staleCount()).isZero();
        assertThat(book.heartbeats()).hasSize(51).isSorted();
        assertThat(book.quotes()).isEqualTo(expectedQuotes(book.heartbeats()));
        assertThat(book.filledLots()).isEqualTo(Map.of(MAKER, 80L, OTHER_MAKER, 116L));
        assertThat(book.tradedLots()).isZero();
    }

    @Test
    void shouldBeginWithTheSnapshotOfAllOwners()
    {
        final RecordingSink sink = new RecordingSink();
        run(files, sink);

        final List<String> snapshot = sink.lines().subList(0, 51_352);
        assertThat(snapshot.get(0)).isEqualTo("1778002753024084407 clear BTC-PERP");
        assertThat(snapshot.get(1)).isEqualTo(
            "1778002753024084407 add BTC-PERP 412036241776 0x1c1c270b573d55b68b3d14722b5d5d401511bed0 bid 813070 " +
            "18385 flags=1");
        assertThat(snapshot).allMatch(line -> line.startsWith("1778002753024084407 "));
        assertThat(snapshot.stream().filter(line -> line.endsWith(" flags=1")).count()).isEqualTo(15_025);
        assertThat(snapshot.stream().skip(1).map(line -> line.split(" ")[4]).distinct().count()).isEqualTo(6_185);
        assertThat(sink.lines().subList(51_352, 51_354)).containsExactly(
            "1778002753024084407 fill BTC-PERP 412036231803 813080 33 0x1624a8af8b91cc781586b4d7a33b8e693dc11015",
            "1778002753024084407 reduce BTC-PERP 412036231803 18007");
        assertThat(sink.lines().get(sink.lines().size() - 1)).isEqualTo("1778002756400548609 heartbeat -");
    }

    @Test
    void shouldNotDependOnTheOrderOfTheInputs()
    {
        final RecordingSink sink = new RecordingSink();
        final RecordingSink reversed = new RecordingSink();
        run(files, sink);
        Collections.reverse(files);
        run(files, reversed);

        assertThat(reversed.lines()).isEqualTo(sink.lines());
    }

    @Test
    void shouldBeStaleFromTheStartWithoutASnapshot()
    {
        files.remove(1);
        final RecordingSink sink = new RecordingSink();
        final Feed feed = run(files, sink);

        assertThat(sink.lines().get(0)).isEqualTo("1778002753024084407 status BTC-PERP STALE");
        assertThat(feed.counters().count("stale_marks")).isEqualTo(1);
        assertThat(feed.counters().count("diffs_unknown_order")).isPositive();
        assertThat(feed.counters().count("fills") + feed.counters().count("fills_as_trades")).isEqualTo(11);
    }

    private static Feed run(final List<Path> files, final EventSink sink)
    {
        final Feed feed = new HyperliquidFeed(CONFIGURATION, Recording.of(files));
        feed.run(sink);

        return feed;
    }

    /** Best prices in tenths, sizes in 1e-8, order counts; told only when they change, by the block's millisecond. */
    private static List<String> expectedQuotes(final List<Long> blockTimes) throws IOException
    {
        final TreeMap<Long, String> changes = new TreeMap<>();
        for (final String line : Files.readAllLines(FOLDER.resolve("golden_end_of_block_quotes.jsonl")))
        {
            changes.put(number(line, "source_ts_ms"), quote(line));
        }
        assertThat(changes).hasSizeGreaterThan(20);

        return blockTimes.stream().map(time -> changes.floorEntry(time / 1_000_000).getValue()).toList();
    }

    private static String quote(final String line)
    {
        return number(line, "bid_px_raw") + " " + number(line, "bid_sz_raw") / 1000 + " " + number(line, "bid_n") +
            " " + number(line, "ask_px_raw") + " " + number(line, "ask_sz_raw") / 1000 + " " + number(line, "ask_n");
    }

    private static long number(final String line, final String field)
    {
        final Matcher matcher = Pattern.compile("\"" + field + "\":(\\d+)").matcher(line);
        assertThat(matcher.find()).as("field=%s line=%s", field, line).isTrue();

        return Long.parseLong(matcher.group(1));
    }
}
