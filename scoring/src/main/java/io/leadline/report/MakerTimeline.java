package io.leadline.report;

/** One maker in one market over time. What is not said of a counted snapshot is that the maker did not quote. */
final class MakerTimeline
{
    private final String name;
    private final CountSeries[] verdicts = new CountSeries[VerdictKind.values().length];
    private final ExtentSeries sizes = new ExtentSeries();
    private final ExtentSeries spreads = new ExtentSeries();

    MakerTimeline(final String name)
    {
        this.name = name;
    }

    String name()
    {
        return name;
    }

    /** In counts of the market's size unit; none where nothing rested. */
    ExtentSeries sizes()
    {
        return sizes;
    }

    /** In 10^-4 bps; none where there was no spread. */
    ExtentSeries spreads()
    {
        return spreads;
    }

    void add(final int bucket, final VerdictKind kind, final long count)
    {
        if (verdicts[kind.ordinal()] == null)
        {
            verdicts[kind.ordinal()] = new CountSeries();
        }
        verdicts[kind.ordinal()].add(bucket, count);
    }

    /** Snapshots of which this was said. */
    int said(final int bucket, final VerdictKind kind)
    {
        final CountSeries series = verdicts[kind.ordinal()];

        return series == null ? 0 : series.count(bucket);
    }

    /** Adds another part of the same maker's time, whose first bucket is this one's at an offset. */
    void add(final MakerTimeline other, final int offset)
    {
        for (int kind = 0; kind < verdicts.length; kind++)
        {
            if (other.verdicts[kind] != null)
            {
                if (verdicts[kind] == null)
                {
                    verdicts[kind] = new CountSeries();
                }
                verdicts[kind].add(other.verdicts[kind], offset);
            }
        }
        sizes.add(other.sizes, offset);
        spreads.add(other.spreads, offset);
    }

    void shift(final int buckets)
    {
        for (final CountSeries series : verdicts)
        {
            if (series != null)
            {
                series.shift(buckets);
            }
        }
        sizes.shift(buckets);
        spreads.shift(buckets);
    }

    void join(final int factor, final int offset)
    {
        for (final CountSeries series : verdicts)
        {
            if (series != null)
            {
                series.join(factor, offset);
            }
        }
        sizes.join(factor, offset);
        spreads.join(factor, offset);
    }
}
