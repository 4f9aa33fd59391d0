package io.leadline.feed.dydx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.feed.websocket.SessionCampaign;

/** Seeded sessions with faults; the long form is a campaign. */
class DydxCampaignTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldNeverBeOkOnABookThatTheNodeDidNotTellAndHeal() throws IOException
    {
        final Map<String, Long> counts = SessionCampaign.run("dydx", 20, 4, this::session);

        assertThat(counts.get("spans ok")).isGreaterThan(counts.get("spans stale"));
        assertThat(counts.get("spans stale")).isPositive();
        assertThat(counts.get("spans ok by time that has passed")).isPositive();
    }

    private Map<String, Long> session(final long seed)
    {
        final DydxFaultySession session = new DydxFaultySession(seed, folder.resolve(Long.toString(seed)));
        session.run();

        return session.counts();
    }
}
