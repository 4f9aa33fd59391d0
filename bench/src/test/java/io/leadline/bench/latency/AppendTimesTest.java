package io.leadline.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;
import org.junit.jupiter.api.Test;

class AppendTimesTest
{
    private final AppendTimes times = new AppendTimes("plain-2000");
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final HistogramLogWriter log = new HistogramLogWriter(new PrintStream(bytes));

    @Test
    void shouldTagEachHistogramOfEveryWindow()
    {
        for (int window = 1; window <= 3; window++)
        {
            times.beginWindow(window * 1_000L);
            times.record(100L * window, 10L * window);
            times.endWindow(log, window * 1_000L + 500);
        }

        assertThat(written()).containsExactly(
            "plain-2000-due 1000 100", "plain-2000-call 1000 10", "plain-2000-due 2000 200", "plain-2000-call 2000 20",
            "plain-2000-due 3000 300", "plain-2000-call 3000 30");
        assertThat(times.fromDueNs().getTotalCount()).isEqualTo(3);
        assertThat(times.callNs().getMaxValue()).isEqualTo(30);
    }

    private List<String> written()
    {
        final List<String> lines = new ArrayList<>();
        try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(bytes.toByteArray())))
        {
            for (EncodableHistogram next = reader.nextIntervalHistogram(); next != null;
                next = reader.nextIntervalHistogram())
            {
                lines.add(next.getTag() + " " + next.getStartTimeStamp() + " " + (long)next.getMaxValueAsDouble());
            }
        }

        return lines;
    }
}
