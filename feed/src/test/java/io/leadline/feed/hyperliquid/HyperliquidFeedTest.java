package io.leadline.feed.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.feed.Feed;
import io.leadline.feed.FeedFixtures;

/** What becomes of snapshots, diffs and fills. */
class HyperliquidFeedTest
{
    private static final String ALICE = "0xAA";
    private static final String BOB = "0xbb";

    @TempDir
    private Path directory;

    private NodeRun node;

    @BeforeEach
    void begin()
    {
        node = new NodeRun(directory);
    }

    @Test
    void shouldWriteTheSnapshotAtTheTimeOfTheFirstBlock()
    {
        final String bids = NodeFiles.resting(ALICE, 1, "B", "99.5", "1.0", "Alo", false);
        final String zero = NodeFiles.resting(ALICE, 2, "B", "99.0", "0.0", "Gtc", false);
        final String trigger = NodeFiles.resting(ALICE, 3, "Ask", "120", "1", null, true);
        final String ask = NodeFiles.resting(BOB, 4, "Ask", "100.0", "0.25", null, false);
        node.file("s", NodeFiles.snapshot(10, List.of(bids, zero), List.of(trigger, ask)));
        node.file("d", NodeFiles.line(10, NodeFiles.removed(ALICE, 77, "B", "1")) + NodeFiles.line(11));

        final Feed feed = node.run();

        assertThat(node.lines()).containsExactly(
            "11 clear BTC-PERP",
            "11 add BTC-PERP 1 0xaa bid 199 100 flags=1",
            "11 add BTC-PERP 4 0xbb ask 200 25",
            "11 heartbeat -");
        assertThat(feed.counters().toString()).startsWith(
            "snapshots=1 snapshots_not_needed=0 snapshot_orders=3 snapshot_untriggered=1 snapshot_other_coins=1 " +
            "blocks=1 old_lines=1 holes=0 ");
        assertThat(feed.counters().count("size_zero")).isEqualTo(1);
    }

    @Test
    void shouldReadEveryKindOfDiff()
    {
        node.snapshot(0);
        node.file("d", NodeFiles.line(
            1,
            NodeFiles.added(ALICE, 1, "Bid", "99.5", "2.0"),
            NodeFiles.added(BOB, 2, "A", "100.25", "2.005"),
            NodeFiles.added(BOB, 3, "Ask", "101", "0.0"),
            NodeFiles.updated(ALICE, 1, "B", "99.5", "2.0", "1.5"),
            NodeFiles.diff(ALICE, 1, "B", "99.5", "{\"modified\":{\"sz\":\"1.25\"}}"),
            NodeFiles.updated(ALICE, 1, "B", "99.5", "1.25", "0.0"),
            NodeFiles.removed(ALICE, 1, "B", "99.5"),
            NodeFiles.removed(BOB, 2, "Ask", "100.25"),
            NodeFiles.diff("DOGE", BOB, 8, "?", "abc", "{\"split\":{}}")));

        final Feed feed = node.run();

        assertThat(node.lines()).containsExactly(
            "1 clear BTC-PERP",
            "1 add BTC-PERP 1 0xaa bid 199 200",
            "1 add BTC-PERP 2 0xbb ask 200 200 flags=6",
            "1 reduce BTC-PERP 1 150",
            "1 reduce BTC-PERP 1 125",
            "1 reduce BTC-PERP 1 0",
            "1 cancel BTC-PERP 2",
            "1 heartbeat -");
        assertThat(feed.counters().count("size_zero")).isEqualTo(1);
        assertThat(feed.counters().count("diffs_other_coins")).isEqualTo(1);
        assertThat(feed.counters().count("diffs_done_by_fills")).isEqualTo(1);
        assertThat(feed.counters().count("diffs_unknown_order")).isZero();
    }

    @Test
    void shouldPlaceEachFillBeforeTheDiffThatExplainsIt()
    {
        node.snapshot(0);
        node.file("f", NodeFiles.line(1, NodeFiles.joined(
            NodeFiles.filled(71, ALICE, 1, BOB, "99.5", "0.25"), NodeFiles.filled(72, ALICE, 1, BOB, "99.5", "0.5"),
            NodeFiles.filled(73, ALICE, 2, BOB, "99.0", "1")).toArray(String[]::new)));
        node.file("d", NodeFiles.line(
            1,
            NodeFiles.added(ALICE, 1, "B", "99.5", "2"),
            NodeFiles.added(ALICE, 2, "B", "99", "1"),
            NodeFiles.updated(ALICE, 1, "B", "99.5", "2", "1.75"),
            NodeFiles.updated(ALICE, 1, "B", "99.5", "1.75", "1.2"),
            NodeFiles.removed(ALICE, 2, "B", "99")));

        final Feed feed = node.run();

        assertThat(node.lines()).containsExactly(
            "1 clear BTC-PERP",
            "1 add BTC-PERP 1 0xaa bid 199 200",
            "1 add BTC-PERP 2 0xaa bid 198 100",
            "1 fill BTC-PERP 1 199 25 0xbb",
            "1 reduce BTC-PERP 1 175",
            "1 fill BTC-PERP 1 199 50 0xbb",
            "1 reduce BTC-PERP 1 120",
            "1 fill BTC-PERP 2 198 100 0xbb",
            "1 heartbeat -");
        assertThat(feed.counters().count("diffs_done_by_fills")).isEqualTo(1);
    }

