package io.leadline.bench.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Supplier;

import io.leadline.bench.apply.TreeBook;
import io.leadline.bench.flow.FlowLog;
import io.leadline.bench.flow.MemoryLog;
import io.leadline.bench.pair.Contender;
import io.leadline.book.BookCounters;
import io.leadline.book.FeedBooks;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventType;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Guards an event's way from its encoded bytes into the books. */
@Tag("guard")
@Isolated
class ApplyGuardTest
{
    private static final int WARM_UP_LAPS = 3;
    private static final int SELDOM_WARM_UP_LAPS = 15;
    private static final long OPERATIONS = 10_000_000;
    /** Measured: 0.3 to 0.6. Without a hash that spreads ids in sequence it is above 20. */
    private static final double LIMIT = 0.8;

    /** Measured: 0.65 to 1.11, in quarters of a run up to 1.2: a gate against a loss, since noise hides the gain. */
    private static final double AHEAD_LIMIT = 1.6;

    private static FlowLog log;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeFlow()
    {
        log = GuardFlow.log();
    }

    @Test
    void shouldAllocateNothing()
    {
        requireNoAllocation(log, new FeedBooks(GuardFlow.configuration()), WARM_UP_LAPS);
    }

    /** The flow has more orders than the caches hold, and than those from which events are touched ahead. */
    @Test
    void shouldAllocateNothingWhereItTouchesAhead()
    {
        final FeedBooks books = new FeedBooks(GuardFlow.configuration(GuardFlow.LARGE_SHAPE));
        requireNoAllocation(GuardFlow.largeLog(), books, 1 + WARM_UP_LAPS);

        assertThat(books.looksAhead()).isTrue();
    }

    private static void requireNoAllocation(final FlowLog flow, final FeedBooks books, final int warmUpLaps)
    {
        final Laps laps = new Laps(flow, () -> books);
        final AllocationMeter meter = new AllocationMeter();
        for (int lap = 0; lap < warmUpLaps; lap++)
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

        requireNothing(meter, eventCount);
    }

    private static void requireNothing(final AllocationMeter meter, final long eventCount)
    {
        assertThat(meter.bytes()).as("bytes allocated by applying %d events", eventCount)
            .isLessThanOrEqualTo(AllocationMeter.ONCE_BYTES);
    }

    @Test
    void shouldAllocateNothingForFillsReplacesTradesAndClears()
    {
        final MemoryLog seldom = SeldomEvents.log(folder);
        final FeedBooks books = new FeedBooks(GuardFlow.configuration());
        for (int lap = 0; lap < SELDOM_WARM_UP_LAPS; lap++)
        {
            apply(seldom, books, new AllocationMeter());
        }
        final AllocationMeter meter = new AllocationMeter();
        long eventCount = 0;
        while (eventCount < OPERATIONS)
        {
            eventCount += apply(seldom, books, meter);
        }

        requireNothing(meter, eventCount);
        final BookCounters counters = books.counters();
        for (final int type : new int[]{EventType.FILL, EventType.REPLACE, EventType.TRADE})
        {
            assertThat(counters.count(type)).as("events of type %d", type).isGreaterThan(OPERATIONS / 20);
        }
        assertThat(counters.count(BookCounters.OVERFILL)).isGreaterThan(OPERATIONS / 20);
        assertThat(counters.count(BookCounters.UNKNOWN_ORDER)).isZero();
    }

    /** All events once, measured behind the first document, which names things; returns how many they were. */
    private static long apply(final MemoryLog seldom, final FeedBooks books, final AllocationMeter meter)
    {
        final EventLogReader reader = new EventLogReader(seldom.read());
        reader.poll(books);
        meter.start();
        boolean isMore = true;
        while (isMore)
        {
            isMore = reader.poll(books);
        }
        meter.stop();

        return books.lastSequence() + 1;
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
            contender(log, () -> new FeedBooks(GuardFlow.configuration())), contender(log, () -> new TreeBook(null)));
    }

    @Test
    void shouldNotLoseByTouchingAhead()
    {
        final FlowLog large = GuardFlow.largeLog();
        final FeedBooks ahead = new FeedBooks(GuardFlow.configuration(GuardFlow.LARGE_SHAPE));
        final FeedBooks oneByOne = new FeedBooks(GuardFlow.configuration(GuardFlow.LARGE_SHAPE), Integer.MAX_VALUE);
        RatioGate.require(
            "apply an event touched ahead / one by one", AHEAD_LIMIT, contender(large, () -> ahead),
            contender(large, () -> oneByOne));
    }

    private static Contender contender(final FlowLog flow, final Supplier<EventHandler> books)
    {
        final Laps laps = new Laps(flow, books);

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
