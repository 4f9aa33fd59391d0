package io.leadline.demo;

import io.leadline.event.Side;

/** Trades of a maker with itself: a quote inside the spread, taken soon after by its other account. Single thread. */
final class SelfTrader
{
    private static final long EVERY_NS = 20_000_000_000L;
    private static final long REACTION_NS = 2_000_000L;
    private static final long RETRY_NS = 1_000_000_000L;

    private final int quotingAccount;
    private final int takingAccount;
    private final long usualUsd;
    private final SimulatedExchange exchange;
    private final Agenda agenda;
    private final Dice dice;

    SelfTrader(
        final int quotingAccount,
        final int takingAccount,
        final long usualUsd,
        final SimulatedExchange exchange,
        final Agenda agenda,
        final Dice dice)
    {
        this.quotingAccount = quotingAccount;
        this.takingAccount = takingAccount;
        this.usualUsd = usualUsd;
        this.exchange = exchange;
        this.agenda = agenda;
        this.dice = dice;
    }

    /** Trades if there is room inside the spread, and looks again later. */
    void look(final long timeEpochNs)
    {
        final long bid = exchange.bestTicks(Side.BID);
        final long ask = exchange.bestTicks(Side.ASK);
        if (bid != RestingOrders.NO_PRICE && ask - bid > 1)
        {
            final int side = dice.isOneIn(2) ? Side.BID : Side.ASK;
            final long price = bid + 1 + dice.below(ask - bid - 1);
            final long lots = exchange.market().lots(dice.around(usualUsd), price);
            final long orderId = exchange.quote(timeEpochNs, quotingAccount, side, price, lots);
            agenda.at(timeEpochNs + REACTION_NS, now -> take(now, orderId));
        }
        agenda.at(timeEpochNs + dice.around(EVERY_NS), this::look);
    }

    private void take(final long timeEpochNs, final long orderId)
    {
        final RestingOrder order = exchange.order(orderId);
        if (order == null)
        {
            return;
        }
        if (exchange.isHalted())
        {
            agenda.at(timeEpochNs + RETRY_NS, now -> take(now, orderId));
            return;
        }
        final int side = RestingOrders.opposite(order.side());
        exchange.take(timeEpochNs, takingAccount, side, order.priceTicks(), order.sizeLots());
        exchange.cancel(timeEpochNs, orderId);
    }
}
