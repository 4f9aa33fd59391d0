package io.leadline.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;
import org.junit.jupiter.api.Test;

class LatenessTimesTest
{
    private final LatenessTimes times = new LatenessTimes();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final HistogramLogWriter log = new HistogramLogWriter(new PrintStream(bytes));

    @Test
    void shouldHoldTheFirstRecordAgainstTheBareLoopAndOneRecord()
    {
        for (int i = 0; i < 100; i++)
        {
            times.bare().record(100);
            times.lone().record(i < 60 ? 50 : 1_000);
            times.first().record(i < 99 ? 300 : 90_000);
        }
        times.endWindow(log, 0, 1);

        assertThat(times.ratio(50)).isEqualTo(2);
        assertThat(times.ratio(99)).isEqualTo(300.0 / 1_100);
        assertThat(times.ratio(99.9)).isBetween(81.0, 82.0);
        assertThat(times.ratioToMedian(50)).isEqualTo(2);
        assertThat(times.ratioToMedian(99)).isEqualTo(2);
        assertThat(times.ratioToMedian(99.9)).isGreaterThan(500);
    }

    @Test
    void shouldKeepAHistogramOfEachWindowAndSeries()
    {
        times.bare().record(100);
        times.first().record(300);
        times.endWindow(log, 0, 1_000_000_000);
        times.first().record(5_000);
        times.first().record(7_000);
        times.endWindow(log, 1_000_000_000, 2_000_000_000);

        try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(bytes.toByteArray())))
        {
            assertThat(next(reader)).isEqualTo("bare-loop 100");
            assertThat(next(reader)).isEqualTo("first-recorded 300");
            assertThat(next(reader)).isEqualTo("first-recorded 7003");
            assertThat(reader.nextIntervalHistogram()).isNull();
        }
        assertThat(times.first().count()).isEqualTo(3);
    }

    private static String next(final HistogramLogReader reader)
    {
        final EncodableHistogram histogram = reader.nextIntervalHistogram();

        return histogram.getTag() + " " + (long)histogram.getMaxValueAsDouble();
    }

    @Test
    void shouldLeaveOutWhatWarmsUp()
    {
        times.bare().record(9_000);
        times.endWindow(null, 0, 1);
        times.bare().record(30);
        times.endWindow(log, 1, 2);

        assertThat(times.bare().count()).isEqualTo(1);
        assertThat(times.bare().ns(100)).isEqualTo(30);
    }
}
