package io.leadline.demo;

/**
 * What a market is worth, known to everybody who looks: a seeded walk in thousandths of a tick, with fat steps, rare
 * jumps, and a slow way back to the opening price. Single thread.
 */
final class FairPrice
{
    private static final long BPS_E4_PER_UNIT = 100_000_000L;
    private static final long FAT_ONE_IN = 64;
    private static final long FAT_FACTOR = 4;
    private static final long JUMP_ONE_IN = 5_000;
    private static final long JUMP_MIN_FACTOR = 15;
    private static final long JUMP_MORE_FACTOR = 35;

    private final long openingE3Ticks;
    private final long deviationE3Ticks;
    private final long returnSteps;
    private final Dice dice;
    private long priceE3Ticks;

    FairPrice(final DemoMarket market, final Dice dice)
    {
        this.openingE3Ticks = market.openingTicks() * 1_000;
        this.deviationE3Ticks = openingE3Ticks * market.stepBpsE4() / BPS_E4_PER_UNIT;
        this.returnSteps = market.returnSteps();
        this.dice = dice;
        this.priceE3Ticks = openingE3Ticks;
    }

    /** The price in thousandths of a tick. */
    long priceE3Ticks()
    {
        return priceE3Ticks;
    }

    /** Moves on by one step. */
    void step()
    {
        long moveE3Ticks = deviationE3Ticks * dice.bellE3() / 1_000;
        if (dice.isOneIn(JUMP_ONE_IN))
        {
            final long size = deviationE3Ticks * (JUMP_MIN_FACTOR + dice.below(JUMP_MORE_FACTOR));
            moveE3Ticks = dice.isOneIn(2) ? size : -size;
        }
        else if (dice.isOneIn(FAT_ONE_IN))
        {
            moveE3Ticks *= FAT_FACTOR;
        }
        priceE3Ticks += moveE3Ticks - (priceE3Ticks - openingE3Ticks) / returnSteps;
    }
}
