package io.leadline.feed.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;

import com.sun.management.ThreadMXBean;

import io.leadline.feed.line.Arrivals;

import org.java_websocket.WebSocketImpl;
import org.java_websocket.framing.PingFrame;
import org.junit.jupiter.api.Test;

/** What no venue should send: the connection ends by it, and nothing else does. */
class MalformedFrameTest
{
    private static final int MAX_LENGTH = 1 << 12;
    private static final int TEXT = RawVenue.FIN | RawVenue.TEXT;
    private static final WebSocketLimits LIMITS = CarriedLine.limits(100, 8_000, 1, 5, MAX_LENGTH);

    @Test
    void shouldTakeFramesUpToTheLimit() throws IOException
    {
        final String longest = "x".repeat(MAX_LENGTH);
        assertThat(heard(
            RawVenue.frame(TEXT, longest),
            RawVenue.frame(RawVenue.TEXT, longest.substring(1)),
            RawVenue.frame(RawVenue.CONTINUATION, ""),
            RawVenue.frame(RawVenue.FIN | RawVenue.CONTINUATION, "y")))
            .startsWith("connect", longest, longest.substring(1) + "y", "done");
    }

    @Test
    void shouldRefuseFramesBeyondTheLimit() throws IOException
    {
        final String tooLong = "x".repeat(MAX_LENGTH + 1);
        assertThat(heard(RawVenue.frame(TEXT, tooLong))).startsWith("connect", "disconnect MALFORMED");
        assertThat(heard(RawVenue.head(TEXT, 1L << 40))).startsWith("connect", "disconnect MALFORMED");
        assertThat(heard(RawVenue.head(TEXT, Long.MAX_VALUE))).startsWith("connect", "disconnect MALFORMED");
        assertThat(heard(RawVenue.head(TEXT, Long.MIN_VALUE))).startsWith("connect", "disconnect MALFORMED");
    }

    @Test
    void shouldRefuseFragmentsThatAreTogetherBeyondTheLimit() throws IOException
    {
        final byte[] fragment = RawVenue.frame(RawVenue.CONTINUATION, "x".repeat(MAX_LENGTH / 2));
        try (RawVenue venue = new RawVenue(connected ->
            {
                connected.upgrade();
                connected.say(RawVenue.frame(RawVenue.TEXT, "x"));
                while (true)
                {
                    connected.out.write(fragment);
                }
            });
            CarriedLine line = new CarriedLine(() -> venue.uri("/"), LIMITS, TlsTrust.ofJvm()))
        {
            line.heard.await("disconnect MALFORMED", 1);
            line.heard.await("told", () -> line.diagnostics.stream()
                .anyMatch(text -> text.contains("fragments exceed the limit of a frame")));
        }
    }

    @Test
    void shouldRefuseFragmentsThatBelongToNothing() throws IOException
    {
        assertThat(heard(RawVenue.frame(RawVenue.FIN | RawVenue.CONTINUATION, "x")))
            .startsWith("connect", "disconnect MALFORMED");
        assertThat(heard(RawVenue.frame(RawVenue.TEXT, "x"), RawVenue.frame(TEXT, "y")))
            .startsWith("connect", "disconnect MALFORMED");
    }

    @Test
    void shouldTakeControlFramesAmongFragments() throws IOException
    {
        assertThat(heard(
            RawVenue.frame(RawVenue.TEXT, "a"),
            RawVenue.frame(RawVenue.FIN | RawVenue.PING, "ping"),
            RawVenue.frame(RawVenue.FIN | RawVenue.CONTINUATION, "b")))
            .startsWith("connect", "ab", "done");
    }

    @Test
    void shouldRefuseCompressedFramesThatNobodyAgreedOn() throws IOException
    {
        final byte[] zipped = new byte[100];
        final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput("x".repeat(1_000).getBytes(StandardCharsets.US_ASCII));
        deflater.finish();
        final int length = deflater.deflate(zipped);
        deflater.end();
        final byte[] frame =
            RawVenue.frame(TEXT | RawVenue.COMPRESSED, new String(zipped, 0, length, StandardCharsets.ISO_8859_1));

        assertThat(heard(frame)).startsWith("connect", "disconnect MALFORMED");
        try (RawVenue venue = new RawVenue(connected ->
            {
                connected.upgrade("Sec-WebSocket-Extensions: permessage-deflate\r\n");
                connected.say(frame);
                connected.awaitEnd();
            });
            CarriedLine line = new CarriedLine(() -> venue.uri("/"), LIMITS, TlsTrust.ofJvm()))
        {
            line.heard.await("disconnect MALFORMED", 1);
        }
    }

    @Test
    void shouldRefuseUnknownOpcodesAndLongControlFrames() throws IOException
    {
        assertThat(heard(RawVenue.frame(RawVenue.FIN | 0x03, "x"))).startsWith("connect", "disconnect MALFORMED");
        assertThat(heard(RawVenue.frame(RawVenue.FIN | 0x0f, "x"))).startsWith("connect", "disconnect MALFORMED");
        assertThat(heard(RawVenue.frame(RawVenue.FIN | RawVenue.PING, "x".repeat(126))))
            .startsWith("connect", "disconnect MALFORMED");
    }

