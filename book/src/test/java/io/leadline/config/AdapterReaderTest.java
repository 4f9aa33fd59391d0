package io.leadline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.leadline.config.AdapterSettings.Address;
import io.leadline.problem.BadInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterReaderTest
{
    private static final String MARKETS = """
        venue: example
        markets:
          - { name: SOL-PERP, tick: "0.01", lot: "0.1" }
        schedule: { every: 1s, instant: fixed }
        makers: all
        """;
    private static final AdapterKey<URI> URL = AdapterKey.url("url", "ws,wss", null, "where to connect to");
    private static final AdapterKey<Long> PING = AdapterKey.duration("ping", "1s", "how often");
    private static final AdapterKey<Boolean> FLAG = AdapterKey.flag("compressed", "false", "whether");
    private static final AdapterKey<Integer> COUNT = AdapterKey.count("depth", "1000", "how many");
    private static final AdapterKey<Path> CA = AdapterKey.path("ca_file", AdapterKey.NONE, "whom to trust");
    private static final AdapterKey<Path> SECRETS = CA.byName();
    private static final AdapterKey<Address> LINES =
        AdapterKey.address("lines", AdapterKey.NONE, "what to listen to").listed();
    private static final List<AdapterKey<?>> KEYS = List.of(URL, PING, FLAG, COUNT, CA, LINES);

    @Test
    void shouldReadWhatIsThereAndWhatStandsForTheRest()
    {
        final AdapterSettings settings = parse(MARKETS + """
            feed:
              max_jump: 1d
              example: { url: "wss://example.com/ws", lines: ["239.1.1.1:5000", "[::1]:6000"], depth: 5 }
              other: { anything: [1, 2] }
            """);

        assertThat(settings.value(URL)).isEqualTo(URI.create("wss://example.com/ws"));
        assertThat(settings.value(PING)).isEqualTo(1_000_000_000L);
        assertThat(settings.value(FLAG)).isFalse();
        assertThat(settings.value(COUNT)).isEqualTo(5);
        assertThat(settings.value(CA)).isNull();
        assertThat(settings.values(LINES)).containsExactly(new Address("239.1.1.1", 5_000), new Address("::1", 6_000));
    }

    @Test
    void shouldTellAllProblemsWithTheirPlaces()
    {
        assertThatThrownBy(() -> parse(MARKETS + """
            feed:
              example:
                url: "http://example.com"
                ping: soon
                lines: ["::1:5000", "host:0", "host:5000"]
                pong: 1s
            """))
            .isInstanceOfSatisfying(BadInputException.class, bad -> assertThat(bad.problems()).containsExactly(
                "venue.yaml:8: not a url: key=feed.example.url value=http://example.com " +
                    "allowed=a url of ws or wss, without user, query and fragment",
                "venue.yaml:9: not a duration in range: key=feed.example.ping value=soon " +
                    "allowed=0s to 3650d, as 500ms, 5s, 1m, 2h or 7d",
                "venue.yaml:10: not a host and port: key=feed.example.lines[0] value=::1:5000 " +
                    "allowed=HOST:PORT, as feed.example.com:5000 or [::1]:5000",
                "venue.yaml:10: not a host and port: key=feed.example.lines[1] value=host:0 " +
                    "allowed=HOST:PORT, as feed.example.com:5000 or [::1]:5000",
                "venue.yaml:11: unknown key: key=feed.example.pong value=1s " +
                    "allowed=one of url, ping, compressed, depth, ca_file, lines"));
    }

    /** Whoever sells a venue's feed has keys in users, paths or queries of its URLs, and messages go into logs. */
    @Test
    void shouldShowNoMoreOfAUrlThanItsPlace()
    {
        for (final String url : List.of(
            "ws://user:pw@host/ws", "ws://host/ws?apikey=pw", "http://host/pw/ws", "ws://host/pw w", "host/pw/ws",
            "ws:pw"))
        {
            final List<String> keys = url.contains("://") ? List.of("url", "ping", "lines", "urll") : List.of("url");
            for (final String key : keys)
            {
                assertThatThrownBy(() -> parse(MARKETS + "feed: { example: { " + key + ": \"" + url + "\" } }"))
                    .as("%s: %s", key, url).isInstanceOf(BadInputException.class).message()
                    .contains("feed.example." + key).contains("(hidden)").doesNotContain("pw");
            }
        }
    }

    @Test
    void shouldHoldBoundsAndKeysAgainstEachOtherAllAtOnce()
    {
        final AdapterKey<Long> window = AdapterKey.duration("window", "1ms", "60s", "5s", "how long it holds");
        final AdapterKey<Long> ping = AdapterKey.positiveDuration("ping", "1s", "how often");
        final AdapterKey<Long> lost = AdapterKey.positiveDuration("lost", "10s", "after how long").above(ping);
        final AdapterKey<Long> least = AdapterKey.positiveDuration("wait_min", "1s", "least wait");
        final AdapterKey<Long> most = AdapterKey.positiveDuration("wait_max", "2s", "longest wait").atLeast(least);
        final AdapterKey<Integer> frame = AdapterKey.count("frame", 16, "8", "bytes");
        final List<AdapterKey<?>> keys = List.of(window, ping, lost, least, most, frame);

        assertThatThrownBy(() -> AdapterReader.parse(MARKETS + """
            feed:
              example:
                frame: 17
                window: 61s
                ping: 10s
                wait_min: 3s
                wait_max: 2s
            """, "venue.yaml", "example", keys))
            .isInstanceOfSatisfying(BadInputException.class, bad -> assertThat(bad.problems()).containsExactly(
                "venue.yaml:8: not an integer in range: key=feed.example.frame value=17 allowed=1 to 16",
                "venue.yaml:9: not a duration in range: key=feed.example.window value=61s " +
                    "allowed=1ms to 60s, as 500ms, 5s, 1m, 2h or 7d",
                "venue.yaml:10: contradicts another key: key=feed.example.ping lost=10s ping=10s " +
                    "allowed=lost more than ping",
                "venue.yaml:12: contradicts another key: key=feed.example.wait_max wait_max=2s wait_min=3s " +
                    "allowed=wait_max at least wait_min"));
        assertThatThrownBy(() -> AdapterReader.parse(
            MARKETS + "feed: { example: { lost: 20s, ping: 0s } }", "venue.yaml", "example", keys))
            .message().contains("key=feed.example.ping value=0s").doesNotContain("contradicts");
        assertThat(AdapterReader.parse(
            MARKETS + "feed: { example: { wait_min: 2s, window: 60s } }", "venue.yaml", "example", keys).value(least))
            .isEqualTo(2_000_000_000L);
        assertThat(lost.allowed()).isEqualTo("1ms to 3650d, as 500ms, 5s, 1m, 2h or 7d; more than ping");
    }

    @Test
    void shouldNameKeyThatMustBeThere()
    {
        assertThatThrownBy(() -> parse(MARKETS))
            .hasMessage("venue.yaml:1: missing key: key=feed.example.url " +
                "allowed=a url of ws or wss, without user, query and fragment");
        assertThatThrownBy(() -> parse(MARKETS + "feed: { example: { } }"))
            .hasMessage("venue.yaml:6: missing key: key=feed.example.url " +
                "allowed=a url of ws or wss, without user, query and fragment");
    }

    @Test
    void shouldFindPathsBesideTheFile(@TempDir final Path folder) throws Exception
    {
        final Path file = Files.writeString(folder.resolve("venue.yaml"), MARKETS + """
            feed: { example: { ca_file: { alpha: a.key, "b c": /b.key } } }
            """);

        final AdapterSettings settings = AdapterReader.read(file, "example", List.of(SECRETS));

        assertThat(settings.valuesByName(SECRETS))
            .isEqualTo(Map.of("alpha", folder.resolve("a.key"), "b c", Path.of("/b.key")));
    }

    @Test
    void shouldLeaveOutWhatMustBeThereWhereNobodyNeedsIt(@TempDir final Path folder) throws Exception
    {
        final Path file = Files.writeString(
            folder.resolve("venue.yaml"), MARKETS + "feed: { example: { ping: 2s } }\n");

        final AdapterSettings settings = AdapterReader.readOptional(file, "example", KEYS);

        assertThat(settings.value(URL)).isNull();
        assertThat(settings.value(PING)).isEqualTo(2_000_000_000L);
        assertThat(AdapterReader.initial(KEYS).value(URL)).isNull();
        assertThat(AdapterReader.initial(KEYS).value(PING)).isEqualTo(1_000_000_000L);
    }

    @Test
    void shouldLeaveAdaptersOutOfWhatIsMeasured()
    {
        final String text = MARKETS + "feed: { max_silence: 5s, example: { url: x } }";

        final Configuration configuration = ConfigurationReader.parse(text, "venue.yaml");

        assertThat(configuration.feed().maxSilenceNs()).isEqualTo(5_000_000_000L);
        assertThat(ConfigurationText.write(configuration)).doesNotContain("example: ", "url");
    }

    @Test
    void shouldRefuseMisspelledKeyBesideSections()
    {
        assertThatThrownBy(() -> ConfigurationReader.parse(MARKETS + "feed: { max_jmup: 5s }", "venue.yaml"))
            .hasMessageContaining("unknown key: key=feed.max_jmup");
    }

    private static AdapterSettings parse(final String text)
    {
        return AdapterReader.parse(text, "venue.yaml", "example", KEYS);
    }
}
