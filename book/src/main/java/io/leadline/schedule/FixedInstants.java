package io.leadline.schedule;

/** Instants at the starts of intervals, for all markets alike. */
public final class FixedInstants implements Instants
{
    private final Intervals intervals;

    /** Instants at the multiples of {@code everyNs}. */
    public FixedInstants(final long everyNs)
    {
        intervals = new Intervals(everyNs);
    }

    @Override
    public long instantEpochNs(final int market, final long interval)
    {
        intervals.check(interval);

        return intervals.startEpochNs(interval);
    }

    @Override
    public long firstInterval(final int market, final long timeEpochNs)
    {
        final long interval = intervals.intervalOf(timeEpochNs);

        return intervals.startEpochNs(interval) == timeEpochNs ? interval : interval + 1;
    }

    @Override
    public void close()
    {
        // Nothing works behind them.
    }
}
