package io.leadline.bench.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import io.leadline.bench.csv.FollowRows;
import io.leadline.bench.feed.backpack.BackpackRows;
import io.leadline.bench.feed.binance.DepthRows;
import io.leadline.bench.feed.dydx.DydxRows;
import io.leadline.bench.feed.hyperliquid.NodeRows;
import io.leadline.bench.flow.SharedData;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.SideResult;

/** Each row reads all that it is given on every side, and says so itself where it does not. */
class FeedRowsTest
{
    private static final Scale SCALE = new Scale(1, 2, true);

    @Test
    void shouldJoinTheLinesOfBackpack() throws IOException
    {
        assertThatIsRow(
            BackpackRows.session(SCALE), "feed-backpack", 2 * 2_000, "decode", "bytes", "Jackson, tokens",
            "decode into a log");
    }

    @Test
    void shouldFollowRows() throws IOException
    {
        assertThatIsRow(
            FollowRows.follow(SCALE), "feed-csv", 2 * 5_000, "follow", "bytes", "FastCSV, ranges",
            "follow into a log");
    }

    @Test
    void shouldFollowANodesFiles() throws IOException
    {
        assumeRecording("hyperliquid");

        assertThatIsRow(
            NodeRows.files(SCALE), "feed-hyperliquid", 2 * 51, "follow", "bytes", "Jackson, tokens",
            "follow into a log");
    }

    @Test
    void shouldDecodeWhatAServerBesideTheNodeTells() throws IOException
    {
        assumeRecording("hyperliquid");

        assertThatIsRow(
            NodeRows.server(SCALE), "feed-l4book", 2 * 51, "decode", "bytes", "Jackson, tokens", "decode into a log");
    }

    @Test
    void shouldDecodeADydxNodesStream() throws IOException
    {
        assumeRecording("dydx");

        assertThatIsRow(DydxRows.stream(SCALE), "feed-dydx", 2 * 2 * 61, "decode", "bytes", "decode into a log");
    }

    @Test
    void shouldDecodeASessionOfBinance() throws IOException
    {
        assumeRecording("levels");

        assertThatIsRow(
            DepthRows.session(SCALE), "feed-binance", 2 * (93_954 / 3), "decode", "bytes", "Jackson, tokens",
            "decode into a log");
    }

    private static void assumeRecording(final String path)
    {
        Assumptions.assumeTrue(
            SharedData.find(path) != null, "no shared recordings above the working directory: path=" + path);
    }

    private static void assertThatIsRow(
        final List<Row> rows, final String name, final long operations, final String... sides)
    {
        assertThat(rows).extracting(Row::name).containsExactly(name);
        assertThat(rows.get(0).operations()).isEqualTo(operations);
        assertThat(rows.get(0).sides()).extracting(SideResult::name).containsExactly(sides);
    }
}
