package io.leadline.sampler.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import io.leadline.feed.catalog.Adapter;
import io.leadline.feed.catalog.Feeds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class FeedsCommandTest
{
    private static final int WIDTH = 80;

    static List<Adapter> adapters()
    {
        return Feeds.all();
    }

    @Test
    void shouldListAllFeedsInTheWidthOfATerminal()
    {
        final Run run = Run.of("feeds");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsAll(Feeds.names()).allMatch(line -> line.length() <= WIDTH);
        assertThat(run.out()).containsSubsequence(
            "csv",
            "  recorded    rows of events, CSV with a header",
            "  identity    the account column",
            "  clock       the time_ns column",
            "itch",
            "  identity    the MPID of attributed orders and of active market makers; none",
            "              for other orders");
        assertThat(run.out()).endsWith("one in full: leadline feeds NAME");
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void shouldShowOneInFull(final Adapter adapter)
    {
        final Run run = Run.of("feeds", adapter.name());

        assertThat(run.code()).isZero();
        assertThat(run.out().get(0)).isEqualTo(adapter.name());
        assertThat(run.out()).allMatch(line -> line.length() <= WIDTH);
        adapter.keys().forEach(key -> assertThat(run.out())
            .anyMatch(line -> line.startsWith("feed." + adapter.name() + "." + key.name())));
        adapter.example().lines().forEach(line -> assertThat(run.out()).contains("  " + line));
    }

    @Test
    void shouldExplainKeysOfAFeed()
    {
        assertThat(Run.of("feeds", "aeron").out()).containsSequence(
            "feed.aeron.stream",
            "  purpose     the engine's stream of the channel",
            "  default     1001",
            "  allowed     1 to 1073741824");
    }

    @Test
    void shouldNameTheFeedsThatThereAre()
    {
        final Run run = Run.of("feeds", "nobody");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).containsExactly("unknown feed: feed=nobody allowed=" + String.join(",", Feeds.names()));
    }

    @Test
    void shouldPrintJsonForPrograms() throws IOException
    {
        final Run run = Run.of("feeds", "--json");

        assertThat(run.code()).isZero();
        assertThat(run.out()).hasSize(1);
        int objects = 0;
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), run.out().get(0)))
        {
            assertThat(json.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            while (json.nextToken() == JsonToken.START_OBJECT)
            {
                objects++;
                json.skipChildren();
            }
        }
        assertThat(objects).isEqualTo(Feeds.names().size());
        assertThat(run.out().get(0)).contains(
            "{\"name\":\"stream\",\"shape\":\"value\",\"default\":\"1001\",\"allowed\":\"1 to 1073741824\"");
    }
}
