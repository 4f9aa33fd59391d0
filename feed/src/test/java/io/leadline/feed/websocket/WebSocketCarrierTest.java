package io.leadline.feed.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.leadline.feed.line.Hangup;

class WebSocketCarrierTest
{
    private static final WebSocketLimits SHORT = CarriedLine.limits(20, 1_000, 10, 40, 1 << 16);

    @Test
    void shouldCarryWhatTheVenueSendsBehindItsSubscription()
    {
        try (VenueServer venue = new VenueServer().start();
            CarriedLine line = CarriedLine.to(venue.uri("/ws?token=1"), "subscribe a", "subscribe b"))
        {
            final VenueServer.Session session = venue.awaitSession(0);
            assertThat(session.awaitMessage(1)).isEqualTo("subscribe b");
            session.send("{\"a\":\"ä€😀\"}");
            session.sendFragmented("{\"b\":\"ä€😀 in parts\"}", 3);
            session.sendBinary(new byte[]{'c'});
            session.send("");
            line.heard.await("c", 1);
            line.heard.await("", 1);

            assertThat(session.resource()).isEqualTo("/ws?token=1");
            assertThat(session.messages()).containsExactly("subscribe a", "subscribe b");
            assertThat(line.heard.heard()).containsExactly(
                "connect", "{\"a\":\"ä€😀\"}", "{\"b\":\"ä€😀 in parts\"}", "c", "");
        }
    }

    @Test
    void shouldConnectAgainWhenTheVenueEndsAConnection()
    {
        try (VenueServer venue = new VenueServer().start();
            CarriedLine line = CarriedLine.to(venue.uri("/"), "subscribe"))
        {
            line.heard.await("connect", 1);
            venue.awaitSession(0).close(1001, "maintenance");
            line.heard.await("connect", 2);
            venue.awaitSession(1).drop();
            assertThat(venue.awaitSession(2).awaitMessage(0)).isEqualTo("subscribe");
            venue.awaitSession(2).send("third");
            line.heard.await("third", 1);

            assertThat(line.heard.heard()).containsExactly(
                "connect", "disconnect CLOSED", "connect", "disconnect CLOSED", "connect", "third");
            assertThat(line.diagnostics).anyMatch(
                text -> text.contains("closed by the venue: code=1001 maintenance"));
        }
    }

    @Test
    void shouldConnectAgainWhenTheVenueIsBack()
    {
        try (VenueServer venue = new VenueServer().start();
            CarriedLine line = CarriedLine.to(venue.uri("/")))
        {
            line.heard.await("connect", 1);
            venue.stop();
            line.heard.await("disconnect CLOSED", 1);
            line.heard.await("refused", () -> count(line.diagnostics, "websocket not made") >= 3);
            venue.start();
            line.heard.await("connect", 2);

            assertThat(line.heard.heard()).containsExactly("connect", "disconnect CLOSED", "connect");
            assertThat(line.carrier.toString()).contains("connections=2 state=stands");
        }
    }

    @Test
    void shouldWaitLongerFromTryToTryWithinItsLimits() throws IOException
    {
        try (RawVenue venue = new RawVenue(connected -> connected.readHead());
            CarriedLine line = new CarriedLine(
                () -> venue.uri("/"), CarriedLine.limits(100, 8_000, 20, 160, 1 << 16), TlsTrust.ofJvm()))
        {
            line.heard.await("tries", () -> venue.acceptedNs().size() >= 12);

            final List<Long> acceptedNs = venue.acceptedNs();
            for (int i = 1; i < acceptedNs.size(); i++)
            {
                assertThat(TimeUnit.NANOSECONDS.toMillis(acceptedNs.get(i) - acceptedNs.get(i - 1)))
                    .as("try %d", i).isBetween(19L, 5_000L);
            }
            assertThat(line.diagnostics).allMatch(text -> text.startsWith("websocket not made: line=test uri=ws://"));
            assertThat(line.heard.heard()).isEmpty();
        }
    }

