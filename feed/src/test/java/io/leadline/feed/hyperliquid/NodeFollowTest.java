package io.leadline.feed.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.AdapterReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.feed.HandClock;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.LogLines;
import io.leadline.feed.RecordingSink;
import io.leadline.problem.BadInputException;

/** What a follower makes of what a node does, one thing at a time; times are shown as numbers of blocks. */
class NodeFollowTest
{
    private static final String DIFFS = "node_raw_book_diffs_by_block";
    private static final String FILLS = "node_fills_by_block";
    private static final long MS = FollowRun.MS;
    private static final String ALICE = "0xaa";
    private static final String BOB = "0xbb";

    @TempDir
    private Path folder;

    private final RecordingSink sink = new RecordingSink();
    private final HandClock clock = FollowRun.clock();
    private NodeFolder node;
    private FollowRun run;
    private String fillsWait = "0s";

    @BeforeEach
    void begin()
    {
        node = new NodeFolder(folder.resolve("data"));
    }

    @AfterEach
    void end()
    {
        if (run != null)
        {
            run.close();
        }
    }

    @Test
    void shouldWaitForADataFolderAndForWholeLines()
    {
        snapshot(0);
        open(sink);
        run.drive(20, 200 * MS);
        assertThat(sink.lines()).isEmpty();

        final String line = NodeFiles.line(1, NodeFiles.added(ALICE, 1, "B", "99.5", "2"));
        node.append(DIFFS, 0, line.substring(0, line.length() - 1));
        run.drive(20, 200 * MS);
        assertThat(sink.lines()).isEmpty();

        node.append(DIFFS, 0, "\n");
        run.drive(20, 200 * MS);
        assertThat(lines()).containsExactly("1 clear BTC-PERP", "1 add BTC-PERP 1 0xaa bid 199 200", "1 heartbeat -");
    }

    @Test
    void shouldSayThatBooksWaitForASnapshotUntilThereIsOne()
    {
        open(sink);
        for (int block = 1; block <= 80; block++)
        {
            node.append(DIFFS, 0, NodeFiles.line(block));
            run.drive(4, 1_000 * MS);
            if (block < 10)
            {
                assertThat(run.diagnostics()).isEmpty();
            }
        }
        assertThat(run.diagnostics()).hasSize(2).allMatch(line -> line.matches(
            "books are stale, waiting for a snapshot: snapshots=.*/snapshots \\(absent\\) least_height=0 " +
            "last_block=[0-9]+"));

        snapshot(79);
        node.append(DIFFS, 0, NodeFiles.line(81));
        run.drive(40, 1_000 * MS);
        for (int block = 82; block <= 160; block++)
        {
            node.append(DIFFS, 0, NodeFiles.line(block));
            run.drive(4, 1_000 * MS);
        }
        assertThat(run.diagnostics()).hasSize(2);
    }

    /** The height of its end, from which on a snapshot has all that was missed. */
    @Test
    void shouldSayWhichSnapshotEndsAHole()
    {
        snapshot(0);
        node.append(DIFFS, 0, NodeFiles.line(1) + NodeFiles.line(4));
        open(sink);
        for (int block = 5; block <= 20; block++)
        {
            node.append(DIFFS, 0, NodeFiles.line(block));
            run.drive(4, 1_000 * MS);
        }

        assertThat(run.diagnostics()).anyMatch(line -> line.contains(" least_height=3 last_block="));
    }

    @Test
    void shouldWaitForFillsAndNotForEver()
    {
        fillsWait = "2s";
        snapshot(0, NodeFiles.resting(ALICE, 1, "B", "99.5", "2", "Gtc", false));
        node.append(FILLS, 0, NodeFiles.line(1));
        node.append(DIFFS, 0, NodeFiles.line(1));
        open(sink);
        run.drive(20, 200 * MS);
        assertThat(lines()).last().isEqualTo("1 heartbeat -");

        final String update = NodeFiles.updated(ALICE, 1, "B", "99.5", "2", "1.5");
        node.append(DIFFS, 0, NodeFiles.line(2, update));
        run.drive(20, 1_800 * MS);
        assertThat(lines()).last().isEqualTo("1 heartbeat -");
        run.drive(20, 500 * MS);
        assertThat(lines().subList(3, 5)).containsExactly("2 reduce BTC-PERP 1 150", "2 heartbeat -");

        node.append(FILLS, 0, NodeFiles.line(2, fill(7, "0.5")));
        run.drive(20, 200 * MS);
        assertThat(lines().subList(5, 7)).containsExactly(
            "2 trade BTC-PERP 0xaa 199 50 0xbb", "2 heartbeat -");
        assertThat(run.count("late_fill_blocks")).isEqualTo(1);
    }

    private static String fill(final long trade, final String size)
    {
        return String.join(",", NodeFiles.filled(trade, ALICE, 1, BOB, "99.5", size));
    }

