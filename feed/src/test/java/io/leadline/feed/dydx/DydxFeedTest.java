package io.leadline.feed.dydx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.google.protobuf.Message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;
import io.leadline.problem.BadInputException;

class DydxFeedTest
{
    private static final Message ID = Node.id("dydx1a", 0, 1, 0, 0);
    private static final byte[] SNAPSHOT = Node.response(Node.snapshot(Node.place(
        Node.order(ID, Node.BUY, 1_000_000, 100_000, 0)))).toByteArray();
    private static final byte[] REMOVAL = Node.response(Node.changes(Node.remove(ID))).toByteArray();

    private final RecordingSink sink = new RecordingSink();

    @TempDir
    private Path directory;

    @Test
    void shouldReadRecordsAtTheTimesOfTheirReceipt()
    {
        final Feed feed = run(file("a", record(1_734_570_560_862L, SNAPSHOT), record(1_734_570_560_913L, REMOVAL)));

        assertThat(sink.lines()).containsExactly(
            "1734570560862000000 clear BTC-USD", "1734570560862000000 add BTC-USD 1 dydx1a/0 bid 1 1",
            "1734570560913000000 cancel BTC-USD 1");
        assertThat(feed.counters().count("messages")).isEqualTo(2);
        assertThat(sink.flushCount()).isEqualTo(1);
    }

    @Test
    void shouldTakeEachFileForASubscriptionOfItsOwn()
    {
        run(
            file("a", record(1, SNAPSHOT)),
            file("b", FeedFixtures.gzip(record(2, REMOVAL))),
            file("c", record(3, SNAPSHOT), record(4, new byte[0])));

        assertThat(sink.lines()).containsExactly(
            "1000000 clear BTC-USD", "1000000 add BTC-USD 1 dydx1a/0 bid 1 1",
            "1000000 status BTC-USD STALE",
            "2000000 heartbeat -",
            "3000000 clear BTC-USD", "3000000 add BTC-USD 1 dydx1a/0 bid 1 1",
            "4000000 heartbeat -");
    }

    @Test
    void shouldNameTheRecordThatIsWrong()
    {
        final byte[] record = record(2, SNAPSHOT);

        assertThat(problem(record(1, SNAPSHOT), record(2, new byte[] {10, 5}))).isEqualTo(
            "f:2: malformed message: reason=length beyond its message offset=2");
        assertThat(problem(record(1, SNAPSHOT), Arrays.copyOf(record, record.length - 1))).isEqualTo(
            "f:2: record cut short: length=" + (record.length - 1) + " expected=" + record.length);
        assertThat(problem(record(1, SNAPSHOT), Arrays.copyOf(record, 9))).isEqualTo(
            "f:2: record cut short: length=9 expected=10");
        assertThat(problem(bytes(1, (1 << 26) + 1))).isEqualTo(
            "f:1: record too long: length=67108865 limit=67108864");
        assertThat(problem(bytes(1, -1))).isEqualTo("f:1: record too long: length=4294967295 limit=67108864");
        assertThat(problem(bytes(0xffff_ffff_ffffL, 0))).isEqualTo(
            "f:1: record's time out of range: time_ms=281474976710655 limit=9214646400000");
        assertThat(problem(bytes(1, 1 << 26))).isEqualTo("f:1: record cut short: length=10 expected=67108874");
    }

    @Test
    void shouldNameEveryMarketThatIsNoPair()
    {
        final Configuration configuration = FeedFixtures.configuration(
            FeedFixtures.market("A", "1", "1"), Node.market("B", "1", "1", "007", -5, null),
            Node.market("C", "1", "1", "4294967296", null, -9), Node.market("D", "1", "1", "4294967295", -5, -9));

        assertThat(catchThrowableOfType(
            BadInputException.class, () -> new DydxFeed(configuration, List.of())).problems()).containsExactly(
            "venue_id is no clob pair: market=A venue_id=A allowed=0..4294967295",
            "price_exponent missing, the venue sends bare integers: market=A",
            "size_exponent missing, the venue sends bare integers: market=A",
            "venue_id is no clob pair: market=B venue_id=007 allowed=0..4294967295",
            "size_exponent missing, the venue sends bare integers: market=B",
            "venue_id is no clob pair: market=C venue_id=4294967296 allowed=0..4294967295",
            "price_exponent missing, the venue sends bare integers: market=C");
    }

    private String problem(final byte[]... records)
    {
        final Path file = file("f", records);

        return catchThrowableOfType(BadInputException.class, () -> run(file)).problems().get(0)
            .replace(directory + "/", "");
    }

    private Feed run(final Path... files)
    {
        final Market market = Node.btc();
        final Feed feed = new DydxFeed(FeedFixtures.configuration(market), Recording.of(List.of(files)));
        feed.run(sink);

        return feed;
    }

    private Path file(final String name, final byte[]... records)
    {
        final ByteArrayOutputStream content = new ByteArrayOutputStream();
        new ArrayList<>(Arrays.asList(records)).forEach(content::writeBytes);

        return FeedFixtures.file(directory, name, content.toByteArray());
    }

    private static byte[] record(final long timeEpochMs, final byte[] message)
    {
        return ByteBuffer.allocate(10 + message.length).put(bytes(timeEpochMs, message.length)).put(message).array();
    }

    private static byte[] bytes(final long timeEpochMs, final int length)
    {
        return ByteBuffer.allocate(10).putLong(0, timeEpochMs << 16).putInt(6, length).array();
    }
}
