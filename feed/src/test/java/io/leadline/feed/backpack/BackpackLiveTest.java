package io.leadline.feed.backpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.Configuration;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;
import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;
import io.leadline.feed.levels.NaiveLevels;
import io.leadline.feed.line.LineControl;
import io.leadline.feed.line.RecordedLines;

class BackpackLiveTest
{
    @TempDir
    private Path directory;

    @Test
    void shouldBeTheVenuesBookWithoutFaults()
    {
        final NaiveLevels book = new NaiveLevels();
        try (LiveSession session = new LiveSession(1, directory, VenueEngine.CONFIGURATION, book, book, null))
        {
            session.play(1_500);
            session.shouldBeTheVenues();
            final FeedCounters counters = session.counters();

            assertThat(session.inSyncNs()).as("%s", counters).isGreaterThan(500 * LiveSession.MS);
            assertThat(counters.count("connects")).as("%s", counters).isEqualTo(3);
            assertThat(counters.count("sessions_seeded")).as("%s", counters).isEqualTo(2);
            assertThat(counters.count("depth_holes")).as("%s", counters).isZero();
            assertThat(counters.count("orders_unknown")).as("%s", counters).isZero();
            assertThat(counters.count("frames_malformed")).as("%s", counters).isZero();
            assertThat(book.filledLots()).as("%s", counters).isPositive();
        }
    }

    /** What was recorded makes the same events again, whatever the lines brought and whoever they are of. */
    @Test
    void shouldRecordWhatMakesTheSameEvents() throws IOException
    {
        final String odd = "m{a}k%er [1] \u00e9";
        final Configuration configuration = VenueEngine.configuration(odd, "beta");
        final Path recording = directory.resolve("recording");
        final RecordingSink live = new RecordingSink();
        final LiveSession session = new LiveSession(2, directory, configuration, null, live, recording);
        try (session)
        {
            session.playFaults(3);
        }
        final RecordingSink replayed = new RecordingSink();
        final Feed feed = new RecordedLines(
            Recording.of(List.of(recording)), sink -> new BackpackDecoder(
                configuration, sink, BackpackRequests.NOBODY, LineControl.NONE, LiveSession.LAG_NS));
        feed.run(replayed);

        assertThat(replayed.lines()).isEqualTo(live.lines());
        assertThat(live.lines()).hasSizeGreaterThan(200);
        assertThat(replayed.accounts()).isEqualTo(live.accounts()).containsExactly(odd, "beta");
        assertThat(counts(feed.counters())).isEqualTo(counts(session.counters()));
        // What a venue tells is recorded, not what it is asked.
        assertThat(Files.readString(recording)).doesNotContain("SUBSCRIBE", "X-API-Key")
            .doesNotContain(Files.readString(directory.resolve("2-alpha.key")));
    }

    /** But why connections ended, which a recording does not tell. */
    private static Map<String, Long> counts(final FeedCounters counters)
    {
        return counters.all().stream().filter(counter -> !counter.name().startsWith("hangups_"))
            .collect(Collectors.toMap(Counter::name, Counter::count));
    }
}
