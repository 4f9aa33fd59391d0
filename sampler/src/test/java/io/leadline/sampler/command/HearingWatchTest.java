package io.leadline.sampler.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.AdapterReader;
import io.leadline.feed.catalog.Adapter;
import io.leadline.feed.catalog.Feeds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HearingWatchTest
{
    private static final long SECOND_NS = 1_000_000_000L;

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();
    private long nowEpochNs = 1_760_000_000L * SECOND_NS;
    private final HearingWatch watch = new HearingWatch(() -> nowEpochNs, () -> "feed=csv", said::add);

    @Test
    void shouldSayThatNothingIsHeardUntilSomethingIs()
    {
        check(9, 0);
        assertThat(said).isEmpty();

        check(1, 0);
        check(59, 0);
        assertThat(said).containsExactly("nothing heard yet: feed=csv waited=PT10S");

        check(1, 0);
        check(3, 1);
        check(600, 1);
        assertThat(said).containsExactly(
            "nothing heard yet: feed=csv waited=PT10S", "nothing heard yet: feed=csv waited=PT1M10S",
            "heard at last: feed=csv");
    }

    @Test
    void shouldSayNothingOfAFeedThatIsHeardAtOnce()
    {
        check(9, 1);
        check(600, 1);

        assertThat(said).isEmpty();
    }

    private void check(final long seconds, final long receipts)
    {
        nowEpochNs += seconds * SECOND_NS;
        watch.check(receipts);
    }

    @Test
    void shouldNameWhereItListensAndNothingThatIsSecret()
    {
        assertThat(places("hyperliquid", "data: /nonexistent/hl", List.of()))
            .isEqualTo("feed=hyperliquid data=/nonexistent/hl (absent)");
        assertThat(places("csv", "lag: 1s", List.of(folder, folder.resolve("none"))))
            .isEqualTo("feed=csv input=" + folder + " input=" + folder.resolve("none") + " (absent)");
        assertThat(places("l4book", "url: \"ws://host:8000/0123-secret/ws\"", List.of()))
            .isEqualTo("feed=l4book url=ws://host:8000");
        assertThat(places("itch", "lines: [\"239.1.1.1:5000\"], interface: eth0", List.of()))
            .isEqualTo("feed=itch lines=239.1.1.1:5000 interface=eth0");
        assertThat(places("backpack", "keys: { alpha: secret.pem }", List.of())).doesNotContain("secret");
    }

    private static String places(final String feed, final String section, final List<Path> inputs)
    {
        final Adapter adapter = Feeds.adapter(feed);

        return AwaitedPlaces.of(
            feed, adapter.keys(),
            AdapterReader.parse("feed: { " + feed + ": { " + section + " } }\n", "test", feed, adapter.keys()), inputs);
    }
}
