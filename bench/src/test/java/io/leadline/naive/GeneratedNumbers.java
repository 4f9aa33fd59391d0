package io.leadline.naive;

import java.math.BigDecimal;
import java.util.Random;

import io.leadline.config.Market;

/** Prices and sizes of a random stream as decimals, some of them spoiled in every way that the contract names. */
final class GeneratedNumbers
{
    private static final long VALUE_LIMIT = 1L << 62;
    private static final BigDecimal BEYOND_LONG = new BigDecimal("98765432109876543210987");

    private final StreamSettings settings;
    private final Random random;

    GeneratedNumbers(final StreamSettings settings, final Random random)
    {
        this.settings = settings;
        this.random = random;
    }

    boolean isOdd()
    {
        return random.nextInt(1_000) < settings.oddPerMille();
    }

    /** A valid size, at times the largest that the price allows, or just what is no dust any more. */
    long sizeLots(final Market market, final long priceTicks)
    {
        final long most = (VALUE_LIMIT - 1) / priceTicks;
        final long dust = market.minTouchNotional().divideToIntegralValue(market.notionalUnit()).longValueExact();
        if (dust > 0 && random.nextInt(6) == 0)
        {
            return Math.min(most, Math.max(1, dust / priceTicks));
        }
        if (isHuge())
        {
            return most - random.nextInt(2) * random.nextLong(most);
        }

        return Math.min(most, 1 + random.nextInt(random.nextInt(4) == 0 ? 10_000 : 300));
    }

    long reducedLots(final long sizeLots)
    {
        if (isHuge())
        {
            return VALUE_LIMIT - 1 - random.nextLong(1_000);
        }

        return random.nextInt(8) == 0 ? sizeLots / 2 + 100 : random.nextLong(sizeLots);
    }

    /** Less than what rests, all of it, or at times more. */
    long executedLots(final long restingLots)
    {
        final int kind = random.nextInt(10);
        if (isOdd())
        {
            return Math.min(VALUE_LIMIT, restingLots + 1 + random.nextInt(50));
        }

        return kind < 3 ? restingLots : 1 + random.nextLong(restingLots);
    }

    BigDecimal price(final Market market, final long ticks)
    {
        return market.tick().multiply(BigDecimal.valueOf(ticks));
    }

    BigDecimal size(final Market market, final long lots)
    {
        return market.lot().multiply(BigDecimal.valueOf(lots));
    }

    BigDecimal restingPrice(final Market market, final long ticks)
    {
        return isOdd() ? spoiledPrice(market, ticks) : price(market, ticks);
    }

    /** Between ticks now and then, often exactly half way. */
    BigDecimal executedPrice(final Market market, final long ticks)
    {
        if (isOdd())
        {
            return spoiledPrice(market, ticks);
        }
        final BigDecimal exact = price(market, ticks);

        return switch (random.nextInt(12))
        {
            case 0, 1 -> exact.add(market.tick().multiply(new BigDecimal("0.5")));
            case 2 -> exact.subtract(market.tick().multiply(BigDecimal.valueOf(random.nextInt(1_000), 3)));
            default -> exact;
        };
    }

    BigDecimal positiveSize(final Market market, final long lots, final long priceTicks)
    {
        return isOdd() ? spoiledSize(market, lots, priceTicks) : size(market, lots);
    }

    BigDecimal sizeOrZero(final Market market, final long lots)
    {
        return isOdd() ? spoiledSize(market, lots, 1) : size(market, lots);
    }

    private BigDecimal spoiledPrice(final Market market, final long ticks)
    {
        return switch (random.nextInt(8))
        {
            case 0 -> BigDecimal.ZERO;
            case 1 -> price(market, -ticks);
            case 2 -> price(market, EdgeCase.MAX_PRICE_TICKS + 1);
            case 3 -> price(market, EdgeCase.MAX_PRICE_TICKS + 1 + random.nextLong(VALUE_LIMIT));
            case 4 -> market.tick().multiply(new BigDecimal("0.5"));
            case 5 -> price(market, EdgeCase.MAX_PRICE_TICKS).add(market.tick().multiply(new BigDecimal("0.5")));
            case 6 -> market.tick().multiply(BEYOND_LONG);
            default -> price(market, ticks).add(market.tick().multiply(new BigDecimal("0.3")));
        };
    }

    private BigDecimal spoiledSize(final Market market, final long lots, final long priceTicks)
    {
        final long most = (VALUE_LIMIT - 1) / priceTicks;

        return switch (random.nextInt(7))
        {
            case 0 -> BigDecimal.ZERO;
            case 1 -> size(market, -lots);
            case 2 -> size(market, most + 1);
            case 3 -> size(market, Long.MAX_VALUE - random.nextInt(2));
            case 4 -> market.lot().multiply(BEYOND_LONG);
            case 5 -> size(market, -lots).add(market.lot().multiply(new BigDecimal("0.5")));
            default -> size(market, lots).add(market.lot().multiply(new BigDecimal("0.01")));
        };
    }

    private boolean isHuge()
    {
        return random.nextInt(1_000) < settings.hugePerMille();
    }
}
