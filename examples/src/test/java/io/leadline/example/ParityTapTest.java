package io.leadline.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.aeron.Publication;
import io.aeron.Subscription;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.config.Schedule;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.feed.aeron.EngineConnection;
import io.leadline.feed.aeron.EngineLimits;
import io.leadline.feed.aeron.EngineLine;
import io.leadline.feed.aeron.EngineReader;
import io.leadline.feed.aeron.EngineSession;
import io.leadline.feed.aeron.EngineSink;
import io.leadline.feed.aeron.PublicationOutput;
import io.leadline.feed.aeron.Refused;

class ParityTapTest
{
    private static final String NAME = "SOL-PERP";
    private static final BigDecimal TICK = new BigDecimal("0.01");
    private static final BigDecimal LOT = new BigDecimal("0.1");
    private static final int REQUESTS = 20_000;
    private static final int REQUESTS_PER_BATCH = 50;
    /** A window that all of it fits in: how soon a driver makes room on a busy machine is not what is tested here. */
    private static final EngineLine LINE = EngineLine.ipc(7, 1 << 24);
    private static final long MAX_WAIT_NS = 30_000_000_000L;

    @TempDir
    private Path folder;

    /** Side by side in one process, and over Aeron from an engine to a reader: the same log, event for event. */
    @Test
    void shouldWriteTheSameLogDirectlyAndOverAeron()
    {
        final Path direct = folder.resolve("direct");
        final Path carried = folder.resolve("carried");
        try (EventLogWriter log = new EventLogWriter(direct, Configuration.Feed.DEFAULT_MAX_JUMP_NS))
        {
            trade(log, EventSink::flush);
        }
        carry(carried);

        final LoggedEvents expected = LoggedEvents.of(direct);
        assertThat(LoggedEvents.of(carried).lines()).isEqualTo(expected.lines());
        assertThat(expected.lines()).hasSizeGreaterThan(REQUESTS);
        assertThat(expected.orders()).isNotEmpty();
        assertThat(expected.lines()).anyMatch(line -> line.contains(" fill "))
            .anyMatch(line -> line.contains(" reduce ")).anyMatch(line -> line.contains(" cancel "))
            .anyMatch(line -> line.contains(" clear "));
    }

    private void carry(final Path directory)
    {
        try (EngineConnection engineEnd = EngineConnection.withDriver(folder.resolve("aeron"), ParityTapTest::fail);
            EngineConnection readerEnd = EngineConnection.toDriver(folder.resolve("aeron"), ParityTapTest::fail);
            Publication publication = engineEnd.aeron().addExclusivePublication(LINE.publication(), LINE.streamId());
            Subscription subscription = readerEnd.aeron().addSubscription(LINE.subscription(), LINE.streamId());
            EventLogWriter log = new EventLogWriter(directory, Configuration.Feed.DEFAULT_MAX_JUMP_NS))
        {
            final EngineSession session =
                new EngineSession(configuration(), log, EngineLimits.DEFAULT, ParityTapTest::refuse);
            final EngineReader reader = new EngineReader(subscription, session, log);
            final EngineSink engine = new EngineSink(new PublicationOutput(publication));
            await(reader, () -> publication.isConnected() && subscription.isConnected());
            trade(engine, sink -> await(reader, () -> read(session) == engine.messageCount()));

            assertThat(engine.lostCount()).isZero();
            assertThat(session.counters().count("gaps")).isZero();
        }
    }

    private static long read(final EngineSession session)
    {
        return session.counters().count("messages");
    }

    /** The reader's thread and the engine's are one here, so that nothing is lost. */
    private static void await(final EngineReader reader, final BooleanSupplier condition)
    {
        final long start = System.nanoTime();
        while (!condition.getAsBoolean())
        {
            if (reader.doWork() == 0)
            {
                Thread.onSpinWait();
            }
            assertThat(System.nanoTime() - start).as("waited, ns").isLessThan(MAX_WAIT_NS);
        }
    }

    /** Requests of five accounts around a price, in batches. */
    private static void trade(final EventSink sink, final Consumer<EventSink> onBatch)
    {
        final Random random = new Random(20261123);
        final ParityTap tap = new ParityTap(sink, sink.market(NAME, TICK, LOT));
        final List<Long> known = new ArrayList<>();
        long timeEpochNs = 1_790_000_000_000_000_000L;
        for (int request = 1; request <= REQUESTS; request++)
        {
            timeEpochNs += random.nextInt(1_000_000);
            final int account = sink.account("account-" + random.nextInt(5));
            if (random.nextInt(100) < 60 || known.isEmpty())
            {
                final int side = random.nextBoolean() ? Side.BID : Side.ASK;
                final long priceTicks = 10_000 + (side == Side.BID ? -1 : 1) * (random.nextInt(40) - 4);
                known.add(tap.enter(timeEpochNs, account, side, priceTicks, 1 + random.nextInt(50), false));
            }
            else
            {
                tap.reduce(timeEpochNs, known.get(random.nextInt(known.size())), random.nextInt(20));
            }
            if (request % (REQUESTS / 4) == 0)
            {
                tap.tellAnew(timeEpochNs);
            }
            if (request % REQUESTS_PER_BATCH == 0)
            {
                onBatch.accept(sink);
            }
        }
        assertThat(tap.restingCount()).isPositive();
    }

    private static Configuration configuration()
    {
        final Market market = new Market(
            NAME, TICK, LOT, Market.BookKind.ORDERS, BigDecimal.ZERO, BigDecimal.ONE, "USD", NAME, null, null);

        return new Configuration(
            "parity", List.of(market), List.of(new Ladder("mid", Ladder.Reference.MID, List.of(100), false)),
            new Schedule(1_000_000_000L, false, null), Configuration.Feed.DEFAULT, Configuration.Detail.BANDS,
            Makers.ALL, Configuration.Limits.DEFAULT);
    }

    private static void fail(final Throwable failure)
    {
        throw new AssertionError(failure);
    }

    private static void refuse(final Refused reason, final long value, final int templateId, final int version)
    {
        throw new AssertionError("refused: reason=" + reason + " value=" + value + " template=" + templateId);
    }
}
