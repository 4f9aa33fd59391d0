package io.leadline.feed.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.agrona.concurrent.SystemEpochNanoClock;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.AdapterReader;
import io.leadline.config.Configuration;
import io.leadline.event.EventSink;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;
import io.leadline.feed.line.LineControl;
import io.leadline.feed.line.SteadyClock;
import io.leadline.feed.websocket.VenueServer;

/** A real snapshot and the blocks behind it, as a server tells them, held against another implementation's prices. */
class L4BookRecordingTest
{
    private static final Path FOLDER = FeedFixtures.shared("data/hyperliquid");
    private static final Configuration CONFIGURATION =
        FeedFixtures.configuration(FeedFixtures.market("BTC", "0.1", "0.00001"));
    private static final long MS = 1_000_000;

    @TempDir
    private Path directory;

    @BeforeEach
    void skipWithoutTheRecordings()
    {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), () -> "shared recordings are absent: path=" + FOLDER);
    }

    @Test
    void shouldMatchTheOtherImplementationAtEveryBlock() throws IOException
    {
        final NodeAsServer server = new NodeAsServer(FOLDER);
        final NaiveBook book = new NaiveBook();
        final L4BookDecoder decoder = decode(server, book);

        assertThat(decoder.counters().toString()).contains(
            "snapshot_orders=51351 ", "updates=" + server.updates().size() + " ", "diffs_new=653 ", "diffs_update=11 ",
            "diffs_remove=668 ", "diffs_unknown_order=0 ", "diffs_new_of_known_order=0 ", "diffs_new_without_side=0 ",
            "stale_marks=0");
        assertThat(book.addCount()).isEqualTo(51_351 + 653);
        assertThat(book.oddCount()).isZero();
        assertThat(book.crossedCount()).isZero();
        assertThat(book.staleCount()).isZero();
        assertThat(book.heartbeats().stream().map(time -> time / MS)).isEqualTo(server.timesMs());
        assertThat(book.quotes()).isEqualTo(expectedQuotes(server.timesMs()));
    }

    /** Over a websocket, whose first frame is some 18 MB, and once more from what was recorded of it. */
    @Test
    void shouldMatchOverAWebsocketAndFromItsRecording() throws IOException
    {
        final NodeAsServer node = new NodeAsServer(FOLDER);
        final NaiveBook book = new NaiveBook();
        final Path recording = directory.resolve("recording");
        try (VenueServer server = new SendingAll(node).start(); LiveFeed feed = L4BookLive.open(new LiveInputs(
            CONFIGURATION,
            AdapterReader.parse(
                "feed: { l4book: { url: \"" + server.uri("/ws") + "\" } }", "test", "l4book", L4BookLive.KEYS),
            List.of(), book, recording, new SteadyClock(SystemEpochNanoClock.INSTANCE), line ->
            {
                // Nobody reads it.
            })))
        {
            final long untilNs = System.nanoTime() + 60_000_000_000L;
            while (feed.counters().count("updates") < node.updates().size() && System.nanoTime() - untilNs < 0)
            {
                feed.doWork();
            }
            assertThat(feed.counters().count("updates")).isEqualTo(node.updates().size());
            assertThat(feed.counters().count("connects")).isEqualTo(1);
        }
        final NaiveBook replayed = new NaiveBook();
        L4BookDecoder.recorded(CONFIGURATION, Recording.of(List.of(recording))).run(replayed);

        assertThat(node.snapshot().length()).isGreaterThan(10_000_000);
        assertThat(book.heartbeats()).hasSizeGreaterThanOrEqualTo(node.updates().size());
        assertThat(book.quotes()).isEqualTo(expectedQuotes(book.heartbeats().stream().map(time -> time / MS).toList()));
        assertThat(book.oddCount()).isZero();
        assertThat(replayed.heartbeats()).isEqualTo(book.heartbeats());
        assertThat(replayed.quotes()).isEqualTo(book.quotes());
        assertThat(replayed.staleCount()).isEqualTo(book.staleCount());
    }

    /** Sends everything to whoever asks. */
    private static final class SendingAll extends VenueServer
    {
        private final NodeAsServer node;

        private SendingAll(final NodeAsServer node)
        {
            this.node = node;
        }

        @Override
        protected void onMessage(final Session session, final String message)
        {
            assertThat(message).isEqualTo(L4Messages.subscribe("BTC"));
            session.send(L4Messages.answer("BTC"));
            session.send(node.snapshot());
            node.updates().forEach(session::send);
        }
    }

    /** The same book comes of the node's own files; those tell fills besides. */
    @Test
    void shouldComeToTheBookOfTheNodesFiles() throws IOException
    {
        final NodeAsServer server = new NodeAsServer(FOLDER);
        final RecordingSink sink = new RecordingSink();
        decode(server, sink);

        assertThat(sink.accounts()).hasSizeGreaterThan(6_185);
        assertThat(sink.lines().get(0)).isEqualTo("1778002753024000000 clear BTC");
        assertThat(sink.lines()).contains(
            "1778002753024000000 add BTC 412036241776 0x1c1c270b573d55b68b3d14722b5d5d401511bed0 bid 813070 18385 " +
            "flags=1", "1778002753024000000 reduce BTC 412036231803 18007");
    }

    private static L4BookDecoder decode(final NodeAsServer server, final EventSink sink)
    {
        final L4BookDecoder decoder = new L4BookDecoder(
            CONFIGURATION.markets(), sink, LineControl.NONE, 0, Long.MAX_VALUE, 0);
        decoder.onConnect(0, 1);
        receive(decoder, L4Messages.answer("BTC"));
        receive(decoder, server.snapshot());
        server.updates().forEach(message -> receive(decoder, message));

        return decoder;
    }

    private static void receive(final L4BookDecoder decoder, final String message)
    {
        final byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        decoder.onFrame(0, bytes, 0, bytes.length, 1);
    }

    private static List<String> expectedQuotes(final List<Long> timesMs) throws IOException
    {
        final TreeMap<Long, String> changes = new TreeMap<>();
        for (final String line : Files.readAllLines(FOLDER.resolve("golden_end_of_block_quotes.jsonl")))
        {
            changes.put(number(line, "source_ts_ms"), side(line, "bid") + " " + side(line, "ask"));
        }
        assertThat(changes).hasSizeGreaterThan(20);

        return timesMs.stream().map(time -> changes.floorEntry(time).getValue()).toList();
    }

    private static String side(final String line, final String side)
    {
        return number(line, side + "_px_raw") + " " + number(line, side + "_sz_raw") / 1000 + " " +
            number(line, side + "_n");
    }

    private static long number(final String line, final String field)
    {
        final Matcher matcher = Pattern.compile("\"" + field + "\":(\\d+)").matcher(line);
        assertThat(matcher.find()).as("field=%s line=%s", field, line).isTrue();

        return Long.parseLong(matcher.group(1));
    }
}
