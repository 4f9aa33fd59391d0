package io.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedInstantsTest
{
    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "999999999,1", "1000000000,1", "1000000001,2", "1760000000000000000,1760000000"})
    void shouldStartWithFirstMultipleAtOrAfterTime(final long timeEpochNs, final long interval)
    {
        try (Instants instants = new FixedInstants(1_000_000_000))
        {
            assertThat(instants.firstInterval(0, timeEpochNs)).isEqualTo(interval);
            assertThat(instants.instantEpochNs(0, interval)).isEqualTo(interval * 1_000_000_000);
        }
    }

    @Test
    void shouldRefuseTimesBefore1970()
    {
        try (Instants instants = new FixedInstants(1_000_000_000))
        {
            assertThatThrownBy(() -> instants.firstInterval(0, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interval out of range: interval=-1 everyNs=1000000000 limit=9223372035");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 999_999, 86_400_000_000_001L})
    void shouldRefuseIntervalsThatNoScheduleHas(final long everyNs)
    {
        assertThatThrownBy(() -> new FixedInstants(everyNs))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("interval of the wrong length: everyNs=" + everyNs + " limit=1000000..86400000000000");
    }
}
