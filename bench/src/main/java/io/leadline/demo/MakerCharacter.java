package io.leadline.demo;

import java.util.List;

/**
 * How a maker behaves, as data.
 *
 * @param name             of the maker.
 * @param accounts         the first one quotes; the last one trades with the first where the maker does that.
 * @param markets          where it behaves like this.
 * @param reference        what its distances are measured from.
 * @param levels           what it shows on each side, nearest first.
 * @param tolerancePercent how far a quote may come off its distance before it is replaced, in percent of the distance.
 * @param lookEveryNs      mean time between two looks at the market.
 * @param isWatchful       it also answers every change of the touch at the same venue time.
 * @param habit            when it shows which side.
 * @param selfTradeUsd     usual notional of its trades with itself; 0: it does not.
 */
record MakerCharacter(
    String name,
    List<String> accounts,
    List<DemoMarket> markets,
    Reference reference,
    List<Level> levels,
    int tolerancePercent,
    long lookEveryNs,
    boolean isWatchful,
    Habit habit,
    long selfTradeUsd)
{
    /** What a distance is measured from. */
    enum Reference
    {
        /** The fair price. */
        FAIR,
        /** The best price of the side, dust left out. */
        TOUCH,
        /** Half way between the best prices, dust left out. */
        MID,
        /** One tick better than the best price of the side, dust left out: no distance. */
        INSIDE_TOUCH
    }

    /**
     * One quote on each side.
     *
     * @param distanceBpsE2 from the reference, in 1/100 bps.
     * @param notionalUsd   usual size.
     */
    record Level(int distanceBpsE2, long notionalUsd)
    {
    }
}