    @Test
    void shouldCancelOnlyWhatFillsHaveLeft()
    {
        node.snapshot(0, NodeFiles.resting(ALICE, 1, "B", "99.5", "2", "Gtc", false),
            NodeFiles.resting(ALICE, 2, "B", "99", "2", "Gtc", false));
        node.file("f", NodeFiles.line(1, NodeFiles.joined(
            NodeFiles.filled(71, ALICE, 1, BOB, "99.5", "1.5"), NodeFiles.filled(72, ALICE, 2, BOB, "99", "2"))
            .toArray(String[]::new)));
        node.file("d", NodeFiles.line(
            1, NodeFiles.removed(ALICE, 1, "B", "99.5"), NodeFiles.updated(ALICE, 2, "B", "99", "2", "0.0"),
            NodeFiles.removed(ALICE, 2, "B", "99")));

        final Feed feed = node.run();

        assertThat(node.lines().subList(3, 7)).containsExactly(
            "1 fill BTC-PERP 1 199 150 0xbb", "1 cancel BTC-PERP 1", "1 fill BTC-PERP 2 198 200 0xbb", "1 heartbeat -");
        assertThat(feed.counters().count("diffs_done_by_fills")).isEqualTo(2);
    }

    @Test
    void shouldWriteFillsThatNoDiffExplainsAsTrades()
    {
        node.snapshot(0, NodeFiles.resting(ALICE, 1, "B", "99.5", "2", "Gtc", false));
        node.file("f", NodeFiles.line(1, NodeFiles.joined(
            NodeFiles.filled(71, ALICE, 1, BOB, "99.5", "3"),
            NodeFiles.filled(72, ALICE, 5, BOB, "99.25", "1"),
            List.of(
                NodeFiles.side(73, "BTC", BOB, 6, "99", "1", true),
                NodeFiles.side(73, "BTC", ALICE, 7, "99", "1", true),
                NodeFiles.side(74, "BTC", ALICE, 1, "99", "0", false),
                NodeFiles.side(75, "DOGE", ALICE, 1, "99", "1", false),
                NodeFiles.side(76, "BTC", ALICE, 9, "98", "0.015", false))).toArray(String[]::new)));
        node.file("d", NodeFiles.line(1, NodeFiles.updated(ALICE, 1, "B", "99.5", "2", "4")));

        final Feed feed = node.run();

        assertThat(node.lines().subList(2, 8)).containsExactly(
            "1 reduce BTC-PERP 1 400",
            "1 trade BTC-PERP 0xaa 199 300 0xbb",
            "1 trade BTC-PERP 0xaa 198 100 0xbb flags=8",
            "1 trade BTC-PERP - 198 100 0xbb",
            "1 trade BTC-PERP 0xaa 196 2 - flags=2",
            "1 heartbeat -");
        assertThat(feed.counters().toString()).contains(
            " fill_entries=9 fill_entries_other_coins=1 fills=0 fills_as_trades=4 fills_without_maker=1 size_zero=1 ");
    }

    @Test
    void shouldReadTheStreamingFormWhereEmptyBlocksHaveNoLine()
    {
        node.snapshot(0);
        final List<String> first = List.of(
            NodeFiles.added(ALICE, 1, "B", "99.5", "2"), NodeFiles.added(ALICE, 2, "B", "99.0", "2"),
            NodeFiles.added(ALICE, 3, "B", "98.0", "2"));
        node.file("hour1", NodeFiles.lines(2, first));
        node.file("hour2", NodeFiles.line(2, NodeFiles.removed(ALICE, 3, "B", "98.0")) +
            NodeFiles.line(5, NodeFiles.updated(ALICE, 1, "B", "99.5", "2", "1.5")) +
            NodeFiles.line(5, NodeFiles.removed(ALICE, 2, "B", "99.0")));
        node.file("fills", NodeFiles.lines(5, NodeFiles.filled(7, ALICE, 1, BOB, "99.5", "0.5")));

        final Feed feed = node.run();

        assertThat(node.lines()).containsExactly(
            "2 clear BTC-PERP", "2 add BTC-PERP 1 0xaa bid 199 200", "2 add BTC-PERP 2 0xaa bid 198 200",
            "2 add BTC-PERP 3 0xaa bid 196 200", "2 cancel BTC-PERP 3", "2 heartbeat -",
            "5 fill BTC-PERP 1 199 50 0xbb", "5 reduce BTC-PERP 1 150", "5 cancel BTC-PERP 2", "5 heartbeat -");
        assertThat(feed.counters().count("holes")).isZero();
        assertThat(feed.counters().count("missing_fill_blocks")).isZero();
    }

    @Test
    void shouldReadCompressedFilesAndPassOverOrderStatuses()
    {
        node.file("s", FeedFixtures.zstd(FeedFixtures.bytes(NodeFiles.snapshot(0, List.of(), List.of()))));
        final String diffs = NodeFiles.line(1, NodeFiles.added(ALICE, 1, "B", "99.5", "2"));
        node.file("d", FeedFixtures.gzip(FeedFixtures.bytes(diffs)));
        final String status = "{\"time\":\"x\",\"user\":\"0x\",\"status\":\"open\",\"order\":{}}";
        node.file("o", NodeFiles.line(1) + NodeFiles.line(2, status));

        final Feed feed = node.run();

        assertThat(node.lines()).containsExactly(
            "1 clear BTC-PERP", "1 add BTC-PERP 1 0xaa bid 199 200", "1 heartbeat -");
        assertThat(feed.counters().count("order_status_files_ignored")).isEqualTo(1);
    }
}
