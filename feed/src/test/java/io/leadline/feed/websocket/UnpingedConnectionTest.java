package io.leadline.feed.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.leadline.feed.line.Arrivals;
import io.leadline.feed.line.SteadyClock;

import org.agrona.concurrent.SystemEpochNanoClock;

/** A venue that answers no pings, and is sent none. */
class UnpingedConnectionTest
{
    private static final int FRAMES = 40;

    @Test
    void shouldStandAsLongAsFramesComeAndBeLostWithoutThem()
    {
        final Arrivals arrivals = new Arrivals(CarriedLine.CAPACITY);
        final HeardArrivals heard = new HeardArrivals(arrivals);
        try (VenueServer venue = new VenueServer().start())
        {
            venue.answerPings(false);
            try (WebSocketCarrier carrier = new WebSocketCarrier(
                new Unpinged(venue.uri("/ws")), CarriedLine.limits(10, 400, 10, 100, 1 << 20), TlsTrust.ofJvm(),
                arrivals.source(0, 1 << 20, CarriedLine.PATIENCE_NS), new SteadyClock(SystemEpochNanoClock.INSTANCE),
                line ->
                {
                    // Nobody reads it.
                }))
            {
                carrier.start();
                final VenueServer.Session session = venue.awaitSession(0);
                final long fromNs = System.nanoTime();
                for (int i = 0; i < FRAMES; i++)
                {
                    final long dueNs = i * 25_000_000L;
                    heard.await("a while", () -> System.nanoTime() - fromNs >= dueNs);
                    session.send("frame");
                }
                heard.await("frame", FRAMES);
                assertThat(heard.all()).startsWith("connect").doesNotContain("disconnect LOST");
                heard.await("alive", FRAMES);
                assertThat(heard.all().subList(1, 5)).containsExactly("frame", "alive", "frame", "alive");
                heard.await("disconnect LOST", 1);
                heard.await("connect", 2);
            }
            finally
            {
                arrivals.close();
            }
        }
    }

    private record Unpinged(URI uri) implements Subscription
    {
        @Override
        public String name()
        {
            return "test";
        }

        @Override
        public List<String> messages()
        {
            return List.of();
        }

        @Override
        public boolean isPinged()
        {
            return false;
        }
    }
}
