package io.leadline.proof.precision;

/**
 * Counts samples of one maker as they come: how many count, how many are active, and in how many pairs of samples that
 * are so many intervals apart the one is active and the other is not. Single thread.
 */
final class LagCounts implements SampleSink
{
    /** The largest distance of a pair, in intervals. */
    static final int LAGS = 5;

    private long countedCount;
    private long activeCount;
    private final long[] pairs = new long[LAGS + 1];
    private final long[] differing = new long[LAGS + 1];
    /** The last samples, the latest in the lowest bit: whether they count, whether they are active. */
    private long countedBits;
    private long activeBits;

    @Override
    public void onSamples(final SampleState state, final long count)
    {
        final long single = Math.min(count, LAGS);
        for (int i = 0; i < single; i++)
        {
            add(state);
        }
        // All samples that a further one would be paired with are like it.
        final long rest = count - single;
        if (state != SampleState.UNCOUNTED)
        {
            countedCount += rest;
            activeCount += state == SampleState.ACTIVE ? rest : 0;
            for (int lag = 1; lag <= LAGS; lag++)
            {
                pairs[lag] += rest;
            }
        }
    }

    private void add(final SampleState state)
    {
        final boolean isCounted = state != SampleState.UNCOUNTED;
        final long active = state == SampleState.ACTIVE ? 1 : 0;
        if (isCounted)
        {
            countedCount++;
            activeCount += active;
            for (int lag = 1; lag <= LAGS; lag++)
            {
                final long pair = countedBits >>> lag - 1 & 1;
                pairs[lag] += pair;
                differing[lag] += pair & (active ^ activeBits >>> lag - 1);
            }
        }
        countedBits = countedBits << 1 | (isCounted ? 1 : 0);
        activeBits = activeBits << 1 | active;
    }

    /** Samples that count. */
    long countedCount()
    {
        return countedCount;
    }

    /** Those of them that are active. */
    long activeCount()
    {
        return activeCount;
    }

    /** Changes from one sample to the next. */
    long changeCount()
    {
        return differing[1];
    }

    /**
     * Half the mean square of the difference of two samples so many intervals apart, 0 to ½: the semivariogram at that
     * distance. 0 without a pair.
     *
     * @param lag 1 to {@link #LAGS}.
     */
    double halfSquare(final int lag)
    {
        return pairs[lag] == 0 ? 0 : differing[lag] / (2.0 * pairs[lag]);
    }
}
