package io.leadline.feed.backpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.AdapterReader;
import io.leadline.config.Configuration;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.Recording;
import io.leadline.feed.RecordingSink;
import io.leadline.feed.levels.NaiveLevels;
import io.leadline.feed.line.LineControl;
import io.leadline.feed.line.RecordedLines;
import io.leadline.problem.BadInputException;

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
            // A busy machine may lose a connection.
            assertThat(counters.count("connects") - counters.count("disconnects")).as("%s", counters).isEqualTo(3);
            assertThat(counters.count("sessions_seeded")).as("%s", counters).isGreaterThanOrEqualTo(2);
            assertThat(counters.count("depth_holes")).as("%s", counters).isZero();
            assertThat(counters.count("orders_unknown")).as("%s", counters).isZero();
            assertThat(counters.count("frames_malformed")).as("%s", counters).isZero();
            assertThat(book.filledLots()).as("%s", counters).isPositive();
            assertThat(counters.count("fills_taker_enrolled")).as("%s", counters).isPositive();
            assertThat(counters.count("fills_not_as_printed")).as("%s", counters).isZero();
        }
    }

    /** What was recorded makes the same events again, whatever the lines brought and whoever they are of. */
    @Test
    void shouldRecordWhatMakesTheSameEvents() throws IOException
    {
        final String odd = "m{a}k%er [1] \u00e9";
        shouldRecordWhatMakesTheSameEvents(VenueEngine.configuration(odd, "beta"), odd);
    }

    /** Whoever has a key is one, and is waited for before he has connected. */
    @Test
    void shouldRecordWhatMakesTheSameEventsWhereEverybodyIsAMaker() throws IOException
    {
        shouldRecordWhatMakesTheSameEvents(
            FeedFixtures.configuration(FeedFixtures.levelsMarket("SOL", "0.01", "0.01", "SOL_USDC")), "alpha");
    }

    private void shouldRecordWhatMakesTheSameEvents(final Configuration configuration, final String first)
        throws IOException
    {
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
        assertThat(replayed.accounts()).isEqualTo(live.accounts()).containsExactly(first, "beta");
        assertThat(counts(feed.counters())).isEqualTo(counts(session.counters()));
        // What a venue tells is recorded, not what it is asked.
        assertThat(Files.readString(recording)).doesNotContain("SUBSCRIBE", "X-API-Key")
            .doesNotContain(Files.readString(directory.resolve("2-alpha.key")));
    }

    @Test
    void shouldNameWhatCannotBeUsed()
    {
        assertThat(problems("SOL_USDC", "window: 61s\n    ping: 6s\n    lost: 20s")).containsExactly(
            "test:3: not a duration in range: key=feed.backpack.window value=61s allowed=1ms to 60s, as 500ms, 5s, " +
                "1m, 2h or 7d",
            "test:4: not a duration in range: key=feed.backpack.ping value=6s allowed=1ms to 5s, as 500ms, 5s, " +
                "1m, 2h or 7d");
        assertThat(problems("SOL\"]}", "window: 5s")).containsExactly(
            "no symbol of the venue: market=SOL venue_id=SOL\"]} allowed=letters, digits and _");
        assertThat(problems("SOL_USDC", "keys:\n      a: " + directory.resolve("absent"))).containsExactly(
            "no such key file: expected=path at feed.backpack.keys account=a");
    }

    private static List<String> problems(final String venueId, final String settings)
    {
        return catchThrowableOfType(BadInputException.class, () -> BackpackLive.open(new LiveInputs(
            FeedFixtures.configuration(FeedFixtures.levelsMarket("SOL", "0.01", "0.01", venueId)),
            AdapterReader.parse("feed:\n  backpack:\n    " + settings + "\n", "test", "backpack", BackpackLive.KEYS),
            List.of(), new RecordingSink(), null, SystemEpochNanoClock.INSTANCE, line ->
            {
                throw new AssertionError(line);
            }))).problems();
    }

    /** But why connections ended, which a recording does not tell. */
    private static Map<String, Long> counts(final FeedCounters counters)
    {
        return counters.all().stream().filter(counter -> !counter.name().startsWith("hangups_"))
            .collect(Collectors.toMap(Counter::name, Counter::count));
    }
}
