package io.leadline.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FeedCountersTest
{
    private final FeedCounters counters = new FeedCounters();

    @Test
    void shouldPrintCountsInTheOrderOfTheirNaming()
    {
        final FeedCounters.Counter rows = counters.add("rows");
        final FeedCounters.Counter adds = counters.add("adds");
        adds.increment();
        rows.increase(5);
        rows.increment();

        assertThat(counters).hasToString("rows=6 adds=1");
        assertThat(counters.all()).containsExactly(rows, adds);
        assertThat(counters.count("adds")).isEqualTo(1);
    }

    @Test
    void shouldRefuseNamesThatAreTakenOrUnknown()
    {
        counters.add("rows");

        assertThatThrownBy(() -> counters.add("rows"))
            .isInstanceOf(IllegalArgumentException.class).hasMessage("counter named twice: name=rows");
        assertThatThrownBy(() -> counters.count("adds"))
            .isInstanceOf(IllegalArgumentException.class).hasMessage("unknown counter: name=adds");
    }
}
