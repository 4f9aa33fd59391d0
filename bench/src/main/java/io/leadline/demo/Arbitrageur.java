package io.leadline.demo;

import io.leadline.event.Side;

/** Takes quotes that the fair price has run past, as far as they are worth it. Single thread. */
final class Arbitrageur
{
    private static final long LOOK_EVERY_NS = 1_000_000_000L;
    private static final long EDGE_BPS_E2 = 100;
    private static final long BPS_E2_PER_UNIT = 1_000_000;
    private static final long E3 = 1_000;
    private static final long USUAL_USD = 5_000;

    private final int account;
    private final SimulatedExchange exchange;
    private final FairPrice fair;
    private final Agenda agenda;
    private final Dice dice;

    Arbitrageur(
        final int account,
        final SimulatedExchange exchange,
        final FairPrice fair,
        final Agenda agenda,
        final Dice dice)
    {
        this.account = account;
        this.exchange = exchange;
        this.fair = fair;
        this.agenda = agenda;
        this.dice = dice;
    }

    /** Takes what stands wrong, and looks again later. */
    void look(final long timeEpochNs)
    {
        final long edgeE3Ticks = fair.priceE3Ticks() * EDGE_BPS_E2 / BPS_E2_PER_UNIT;
        final long buyBelowTicks = (fair.priceE3Ticks() - edgeE3Ticks) / E3;
        final long sellAboveTicks = (fair.priceE3Ticks() + edgeE3Ticks + E3 - 1) / E3;
        final long ask = exchange.bestTicks(Side.ASK);
        if (ask != RestingOrders.NO_PRICE && ask <= buyBelowTicks)
        {
            exchange.take(timeEpochNs, account, Side.BID, buyBelowTicks, lots(buyBelowTicks));
        }
        if (exchange.bestTicks(Side.BID) >= sellAboveTicks)
        {
            exchange.take(timeEpochNs, account, Side.ASK, sellAboveTicks, lots(sellAboveTicks));
        }
        agenda.at(timeEpochNs + dice.around(LOOK_EVERY_NS), this::look);
    }

    private long lots(final long priceTicks)
    {
        return exchange.market().lots(dice.around(USUAL_USD), priceTicks);
    }
}
