package io.leadline.demo;

import io.leadline.demo.MakerCharacter.Reference;
import io.leadline.event.Side;

/** Where a quote belongs at this moment: reference and distance turned into ticks, rounded away from the reference. */
final class QuotePrices
{
    static final long NO_PRICE = RestingOrders.NO_PRICE;

    private static final long BPS_E2_PER_UNIT = 1_000_000;
    private static final long PERCENT = 100;
    private static final long E3 = 1_000;

    private final SimulatedExchange exchange;
    private final FairPrice fair;

    QuotePrices(final SimulatedExchange exchange, final FairPrice fair)
    {
        this.exchange = exchange;
        this.fair = fair;
    }

    /** The price, or {@link #NO_PRICE} while the reference has none. */
    long priceTicks(final Reference reference, final int side, final int distanceBpsE2)
    {
        return switch (reference)
        {
            case FAIR -> fromFair(side, distanceBpsE2);
            case TOUCH -> fromTouch(side, distanceBpsE2);
            case MID -> fromMid(side, distanceBpsE2);
            case INSIDE_TOUCH -> insideTouch(side);
        };
    }

    /** A distance in ticks, rounded down. */
    long distanceTicks(final Reference reference, final int distanceBpsE2)
    {
        final long scaledBpsE2 = reference == Reference.FAIR ? scaled(distanceBpsE2) : distanceBpsE2;

        return fair.priceE3Ticks() * scaledBpsE2 / BPS_E2_PER_UNIT / E3;
    }

    /** The nearest price to this one that does not match what stands across. */
    long slidTicks(final int side, final long priceTicks)
    {
        final long across = exchange.bestTicks(RestingOrders.opposite(side));
        if (across == NO_PRICE)
        {
            return priceTicks;
        }

        return side == Side.BID ? Math.min(priceTicks, across - 1) : Math.max(priceTicks, across + 1);
    }

    private long fromFair(final int side, final int distanceBpsE2)
    {
        final long fairE3 = fair.priceE3Ticks();
        final long distanceE3 = fairE3 * scaled(distanceBpsE2) / BPS_E2_PER_UNIT;

        return side == Side.BID
            ? Math.floorDiv(fairE3 - distanceE3, E3) : ceilDiv(fairE3 + distanceE3, E3);
    }

    private long fromTouch(final int side, final int distanceBpsE2)
    {
        final long touch = exchange.touchTicks(side);
        final long distance = ceilDiv(touch * distanceBpsE2, BPS_E2_PER_UNIT);
        if (touch == NO_PRICE)
        {
            return NO_PRICE;
        }

        return side == Side.BID ? touch - distance : touch + distance;
    }

    private long fromMid(final int side, final int distanceBpsE2)
    {
        final long bid = exchange.touchTicks(Side.BID);
        final long ask = exchange.touchTicks(Side.ASK);
        if (bid == NO_PRICE || ask == NO_PRICE)
        {
            return NO_PRICE;
        }
        final long distanceHalfTicks = ceilDiv((bid + ask) * distanceBpsE2, BPS_E2_PER_UNIT);

        return side == Side.BID
            ? Math.floorDiv(bid + ask - distanceHalfTicks, 2) : ceilDiv(bid + ask + distanceHalfTicks, 2);
    }

    private long insideTouch(final int side)
    {
        final long touch = exchange.touchTicks(side);
        if (touch == NO_PRICE)
        {
            return NO_PRICE;
        }

        return side == Side.BID ? touch + 1 : touch - 1;
    }

    private long scaled(final int distanceBpsE2)
    {
        return distanceBpsE2 * exchange.market().distancePercent() / PERCENT;
    }

    private static long ceilDiv(final long dividend, final long divisor)
    {
        return -Math.floorDiv(-dividend, divisor);
    }
}
