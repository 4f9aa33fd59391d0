package io.leadline.bench.measure;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import io.leadline.bench.flow.FlowLog;
import io.leadline.bench.flow.FlowShape;
import io.leadline.book.FeedBooks;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogReader;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;
import io.leadline.measure.Measurer;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measuring one market of 50 makers with 40 orders each as if all of it had changed, both default ladders, 100 markets
 * in rotation, beside a loop that holds each order against each edge. Nothing moves between measurements, as single
 * operations are to be repeated, so what was measured is forgotten each time; the row {@code measure-moved} is the one
 * where mids and makers do move.
 */
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SampleBench
{
    private static final long EVERY_NS = 1_000_000_000L;

    private FeedBooks books;
    private Measurer measurer;
    private MarketMeasure[] measures;
    private NaiveMeasurer naive;
    private int market;

    /** Rests every order. */
    @Setup
    public void setup() throws IOException
    {
        final FlowShape shape = FlowShape.of("W100");
        final Configuration configuration = shape.configuration(EVERY_NS);
        books = new FeedBooks(configuration);
        final FlowLog log = new FlowLog(shape, 1, 1);
        try (EventLogReader reader = new EventLogReader(log.read()))
        {
            for (int i = 0; i < log.documentCount(); i++)
            {
                reader.poll(books);
            }
        }
        final MeasureLayout layout = new MeasureLayout(configuration.ladders());
        measurer = new Measurer(layout);
        measures = new MarketMeasure[books.marketCount()];
        Arrays.setAll(measures, each -> new MarketMeasure(layout));
        naive = new NaiveMeasurer(configuration.ladders());
    }

    /** Leadline's measurer, with nothing to take over. */
    @Benchmark
    public long[] measure()
    {
        market = (market + 1) % books.marketCount();
        measures[market].forget();
        measurer.measure(books.book(market), measures[market], 0, false);

        return measures[market].lows();
    }

    /** Each order against each edge, by cross-multiplication. */
    @Benchmark
    public long[] baseline()
    {
        market = (market + 1) % books.marketCount();

        return naive.measure(books.book(market));
    }
}
