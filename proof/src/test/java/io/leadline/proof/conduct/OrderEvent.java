package io.leadline.proof.conduct;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.EventSink.TradingStatus;

/** An event of one market as a test makes it up; empty names are nobody. */
record OrderEvent(
    Kind kind, long timeEpochNs, long id, String account, int side, long priceTicks, long sizeLots, long newId,
    String taker)
{
    static final long START_EPOCH_NS = 1_772_323_200_000_000_000L;

    private static final long MS = 1_000_000L;
    private static final long MID_TICKS = 10_000;
    private static final int IDS = 14;

    enum Kind
    {
        ADD, REDUCE, FILL, CANCEL, REPLACE, TRADE, CLEAR, HALTED, OPEN, STALE, HOLE, HEARTBEAT
    }

    /** Events of some seconds: few ids and few prices, so that everything meets everything. */
    static List<OrderEvent> random(final long seed, final int count)
    {
        final Random random = new Random(seed);
        final List<OrderEvent> events = new ArrayList<>();
        long time = START_EPOCH_NS + 3_600_000_000_000L;
        for (int i = 0; i < count; i++)
        {
            time += random.nextInt(3) == 0 ? 0 : random.nextInt(90) * MS;
            time = random.nextInt(6) == 0 ? (time / (125 * MS) + 1) * 125 * MS : time;
            events.add(random(random, time));
            if (events.get(i).kind() == Kind.CLEAR)
            {
                // What a book is told anew with carries the time of its clear.
                events.add(add(random, time));
                events.add(add(random, time));
            }
        }
        events.add(new OrderEvent(Kind.HEARTBEAT, time + 3_000 * MS, 0, "", 0, 0, 0, 0, ""));

        return events;
    }

    private static OrderEvent random(final Random random, final long time)
    {
        final int side = random.nextInt(2);
        final long id = random.nextInt(IDS);
        final Kind kind = switch (random.nextInt(60))
        {
            case 0 -> Kind.HALTED;
            case 1, 2, 3 -> Kind.OPEN;
            case 4 -> random.nextInt(5) == 0 ? Kind.STALE : Kind.HEARTBEAT;
            case 5 -> Kind.CLEAR;
            case 6 -> random.nextInt(5) == 0 ? Kind.HOLE : Kind.HEARTBEAT;
            default -> Kind.values()[random.nextInt(6)];
        };
        // A replace takes its side from its order, which nobody knows here: any price will do.
        return switch (kind)
        {
            case ADD -> add(random, time);
            case REPLACE -> new OrderEvent(
                kind, time, id, "", 0, priceTicks(random, side), 1 + random.nextInt(12),
                random.nextBoolean() ? EventSink.NO_ORDER_ID : random.nextInt(IDS), "");
            case FILL -> new OrderEvent(
                kind, time, id, "", 0, random.nextBoolean() ? EventSink.NO_PRICE : MID_TICKS + random.nextInt(3),
                1 + random.nextInt(8), 0, account(random));
            case TRADE -> new OrderEvent(
                kind, time, 0, account(random), 0, MID_TICKS, 1 + random.nextInt(5), 0, account(random));
            default -> new OrderEvent(kind, time, id, "", 0, 0, random.nextInt(15), 0, "");
        };
    }

    /** One in many is refused: its size is none. */
    private static OrderEvent add(final Random random, final long time)
    {
        final int side = random.nextInt(2);

        return new OrderEvent(
            Kind.ADD, time, random.nextInt(IDS), account(random), side, priceTicks(random, side),
            random.nextInt(200) == 0 ? 0 : 1 + random.nextInt(10), 0, "");
    }

    private static long priceTicks(final Random random, final int side)
    {
        return MID_TICKS + (side == 0 ? -1 : 1) * (random.nextInt(10) - 1);
    }

    private static String account(final Random random)
    {
        return List.of("", "a-1", "a-2", "b", "c", "stranger").get(random.nextInt(6));
    }

    void write(final EventLogWriter log, final int market)
    {
        switch (kind)
        {
            case ADD -> log.add(timeEpochNs, market, id, log.account(account), side, priceTicks, sizeLots, 0);
            case REDUCE -> log.reduce(timeEpochNs, market, id, sizeLots, 0);
            case FILL -> log.fill(timeEpochNs, market, id, priceTicks, sizeLots, log.account(taker), 0);
            case CANCEL -> log.cancel(timeEpochNs, market, id);
            case REPLACE -> log.replace(timeEpochNs, market, id, newId, priceTicks, sizeLots, 0);
            case TRADE -> log.trade(
                timeEpochNs, market, log.account(account), priceTicks, sizeLots, log.account(taker), 0);
            case CLEAR -> log.clear(timeEpochNs, market);
            case HALTED -> log.status(timeEpochNs, market, TradingStatus.HALTED);
            case OPEN -> log.status(timeEpochNs, market, TradingStatus.OPEN);
            case STALE -> log.status(timeEpochNs, market, TradingStatus.STALE);
            case HOLE ->
            {
                log.sequence(log.lastSequence() + 3);
                log.heartbeat(timeEpochNs, market);
            }
            default -> log.heartbeat(timeEpochNs, market);
        }
    }
}
