package io.leadline.feed.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionCampaignTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldSumWhatSessionsCounted() throws IOException
    {
        final Path report = folder.resolve("campaign.md");

        assertThat(SessionCampaign.run(report, 7, 3, seed -> Map.of("moments", 2L)))
            .isEqualTo(Map.of("sessions", 7L, "moments", 14L));
        assertThat(report).content().contains("| sessions | 7 |\n", "| failed | 0 |\n", "| moments | 14 |\n");
    }

    /** What the others came to is in the report, and which seeds to play again. */
    @Test
    void shouldCountFailedSessionsAndFailForThemBehindTheLast()
    {
        final Path report = folder.resolve("campaign.md");

        final AtomicInteger begun = new AtomicInteger();
        assertThatThrownBy(() -> SessionCampaign.run(report, 9, 2, seed ->
        {
            final int session = begun.incrementAndGet();
            if (session % 4 == 3)
            {
                throw new AssertionError("another book");
            }
            if (session % 4 == 0)
            {
                throw new IllegalStateException("no end");
            }

            return Map.of("moments", 2L);
        }))
            .isInstanceOf(AssertionError.class).message()
            .matches("(?s)4 of 9 sessions failed: seeds=\\[[0-9, ]+] first: seed=[0-9]+ .*");
        assertThat(report).content().contains("| sessions | 9 |\n").containsPattern("\\| failed \\| 4 \\|\n")
            .containsPattern("failed seeds: \\[[0-9, ]+]\n").containsPattern("seed=[0-9]+ .*another book")
            .containsPattern("seed=[0-9]+ .*no end").containsPattern("\\| moments \\| 10 \\|\n");
    }
}
