package io.leadline.feed.aeron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.leadline.event.EventSink;
import io.leadline.event.Side;

/**
 * An engine behind a line that loses, repeats and damages messages, and that tells everything anew now and then:
 * whatever claims to be in sync is the engine's own book, and after the last telling it is.
 */
class EngineFaultTest
{
    private static final int STEPS = 400;

    @Test
    void shouldClaimNoBookThatIsNotTheEngines()
    {
        long healed = 0;
        long staleSteps = 0;
        for (long seed = 1; seed <= 1_000; seed++)
        {
            final Venue venue = new Venue(seed);
            for (int step = 0; step < STEPS; step++)
            {
                venue.step();
                staleSteps += venue.check(seed, step) ? 0 : 1;
            }
            venue.heal();
            assertThat(venue.check(seed, STEPS)).as("seed=%d: healed", seed).isTrue();
            healed++;
        }

        assertThat(healed).isEqualTo(1_000);
        assertThat(staleSteps).isBetween(50L * STEPS, 950L * STEPS);
    }

    /** The engine's two books, the line, and the books that a reader makes of its events. */
    private static final class Venue
    {
        private final Random random;
        private final SentMessages sent = new SentMessages();
        private final EngineSink engine = new EngineSink(sent);
        private final ReadBooks books = new ReadBooks();
        private final EngineSession session = new EngineSession(
            EngineRun.CONFIGURATION, books, EngineLimits.DEFAULT, Venue::onRefused);
        private final int[] markets = {
            engine.market("SOL", EngineRun.TICK, EngineRun.LOT),
            engine.market("BTC-VENUE", EngineRun.TICK, EngineRun.LOT)
        };
        private final int account = engine.account("alice");
        private final List<ReadBooks.Order> orders = new ArrayList<>();
        private long lastOrder;
        private long timeEpochNs = 1;
        private int delivered;

        Venue(final long seed)
        {
            random = new Random(seed);
            deliverAll();
        }

        private static void onRefused(final Refused reason, final long value, final int template, final int version)
        {
            assertThat(reason).isEqualTo(Refused.SHORT_MESSAGES);
        }

        void step()
        {
            timeEpochNs += random.nextInt(3);
            final int draw = random.nextInt(100);
            if (draw < 4)
            {
                tellAnew();
            }
            else if (draw < 55 || orders.isEmpty())
            {
                final ReadBooks.Order order = new ReadBooks.Order(
                    ReadBooks.NAMES.get(random.nextInt(2)), ++lastOrder, 1 + random.nextInt(9), 1 + random.nextInt(50));
                orders.add(order);
                add(order);
            }
            else
            {
                change(orders.get(random.nextInt(orders.size())));
            }
            deliver();
        }

        private void add(final ReadBooks.Order order)
        {
            engine.add(
                timeEpochNs, market(order), order.id(), account, Side.BID, order.priceTicks(), order.sizeLots(), 0);
        }

        private int market(final ReadBooks.Order order)
        {
            return markets[ReadBooks.NAMES.indexOf(order.market())];
        }

        private void change(final ReadBooks.Order order)
        {
            orders.remove(order);
            switch (random.nextInt(4))
            {
                case 0 -> engine.cancel(timeEpochNs, market(order), order.id());
                case 1 ->
                {
                    engine.reduce(timeEpochNs, market(order), order.id(), order.sizeLots() + 1, 0);
                    orders.add(order.withSize(order.sizeLots() + 1));
                }
                case 2 ->
                {
                    engine.fill(timeEpochNs, market(order), order.id(), EventSink.NO_PRICE, 1, account, 0);
                    if (order.sizeLots() > 1)
                    {
                        orders.add(order.withSize(order.sizeLots() - 1));
                    }
                }
                default ->
                {
                    final ReadBooks.Order other = new ReadBooks.Order(order.market(), ++lastOrder, 7, 8);
                    engine.replace(timeEpochNs, market(order), order.id(), other.id(), 7, 8, 0);
                    orders.add(other);
                }
            }
        }

        private void tellAnew()
        {
            engine.tellAnew();
            for (final int market : markets)
            {
                engine.clear(timeEpochNs, market);
            }
            Collections.shuffle(orders, random);
            orders.forEach(this::add);
        }

        /** What was sent goes over the line; a telling comes whole or with holes of its own. */
        private void deliver()
        {
            while (delivered < sent.all().size())
            {
                final byte[] message = sent.all().get(delivered++);
                switch (random.nextInt(60))
                {
                    case 0 ->
                    {
                        // Lost.
                    }
                    case 1 ->
                    {
                        SentMessages.show(session, message);
                        SentMessages.show(session, message);
                    }
                    case 2 -> SentMessages.show(session, sent.all().get(random.nextInt(delivered)));
                    case 3 -> SentMessages.show(session, cut(message));
                    case 4 -> session.onDisconnect();
                    default ->
                    {
                        session.onConnect(1);
                        SentMessages.show(session, message);
                    }
                }
            }
        }

        private byte[] cut(final byte[] message)
        {
            return Arrays.copyOf(message, random.nextInt(message.length));
        }

        private void deliverAll()
        {
            session.onConnect(1);
            sent.show(session, delivered);
            delivered = sent.all().size();
        }

        private void deliverLast()
        {
            session.onConnect(1);
            SentMessages.show(session, sent.all().get(delivered++));
        }

        void heal()
        {
            tellAnew();
            deliverAll();
        }

        /** Whether both books are in sync; one that is must be the engine's as soon as anything comes through. */
        boolean check(final long seed, final int step)
        {
            engine.heartbeat(timeEpochNs, EventSink.NO_MARKET);
            deliverLast();
            boolean isInSync = true;
            for (final String name : ReadBooks.NAMES)
            {
                if (books.isInSync(name))
                {
                    assertThat(books.orders(name)).as("seed=%d step=%d market=%s", seed, step, name)
                        .containsExactlyInAnyOrderElementsOf(
                            orders.stream().filter(order -> order.market().equals(name)).toList());
                }
                isInSync &= books.isInSync(name);
            }

            return isInSync;
        }
    }
}
