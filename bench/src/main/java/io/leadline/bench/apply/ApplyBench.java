package io.leadline.bench.apply;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.leadline.bench.flow.FlowLog;
import io.leadline.bench.flow.FlowShape;
import io.leadline.book.FeedBooks;
import io.leadline.config.Configuration;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From an event's encoded bytes into the books, per event, beside a book of the JDK's own collections. */
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ApplyBench
{
    private static final int DOCUMENT_EVENTS = 1000;
    private static final int DOCUMENTS = 2000;
    private static final long EVERY_NS = 1_000_000_000L;

    /** Size of the flow. */
    @Param({"W1", "W100"})
    public String shape;

    private Configuration configuration;
    private FlowLog log;
    private Walk fast;
    private Walk baseline;

    /** Writes the flow and rests its orders in both books. */
    @Setup
    public void setup() throws IOException
    {
        final FlowShape flow = FlowShape.of(shape);
        configuration = flow.configuration(EVERY_NS);
        log = new FlowLog(flow, DOCUMENT_EVENTS, DOCUMENTS);
        fast = new Walk(log, () -> new FeedBooks(configuration));
        baseline = new Walk(log, () -> new TreeBook(null));
    }

    /** Leadline's books. */
    @Benchmark
    @OperationsPerInvocation(DOCUMENT_EVENTS)
    public EventHandler apply()
    {
        return fast.step();
    }

    /** A hash map of orders and a tree of levels. */
    @Benchmark
    @OperationsPerInvocation(DOCUMENT_EVENTS)
    public EventHandler baseline()
    {
        return baseline.step();
    }

    /** One document after another, with a new book whenever the flow starts again. */
    private static final class Walk
    {
        private final FlowLog log;
        private final Supplier<EventHandler> books;
        private EventLogReader reader;
        private EventHandler handler;

        private Walk(final FlowLog log, final Supplier<EventHandler> books)
        {
            this.log = log;
            this.books = books;
            restart();
        }

        private void restart()
        {
            reader = new EventLogReader(log.read());
            handler = books.get();
            for (int i = 0; i < log.fillCount(); i++)
            {
                reader.poll(handler);
            }
        }

        private EventHandler step()
        {
            if (!reader.poll(handler))
            {
                restart();
                reader.poll(handler);
            }

            return handler;
        }
    }
}