    @Test
    void shouldMarkADeadNodeAndComeBackWithIt()
    {
        snapshot(0);
        node.append(DIFFS, 0, NodeFiles.line(1, NodeFiles.added(ALICE, 1, "B", "99.5", "2")));
        try (EventLogWriter log = log())
        {
            open(log);
            run.drive(20, 9_900 * MS).drive(30, 3_000 * MS);
            assertThat(run.count("silences")).isEqualTo(1);
            assertThat(run.count("heartbeats")).isGreaterThan(10);
            node.append(DIFFS, 0, NodeFiles.line(2) + NodeFiles.line(250));
            run.drive(30, 3_000 * MS);
            run.close();
            run = null;
        }
        final LogLines lines = LogLines.read(folder.resolve("log"));

        assertThat(lines.adapterTimes()).isSorted().allMatch(time -> time > NodeFiles.time(140));
        assertThat(lines.toldWithoutTimes()).containsExactly(
            "8 BTC-PERP flags=0", "1 BTC-PERP 1 0xaa 0 199 200 flags=0", "10 - flags=0",
            "9 BTC-PERP 2 flags=0",
            "8 BTC-PERP flags=0", "1 BTC-PERP 1 0xaa 0 199 200 flags=0", "10 - flags=0",
            "9 BTC-PERP 2 flags=0", "10 - flags=0");
        assertThat(lines.told().get(3)).startsWith(NodeFiles.time(1) + " ");
    }

    @Test
    void shouldComeBackFromAHoleWithASnapshotThatIsOldWhenItComes()
    {
        snapshot(0);
        node.append(DIFFS, 0, NodeFiles.line(1) + NodeFiles.line(4, NodeFiles.added(ALICE, 3, "B", "99", "1")) +
            NodeFiles.line(5, NodeFiles.updated(ALICE, 3, "B", "99", "1", "0.5")) + NodeFiles.line(6));
        open(sink);
        run.drive(30, 3_000 * MS);
        assertThat(lines().get(2)).isEqualTo("1 status BTC-PERP STALE");

        NodeFolder.drop(folder.resolve("snapshots"), "4.json",
            NodeFiles.snapshot(4, List.of(NodeFiles.resting(ALICE, 3, "B", "99", "1", "Gtc", false)), List.of()));
        run.drive(10, 100 * MS);
        node.append(DIFFS, 0, NodeFiles.line(7));
        run.drive(30, 3_000 * MS);

        assertThat(lines()).endsWith(
            "6 heartbeat -", "6 clear BTC-PERP", "6 add BTC-PERP 3 0xaa bid 198 100", "6 reduce BTC-PERP 3 50",
            "7 heartbeat -");
        assertThat(run.count("resyncs")).isEqualTo(2);
    }

    @Test
    void shouldNotTakeASnapshotFromBeforeAHole()
    {
        snapshot(0);
        NodeFolder.drop(folder.resolve("snapshots"), "2.json", NodeFiles.snapshot(2, List.of(), List.of()));
        node.append(DIFFS, 0, NodeFiles.line(1) + NodeFiles.line(2) + NodeFiles.line(3) + NodeFiles.line(7));
        open(sink);
        run.drive(30, 3_000 * MS);
        node.append(DIFFS, 0, NodeFiles.line(8) + NodeFiles.line(9));
        run.drive(30, 3_000 * MS);

        assertThat(lines()).containsExactly(
            "3 clear BTC-PERP", "3 heartbeat -", "3 status BTC-PERP STALE", "7 heartbeat -", "8 heartbeat -",
            "9 heartbeat -");
    }

    @Test
    void shouldTakeASnapshotWhenItIsWhole()
    {
        final String whole = NodeFiles.snapshot(
            0, List.of(NodeFiles.resting(ALICE, 1, "B", "99.5", "2", "Gtc", false)), List.of());
        NodeFolder.drop(folder.resolve("snapshots"), "s.json", whole.substring(0, whole.length() - 2));
        node.append(DIFFS, 0, NodeFiles.line(1));
        open(sink);
        run.drive(20, 300 * MS);
        assertThat(lines()).containsExactly("1 status BTC-PERP STALE", "1 heartbeat -");
        assertThat(run.count("snapshots_broken")).isEqualTo(1);

        NodeFolder.drop(folder.resolve("snapshots"), "s.json", whole);
        run.drive(20, 300 * MS);
        node.append(DIFFS, 0, NodeFiles.line(2));
        run.drive(20, 300 * MS);
        assertThat(lines()).endsWith(
            "1 clear BTC-PERP", "1 add BTC-PERP 1 0xaa bid 199 200", "2 heartbeat -");
    }

