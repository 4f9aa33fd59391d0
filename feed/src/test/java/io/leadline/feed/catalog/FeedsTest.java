package io.leadline.feed.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.leadline.config.AdapterKey;
import io.leadline.config.AdapterReader;
import io.leadline.config.AdapterSettings;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.feed.Feed;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.RecordingSink;
import io.leadline.problem.BadInputException;

class FeedsTest
{
    private static final Configuration CONFIGURATION =
        FeedFixtures.configuration(FeedFixtures.market("SOL", "0.01", "0.1"));

    @TempDir
    private Path directory;

    @Test
    void shouldRunTheFeedOfAName()
    {
        final Path input = FeedFixtures.file(directory, "in.csv", "time_ns,market,type\n1,SOL,clear\n");
        final RecordingSink sink = new RecordingSink();

        final Feed feed = Feeds.byName("csv", CONFIGURATION, List.of(input), FeedsTest::ignore);
        feed.run(sink);

        assertThat(sink.lines()).containsExactly("1 clear SOL");
        assertThat(feed.counters().all().get(1)).hasToString("rows=1");
        assertThat(Feeds.byName("hyperliquid", CONFIGURATION, List.of(input), FeedsTest::ignore)).isNotNull();
    }

    /** What was recorded with another lag than the initial one makes the same events with it alone. */
    @Test
    void shouldDecodeRecordingsByTheSection()
    {
        final Configuration levels =
            FeedFixtures.configuration(FeedFixtures.levelsMarket("BTC", "0.1", "0.001", "BTCUSDT"));
        final StringBuilder frames = new StringBuilder("""
            1772323200000000000 connect
            1772323200000000000 {"e":"trade","E":1772323200000,"T":1772323200000,"s":"BTCUSDT","t":1,"p":"1.0","q":"1"}
            """);
        for (int i = 10; i < 30; i++)
        {
            frames.append("17723232").append(i).append("000000000 time\n");
        }
        final Path input = FeedFixtures.file(directory, "in.frames", frames.toString());
        final AdapterSettings settings = AdapterReader.parse(
            "feed: { binance: { lag: 7s } }", "test", "binance", Feeds.adapter("binance").keys());
        final RecordingSink sink = new RecordingSink();

        Feeds.byName("binance", levels, settings, List.of(input), null, FeedsTest::ignore).run(sink);

        assertThat(sink.lines()).endsWith("1772323222000000000 heartbeat -");
    }

    @Test
    void shouldNameTheFeedsThatThereAre()
    {
        assertThat(problems("nobody", List.of())).containsExactly(
            "unknown feed: feed=nobody allowed=aeron,backpack,binance,csv,dydx,hyperliquid,itch,l4book,moldudp64");
    }

    /** What is printed for operators to copy says every key that can be said, and is read back as it stands. */
    @ParameterizedTest
    @MethodSource("io.leadline.feed.catalog.Feeds#all")
    void shouldShowAnExampleThatCanBeRead(final Adapter adapter)
    {
        final String configuration = """
            venue: example
            markets:
              - { name: SOL-PERP, tick: "0.01", lot: "0.1" }
            schedule: { every: 1s, instant: fixed }
            makers: all
            """ + adapter.example();

        assertThat(ConfigurationReader.parse(configuration, "example").venue()).isEqualTo("example");
        final AdapterSettings settings =
            AdapterReader.parse(configuration, "example", adapter.name(), adapter.keys());
        for (final AdapterKey<?> key : adapter.keys())
        {
            final boolean isSaid = adapter.example().contains("    " + key.name() + ": ");
            final boolean isThere = key.shape() == AdapterKey.Shape.BY_NAME ?
                !settings.valuesByName(key).isEmpty() : !settings.values(key).isEmpty();
            assertThat(isThere).as("%s.%s", adapter.name(), key.name()).isEqualTo(isSaid);
        }
    }

    @Test
    void shouldTellEachFeedInFewWords()
    {
        for (final Adapter adapter : Feeds.all())
        {
            assertThat(adapter.keys().stream().map(AdapterKey::name)).as(adapter.name()).doesNotHaveDuplicates();
            assertThat(adapter.samples().keySet()).as(adapter.name())
                .isSubsetOf(adapter.keys().stream().map(AdapterKey::name).toList());
            assertThat(List.of(adapter.recorded(), adapter.identity(), adapter.book(), adapter.clock()))
                .as(adapter.name()).allMatch(text -> !text.isEmpty() && !text.endsWith("."));
        }
    }

    @Test
    void shouldReportAllInputsBeforeAnythingIsRead()
    {
        final Path absent = directory.resolve("absent");

        assertThat(problems("csv", List.of(absent, directory))).containsExactly(
            "input does not exist: path=" + absent, "input is no file: path=" + directory);
    }

    private static List<String> problems(final String feed, final List<Path> inputs)
    {
        return catchThrowableOfType(
            BadInputException.class, () -> Feeds.byName(feed, CONFIGURATION, inputs, FeedsTest::ignore))
            .problems();
    }

    private static void ignore(final long bytesRead)
    {
        assertThat(bytesRead).isPositive();
    }
}