    @Test
    void shouldTellHalfOpenConnectionsAndClaimNothingThatTheyHide()
    {
        try (VenueServer venue = new VenueServer().start();
            FaultProxy proxy = new FaultProxy(venue.port(), 1);
            CarriedLine line = new CarriedLine(
                () -> URI.create("ws://localhost:" + proxy.port()), SHORT, TlsTrust.ofJvm()))
        {
            line.heard.await("alive", 3);
            final long heldEpochNs = line.clock.nanoTime();
            proxy.hold(false, true);
            venue.awaitSession(0).send("never heard");
            line.heard.await("disconnect LOST", 1);
            final long lostEpochNs = line.heard.endEpochNs().get(0);
            final long aliveEpochNs = line.heard.aliveEpochNs().stream().mapToLong(Long::longValue).max().orElseThrow();
            proxy.release();
            line.heard.await("connect", 2);
            venue.awaitSession(1).send("heard");
            line.heard.await("heard", 1);

            assertThat(TimeUnit.NANOSECONDS.toMillis(lostEpochNs - heldEpochNs)).isBetween(900L, 4_000L);
            assertThat(aliveEpochNs).isLessThan(heldEpochNs);
            assertThat(line.heard.heard()).containsExactly("connect", "disconnect LOST", "connect", "heard");
        }
    }

    @Test
    void shouldGiveUpAVenueThatAnswersNoPings()
    {
        try (VenueServer venue = new VenueServer().start())
        {
            venue.answerPings(false);
            try (CarriedLine line = new CarriedLine(() -> venue.uri("/"), SHORT, TlsTrust.ofJvm()))
            {
                venue.awaitSession(0).send("heard");
                line.heard.await("disconnect LOST", 1);

                assertThat(line.heard.heard()).startsWith("connect", "heard", "disconnect LOST");
                assertThat(line.heard.aliveEpochNs()).isEmpty();
            }
        }
    }

    @Test
    void shouldTakeAnAnswerForThatOfItsOwnPingAlone() throws IOException
    {
        try (RawVenue venue = new RawVenue(connected ->
            {
                connected.upgrade();
                connected.say(RawVenue.frame(RawVenue.FIN | RawVenue.PONG, "unasked!"));
                connected.say(RawVenue.frame(RawVenue.FIN | RawVenue.PONG, new byte[8]));
                final byte[] first = connected.read(RawVenue.PING);
                final byte[] second = connected.read(RawVenue.PING);
                connected.say(RawVenue.frame(RawVenue.FIN | RawVenue.TEXT, "none answered"));
                connected.say(RawVenue.frame(RawVenue.FIN | RawVenue.PONG, first));
                connected.say(RawVenue.frame(RawVenue.FIN | RawVenue.PONG, first));
                connected.say(RawVenue.frame(RawVenue.FIN | RawVenue.TEXT, "first answered"));
                connected.read(RawVenue.PING);
                connected.say(RawVenue.frame(RawVenue.FIN | RawVenue.PONG, second));
                connected.say(RawVenue.frame(RawVenue.FIN | RawVenue.TEXT, "second answered"));
                connected.awaitEnd();
            });
            CarriedLine line = new CarriedLine(
                () -> venue.uri("/"), CarriedLine.limits(50, 5_000, 10, 40, 1 << 16), TlsTrust.ofJvm()))
        {
            line.heard.await("second answered", 1);

            assertThat(line.heard.all()).containsExactly(
                "connect", "none answered", "alive", "first answered", "alive", "second answered");
            final long betweenNs = line.heard.aliveEpochNs().get(1) - line.heard.aliveEpochNs().get(0);
            assertThat(TimeUnit.NANOSECONDS.toMillis(betweenNs)).isBetween(45L, 4_000L);
        }
    }

