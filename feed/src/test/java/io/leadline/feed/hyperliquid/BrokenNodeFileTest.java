package io.leadline.feed.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.feed.FeedFixtures;

/** Files that are none of a node, or broken. */
class BrokenNodeFileTest
{
    private static final String ALICE = "0xAA";

    @TempDir
    private Path directory;

    private NodeRun node;

    @BeforeEach
    void begin()
    {
        node = new NodeRun(directory);
    }

    @Test
    void shouldReportEveryFileThatIsNoneOfANode()
    {
        node.file("csv", "time_ns,market,type\n");
        node.file("empty", "");
        node.file("noheight", "[[\"BTC\",[[],[]]]]");
        node.file("noblock", "{\"user\":\"0x\",\"oid\":1}\n");
        node.file("quiet", NodeFiles.line(1));
        node.file("other", NodeFiles.line(1, "{\"coin\":\"BTC\"}"));

        assertThat(node.problems()).containsExactly(
            "csv:1: malformed json: reason=Unrecognized token 'time_ns' column=1",
            "empty:1: no file of a node: allowed=snapshot,diffs,fills,order statuses",
            "noheight:1: snapshot without its height: token=START_ARRAY column=2",
            "noblock:1: line without a block: missing=block_number,block_time,events column=21",
            "quiet:1: no event shows what the file holds: allowed=diffs,fills,order statuses",
            "other:1: unknown event: allowed=diff,fill,order status column=120");
        assertThat(node.sink().lines()).isEmpty();
        assertThat(node.sink().flushCount()).isZero();
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

        assertThat(broken.map(line -> node.problem(good + line))).containsExactly(
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
        node.file("d", NodeFiles.line(1, NodeFiles.added(ALICE, 1, "B", "99.5", "2")));
        node.file("s", NodeFiles.snapshot(5, List.of(), List.of()));

        assertThat(node.problems()).containsExactly("s:1: no block after the snapshot: height=5");
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
        node.snapshot(0);
        node.file("d", Arrays.copyOf(whole, whole.length / 2));

        assertThat(node.problems().get(0)).matches(
            "d:\\d{4,5}: compressed input is cut short or damaged: reason=Unexpected end of ZLIB input stream");
        assertThat(node.sink().flushCount()).isEqualTo(1);
    }
}
