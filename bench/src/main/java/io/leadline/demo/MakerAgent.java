package io.leadline.demo;

import io.leadline.demo.MakerCharacter.Level;
import io.leadline.demo.MakerCharacter.Reference;
import io.leadline.event.Side;

/** A maker in one market: looks, takes away what no longer stands where it should, and quotes anew. Single thread. */
final class MakerAgent
{
    private static final int SIDE_COUNT = 2;
    private static final int PERCENT = 100;
    private static final long MIN_SIZE_PERCENT = 90;
    private static final long MORE_SIZE_PERCENT = 21;
    private static final long TRIM_ONE_IN = 40;
    private static final long NO_ORDER = SimulatedExchange.NO_ORDER;
    private static final long NO_PRICE = QuotePrices.NO_PRICE;

    private final MakerCharacter character;
    private final int account;
    private final SimulatedExchange exchange;
    private final QuotePrices prices;
    private final Agenda agenda;
    private final Dice dice;
    private final DaySpan span;
    private final long[][] orderIds;
    private final Agenda.Action look = this::look;

    MakerAgent(
        final MakerCharacter character,
        final int account,
        final SimulatedExchange exchange,
        final FairPrice fair,
        final Agenda agenda,
        final Dice dice,
        final DaySpan span)
    {
        this.character = character;
        this.account = account;
        this.exchange = exchange;
        this.prices = new QuotePrices(exchange, fair);
        this.agenda = agenda;
        this.dice = dice;
        this.span = span;
        this.orderIds = new long[SIDE_COUNT][character.levels().size()];
    }

    /** Looks at the market now, and again whenever its habit says. */
    void look(final long timeEpochNs)
    {
        requote(timeEpochNs);
        agenda.at(character.habit().nextLookEpochNs(timeEpochNs, character.lookEveryNs(), dice), look);
    }

    /** Brings the quotes where they belong, at one venue time, so that nobody sees them gone in between. */
    void requote(final long timeEpochNs)
    {
        if (exchange.isHalted())
        {
            return;
        }
        withdraw(timeEpochNs, Side.BID);
        withdraw(timeEpochNs, Side.ASK);
        place(timeEpochNs, Side.BID);
        place(timeEpochNs, Side.ASK);
    }

    private void withdraw(final long timeEpochNs, final int side)
    {
        for (int i = 0; i < orderIds[side].length; i++)
        {
            final RestingOrder order = exchange.order(orderIds[side][i]);
            if (order == null)
            {
                orderIds[side][i] = NO_ORDER;
            }
            else if (!mayStay(timeEpochNs, order, character.levels().get(i)))
            {
                exchange.cancel(timeEpochNs, order.orderId());
                orderIds[side][i] = NO_ORDER;
            }
        }
    }

    private boolean mayStay(final long timeEpochNs, final RestingOrder order, final Level level)
    {
        final long target = targetTicks(timeEpochNs, order.side(), level);
        if (target == NO_PRICE || isOnlyTouch(order))
        {
            return false;
        }
        final long tolerance =
            prices.distanceTicks(character.reference(), level.distanceBpsE2() * character.tolerancePercent() / PERCENT);
        final boolean isNear = Math.abs(order.priceTicks() - target) <= tolerance;

        return isNear && 2 * order.sizeLots() >= usualLots(level, order.priceTicks());
    }

    /** A maker that measures from others' touch stands aside when it is the touch itself. */
    private boolean isOnlyTouch(final RestingOrder order)
    {
        final boolean measuresFromOthers =
            character.reference() == Reference.TOUCH || character.reference() == Reference.MID;

        return measuresFromOthers && order.priceTicks() == exchange.touchTicks(order.side());
    }

    private void place(final long timeEpochNs, final int side)
    {
        for (int i = 0; i < orderIds[side].length; i++)
        {
            final Level level = character.levels().get(i);
            if (orderIds[side][i] != NO_ORDER)
            {
                trim(timeEpochNs, orderIds[side][i], level);
                continue;
            }
            final long target = targetTicks(timeEpochNs, side, level);
            if (target != NO_PRICE)
            {
                final long price = prices.slidTicks(side, target);
                final long lots = someLots(level, price);
                orderIds[side][i] = exchange.quote(timeEpochNs, account, side, price, lots);
            }
        }
    }

    /** Now and then a size is taken back a little without giving up the place in the queue. */
    private void trim(final long timeEpochNs, final long orderId, final Level level)
    {
        if (dice.isOneIn(TRIM_ONE_IN))
        {
            final RestingOrder order = exchange.order(orderId);
            final long lots = someLots(level, order.priceTicks());
            if (lots < order.sizeLots())
            {
                exchange.reduce(timeEpochNs, orderId, lots);
            }
        }
    }

    private long targetTicks(final long timeEpochNs, final int side, final Level level)
    {
        return character.habit().shows(side, timeEpochNs, span)
            ? prices.priceTicks(character.reference(), side, level.distanceBpsE2()) : NO_PRICE;
    }

    private long usualLots(final Level level, final long priceTicks)
    {
        return exchange.market().lots(level.notionalUsd() * exchange.market().sizePercent() / PERCENT, priceTicks);
    }

    private long someLots(final Level level, final long priceTicks)
    {
        final long percent = MIN_SIZE_PERCENT + dice.below(MORE_SIZE_PERCENT);

        return Math.max(1, usualLots(level, priceTicks) * percent / PERCENT);
    }
}
