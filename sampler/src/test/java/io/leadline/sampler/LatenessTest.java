package io.leadline.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenessTest
{
    private static final long NOW_EPOCH_NS = 1_760_000_000_000_000_000L;
    private static final long DAY_NS = 86_400_000_000_000L;

    private final Lateness lateness = new Lateness(() -> NOW_EPOCH_NS);

    @Test
    void shouldCountEverySnapshotOfAnInstant()
    {
        lateness.onRecorded(NOW_EPOCH_NS - 100, 3);
        lateness.onRecorded(NOW_EPOCH_NS - 7, 1);

        assertThat(lateness.histogramNs().getTotalCount()).isEqualTo(4);
        assertThat(lateness.histogramNs().getCountAtValue(100)).isEqualTo(3);
        assertThat(lateness.histogramNs().getMinValue()).isEqualTo(7);
    }

    @Test
    void shouldKeepWhatIsEarlyOrVeryLateWithinBounds()
    {
        lateness.onRecorded(NOW_EPOCH_NS + 5, 1);
        lateness.onRecorded(NOW_EPOCH_NS - 3 * DAY_NS, 1);

        assertThat(lateness.histogramNs().getMinValue()).isZero();
        assertThat(lateness.histogramNs().getMaxValue()).isGreaterThanOrEqualTo(DAY_NS);
    }
}
