package io.leadline.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine.TypeConversionException;

class IsoTimeTest
{
    @ParameterizedTest
    @CsvSource({
        "1970-01-01,0",
        "2026-03-01,1772323200000000000",
        "2026-03-01T12:00Z,1772366400000000000",
        "2026-03-01T12:00:00Z,1772366400000000000",
        "2026-03-01T12:00:00.5Z,1772366400500000000",
        "2026-03-01T12:00:00.123456789Z,1772366400123456789",
        "2024-02-29,1709164800000000000",
        "2262-04-11T23:47:16.854775807Z,9223372036854775807"
    })
    void shouldReadDaysAndInstantsToTheNanosecond(final String text, final long epochNs)
    {
        assertThat(IsoTime.parse(text)).isEqualTo(epochNs);
        assertThat(new IsoTime().convert(text)).isEqualTo(epochNs);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "yesterday", "2026-3-1", "2026-03-01T12:00:00", "2026-03-01T12:00:00+01:00", "2026-03-01 12:00:00Z",
        "2026-03-01T12:00:00.Z", "2026-03-01T12:00:00.1234567890Z", "1772323200", "2026-03-01Z"
    })
    void shouldRefuseAnyOtherForm(final String text)
    {
        assertThatThrownBy(() -> new IsoTime().convert(text))
            .isInstanceOf(TypeConversionException.class)
            .hasMessage("not an ISO-8601 time in UTC: time=" + text + " allowed=2026-03-01|2026-03-01T12:00:00.5Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-29", "2026-13-01", "2026-03-01T24:00:00Z", "2026-03-01T12:00:60Z"})
    void shouldRefuseTimesThatDoNotExist(final String text)
    {
        assertThatThrownBy(() -> IsoTime.parse(text)).hasMessage("no such time: time=" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31", "2262-04-12", "9999-12-31T23:59:59Z"})
    void shouldRefuseWhatNanosecondsCannotHold(final String text)
    {
        assertThatThrownBy(() -> IsoTime.parse(text)).hasMessage(
            "time out of range: time=" + text + " limit=1970-01-01..2262-04-11T23:47:16.854775807Z");
    }

    @Test
    void shouldReadBackWhatItWrites()
    {
        final long seed = 20260301L;
        final Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++)
        {
            final long epochNs = (random.nextLong() & Long.MAX_VALUE) / (long) Math.pow(10, random.nextInt(10));

            assertThat(IsoTime.parse(IsoTime.text(epochNs))).as("seed=%d i=%d", seed, i).isEqualTo(epochNs);
        }
    }
}
