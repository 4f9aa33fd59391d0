package io.leadline.feed.levels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.RecordingSink;
import io.leadline.feed.json.JsonWords;

class SubscriptionCheckTest
{
    private static final long PATIENCE = 100;

    private final List<String> asked = new ArrayList<>();
    private final FeedCounters counters = new FeedCounters();
    private final PublicFrameReader reader = new PublicFrameReader(
        1 << 16, JsonWords.of("depthUpdate", "trade", "aggTrade", "bookTicker"),
        new LevelMarkets(
            FeedFixtures.configuration(FeedFixtures.levelsMarket("BTC", "1", "1", "BTC")).markets(),
            new RecordingSink()));
    private SubscriptionCheck check = check(2);

    private SubscriptionCheck check(final int requestCount)
    {
        return new SubscriptionCheck(
            (line, reason) -> asked.add(line + " " + reason), 0, requestCount, PATIENCE, new FeedCounters());
    }

    @Test
    void shouldBeContentWhereAllIsGranted()
    {
        check.onConnect(1_000);
        answer("{\"result\":null,\"id\":2}");
        answer("{\"result\":null,\"id\":1}");
        answer("{\"id\":1,\"result\":null}");
        check.onTime(9_000);

        assertThat(asked).isEmpty();
    }

    @Test
    void shouldLeaveAVenueThatDoesNotAnswer()
    {
        check.onConnect(1_000);
        answer("{\"result\":null,\"id\":2}");
        check.onTime(1_000 + PATIENCE);
        assertThat(asked).isEmpty();
        check.onTime(1_001 + PATIENCE);
        check.onTime(2_000);
        assertThat(asked).containsExactly("0 the venue does not answer a subscription");

        check.onDisconnect();
        check.onConnect(3_000);
        answer("{\"result\":null,\"id\":1}");
        check.onTime(3_000 + 2 * PATIENCE);
        assertThat(asked).as("what was granted before counts for nothing").hasSize(2);
    }

    @Test
    void shouldLeaveAVenueThatAnswersSomethingElse()
    {
        for (final String wrong : List.of(
            "{\"result\":null,\"id\":3}", "{\"result\":null,\"id\":0}", "{\"result\":null}",
            "{\"result\":null,\"id\":\"1\"}", "{\"result\":[\"a\"],\"id\":1}", "{\"result\":null,\"id\":-4}"))
        {
            asked.clear();
            check = check(2);
            check.onConnect(1_000);
            answer(wrong);
            answer(wrong);

            assertThat(asked).as(wrong).containsExactly("0 the venue refuses a subscription");
        }
    }

    @Test
    void shouldAwaitNothingOfAVenueThatGrantsSilently()
    {
        check = check(0);
        check.onConnect(1_000);
        answer("{\"result\":null,\"id\":7}");
        check.onTime(9_000);
        assertThat(asked).isEmpty();
        check.onRefused();

        assertThat(asked).hasSize(1);
    }

    @Test
    void shouldCountByReason()
    {
        check = new SubscriptionCheck((line, reason) -> asked.add(reason), 0, 1, PATIENCE, counters);
        check.onConnect(1_000);
        check.onRefused();
        check.onDisconnect();
        check.onRefused();
        check.onConnect(2_000);
        check.onTime(3_000);

        assertThat(counters).hasToString("subscriptions_refused=1 subscriptions_unanswered=1");
    }

    private void answer(final String text)
    {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        reader.read(bytes, 0, bytes.length);
        assertThat(reader.frame().kind()).isEqualTo(PublicFrame.Kind.ANSWER);
        check.onAnswer(reader.frame());
    }
}
