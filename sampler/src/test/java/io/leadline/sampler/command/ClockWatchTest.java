package io.leadline.sampler.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class ClockWatchTest
{
    private static final long SECOND_NS = 1_000_000_000L;

    private final List<String> said = new ArrayList<>();
    private long steadyEpochNs = 1_760_000_000L * SECOND_NS;
    private long aheadNs;
    private final ClockWatch watch =
        new ClockWatch(() -> steadyEpochNs, () -> steadyEpochNs + aheadNs, said::add);

    @Test
    void shouldSayEachNewDifferenceOnce()
    {
        check(0);
        check(SECOND_NS);
        assertThat(said).isEmpty();

        check(-3_600 * SECOND_NS);
        check(-3_600 * SECOND_NS - SECOND_NS / 2);
        assertThat(said).containsExactly(
            "machine's clock was set since the start, and receipts go on by the old one: difference=PT-1H limit=PT1S " +
            "allowed=another start");

        check(0);
        assertThat(said).hasSize(2);
        assertThat(said.get(1)).contains(" difference=PT0S ");
    }

    @Test
    void shouldCompareOnceASecond()
    {
        aheadNs = 5 * SECOND_NS;
        steadyEpochNs += SECOND_NS - 1;
        watch.check();
        assertThat(said).isEmpty();

        steadyEpochNs++;
        watch.check();
        assertThat(said).hasSize(1);
    }

    private void check(final long newAheadNs)
    {
        aheadNs = newAheadNs;
        steadyEpochNs += SECOND_NS;
        watch.check();
    }
}
