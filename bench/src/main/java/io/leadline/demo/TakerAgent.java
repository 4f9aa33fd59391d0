package io.leadline.demo;

import java.util.List;

import io.leadline.event.EventSink;
import io.leadline.event.Side;

/**
 * The takers of one market: buy or sell by the toss of a coin, mostly small, sometimes large, rarely very large. What
 * they cannot have is gone, or now and then stays for a while as a plain order, with its owner or anonymous.
 * Single thread.
 */
final class TakerAgent
{
    private static final int SLIPPAGE_BPS = 12;
    private static final long BPS_PER_UNIT = 10_000;
    private static final long PATIENT_ONE_IN = 25;
    private static final long ANONYMOUS_ONE_IN = 3;
    private static final long PATIENCE_NS = 20_000_000_000L;
    private static final long RETRY_NS = 1_000_000_000L;
    private static final long LARGE_ONE_IN = 20;
    private static final long LARGE_FACTOR = 8;
    private static final long VERY_LARGE_ONE_IN = 200;
    private static final long VERY_LARGE_FACTOR = 200;

    private final List<Integer> accounts;
    private final SimulatedExchange exchange;
    private final Agenda agenda;
    private final Dice dice;

    TakerAgent(
        final List<Integer> accounts, final SimulatedExchange exchange, final Agenda agenda, final Dice dice)
    {
        this.accounts = List.copyOf(accounts);
        this.exchange = exchange;
        this.agenda = agenda;
        this.dice = dice;
    }

    /** Trades, and comes again later. */
    void look(final long timeEpochNs)
    {
        final int side = dice.isOneIn(2) ? Side.BID : Side.ASK;
        final long across = exchange.bestTicks(RestingOrders.opposite(side));
        if (across != RestingOrders.NO_PRICE)
        {
            trade(timeEpochNs, side, across);
        }
        agenda.at(timeEpochNs + dice.around(exchange.market().takerEveryNs()), this::look);
    }

    private void trade(final long timeEpochNs, final int side, final long across)
    {
        final int account = accounts.get((int)dice.below(accounts.size()));
        final long lots = exchange.market().lots(notionalUsd(), across);
        if (!dice.isOneIn(PATIENT_ONE_IN))
        {
            final long slippage = across * SLIPPAGE_BPS / BPS_PER_UNIT;
            final long limit = side == Side.BID ? across + slippage : across - slippage;
            exchange.take(timeEpochNs, account, side, limit, lots);
            return;
        }
        final int owner = dice.isOneIn(ANONYMOUS_ONE_IN) ? EventSink.NO_ACCOUNT : account;
        final long orderId = exchange.takeAndRest(timeEpochNs, owner, side, across, lots);
        if (orderId != SimulatedExchange.NO_ORDER)
        {
            agenda.at(timeEpochNs + dice.around(PATIENCE_NS), now -> giveUp(now, orderId));
        }
    }

    private void giveUp(final long timeEpochNs, final long orderId)
    {
        if (exchange.isHalted())
        {
            agenda.at(timeEpochNs + RETRY_NS, now -> giveUp(now, orderId));
            return;
        }
        exchange.cancel(timeEpochNs, orderId);
    }

    private long notionalUsd()
    {
        final long notionalUsd = dice.around(exchange.market().takerUsd());
        if (dice.isOneIn(VERY_LARGE_ONE_IN))
        {
            return notionalUsd * VERY_LARGE_FACTOR;
        }

        return dice.isOneIn(LARGE_ONE_IN) ? notionalUsd * LARGE_FACTOR : notionalUsd;
    }
}