    @Test
    void shouldRefuseAGoodbyeWhoseReasonIsNoText() throws IOException
    {
        final byte[] goodbye = {3, (byte)0xe8, (byte)0x88};
        assertThat(heard(RawVenue.frame(RawVenue.FIN | RawVenue.CLOSE, goodbye)))
            .startsWith("connect", "disconnect MALFORMED");
    }

    @Test
    void shouldNotAnswerPingsBehindAGoodbye()
    {
        final Arrivals arrivals = new Arrivals(1 << 12);
        final Connection connection = new Connection(
            null, LIMITS, TlsTrust.ofJvm(), arrivals.source(0, MAX_LENGTH, 0), () -> 1, new Random(1), 0);
        final FrameClient client =
            new FrameClient(connection, URI.create("ws://localhost"), new Socket(), MAX_LENGTH);
        final WebSocketImpl closed = new WebSocketImpl(client, new FrameDraft(connection, MAX_LENGTH));

        client.onWebsocketPing(closed, new PingFrame());

        assertThat(closed.outQueue).isEmpty();
        assertThat(connection.reason()).isNull();
    }

    @Test
    void shouldNotAnswerPingsOfAVenueThatReadsNone() throws IOException
    {
        final byte[] ping = RawVenue.frame(RawVenue.FIN | RawVenue.PING, "x".repeat(125));
        try (RawVenue venue = new RawVenue(connected ->
            {
                connected.upgrade();
                while (connected.number == 0)
                {
                    connected.out.write(ping);
                }
                connected.awaitEnd();
            });
            CarriedLine line = new CarriedLine(
                () -> venue.uri("/"), CarriedLine.limits(1_000, 8_000, 1, 5, MAX_LENGTH), TlsTrust.ofJvm()))
        {
            line.heard.await("connect", 2);

            assertThat(line.heard.heard()).containsExactly("connect", "disconnect MALFORMED", "connect");
        }
    }

    @Test
    void shouldReadNoHandshakeWithoutEnd() throws IOException
    {
        final byte[] line = ("X: " + "x".repeat(1_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (RawVenue venue = new RawVenue(connected ->
            {
                connected.readHead();
                connected.say("HTTP/1.1 101 Yes\r\n");
                while (true)
                {
                    connected.out.write(line);
                }
            });
            CarriedLine carried = new CarriedLine(() -> venue.uri("/"), LIMITS, TlsTrust.ofJvm()))
        {
            carried.heard.await("refused", () -> carried.diagnostics.size() >= 3);

            assertThat(carried.heard.heard()).isEmpty();
            assertThat(carried.diagnostics.get(0)).contains("answer too long: limit=65536");
        }
    }

    /** Random bytes, some of which begin like frames; each connection ends and the next one is begun. */
    @Test
    void shouldOutliveGarbage() throws IOException
    {
        final int seeds = 300;
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        try (RawVenue venue = new RawVenue(connected ->
            {
                connected.upgrade();
                connected.say(connected.number < seeds ?
                    garbage(connected.number) : RawVenue.frame(TEXT, "healed"));
                if (connected.number >= seeds)
                {
                    connected.awaitEnd();
                }
            });
            CarriedLine line = new CarriedLine(
                () -> venue.uri("/"), CarriedLine.limits(100, 8_000, 1, 1, MAX_LENGTH), TlsTrust.ofJvm()))
        {
            line.heard.await("healed", 1);

            final List<String> ends =
                line.heard.heard().stream().filter(text -> text.startsWith("disconnect")).toList();
            assertThat(ends).hasSize(seeds).contains("disconnect MALFORMED", "disconnect CLOSED");
            assertThat(ends).doesNotContain("disconnect LOST", "disconnect OVERFLOW");
            assertThat(line.heard.count("connect")).isEqualTo(seeds + 1);
            assertThat(threads.getThreadCount()).isLessThan(100);
        }
    }

    private static byte[] garbage(final long seed)
    {
        final Random random = new Random(seed);
        final ByteArrayOutputStream garbage = new ByteArrayOutputStream();
        for (int i = random.nextInt(4); i > 0; i--)
        {
            garbage.writeBytes(RawVenue.frame(TEXT, "{\"frame\":" + i + "}"));
        }
        final byte[] bytes = new byte[1 + random.nextInt(300)];
        random.nextBytes(bytes);
        if (random.nextBoolean())
        {
            bytes[0] = (byte)(RawVenue.FIN | random.nextInt(16));
        }
        garbage.writeBytes(bytes);

        return garbage.toByteArray();
    }

    /** What is heard when a venue says this and then {@code done}. */
    private static List<String> heard(final byte[]... said) throws IOException
    {
        try (RawVenue venue = new RawVenue(connected ->
            {
                connected.upgrade();
                for (final byte[] bytes : said)
                {
                    connected.say(bytes);
                }
                connected.say(RawVenue.frame(TEXT, "done"));
                connected.awaitEnd();
            });
            CarriedLine line = new CarriedLine(() -> venue.uri("/"), LIMITS, TlsTrust.ofJvm()))
        {
            line.heard.await("done or refused", () ->
                line.heard.count("done") + line.heard.count("disconnect MALFORMED") +
                line.heard.count("disconnect CLOSED") > 0);

            return line.heard.heard();
        }
    }
}
