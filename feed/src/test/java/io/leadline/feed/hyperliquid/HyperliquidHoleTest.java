package io.leadline.feed.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.feed.Feed;

/** What becomes of the books where something is missing, and where something comes twice. */
class HyperliquidHoleTest
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
    void shouldMarkAHoleAtTheTimeOfTheLastEventBeforeItAndGoOn()
    {
        node.snapshot(0);
        node.file("d", NodeFiles.line(1) + NodeFiles.line(2, NodeFiles.added(ALICE, 1, "B", "99.5", "2")) +
            NodeFiles.line(5, NodeFiles.removed(ALICE, 1, "B", "99.5")) + NodeFiles.line(7) + NodeFiles.line(6));

        final Feed feed = node.run();

        assertThat(node.lines()).containsExactly(
            "1 clear BTC-PERP",
            "1 heartbeat -",
            "2 add BTC-PERP 1 0xaa bid 199 200",
            "2 heartbeat -",
            "2 status BTC-PERP STALE",
            "5 cancel BTC-PERP 1",
            "5 heartbeat -",
            "7 heartbeat -");
        assertThat(feed.counters().toString()).contains(
            " blocks=4 old_lines=1 holes=2 missing_blocks=3 missing_fill_blocks=0 ");
        assertThat(feed.counters().count("stale_marks")).isEqualTo(1);
    }

    @Test
    void shouldMarkAHoleBehindTheSnapshot()
    {
        node.snapshot(0);
        node.file("raw_book_diffs", NodeFiles.line(3));

        node.run();

        assertThat(node.lines()).containsExactly("3 clear BTC-PERP", "3 status BTC-PERP STALE", "3 heartbeat -");
    }

    @Test
    void shouldComeBackWithTheNextSnapshot()
    {
        node.snapshot(0);
        final String bid = NodeFiles.resting(ALICE, 1, "B", "99.5", "2", "Gtc", false);
        node.file("later", NodeFiles.snapshot(4, List.of(bid), List.of()));
        node.file("not needed", NodeFiles.snapshot(5, List.of(), List.of()));
        node.file("behind", NodeFiles.snapshot(9, List.of(), List.of()));
        node.file("raw_book_diffs", NodeFiles.line(1) + NodeFiles.line(3) + NodeFiles.line(4) +
            NodeFiles.line(5) + NodeFiles.line(6));

        final Feed feed = node.run();

        assertThat(node.lines()).containsExactly(
            "1 clear BTC-PERP", "1 heartbeat -", "1 status BTC-PERP STALE", "3 heartbeat -", "4 heartbeat -",
            "4 clear BTC-PERP", "4 add BTC-PERP 1 0xaa bid 199 200", "5 heartbeat -", "6 heartbeat -");
        assertThat(feed.counters().toString()).startsWith("snapshots=2 snapshots_not_needed=2 ");
    }

    @Test
    void shouldSeeTheHoleThatALaterSnapshotEnds()
    {
        node.snapshot(0);
        node.file("later", NodeFiles.snapshot(3, List.of(), List.of()));
        node.file("raw_book_diffs", NodeFiles.line(1) + NodeFiles.line(4));

        final Feed feed = node.run();

        assertThat(node.lines()).containsExactly(
            "1 clear BTC-PERP", "1 heartbeat -", "1 status BTC-PERP STALE", "4 clear BTC-PERP", "4 heartbeat -");
        assertThat(feed.counters().count("missing_blocks")).isEqualTo(2);
    }

    @Test
    void shouldMarkOrdersNeverSeen()
    {
        node.snapshot(0);
        node.file("f", NodeFiles.line(1, NodeFiles.filled(7, ALICE, 8, BOB, "99", "1").toArray(String[]::new)));
        node.file("d", NodeFiles.line(1, NodeFiles.updated(ALICE, 8, "B", "99", "2", "1"),
            NodeFiles.removed(ALICE, 9, "B", "99")));

        final Feed feed = node.run();

        assertThat(node.lines()).containsExactly(
            "1 clear BTC-PERP", "1 status BTC-PERP STALE", "1 reduce BTC-PERP 8 100", "1 cancel BTC-PERP 9",
            "1 trade BTC-PERP 0xaa 198 100 0xbb", "1 heartbeat -");
        assertThat(feed.counters().count("diffs_unknown_order")).isEqualTo(2);
        assertThat(feed.counters().count("stale_marks")).isEqualTo(1);
    }

    @Test
    void shouldMarkCoinsThatNoSnapshotTells()
    {
        node.file("s", "[0,[[\"DOGE\",[[],[]]]]]");
        node.file("d", NodeFiles.line(1, NodeFiles.added(ALICE, 1, "B", "99.5", "2")));

        node.run();

        assertThat(node.lines()).containsExactly(
            "1 status BTC-PERP STALE", "1 add BTC-PERP 1 0xaa bid 199 200", "1 heartbeat -");
    }

    @Test
    void shouldSeeInTheStreamingFormThatFillsHaveNoDiffs()
    {
        node.snapshot(0, NodeFiles.resting(ALICE, 1, "B", "99.5", "2", "Gtc", false));
        node.file("d", NodeFiles.lines(1, List.of(
            NodeFiles.added(ALICE, 2, "B", "99", "2"), NodeFiles.added(ALICE, 3, "B", "99", "2"))) +
            NodeFiles.line(4, NodeFiles.removed(ALICE, 2, "B", "99")));
        node.file("f", NodeFiles.line(2, NodeFiles.side(6, "DOGE", ALICE, 1, "99", "1", false)) +
            NodeFiles.lines(3, NodeFiles.filled(7, ALICE, 1, BOB, "99.5", "0.5")));

        final Feed feed = node.run();

        assertThat(node.lines().subList(5, 11)).containsExactly(
            "2 heartbeat -", "2 status BTC-PERP STALE", "3 trade BTC-PERP 0xaa 199 50 0xbb", "3 heartbeat -",
            "4 cancel BTC-PERP 2", "4 heartbeat -");
        assertThat(feed.counters().toString()).contains(" holes=1 missing_blocks=1 ");
    }

    @Test
    void shouldMarkDiffsThatEndBeforeTheFills()
    {
        node.snapshot(0);
        node.file("d", NodeFiles.line(1, NodeFiles.added(ALICE, 2, "B", "99", "2")));
        node.file("f", NodeFiles.line(1) + NodeFiles.line(2, NodeFiles.side(6, "DOGE", ALICE, 1, "99", "1", false)) +
            NodeFiles.line(3));

        final Feed feed = node.run();

        assertThat(node.lines().subList(2, 6)).containsExactly(
            "1 heartbeat -", "1 status BTC-PERP STALE", "2 heartbeat -", "3 heartbeat -");
        assertThat(feed.counters().toString()).contains(" holes=1 missing_blocks=2 missing_fill_blocks=0 ");
    }

    @Test
    void shouldPassOverBlocksThatAnEarlierFileHolds()
    {
        node.snapshot(0);
        node.file("d1", NodeFiles.line(1, NodeFiles.added(ALICE, 1, "B", "99.5", "2")) + NodeFiles.line(2));
        node.file("d2", NodeFiles.line(2, NodeFiles.removed(ALICE, 1, "B", "99.5")) + NodeFiles.line(3));

        final Feed feed = node.run();

        assertThat(node.lines()).containsExactly(
            "1 clear BTC-PERP", "1 add BTC-PERP 1 0xaa bid 199 200", "1 heartbeat -", "2 heartbeat -",
            "3 heartbeat -");
        assertThat(feed.counters().count("old_lines")).isEqualTo(1);
    }

    @Test
    void shouldCountBlocksWithoutTheirLineOfFills()
    {
        node.snapshot(0);
        node.file("d", NodeFiles.line(1, NodeFiles.added(ALICE, 1, "B", "99.5", "2")) + NodeFiles.line(2) +
            NodeFiles.line(3));
        node.file("node_fills_by_block", NodeFiles.line(1) + NodeFiles.line(3));

        assertThat(node.run().counters().toString()).contains(" holes=0 missing_blocks=0 missing_fill_blocks=1 ");
    }
}
