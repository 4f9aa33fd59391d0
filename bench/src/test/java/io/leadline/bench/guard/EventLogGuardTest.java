package io.leadline.bench.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;

import io.leadline.bench.flow.FlowLog;
import io.leadline.bench.pair.Contender;
import io.leadline.config.Configuration;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventType;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Guards the way of events into their log and out of it. */
@Tag("guard")
@Isolated
class EventLogGuardTest
{
    private static final int WARM_UP_DOCUMENTS = 200;
    private static final int DOCUMENTS = 1_000;
    private static final int BATCH_EVENTS = 16;
    private static final long BLOCK_LENGTH = 64 << 20;
    private static final long BYTES_PER_BLOCK = 16 << 10;
    private static final long MOST_BYTES_PER_EVENT = 64;
    /** Measured: 0.2 to 0.4; a document for each event is 1. */
    private static final double LIMIT = 0.6;

    private static FlowLog flow;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeFlow()
    {
        flow = GuardFlow.log();
    }

    /** What is let pass is what the store takes to map a further block, once for the writer and once for the reader. */
    @Test
    void shouldAllocateNothingButByMappedBlock()
    {
        try (Passage passage = new Passage(folder, BATCH_EVENTS))
        {
            final AllocationMeter meter = new AllocationMeter();
            send(passage, WARM_UP_DOCUMENTS, new AllocationMeter());
            final long before = passage.read.eventCount;
            send(passage, DOCUMENTS, meter);
            final long eventCount = passage.read.eventCount - before;
            final long blocks = eventCount * MOST_BYTES_PER_EVENT / BLOCK_LENGTH + 1;

            assertThat(eventCount).isGreaterThanOrEqualTo(DOCUMENTS * (long)GuardFlow.DOCUMENT_EVENTS);
            assertThat(meter.bytes()).as("bytes allocated by writing and reading %d events", eventCount)
                .isLessThanOrEqualTo(2 * blocks * BYTES_PER_BLOCK);
        }
    }

    private static void send(final Passage passage, final int documents, final AllocationMeter meter)
    {
        for (int i = 0; i < documents; i++)
        {
            passage.ensure();
            meter.start();
            passage.send();
            meter.stop();
        }
    }

    @Test
    void shouldGainByBatches()
    {
        try (Passage batched = new Passage(folder.resolve("batched"), BATCH_EVENTS);
            Passage single = new Passage(folder.resolve("single"), 1))
        {
            RatioGate.require(
                "events in batches of 16 / a document each", LIMIT, contender(batched), contender(single));
        }
    }

    private static Contender contender(final Passage passage)
    {
        return new Contender()
        {
            @Override
            public void prepare()
            {
                passage.ensure();
            }

            @Override
            public long run()
            {
                passage.send();

                return GuardFlow.DOCUMENT_EVENTS;
            }
        };
    }

    /** A flow's events written to a log that is read as it grows. */
    private static final class Passage implements EventHandler, AutoCloseable
    {
        private final Laps laps = new Laps(flow, () -> this);
        private final EventLogWriter log;
        private final EventLogReader reader;
        private final int[] markets = new int[GuardFlow.SHAPE.markets()];
        private final int[] accounts = new int[GuardFlow.SHAPE.makers()];
        private final Counted read = new Counted();
        private final int batchEvents;
        private int batched;

        Passage(final Path folder, final int batchEvents)
        {
            this.batchEvents = batchEvents;
            log = new EventLogWriter(folder, Configuration.Feed.DEFAULT_MAX_JUMP_NS);
            laps.begin();
            flush();
            reader = new EventLogReader(folder);
            readAll();
        }

        /** The next document of the flow, anew in documents of so many events, each read as soon as it is written. */
        void send()
        {
            laps.step();
        }

        /** Begins the flow again when all of it was sent. */
        void ensure()
        {
            laps.ensure(1);
        }

        @Override
        public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
        {
            markets[market] = log.market(name, tick, lot);
        }

        @Override
        public void onAccount(final int account, final String name)
        {
            accounts[account] = log.account(name);
        }

        @Override
        public void onEvent(final Event event)
        {
            final long timeEpochNs = event.timeEpochNs();
            final int market = markets[event.market()];
            switch (event.type())
            {
                case EventType.ADD -> log.add(
                    timeEpochNs, market, event.orderId(), accounts[event.account()], event.side(), event.priceTicks(),
                    event.sizeLots(), event.flags());
                case EventType.CANCEL -> log.cancel(timeEpochNs, market, event.orderId());
                case EventType.REDUCE ->
                    log.reduce(timeEpochNs, market, event.orderId(), event.sizeLots(), event.flags());
                default -> throw new IllegalStateException("flow sends no such event: type=" + event.type());
            }
            if (++batched == batchEvents)
            {
                flush();
                readAll();
            }
        }

        private void flush()
        {
            log.flush();
            batched = 0;
        }

        private void readAll()
        {
            boolean isMore = reader != null;
            while (isMore)
            {
                isMore = reader.poll(read);
            }
        }

        @Override
        public void close()
        {
            reader.close();
            log.close();
        }
    }

    private static final class Counted implements EventHandler
    {
        private long eventCount;

        @Override
        public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
        {
            // Only events are counted.
        }

        @Override
        public void onAccount(final int account, final String name)
        {
            // Only events are counted.
        }

        @Override
        public void onEvent(final Event event)
        {
            eventCount++;
        }
    }
}