    @Test
    void shouldPassOverMalformedLinesAndSayThatSomethingIsLost()
    {
        snapshot(0);
        node.append(DIFFS, 0, NodeFiles.line(1) + "{\"local_time\":\"torn" + NodeFiles.line(2) +
            NodeFiles.line(3, "{\"user\":7}") + NodeFiles.line(4));
        open(sink);
        run.drive(30, 300 * MS);

        assertThat(lines()).containsExactly(
            "1 clear BTC-PERP", "1 heartbeat -", "1 status BTC-PERP STALE", "3 heartbeat -", "4 heartbeat -");
        assertThat(run.count("malformed_lines")).isEqualTo(2);
        assertThat(run.diagnostics()).hasSize(2).first().asString().endsWith("/9:2: line without a block");
    }

    @Test
    void shouldReadACutFileAgainAndDoubtTheBook() throws IOException
    {
        snapshot(0);
        node.append(DIFFS, 0, NodeFiles.line(1) + NodeFiles.line(2));
        open(sink);
        run.drive(20, 200 * MS);
        Files.writeString(folder.resolve("data").resolve(DIFFS).resolve("hourly/20231114/9"), NodeFiles.line(2));
        run.drive(20, 200 * MS);
        node.append(DIFFS, 0, NodeFiles.line(3));
        run.drive(20, 200 * MS);

        assertThat(lines()).containsExactly(
            "1 clear BTC-PERP", "1 heartbeat -", "2 heartbeat -", "2 status BTC-PERP STALE", "3 heartbeat -");
        assertThat(run.count("files_truncated")).isEqualTo(1);
    }

    @Test
    void shouldReadAnHourToItsEndWhenTheNextHasBegun()
    {
        snapshot(0);
        node.append(DIFFS, 0, NodeFiles.line(1));
        open(sink);
        run.drive(20, 200 * MS);
        node.append(DIFFS, 1, NodeFiles.line(3));
        run.drive(1, 25 * MS);
        node.append(DIFFS, 0, NodeFiles.line(2));
        run.drive(30, 600 * MS);

        assertThat(lines()).containsExactly("1 clear BTC-PERP", "1 heartbeat -", "2 heartbeat -", "3 heartbeat -");
        assertThat(run.count("files")).isEqualTo(2);
    }

    @Test
    void shouldGoOnBehindTheLogAndCreditNothingTwice()
    {
        fillsWait = "2s";
        snapshot(0, NodeFiles.resting(ALICE, 1, "B", "99.5", "2", "Gtc", false));
        node.append(DIFFS, 0, NodeFiles.line(1, NodeFiles.updated(ALICE, 1, "B", "99.5", "2", "1.5")));
        node.append(FILLS, 0, NodeFiles.line(1, fill(7, "0.5")));
        follow();
        node.append(DIFFS, 1, NodeFiles.line(2, NodeFiles.updated(ALICE, 1, "B", "99.5", "1.5", "1")));
        node.append(FILLS, 1, NodeFiles.line(2, fill(8, "0.5")));
        follow();

        assertThat(LogLines.read(folder.resolve("log")).toldWithoutTimes()).containsExactly(
            "8 BTC-PERP flags=0", "1 BTC-PERP 1 0xaa 0 199 200 flags=0",
            "3 BTC-PERP 1 199 50 0xbb flags=0", "2 BTC-PERP 1 150 flags=0", "10 - flags=0",
            "8 BTC-PERP flags=0", "1 BTC-PERP 1 0xaa 0 199 200 flags=0", "2 BTC-PERP 1 150 flags=0",
            "3 BTC-PERP 1 199 50 0xbb flags=0", "2 BTC-PERP 1 100 flags=0", "10 - flags=0");
    }

    private void follow()
    {
        try (EventLogWriter log = log())
        {
            open(log);
            run.drive(30, 3_000 * MS);
            run.close();
            run = null;
        }
    }

    @Test
    void shouldNeedOneDataFolder()
    {
        final LiveInputs none = new LiveInputs(
            FollowRun.CONFIGURATION, AdapterReader.parse("feed: {}\n", "test", "hyperliquid", NodeFollow.KEYS),
            List.of(), sink, null, clock, line ->
            {
                // Nobody listens.
            });

        assertThatThrownBy(() -> NodeFollow.open(none)).isInstanceOf(BadInputException.class)
            .hasMessage("not one data folder of a node: inputs=[] data=");
    }

    private EventLogWriter log()
    {
        return new EventLogWriter(folder.resolve("log"), Long.MAX_VALUE / 2);
    }

    private void snapshot(final long height, final String... bids)
    {
        NodeFolder.drop(
            folder.resolve("snapshots"), height + ".json", NodeFiles.snapshot(height, List.of(bids), List.of()));
    }

    private void open(final EventSink into)
    {
        run = new FollowRun(
            FollowRun.CONFIGURATION, folder.resolve("data"), folder.resolve("snapshots"), into, clock,
            "look: 20ms, fills_wait: " + fillsWait);
    }

    /** What the sink has, with numbers of blocks for their times. */
    private List<String> lines()
    {
        return sink.lines().stream().map(NodeRun::withBlock).toList();
    }
}
