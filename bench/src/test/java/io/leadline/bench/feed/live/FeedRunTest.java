package io.leadline.bench.feed.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedRunTest
{
    private static final long WHILE_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int PER_SECOND = 500;

    @TempDir
    private Path folder;

    /** A feed that has any trouble, or writes less than what comes, throws. */
    @ParameterizedTest
    @EnumSource(VenueKind.class)
    void shouldWriteAllThatEachVenueSends(final VenueKind kind) throws IOException
    {
        try (FeedRun run = new FeedRun(kind.adapter(), kind.open(folder), kind.window(), folder))
        {
            run.awaitSteady();
            final FeedRun.Window window = run.flood(WHILE_NS);
            final FeedRun.Paced paced = run.paced(PER_SECOND, 2 * WHILE_NS);

            assertThat(window.perSecond()).isGreaterThan(PER_SECOND);
            assertThat(window.messageBytes()).isGreaterThan(20);
            assertThat(paced.perSecond()).isPositive();
            assertThat(paced.receiptsNs().getTotalCount()).isPositive();
            assertThat(paced.receiptsNs().getMaxValue()).isPositive();
        }
    }
}
