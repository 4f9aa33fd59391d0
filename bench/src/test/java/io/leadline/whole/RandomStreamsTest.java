package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import io.leadline.naive.EventGenerator;
import io.leadline.naive.NaiveEvent;
import io.leadline.naive.NaiveLeadline;
import io.leadline.naive.RandomSettings;

import org.junit.jupiter.api.Test;

class RandomStreamsTest
{
    private static final long SEED = 11;
    private static final int EVENTS = 400;

    @Test
    void shouldPassAPipelineThatIsRight()
    {
        final RandomStreams streams =
            new RandomStreams((configuration, events) -> NaiveLeadline.run(configuration, events).lines());

        assertThatCode(() -> streams.check(SEED, EVENTS)).doesNotThrowAnyException();
    }

    @Test
    void shouldReportSeedAndAFewEventsOfAPipelineThatLosesCancels()
    {
        final RandomStreams streams = new RandomStreams((configuration, events) -> NaiveLeadline.run(
            configuration,
            events.stream().map(RandomStreamsTest::withoutCancel).toList()).lines());

        assertThatThrownBy(() -> streams.check(SEED, EVENTS))
            .isInstanceOf(AssertionError.class)
            .hasMessageContaining("seed=" + SEED)
            .hasMessageContaining(",cancel,")
            .hasMessageContaining("tick:")
            .hasMessageMatching("(?s).* shrunk=[1-9]\\s.*");
    }

    @Test
    void shouldReportAPipelineThatThrows()
    {
        final RandomStreams streams = new RandomStreams((configuration, events) ->
        {
            throw new IllegalStateException("broken: at=1");
        });

        assertThatThrownBy(() -> streams.check(SEED, EVENTS)).hasMessageContaining("broken: at=1");
    }

    @Test
    void shouldShrinkToTheTwoEventsThatMatter()
    {
        final List<NaiveEvent> events = EventGenerator.events(RandomSettings.draw(SEED), SEED, EVENTS);
        final NaiveEvent first = events.get(17);
        final NaiveEvent second = events.get(311);

        final List<NaiveEvent> shrunk =
            new StreamShrinker(candidate -> candidate.contains(first) && candidate.contains(second), 10_000)
                .shrink(events);

        assertThat(shrunk).containsExactly(first, second);
    }

    private static NaiveEvent withoutCancel(final NaiveEvent event)
    {
        return event.type() == NaiveEvent.Type.CANCEL
            ? NaiveEvent.heartbeat(event.timeEpochNs(), event.market())
            : event;
    }
}
