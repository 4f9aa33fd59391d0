package io.leadline.proof.precision;

import java.util.Arrays;

/**
 * How often sampled uptimes put the makers of a market in another order than the exact ones do. A sample reverses the
 * order when of any two makers the one that was really there longer seems to have been there shorter; it leaves the
 * order open when it reverses nothing, but cannot tell two apart that differ. A maker's rank is one more than the
 * makers with more uptime. Mutable; single thread.
 */
final class RankErrors
{
    private final double[] exact;
    /** Makers by falling exact uptime. */
    private final int[] order;
    private final int[] exactRanks;
    private final double[] sorted;
    private final double[] wrongWeights;
    private double weightSum;
    private double reversedWeight;
    private double openWeight;

    /** Of makers with these exact uptimes; nothing is counted yet. */
    RankErrors(final double[] exact)
    {
        this.exact = exact.clone();
        sorted = new double[exact.length];
        wrongWeights = new double[exact.length];
        exactRanks = ranks(exact);
        order = new int[exact.length];
        final Integer[] makers = new Integer[exact.length];
        Arrays.setAll(makers, maker -> maker);
        Arrays.sort(makers, (left, right) -> Double.compare(exact[right], exact[left]));
        Arrays.setAll(order, place -> makers[place]);
    }

    private int[] ranks(final double[] uptimes)
    {
        System.arraycopy(uptimes, 0, sorted, 0, uptimes.length);
        Arrays.sort(sorted);
        final int[] ranks = new int[uptimes.length];
        Arrays.setAll(ranks, maker -> rank(uptimes[maker]));

        return ranks;
    }

    /** One more than the sorted uptimes above. */
    private int rank(final double uptime)
    {
        int low = 0;
        int high = sorted.length;
        while (low < high)
        {
            final int middle = (low + high) >>> 1;
            if (sorted[middle] <= uptime)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return sorted.length - low + 1;
    }

    /**
     * Counts what one schedule came to.
     *
     * @param sampled uptimes of all makers, in their order.
     * @param weight  of the schedule among all; with none it is not looked at.
     */
    void add(final double[] sampled, final double weight)
    {
        if (weight == 0)
        {
            return;
        }
        weightSum += weight;
        countOrder(sampled, weight);
        System.arraycopy(sampled, 0, sorted, 0, sampled.length);
        Arrays.sort(sorted);
        for (int maker = 0; maker < sampled.length; maker++)
        {
            wrongWeights[maker] += rank(sampled[maker]) == exactRanks[maker] ? 0 : weight;
        }
    }

    private void countOrder(final double[] sampled, final double weight)
    {
        boolean isReversed = false;
        boolean isOpen = false;
        double leastAbove = Double.POSITIVE_INFINITY;
        double leastHere = Double.POSITIVE_INFINITY;
        for (int place = 0; place < order.length; place++)
        {
            final int maker = order[place];
            if (place > 0 && exact[maker] < exact[order[place - 1]])
            {
                leastAbove = leastHere;
            }
            isReversed |= sampled[maker] > leastAbove;
            isOpen |= sampled[maker] == leastAbove;
            leastHere = Math.min(leastHere, sampled[maker]);
        }
        reversedWeight += isReversed ? weight : 0;
        openWeight += isOpen && !isReversed ? weight : 0;
    }

    /** Share of schedules that reverse the order, 0 to 1. */
    double reversed()
    {
        return share(reversedWeight);
    }

    /** Share of schedules that reverse nothing and leave the order open. */
    double open()
    {
        return share(openWeight);
    }

    /** Share of schedules that give a maker another rank. */
    double wrongRank(final int maker)
    {
        return share(wrongWeights[maker]);
    }

    private double share(final double weight)
    {
        return weightSum == 0 ? 0 : weight / weightSum;
    }
}
