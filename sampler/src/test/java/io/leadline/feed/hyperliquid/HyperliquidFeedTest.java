package io.leadline.feed.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.Configuration;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;
import io.leadline.problem.BadInputException;

class HyperliquidFeedTest
{
    private static final Configuration CONFIGURATION =
        FeedFixtures.configuration(FeedFixtures.market("BTC-PERP", "0.5", "0.01", "BTC"));
    private static final String ALICE = "0xAA";
    private static final String BOB = "0xbb";

    @TempDir
    private Path directory;

    private final RecordingSink sink = new RecordingSink();
    private final List<Path> files = new ArrayList<>();

    @Test
    void shouldWriteTheSnapshotAtTheTimeOfTheFirstBlock()
    {
        final String bids = NodeFiles.resting(ALICE, 1, "B", "99.5", "1.0", "Alo", false);
        final String zero = NodeFiles.resting(ALICE, 2, "B", "99.0", "0.0", "Gtc", false);
        final String trigger = NodeFiles.resting(ALICE, 3, "Ask", "120", "1", null, true);
        final String ask = NodeFiles.resting(BOB, 4, "Ask", "100.0", "0.25", null, false);
        file("s", NodeFiles.snapshot(10, List.of(bids, zero), List.of(trigger, ask)));
        file("d", NodeFiles.line(10, NodeFiles.removed(ALICE, 77, "B", "1")) + NodeFiles.line(11));

        final Feed feed = run();

        assertThat(lines()).containsExactly(
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
        snapshot(0);
        file("d", NodeFiles.line(
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

        final Feed feed = run();

        assertThat(lines()).containsExactly(
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
        snapshot(0);
        file("f", NodeFiles.line(1, NodeFiles.joined(
            NodeFiles.filled(71, ALICE, 1, BOB, "99.5", "0.25"), NodeFiles.filled(72, ALICE, 1, BOB, "99.5", "0.5"),
            NodeFiles.filled(73, ALICE, 2, BOB, "99.0", "1")).toArray(String[]::new)));
        file("d", NodeFiles.line(
            1,
            NodeFiles.added(ALICE, 1, "B", "99.5", "2"),
            NodeFiles.added(ALICE, 2, "B", "99", "1"),
            NodeFiles.updated(ALICE, 1, "B", "99.5", "2", "1.75"),
            NodeFiles.updated(ALICE, 1, "B", "99.5", "1.75", "1.2"),
            NodeFiles.removed(ALICE, 2, "B", "99")));

        final Feed feed = run();

        assertThat(lines()).containsExactly(
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
        snapshot(0, NodeFiles.resting(ALICE, 1, "B", "99.5", "2", "Gtc", false),
            NodeFiles.resting(ALICE, 2, "B", "99", "2", "Gtc", false));
        file("f", NodeFiles.line(1, NodeFiles.joined(
            NodeFiles.filled(71, ALICE, 1, BOB, "99.5", "1.5"), NodeFiles.filled(72, ALICE, 2, BOB, "99", "2"))
            .toArray(String[]::new)));
        file("d", NodeFiles.line(
            1, NodeFiles.removed(ALICE, 1, "B", "99.5"), NodeFiles.updated(ALICE, 2, "B", "99", "2", "0.0"),
            NodeFiles.removed(ALICE, 2, "B", "99")));

        final Feed feed = run();

        assertThat(lines().subList(3, 7)).containsExactly(
            "1 fill BTC-PERP 1 199 150 0xbb", "1 cancel BTC-PERP 1", "1 fill BTC-PERP 2 198 200 0xbb", "1 heartbeat -");
        assertThat(feed.counters().count("diffs_done_by_fills")).isEqualTo(2);
    }

    @Test
    void shouldWriteFillsThatNoDiffExplainsAsTrades()
    {
        snapshot(0, NodeFiles.resting(ALICE, 1, "B", "99.5", "2", "Gtc", false));
        file("f", NodeFiles.line(1, NodeFiles.joined(
            NodeFiles.filled(71, ALICE, 1, BOB, "99.5", "3"),
            NodeFiles.filled(72, ALICE, 5, BOB, "99.25", "1"),
            List.of(
                NodeFiles.side(73, "BTC", BOB, 6, "99", "1", true),
                NodeFiles.side(73, "BTC", ALICE, 7, "99", "1", true),
                NodeFiles.side(74, "BTC", ALICE, 1, "99", "0", false),
                NodeFiles.side(75, "DOGE", ALICE, 1, "99", "1", false),
                NodeFiles.side(76, "BTC", ALICE, 9, "98", "0.015", false))).toArray(String[]::new)));
        file("d", NodeFiles.line(1, NodeFiles.updated(ALICE, 1, "B", "99.5", "2", "4")));

        final Feed feed = run();

        assertThat(lines().subList(2, 8)).containsExactly(
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
    void shouldMarkAHoleAtTheTimeOfTheLastEventBeforeItAndGoOn()
    {
        snapshot(0);
        file("d", NodeFiles.line(1) + NodeFiles.line(2, NodeFiles.added(ALICE, 1, "B", "99.5", "2")) +
            NodeFiles.line(5, NodeFiles.removed(ALICE, 1, "B", "99.5")) + NodeFiles.line(7) + NodeFiles.line(6));

        final Feed feed = run();

        assertThat(lines()).containsExactly(
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
        snapshot(0);
        file("raw_book_diffs", NodeFiles.line(3));

        run();

        assertThat(lines()).containsExactly("3 clear BTC-PERP", "3 status BTC-PERP STALE", "3 heartbeat -");
    }

    @Test
    void shouldComeBackWithTheNextSnapshot()
    {
        snapshot(0);
        final String bid = NodeFiles.resting(ALICE, 1, "B", "99.5", "2", "Gtc", false);
        file("later", NodeFiles.snapshot(4, List.of(bid), List.of()));
        file("not needed", NodeFiles.snapshot(5, List.of(), List.of()));
        file("behind", NodeFiles.snapshot(9, List.of(), List.of()));
        file("raw_book_diffs", NodeFiles.line(1) + NodeFiles.line(3) + NodeFiles.line(4) +
            NodeFiles.line(5) + NodeFiles.line(6));

        final Feed feed = run();

        assertThat(lines()).containsExactly(
            "1 clear BTC-PERP", "1 heartbeat -", "1 status BTC-PERP STALE", "3 heartbeat -", "4 heartbeat -",
            "4 clear BTC-PERP", "4 add BTC-PERP 1 0xaa bid 199 200", "5 heartbeat -", "6 heartbeat -");
        assertThat(feed.counters().toString()).startsWith("snapshots=2 snapshots_not_needed=2 ");
    }

    @Test
    void shouldSeeTheHoleThatALaterSnapshotEnds()
    {
        snapshot(0);
        file("later", NodeFiles.snapshot(3, List.of(), List.of()));
        file("raw_book_diffs", NodeFiles.line(1) + NodeFiles.line(4));

        final Feed feed = run();

        assertThat(lines()).containsExactly(
            "1 clear BTC-PERP", "1 heartbeat -", "1 status BTC-PERP STALE", "4 clear BTC-PERP", "4 heartbeat -");
        assertThat(feed.counters().count("missing_blocks")).isEqualTo(2);
    }

    @Test
    void shouldMarkOrdersNeverSeen()
    {
        snapshot(0);
        file("f", NodeFiles.line(1, NodeFiles.filled(7, ALICE, 8, BOB, "99", "1").toArray(String[]::new)));
        file("d", NodeFiles.line(1, NodeFiles.updated(ALICE, 8, "B", "99", "2", "1"),
            NodeFiles.removed(ALICE, 9, "B", "99")));

        final Feed feed = run();

        assertThat(lines()).containsExactly(
            "1 clear BTC-PERP", "1 status BTC-PERP STALE", "1 reduce BTC-PERP 8 100", "1 cancel BTC-PERP 9",
            "1 trade BTC-PERP 0xaa 198 100 0xbb", "1 heartbeat -");
        assertThat(feed.counters().count("diffs_unknown_order")).isEqualTo(2);
        assertThat(feed.counters().count("stale_marks")).isEqualTo(1);
    }

    @Test
    void shouldMarkCoinsThatNoSnapshotTells()
    {
        file("s", "[0,[[\"DOGE\",[[],[]]]]]");
        file("d", NodeFiles.line(1, NodeFiles.added(ALICE, 1, "B", "99.5", "2")));

        run();

        assertThat(lines()).containsExactly(
            "1 status BTC-PERP STALE", "1 add BTC-PERP 1 0xaa bid 199 200", "1 heartbeat -");
    }

    @Test
    void shouldReadTheStreamingFormWhereEmptyBlocksHaveNoLine()
    {
        snapshot(0);
        final List<String> first = List.of(
            NodeFiles.added(ALICE, 1, "B", "99.5", "2"), NodeFiles.added(ALICE, 2, "B", "99.0", "2"),
            NodeFiles.added(ALICE, 3, "B", "98.0", "2"));
        file("hour1", NodeFiles.lines(2, first));
        file("hour2", NodeFiles.line(2, NodeFiles.removed(ALICE, 3, "B", "98.0")) +
            NodeFiles.line(5, NodeFiles.updated(ALICE, 1, "B", "99.5", "2", "1.5")) +
            NodeFiles.line(5, NodeFiles.removed(ALICE, 2, "B", "99.0")));
        file("fills", NodeFiles.lines(5, NodeFiles.filled(7, ALICE, 1, BOB, "99.5", "0.5")));

        final Feed feed = run();

        assertThat(lines()).containsExactly(
            "2 clear BTC-PERP", "2 add BTC-PERP 1 0xaa bid 199 200", "2 add BTC-PERP 2 0xaa bid 198 200",
            "2 add BTC-PERP 3 0xaa bid 196 200", "2 cancel BTC-PERP 3", "2 heartbeat -",
            "5 fill BTC-PERP 1 199 50 0xbb", "5 reduce BTC-PERP 1 150", "5 cancel BTC-PERP 2", "5 heartbeat -");
        assertThat(feed.counters().count("holes")).isZero();
        assertThat(feed.counters().count("missing_fill_blocks")).isZero();
    }

    @Test
    void shouldSeeInTheStreamingFormThatFillsHaveNoDiffs()
    {
        snapshot(0, NodeFiles.resting(ALICE, 1, "B", "99.5", "2", "Gtc", false));
        file("d", NodeFiles.lines(1, List.of(
            NodeFiles.added(ALICE, 2, "B", "99", "2"), NodeFiles.added(ALICE, 3, "B", "99", "2"))) +
            NodeFiles.line(4, NodeFiles.removed(ALICE, 2, "B", "99")));
        file("f", NodeFiles.line(2, NodeFiles.side(6, "DOGE", ALICE, 1, "99", "1", false)) +
            NodeFiles.lines(3, NodeFiles.filled(7, ALICE, 1, BOB, "99.5", "0.5")));

        final Feed feed = run();

        assertThat(lines().subList(5, 11)).containsExactly(
            "2 heartbeat -", "2 status BTC-PERP STALE", "3 trade BTC-PERP 0xaa 199 50 0xbb", "3 heartbeat -",
            "4 cancel BTC-PERP 2", "4 heartbeat -");
        assertThat(feed.counters().toString()).contains(" holes=1 missing_blocks=1 ");
    }

    @Test
    void shouldMarkDiffsThatEndBeforeTheFills()
    {
        snapshot(0);
        file("d", NodeFiles.line(1, NodeFiles.added(ALICE, 2, "B", "99", "2")));
        file("f", NodeFiles.line(1) + NodeFiles.line(2, NodeFiles.side(6, "DOGE", ALICE, 1, "99", "1", false)) +
            NodeFiles.line(3));

        final Feed feed = run();

        assertThat(lines().subList(2, 6)).containsExactly(
            "1 heartbeat -", "1 status BTC-PERP STALE", "2 heartbeat -", "3 heartbeat -");
        assertThat(feed.counters().toString()).contains(" holes=1 missing_blocks=2 missing_fill_blocks=0 ");
    }

    @Test
    void shouldPassOverBlocksThatAnEarlierFileHolds()
    {
        snapshot(0);
        file("d1", NodeFiles.line(1, NodeFiles.added(ALICE, 1, "B", "99.5", "2")) + NodeFiles.line(2));
        file("d2", NodeFiles.line(2, NodeFiles.removed(ALICE, 1, "B", "99.5")) + NodeFiles.line(3));

        final Feed feed = run();

        assertThat(lines()).containsExactly(
            "1 clear BTC-PERP", "1 add BTC-PERP 1 0xaa bid 199 200", "1 heartbeat -", "2 heartbeat -",
            "3 heartbeat -");
        assertThat(feed.counters().count("old_lines")).isEqualTo(1);
    }

    @Test
    void shouldReadCompressedFilesAndPassOverOrderStatuses()
    {
        files.add(FeedFixtures.file(
            directory, "s", FeedFixtures.zstd(FeedFixtures.bytes(NodeFiles.snapshot(0, List.of(), List.of())))));
        files.add(FeedFixtures.file(
            directory, "d", FeedFixtures.gzip(FeedFixtures.bytes(
                NodeFiles.line(1, NodeFiles.added(ALICE, 1, "B", "99.5", "2"))))));
        final String status = "{\"time\":\"x\",\"user\":\"0x\",\"status\":\"open\",\"order\":{}}";
        file("o", NodeFiles.line(1) + NodeFiles.line(2, status));

        final Feed feed = run();

        assertThat(lines()).containsExactly("1 clear BTC-PERP", "1 add BTC-PERP 1 0xaa bid 199 200", "1 heartbeat -");
        assertThat(feed.counters().count("order_status_files_ignored")).isEqualTo(1);
    }

    @Test
    void shouldCountBlocksWithoutTheirLineOfFills()
    {
        snapshot(0);
        file("d", NodeFiles.line(1, NodeFiles.added(ALICE, 1, "B", "99.5", "2")) + NodeFiles.line(2) +
            NodeFiles.line(3));
        file("node_fills_by_block", NodeFiles.line(1) + NodeFiles.line(3));

        assertThat(run().counters().toString()).contains(" holes=0 missing_blocks=0 missing_fill_blocks=1 ");
    }

    @Test
    void shouldReportEveryFileThatIsNoneOfANode()
    {
        file("csv", "time_ns,market,type\n");
        file("empty", "");
        file("noheight", "[[\"BTC\",[[],[]]]]");
        file("noblock", "{\"user\":\"0x\",\"oid\":1}\n");
        file("quiet", NodeFiles.line(1));
        file("other", NodeFiles.line(1, "{\"coin\":\"BTC\"}"));

        assertThat(problems()).containsExactly(
            "csv:1: malformed json: reason=Unrecognized token 'time_ns' column=1",
            "empty:1: no file of a node: allowed=snapshot,diffs,fills,order statuses",
            "noheight:1: snapshot without its height: token=START_ARRAY column=2",
            "noblock:1: line without a block: missing=block_number,block_time,events column=21",
            "quiet:1: no event shows what the file holds: allowed=diffs,fills,order statuses",
            "other:1: unknown event: allowed=diff,fill,order status column=120");
        assertThat(sink.lines()).isEmpty();
        assertThat(sink.flushCount()).isZero();
    }

    @Test
    void shouldStopOnBrokenLines()
    {
        final String good = NodeFiles.line(1, NodeFiles.added(ALICE, 1, "B", "99.5", "2"));
        final String bad = NodeFiles.line(2, NodeFiles.added(ALICE, 2, "B", "99.5", "2"));

        final Stream<String> broken = Stream.of(
            bad.replace("\"oid\":2,", ""),
            bad.replace("\"sz\":\"2\"", ""),
            bad.replace("\"B\"", "\"C\""),
            bad.replace("\"99.5\"", "\"9e5\""),
            bad.replace("\"new\"", "\"old\""),
            bad.replace("\"oid\":2", "\"oid\":-2"),
            bad.replace("\"oid\":2", "\"oid\":9223372036854775808"),
            bad.replace("\"oid\":2", "\"oid\":\"2\""),
            bad.replace("block_time\":\"2023", "block_time\":\"20x3"),
            bad.replace("block_time\":\"2023", "block_time\":\"1923"),
            bad.replace("block_number", "block"),
            bad.substring(0, 150),
            bad.replace("]}", "}"));

        assertThat(broken.map(line -> problem(good + line))).containsExactly(
            "d:2: missing field: field=oid column=192",
            "d:2: missing field: field=size column=192",
            "d:2: unknown side: value=C allowed=A,Ask,B,Bid column=200",
            "d:2: malformed decimal: field=px value=9e5 column=199",
            "d:2: unknown diff: value=old allowed=new,update,modified,remove column=200",
            "d:2: number out of range: field=oid value=-2 limit=9223372036854775807 column=128",
            "d:2: number out of range: field=oid limit=9223372036854775807 column=128",
            "d:2: unexpected json: token=VALUE_STRING expected=VALUE_NUMBER_INT column=128",
            "d:2: malformed time: field=block_time value=20x3-11-14T22:13:20.140 column=54",
            "d:2: time before 1970: field=block_time value=1923-11-14T22:13:20.140 column=54",
            "d:2: events before their block: missing=block_number,block_time column=99",
            "d:2: malformed json: reason=Unexpected end-of-input in VALUE_STRING column=151",
            "d:2: malformed json: reason=Unexpected close marker '}': expected ']' column=201");
    }

    @Test
    void shouldRefuseASnapshotBehindTheLastBlock()
    {
        file("d", NodeFiles.line(1, NodeFiles.added(ALICE, 1, "B", "99.5", "2")));
        file("s", NodeFiles.snapshot(5, List.of(), List.of()));

        assertThat(problems()).containsExactly("s:1: no block after the snapshot: height=5");
    }

    @Test
    void shouldReportDamagedCompressionWithItsLine()
    {
        final StringBuilder lines = new StringBuilder();
        for (int i = 1; i < 20_000; i++)
        {
            lines.append(NodeFiles.line(i, NodeFiles.added(ALICE, i, "B", "99.5", "" + i * 7919L % 104729)));
        }
        final byte[] whole = FeedFixtures.gzip(FeedFixtures.bytes(lines.toString()));
        snapshot(0);
        files.add(FeedFixtures.file(directory, "d", Arrays.copyOf(whole, whole.length / 2)));

        assertThat(problems().get(0)).matches(
            "d:\\d{4,5}: compressed input is cut short or damaged: reason=Unexpected end of ZLIB input stream");
        assertThat(sink.flushCount()).isEqualTo(1);
    }

    private void snapshot(final long height, final String... bids)
    {
        file("snapshot", NodeFiles.snapshot(height, List.of(bids), List.of()));
    }

    private void file(final String name, final String content)
    {
        files.add(FeedFixtures.file(directory, name, content));
    }

    private Feed run()
    {
        final Feed feed = new HyperliquidFeed(CONFIGURATION, Recording.of(files));
        feed.run(sink);

        return feed;
    }

    /** What the sink has, with numbers of blocks for their times. */
    private List<String> lines()
    {
        return sink.lines().stream().map(HyperliquidFeedTest::withBlock).toList();
    }

    private static String withBlock(final String line)
    {
        final int blank = line.indexOf(' ');
        final long sinceFirst = Long.parseLong(line.substring(0, blank)) - NodeFiles.time(0);
        assertThat(sinceFirst % 70_000_000L).isZero();

        return sinceFirst / 70_000_000L + line.substring(blank);
    }

    private String problem(final String diffs)
    {
        files.clear();
        file("d", diffs);

        return problems().get(0);
    }

    private List<String> problems()
    {
        final String folder = directory + "/";

        return catchThrowableOfType(BadInputException.class, this::run)
            .problems().stream().map(problem -> problem.replace(folder, "")).toList();
    }
}
