package io.leadline.feed.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.leadline.feed.line.Hangup;

class ConnectionEndTest
{
    private static final WebSocketLimits LIMITS = CarriedLine.limits(20, 8_000, 1, 4, 1 << 16);

    @AfterEach
    void shouldLeaveNoThread()
    {
        Awaitility.await().atMost(Duration.ofSeconds(9)).until(() -> threads().isEmpty());
    }

    /** However it ends, what is heard is one session after another, each from its first frame on without a hole. */
    @Test
    void shouldPutNothingOfAConnectionBehindItsEnd()
    {
        for (int seed = 0; seed < 3; seed++)
        {
            final Random random = new Random(seed);
            try (Talkative venue = new Talkative().start();
                FaultProxy proxy = new FaultProxy(venue.port(), seed);
                CarriedLine line = new CarriedLine(
                    () -> URI.create("ws://localhost:" + proxy.port()), LIMITS, TlsTrust.ofJvm()))
            {
                for (int i = 1; i <= 40; i++)
                {
                    line.heard.await("connect", i);
                    final int heard = line.heard.all().size() + random.nextInt(200);
                    line.heard.await("some more", () -> line.heard.all().size() > heard);
                    switch (random.nextInt(4))
                    {
                        case 0 -> line.carrier.reconnect(Hangup.ASKED);
                        case 1 -> proxy.cut();
                        case 2 -> proxy.cutAfter(random.nextInt(5_000));
                        default -> venue.sessions().get(venue.sessions().size() - 1).close(1000, "");
                    }
                }
                final Thread closing = new Thread(line.carrier::close);
                closing.start();
                line.heard.await("close", () -> !closing.isAlive());
                line.heard.poll();

                assertSessions(line.heard.heard(), seed);
            }
        }
    }

    private static void assertSessions(final List<String> heard, final long seed)
    {
        String session = "";
        int next = -1;
        for (final String text : heard)
        {
            if (text.equals("connect"))
            {
                assertThat(next).as("seed %d: connect within a connection", seed).isEqualTo(-1);
                next = 0;
                session = "";
            }
            else if (text.startsWith("disconnect"))
            {
                assertThat(next).as("seed %d: end without a connection", seed).isNotEqualTo(-1);
                next = -1;
            }
            else
            {
                final String[] parts = text.split(" ");
                assertThat(next).as("seed %d: %s without a connection", seed, text).isNotEqualTo(-1);
                session = session.isEmpty() ? parts[0] : session;
                assertThat(text).as("seed %d", seed).isEqualTo(session + " " + next);
                next++;
            }
        }
        assertThat(next).as("seed %d: connection without end", seed).isEqualTo(-1);
    }

    @Test
    void shouldEndItsThreadsWhileAConnectionStands()
    {
        try (VenueServer venue = new VenueServer().start())
        {
            final CarriedLine line = CarriedLine.to(venue.uri("/"));
            line.heard.await("connect", 1);

            assertThat(closingMs(line)).isLessThan(4_000);
            line.heard.poll();
            assertThat(line.heard.heard()).containsExactly("connect", "disconnect ENDED");
            assertThat(line.carrier.toString()).contains("state=closed");
        }
    }

    @Test
    void shouldEndItsThreadsWhileNobodyAnswers() throws IOException
    {
        try (RawVenue venue = new RawVenue(connected -> connected.awaitEnd()))
        {
            final CarriedLine line = CarriedLine.to(venue.uri("/"));
            Awaitility.await().until(() -> venue.acceptedNs().size() == 1);

            assertThat(closingMs(line)).isLessThan(4_000);
        }
    }

    @Test
    void shouldEndItsThreadsWhileItWaitsToConnectAgain()
    {
        final CarriedLine line = new CarriedLine(
            () -> URI.create("ws://localhost:1"), CarriedLine.limits(1_000, 5_000, 60_000, 60_000, 1 << 16),
            TlsTrust.ofJvm());
        Awaitility.await().until(() -> !line.diagnostics.isEmpty());

        assertThat(closingMs(line)).isLessThan(4_000);
    }

    @Test
    void shouldEndItsThreadsWhileNothingPasses()
    {
        try (VenueServer venue = new VenueServer().start();
            FaultProxy proxy = new FaultProxy(venue.port(), 1))
        {
            final CarriedLine line = CarriedLine.to(URI.create("ws://localhost:" + proxy.port()));
            line.heard.await("connect", 1);
            proxy.hold(true, true);

            assertThat(closingMs(line)).isLessThan(4_000);
        }
    }

    @Test
    void shouldEndItsThreadsWhileNobodyReads()
    {
        try (Talkative venue = new Talkative().start())
        {
            final CarriedLine line = CarriedLine.to(venue.uri("/"));
            Awaitility.await().until(() -> !venue.awaitSession(0).isOpen());

            assertThat(closingMs(line)).isLessThan(4_000);
        }
    }

    /** A subscription that cannot be made, say for a key that cannot be read, ends an attempt and not the carrier. */
    @Test
    void shouldOutliveASubscriptionThatFails()
    {
        final AtomicInteger count = new AtomicInteger();
        try (VenueServer venue = new VenueServer().start();
            CarriedLine line = new CarriedLine(() ->
            {
                if (count.incrementAndGet() <= 3)
                {
                    throw new IllegalStateException("no key");
                }
                return venue.uri("/");
            }, LIMITS, TlsTrust.ofJvm()))
        {
            line.heard.await("connect", 1);

            assertThat(line.diagnostics.subList(0, 3)).allMatch(text -> text.contains("detail=IllegalStateException"));
        }
    }

    private static long closingMs(final CarriedLine line)
    {
        final long fromNs = System.nanoTime();
        line.close();

        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - fromNs);
    }

    private static List<String> threads()
    {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
            .filter(name -> name.startsWith("websocket-") || name.startsWith("WebSocketWriteThread"))
            .toList();
    }

    /** Counts in each session as fast as it is heard. */
    private static final class Talkative extends VenueServer
    {
        private static final int MAX_UNSENT = 1_000;

        @Override
        protected void onOpen(final Session session)
        {
            final String name = "s" + sessions().size();
            final Thread thread = new Thread(() -> talk(session, name), "talkative");
            thread.setDaemon(true);
            thread.start();
        }

        private static void talk(final Session session, final String name)
        {
            for (int i = 0; session.isOpen(); i++)
            {
                session.send(name + " " + i);
                while (session.unsentCount() > MAX_UNSENT && session.isOpen())
                {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
