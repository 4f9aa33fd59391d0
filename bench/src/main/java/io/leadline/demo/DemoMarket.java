package io.leadline.demo;

import java.math.BigDecimal;
import java.util.List;

/**
 * One market of the demo: what the configuration says of it, and how lively it is. Its quote currency is USD.
 *
 * @param name              as the built-in programs name it.
 * @param tick              price step.
 * @param lot               size step; tick times lot divides one USD.
 * @param openingTicks      price at the start of the day, which it keeps coming back to.
 * @param minTouchUsd       levels of less notional form no best price.
 * @param distancePercent   how far from the fair price makers stand here, in percent of their character's distances.
 * @param sizePercent       how much they show here, in percent of their character's sizes.
 * @param stepBpsE4         standard deviation of the fair price's step, about one a second, in 1/10,000 bps.
 * @param returnSteps       steps in which a deviation from the opening price fades to a third.
 * @param takerEveryNs      mean time between takers' orders.
 * @param takerUsd          usual notional of a taker's order.
 */
public record DemoMarket(
    String name,
    BigDecimal tick,
    BigDecimal lot,
    long openingTicks,
    long minTouchUsd,
    int distancePercent,
    int sizePercent,
    long stepBpsE4,
    long returnSteps,
    long takerEveryNs,
    long takerUsd)
{
    private static final long SECOND_NS = 1_000_000_000L;

    public static final DemoMarket SOL = new DemoMarket(
        "SOL-PERP", new BigDecimal("0.01"), new BigDecimal("0.1"), 18_000,
        100, 100, 100, 3_500, 20_000, 4 * SECOND_NS, 400);
    public static final DemoMarket BTC = new DemoMarket(
        "BTC-PERP", new BigDecimal("0.5"), new BigDecimal("0.001"), 180_000,
        100, 75, 200, 2_500, 20_000, 3 * SECOND_NS, 500);
    public static final DemoMarket BONK = new DemoMarket(
        "BONK-PERP", new BigDecimal("0.000000001"), new BigDecimal("1000"), 12_000,
        100, 125, 60, 4_500, 20_000, 6 * SECOND_NS, 200);
    /** The one market where dust counts as touch. */
    public static final DemoMarket USDC = new DemoMarket(
        "USDC/USDT", new BigDecimal("0.0001"), new BigDecimal("1"), 10_000,
        0, 60, 800, 250, 600, 15 * SECOND_NS, 1_500);

    /** All markets, in the order of the configuration. */
    public static final List<DemoMarket> ALL = List.of(SOL, BTC, BONK, USDC);

    /** Smallest steps of notional (one tick times one lot) in one USD. */
    public long unitsPerUsd()
    {
        return BigDecimal.ONE.divide(tick.multiply(lot)).longValueExact();
    }

    /** Whole lots that a notional buys at a price, at least one. */
    long lots(final long notionalUsd, final long priceTicks)
    {
        return Math.max(1, Math.multiplyExact(notionalUsd, unitsPerUsd()) / priceTicks);
    }
}
