package io.leadline.feed.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebSocketCarrierTest
{
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
}
