package io.leadline.feed.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class RefusalsTest
{
    private static final URI ASKED = URI.create("https://proxy.example.com/s3cretkey/api/v3/depth?symbol=BTCUSDT");

    @Test
    void shouldShowWhatTheVenueSays()
    {
        assertThat(shown("{\"code\":-1121,\"msg\":\"Invalid symbol BTCUSDT.\"}"))
            .isEqualTo("{\"code\":-1121,\"msg\":\"Invalid symbol BTCUSDT.\"}");
    }

    /** Many a proxy answers so. */
    @Test
    void shouldHideTheKeyOfAPathThatIsToldBack()
    {
        assertThat(shown("Cannot GET /s3cretkey/api/v3/depth")).isEqualTo("Cannot GET /(hidden)/api/v3/depth");
        assertThat(shown("Cannot GET /s3cretkey/ nor /s3cret")).isEqualTo("Cannot GET /(hidden)/ nor /(hidden)");
    }

    private static String shown(final String answer)
    {
        return Refusals.shown(answer.getBytes(StandardCharsets.US_ASCII), ASKED);
    }
}