    @Test
    void shouldEndAConnectionThatNobodyReadsAndGoOnWhenSomebodyDoes()
    {
        final String frame = "x".repeat(1 << 10);
        try (VenueServer venue = new VenueServer().start();
            CarriedLine line = CarriedLine.to(venue.uri("/")))
        {
            final VenueServer.Session first = venue.awaitSession(0);
            for (int i = 0; i < 4 * CarriedLine.CAPACITY / frame.length(); i++)
            {
                first.send(frame);
            }
            Awaitility.await().until(() -> !first.isOpen());
            line.heard.await("connect", 2);
            venue.awaitSession(1).send("heard");
            line.heard.await("heard", 1);

            final int count = line.heard.count(frame);
            final int capacity = CarriedLine.CAPACITY / frame.length();
            assertThat(count).isBetween(capacity / 2, capacity);
            assertThat(line.heard.heard()).hasSize(count + 4).startsWith("connect", frame)
                .endsWith(frame, "disconnect OVERFLOW", "connect", "heard");
        }
    }

    @Test
    void shouldConnectAgainWhenAskedTo()
    {
        try (VenueServer venue = new VenueServer().start();
            CarriedLine line = CarriedLine.to(venue.uri("/")))
        {
            line.heard.await("connect", 1);
            line.carrier.reconnect(Hangup.ASKED);
            line.heard.await("connect", 2);
            line.carrier.reconnect(Hangup.MALFORMED);
            line.heard.await("connect", 3);
            Awaitility.await().until(() -> venue.awaitSession(0).closeCode() >= 0);

            assertThat(venue.awaitSession(0).closeCode()).isEqualTo(1001);
            assertThat(line.heard.heard()).containsExactly(
                "connect", "disconnect ASKED", "connect", "disconnect MALFORMED", "connect");
        }
    }

    @Test
    void shouldNotConnectToWhatIsNoWebsocket() throws IOException
    {
        try (RawVenue venue = new RawVenue(connected ->
            {
                connected.readHead();
                connected.say(connected.number == 0 ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" :
                    connected.number == 1 ? "HTTP/1.1 101 Yes\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
                        "Sec-WebSocket-Accept: 0000\r\n\r\n" : "\0\0\0\0\0 nothing\r\n\r\n");
                connected.awaitEnd();
            });
            CarriedLine line = new CarriedLine(() -> venue.uri("/"), SHORT, TlsTrust.ofJvm()))
        {
            line.heard.await("tries", () -> line.diagnostics.size() >= 4);

            assertThat(line.heard.heard()).isEmpty();
            assertThat(line.diagnostics).allMatch(text -> text.startsWith("websocket not made"));
            assertThat(line.diagnostics.get(0)).contains("404");
        }
    }

    @Test
    void shouldNotWaitForEverForAHandshake() throws IOException
    {
        try (RawVenue venue = new RawVenue(connected -> connected.awaitEnd());
            CarriedLine line = new CarriedLine(() -> venue.uri("/"), SHORT, TlsTrust.ofJvm()))
        {
            line.heard.await("tries", () -> line.diagnostics.size() >= 2);

            assertThat(line.heard.heard()).isEmpty();
            assertThat(line.diagnostics).allMatch(text -> text.contains("reason=LOST"));
        }
    }

    @Test
    void shouldTellTheOperatorNothingThatIsSecret()
    {
        try (VenueServer venue = new VenueServer().start();
            CarriedLine line = CarriedLine.to(venue.uri("/sesame/ws?token=sesame"), "signature sesame"))
        {
            line.heard.await("connect", 1);
            venue.awaitSession(0).drop();
            line.heard.await("connect", 2);
            venue.stop();
            line.heard.await("refused", () -> count(line.diagnostics, "websocket not made") >= 1);

            assertThat(line.diagnostics).noneMatch(text -> text.contains("sesame"));
            assertThat(line.diagnostics).allMatch(text -> text.contains(" uri=ws://localhost:" + venue.port() + " "));
            assertThat(line.carrier.toString()).doesNotContain("sesame");
        }
    }

    private static int count(final List<String> texts, final String part)
    {
        return (int)texts.stream().filter(text -> text.contains(part)).count();
    }
}
