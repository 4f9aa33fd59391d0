package io.leadline.feed.dydx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.feed.FeedFixtures;
import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;
import io.leadline.feed.line.LineDecoder;
import io.leadline.feed.line.LineRecorder;
import io.leadline.problem.BadInputException;

/** What a line brings of a node, frame by frame. */
class DydxDecoderTest
{
    private static final Message ID = Node.id("dydx1a", 0, 1, 0, 0);
    private static final Message SNAPSHOT = Node.response(Node.snapshot(
        Node.place(Node.order(ID, Node.BUY, 1_000_000, 100_000, 0))));
    private static final Message REMOVAL = Node.response(Node.changes(Node.remove(ID)));
    private static final String JOINED = "clear BTC-USD";
    private static final String ORDER = "add BTC-USD 1 dydx1a/0 bid 1 1";

    private final RecordingSink sink = new RecordingSink();
    private final List<String> asked = new ArrayList<>();
    private final DydxDecoder decoder =
        new DydxDecoder(List.of(Node.btc()), sink, (line, reason) -> asked.add(line + " " + reason), 50);

    @TempDir
    private Path directory;

    @Test
    void shouldReadTextAndBinaryAtTheTimeOfReceipt()
    {
        decoder.onConnect(LineDecoder.PUBLIC, 5);
        frame("Connected to server...", 6);
        frame(text(SNAPSHOT), 10);
        frame(REMOVAL.toByteArray(), 20);
        decoder.onTime(25);
        decoder.onTime(25);
        frame(text(SNAPSHOT), 24);

        assertThat(sink.lines()).containsExactly(
            "10 " + JOINED, "10 " + ORDER, "20 cancel BTC-USD 1", "25 heartbeat -", "25 status BTC-USD STALE",
            "25 " + JOINED, "25 " + ORDER);
        assertThat(decoder.counters().count("notices")).isEqualTo(1);
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldBeStaleFromTheTimeThatWasProvenBeforeADisconnect()
    {
        decoder.onConnect(LineDecoder.PUBLIC, 5);
        frame(text(SNAPSHOT), 10);
        decoder.onTime(15);
        decoder.onDisconnect(LineDecoder.PUBLIC, 40);
        decoder.onTime(60);
        decoder.onConnect(LineDecoder.PUBLIC, 61);
        frame(text(REMOVAL), 62);
        frame(text(SNAPSHOT), 70);
        decoder.onEnd(80);

        assertThat(sink.lines()).containsExactly(
            "10 " + JOINED, "10 " + ORDER, "15 heartbeat -", "15 status BTC-USD STALE", "60 heartbeat -",
            "62 heartbeat -", "70 " + JOINED, "70 " + ORDER, "70 status BTC-USD STALE");
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldAskOnceForAnotherConnectionWhenABookDoesNotFit()
    {
        decoder.onConnect(LineDecoder.PUBLIC, 5);
        frame(text(SNAPSHOT), 10);
        frame(text(REMOVAL), 20);
        frame(text(REMOVAL), 30);
        frame(text(REMOVAL), 31);

        assertThat(asked).containsExactly("0 book does not fit the stream");
        decoder.onDisconnect(LineDecoder.PUBLIC, 40);
        decoder.onConnect(LineDecoder.PUBLIC, 41);
        frame(text(SNAPSHOT), 50);
        assertThat(asked).hasSize(1);
        assertThat(sink.lines()).endsWith("50 " + JOINED, "50 " + ORDER);
    }

    /** What stands in front of a snapshot may be a greeting; behind it, it is a message that was damaged. */
    @Test
    void shouldAskForAnotherConnectionAfterADamagedMessage()
    {
        decoder.onConnect(LineDecoder.PUBLIC, 5);
        frame(text(SNAPSHOT), 10);
        frame("[" + text(REMOVAL).substring(1), 20);

        assertThat(asked).containsExactly(
            "0 malformed message: reason=unexpected token: token=START_ARRAY expected=START_OBJECT offset=0");
        assertThat(sink.lines()).endsWith("10 status BTC-USD STALE");
        frame(text(REMOVAL), 21);
        assertThat(decoder.counters().count("updates_before_snapshot")).isEqualTo(1);
        assertThat(asked).hasSize(1);
    }

    @Test
    void shouldAskForAnotherConnectionWithoutASnapshot()
    {
        decoder.onConnect(LineDecoder.PUBLIC, 5);
        decoder.onTime(55);
        assertThat(asked).isEmpty();
        decoder.onTime(56);
        decoder.onTime(200);
        assertThat(asked).containsExactly("0 no snapshot");
        assertThat(decoder.counters().count("connections_without_snapshot")).isEqualTo(1);
        assertThat(sink.lines()).containsExactly("55 heartbeat -", "56 heartbeat -", "200 heartbeat -");
    }

    @Test
    void shouldReadWhatALineRecorderHasWrittenBesideRecords()
    {
        final Path file = directory.resolve("lines");
        try (LineRecorder recorder = new LineRecorder(file, System.err::println))
        {
            recorder.connect(0, 5);
            record(recorder, "hello", 6);
            record(recorder, text(SNAPSHOT), 10);
            recorder.time(15);
            recorder.disconnect(0, 40);
        }
        final Path records = FeedFixtures.file(directory, "records", new byte[] {0, 0, 0, 0, 0, 1, 0, 0, 0, 0});
        final DydxFeed feed =
            new DydxFeed(FeedFixtures.configuration(Node.btc()), Recording.of(List.of(file, records)));
        feed.run(sink);

        assertThat(sink.lines()).containsExactly(
            "10 " + JOINED, "10 " + ORDER, "15 heartbeat -", "15 status BTC-USD STALE", "1000000 heartbeat -");
        assertThat(feed.counters().count("messages")).isEqualTo(2);
        assertThat(feed.counters().count("notices")).isEqualTo(1);
    }

    private static void record(final LineRecorder recorder, final String frame, final long receivedEpochNs)
    {
        final byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        recorder.frame(0, bytes, bytes.length, receivedEpochNs);
    }

    @Test
    void shouldHaveNoOtherLines()
    {
        assertThat(decoder.line("")).isZero();
        assertThatThrownBy(() -> decoder.line("a")).isInstanceOf(BadInputException.class);
    }

    @Test
    void shouldAskForThePairsOfAllMarkets()
    {
        assertThat(DydxLive.uri(URI.create("ws://node:9092/ws"), List.of(Node.eth(), Node.btc())))
            .hasToString("ws://node:9092/ws?clobPairIds=0,1");
    }

    private static String text(final Message message)
    {
        try
        {
            return JsonFormat.printer().preservingProtoFieldNames().print(message);
        }
        catch (final InvalidProtocolBufferException malformed)
        {
            throw new IllegalStateException(malformed);
        }
    }

    private void frame(final String text, final long receivedEpochNs)
    {
        frame(text.getBytes(StandardCharsets.UTF_8), receivedEpochNs);
    }

    private void frame(final byte[] bytes, final long receivedEpochNs)
    {
        decoder.onFrame(LineDecoder.PUBLIC, bytes, 0, bytes.length, receivedEpochNs);
    }
}
