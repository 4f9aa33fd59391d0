package io.leadline.feed.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.feed.websocket.SessionCampaign;

/** Seeded sessions with faults; the long form is a campaign. */
class L4CampaignTest
{
    private static final int ATTEMPTS = 5;

    @TempDir
    private Path folder;

    @Test
    void shouldNeverBeOkOnABookThatIsNotTheVenuesAndHeal() throws IOException
    {
        final Map<String, Long> counts = SessionCampaign.run("l4book", 20, 4, this::session);

        assertThat(counts.get("spans ok")).isGreaterThan(counts.get("spans stale"));
        assertThat(counts.get("spans stale")).isPositive();
        assertThat(counts.get("compares_confirmed")).isPositive();
    }

    private Map<String, Long> session(final long seed)
    {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++)
        {
            final L4Session session = new L4Session(seed, folder.resolve(seed + "-" + attempt));
            if (session.run())
            {
                return session.counts();
            }
        }

        return new TreeMap<>(Map.of("sessions on too slow a machine", 1L));
    }
}
