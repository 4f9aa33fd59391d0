package io.leadline.bench.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;

import io.leadline.bench.apply.TreeBook;
import io.leadline.bench.flow.FlowLog;
import io.leadline.bench.pair.Contender;
import io.leadline.book.FeedBooks;
import io.leadline.event.EventHandler;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Guards an event's way from its encoded bytes into the books. */
@Tag("guard")
@Isolated
class ApplyGuardTest
{
    private static final int WARM_UP_LAPS = 3;
    private static final long OPERATIONS = 10_000_000;
    /** Measured: 0.3 to 0.6. Without a hash that spreads ids in sequence it is above 20. */
    private static final double LIMIT = 0.8;

    private static FlowLog log;

    @BeforeAll
    static void writeFlow()
    {
        log = GuardFlow.log();
    }

    @Test
    void shouldAllocateNothing()
    {
        final FeedBooks books = new FeedBooks(GuardFlow.configuration());
        final Laps laps = new Laps(log, () -> books);
        final AllocationMeter meter = new AllocationMeter();
        for (int lap = 0; lap < WARM_UP_LAPS; lap++)
        {
            run(laps);
        }
        long eventCount = 0;
        while (eventCount < OPERATIONS)
        {
            laps.begin();
            eventCount += (long)laps.left() * GuardFlow.DOCUMENT_EVENTS;
            meter.start();
            while (laps.left() > 0)
            {
                laps.step();
            }
            meter.stop();
        }

        assertThat(meter.bytes()).as("bytes allocated by applying %d events", eventCount)
            .isLessThanOrEqualTo(AllocationMeter.ONCE_BYTES);
    }

    private static void run(final Laps laps)
    {
        laps.begin();
        while (laps.left() > 0)
        {
            laps.step();
        }
    }

    @Test
    void shouldStayFarBelowBooksOfTheJdksCollections()
    {
        RatioGate.require(
            "apply an event / hash map and tree", LIMIT,
            contender(() -> new FeedBooks(GuardFlow.configuration())), contender(() -> new TreeBook(null)));
    }

    private static Contender contender(final Supplier<EventHandler> books)
    {
        final Laps laps = new Laps(log, books);

        return new Contender()
        {
            @Override
            public void prepare()
            {
                laps.ensure(1);
            }

            @Override
            public long run()
            {
                laps.step();

                return GuardFlow.DOCUMENT_EVENTS;
            }
        };
    }
}
